"""What the words of a table of offers mean in this school: groupings, domains, needs, lists and people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.exports.full_columns import Wording
from app.imports.offer_table.groupings import (
    ALL_NEEDS,
    USUAL,
    USUAL_DOMAINS,
    is_tier,
    other_domains,
    other_readings,
)
from app.imports.offer_table.names import Names
from app.imports.offer_table.places import PlaceWords
from app.imports.offer_table.usual_words import USUAL_WORDS
from app.models import Staff
from app.queries.wording import DomainRow, GroupingRow, all_words, domains, groupings
from app.vocabulary import REGISTER_LABELS, ListKind, Register

ALL = "All needs"
LISTS = {
    "nature": ListKind.NATURE,
    "delivery": ListKind.DELIVERY,
    "setting": ListKind.SETTING,
    "evidence": ListKind.EVIDENCE,
    "audiences": ListKind.AUDIENCE,
    "referrers": ListKind.REFERRER,
    "sector": ListKind.SECTOR,
}


@dataclass(frozen=True, slots=True)
class SchoolWords:
    """Names and what they mean, and how each is written. shown: groupings and domains that the map shows."""

    groupings: Names[int]
    domains: Names[int | None]
    needs: Names[int]
    lists: dict[str, Names[str]]
    staff: Names[int]
    places: PlaceWords
    grouping_names: dict[int, str]
    domain_names: dict[int | None, str]
    need_names: dict[int, str]
    need_domains: dict[int, int]
    labels: dict[str, dict[str, str]]
    shown: tuple[frozenset[int], frozenset[int | None]]

    @property
    def wording(self) -> Wording:
        """Return the names that Offers in full writes."""
        groupings: dict[int | None, str] = {
            number: name for number, name in self.grouping_names.items() if number in self.shown[0]
        }
        domains = {number: name for number, name in self.domain_names.items() if number in self.shown[1]}
        return Wording(groupings, domains)

    def names_domains(self, text: str) -> bool:
        """Say whether any piece of a text is a domain of need, or a presenting need of one."""
        return bool(self.domains.split(text)[0] or self.needs.split(text)[0])


def school_words(session: Session) -> SchoolWords:
    """Return the school's words, hidden and retired ones too: a file may be older than that."""
    rows = groupings(session, hidden=True)
    names = list(_grouping_names(rows, groupings(session, hidden=True, register=Register.TREATMENT)))
    areas = sorted(domains(session, retired=True), key=lambda area: area.retired)
    needs = sorted(((need, area) for area in areas for need in area.needs), key=lambda pair: pair[0].retired)
    people = session.execute(select(Staff.name, Staff.id).order_by(Staff.retired, Staff.id))
    labels = _labels(session)
    return SchoolWords(
        groupings=Names(names, other_readings),
        domains=Names(_domain_names(areas), other_domains),
        needs=Names((need.name, need.id) for need, _ in needs),
        lists={field: Names(_names(field, found)) for field, found in labels.items()},
        staff=Names((name, number) for name, number in people),
        # The school's own names last, so that they are what stays.
        places=PlaceWords(dict(names[::-1]), {ALL: None} | {area.name: area.id for area in areas[::-1]}),
        grouping_names={row.id: row.short_label for row in rows},
        domain_names={None: ALL} | {area.id: area.name for area in domains(session, retired=True)},
        need_names={need.id: need.name for need, _ in needs},
        need_domains={need.id: area.id for need, area in needs},
        labels=labels,
        shown=(
            frozenset(row.id for row in rows if not row.hidden),
            frozenset((None, *(area.id for area in areas if not area.retired))),
        ),
    )


def _labels(session: Session) -> dict[str, dict[str, str]]:
    words = all_words(session)
    found = {field: words.get(kind, {}) for field, kind in LISTS.items()}
    return found | {"register": {str(code): label for code, label in REGISTER_LABELS.items()}}


def _names(field: str, labels: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the names of a list's words: their labels first, then codes, then what files usually write."""
    yield from ((label, code) for code, label in labels.items())
    yield from ((code, code) for code in labels)
    for code, usual in USUAL_WORDS.get(field, {}).items():
        yield from ((word, code) for word in usual if code in labels)


def _grouping_names(
    rows: tuple[GroupingRow, ...], treated: tuple[GroupingRow, ...]
) -> Iterator[tuple[str, int]]:
    """Yield the names of groupings: the school's own first, then those that are usual elsewhere."""
    for row, other in zip(rows, treated, strict=True):
        yield from ((name, row.id) for name in (row.short_label, row.label, other.label))
    for row in rows:
        # A tier is no grouping, whoever wrote it down as one.
        yield from ((name, row.id) for name in row.aliases if not is_tier(name))
    for row in rows:
        yield from ((name, row.id) for name in (*USUAL[row.code], row.code))


def _domain_names(areas: list[DomainRow]) -> Iterator[tuple[str, int | None]]:
    yield from ((area.name, area.id) for area in areas)
    yield from ((name, None) for name in ALL_NEEDS)
    for area in areas:
        yield from ((name, area.id) for name in (area.code, *USUAL_DOMAINS.get(area.code, ())))
