"""What can be chosen where a workbook is filled in: the labels of groupings, domains and lists, in the school's words."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import ListWord
from app.queries.wording import domains, groupings, words
from app.vocabulary import ListKind

# The two lists that are no lists of words; the others go by their ListKind.
GROUPING, DOMAIN = "grouping", "domain"
ALL_NEEDS = "All needs"
Choosable = Mapping[str, tuple[str, ...]]
# What a workbook of offers or pupils asks; the rest is for decisions, which no file takes in.
ASKED = (
    ListKind.SECTOR, ListKind.NATURE, ListKind.AUDIENCE, ListKind.REFERRER, ListKind.DELIVERY, ListKind.SETTING,
    ListKind.EVIDENCE, ListKind.SEX,
)  # fmt: skip


def choosable(session: Session) -> Choosable:
    """Return list → its labels in their order, without what is retired or hidden; types of SEN with their codes."""
    found: dict[str, tuple[str, ...]] = {
        GROUPING: tuple(row.short_label for row in groupings(session)),
        DOMAIN: (ALL_NEEDS, *(row.name for row in domains(session))),
        ListKind.SEN_TYPE: with_codes(words(session, ListKind.SEN_TYPE)),
    }
    return found | words_to_choose(session)


def words_to_choose(session: Session) -> dict[str, tuple[str, ...]]:
    """Return the lists of words alone, without what is retired."""
    asked = ListWord.kind.in_(ASKED), ListWord.retired.is_(False)
    rows = session.execute(select(ListWord.kind, ListWord.label).where(*asked).order_by(ListWord.position))
    found: dict[str, list[str]] = {kind: [] for kind in ASKED}
    for kind, label in rows:
        found[kind].append(label)
    return {kind: tuple(labels) for kind, labels in found.items()}


def with_codes(labels: Mapping[str, str]) -> tuple[str, ...]:
    """Return words as "SLCN – Speech, language and communication": a register knows the code, people the words."""
    return tuple(f"{code} – {label}" for code, label in labels.items())


# How the example in an empty workbook begins, so that it is known wherever it is moved to, and never taken in.
EXAMPLE = "Example (not taken in):"
