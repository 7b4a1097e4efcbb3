"""Looking for rows that cannot be true together; says which by id, never by name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Grouping, School
from app.queries import check_around, check_offers, check_plans, check_pupils, check_supports
from app.vocabulary import GroupingCode

# So many pupils are asked for by number; of more, all are looked at.
_SOME = 500


@dataclass(frozen=True, slots=True)
class Looked:
    """One thing that was looked at, and the rows that are not right: none means that it is well."""

    what: str
    wrong: tuple[int, ...]


def look_for_wrong_rows(session: Session) -> tuple[Looked, ...]:
    """Return what was looked at, always in the same order, with the ids of the rows that are wrong."""
    looks: tuple[tuple[str, Callable[[Session], Iterable[int]]], ...] = (
        ("One school, set up, with the five groupings", _school),
        ("Standings of a pupil follow one another", check_pupils.standings),
        ("Placements of a pupil, domain and band follow one another", check_pupils.placements),
        ("Placements lie within the pupil's time at the school", check_pupils.placements_outside),
        (
            "Placements stand in the band of their grouping, and none where no record is needed",
            check_pupils.bands,
        ),
        ("The next look comes after the decision", check_pupils.next_looks),
        ("Nothing is open without a day to look again", check_pupils.no_next_look),
        ("Open plans stand behind a decision", check_plans.without_decision),
        ("Agreed plans have what an agreement takes", check_plans.agreed_without),
        ("Agreements are to a version there is, by people around that pupil", check_plans.agreements),
        ("Versions of a plan come before the one that stands", check_plans.versions),
        ("Aims that are settled say from which day", check_plans.settled_aims),
        ("Reviews say when to look again, or how it ended", check_around.reviews),
        ("Contacts are followed up after they were held", check_around.contacts),
        ("Consents have their days in order", check_around.consents),
        ("Actions that are closed say since when", check_around.actions),
        ("Scores lie within their measure", check_around.scores),
        *check_supports.LOOKS,
        ("Offers have one state at a time", check_offers.states),
        ("Running offers have an organisation and a place on the map", check_offers.running),
        ("Retired domains and hidden groupings have nobody placed in them", check_pupils.out_of_sight),
        ("Pupils are found by the names they have", check_pupils.pupil_names),
        ("Offers are found by the names they have", check_offers.offer_names),
    )
    return tuple(Looked(what, tuple(sorted(set(look(session))))) for what, look in looks)


def look_for_misfits(session: Session, kind: str, rows: Collection[tuple[str, Mapping[str, Any]]]) -> bool:
    """Say whether rows that were put back, by table, go badly together with what was written since.

    kind is that of the step that they belong to. Only the pupils they are about are looked at, so that Undo stays quick in a large school.
    """
    tables: set[str] = set()
    pupils: set[int] = set()
    for table, row in rows:
        tables.add(table)
        if table in ("standing", "placement"):
            pupils.add(row["pupil_id"])
    looks: list[Iterable[int]] = []
    planned = pupils | set(check_plans.pupils_of(session, rows))
    if planned:
        some = planned if len(planned) <= _SOME else None
        plans = (check_plans.without_decision, check_plans.agreed_without, check_plans.agreements)
        looks += [look(session, some) for look in plans]
    if check_plans.changed_under_agreement(session, kind, rows):
        return True
    if pupils:
        some = pupils if len(pupils) <= _SOME else None
        about = (check_pupils.standings, check_pupils.placements, check_pupils.placements_outside)
        looks += [look(session, some) for look in about]
    looks.append(check_supports.misfits(session, rows))
    if tables & {"offer", "offer_state", "offer_place"}:
        looks += [check_offers.states(session), check_offers.running(session)]
    if tables & {"domain", "grouping", "placement"}:
        looks.append(check_pupils.out_of_sight(session))
    return any(next(iter(look), None) is not None for look in looks)


def _school(session: Session) -> Iterator[int]:
    if list(session.scalars(select(School.id))) != [1]:
        yield 0
    if set(session.scalars(select(Grouping.code))) != set(GroupingCode):
        yield 0
