"""Going through a record before it is given away: what is kept, where other people are taken out, what is withheld."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from app.queries.rights.grounds import WithholdGround
from app.queries.rights.held import Held, Item, Record
from app.queries.rights.names import Names

PARTLY = "A record of which a part is withheld"
_TELLING = 12  # letters: shorter words, such as "Yes", say nothing by themselves


class Choice(StrEnum):
    """What happens to an item."""

    KEEP = "keep"
    REDACT = "redact"
    WITHHOLD = "withhold"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The choice for one item; a withheld one has its ground."""

    choice: Choice
    ground: WithholdGround | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """What a person decided, by the items' keys; what is not named here is as it is by default."""

    made_for: str
    purpose: str = ""
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)

    def of(self, item: Item) -> Verdict:
        """Return what happens to an item."""
        return self.verdicts.get(item.key, usual(item))


@dataclass(frozen=True, slots=True)
class Copy:
    """A record as it is given away: nothing that was withheld or redacted is in it any more."""

    held: Held
    made_for: str
    purpose: str
    withheld: Mapping[WithholdGround, int]
    redacted: int

    @property
    def missing(self) -> int:
        """Return how many items are not as they are held."""
        return self.redacted + sum(self.withheld.values())

    @property
    def made_on(self) -> date:
        """Return the day it was made."""
        return self.held.made_on


def usual(item: Item) -> Verdict:
    """Return what happens to an item unless somebody says otherwise: other people are taken out, staff stay."""
    return Verdict(Choice.REDACT if item.others else Choice.KEEP)


def apply(held: Held, review: Review) -> Copy:
    """Return the copy that a review makes of a record; what is withheld is not found in other words of it either."""
    verdicts = _verdicts(held, review)
    sections = []
    for section in held.sections:
        found = (_record(record, verdicts) for record in section.records)
        if records := tuple(record for record in found if record is not None):
            sections.append(replace(section, records=records))
    withheld = Counter(
        one.ground for one in verdicts.values() if one.choice is Choice.WITHHOLD and one.ground
    )
    redacted = sum(one.choice is Choice.REDACT for one in verdicts.values())
    return Copy(
        replace(held, sections=tuple(sections)), review.made_for, review.purpose, dict(withheld), redacted
    )


def _verdicts(held: Held, review: Review) -> dict[str, Verdict]:
    """Return what happens to each item; the same words in the history go the way of what was withheld."""
    items = [item for _, _, item in held.items()]
    found = {item.key: _possible(item, review.of(item)) for item in items}
    back = {
        item.text: found[item.key]
        for item in items
        if found[item.key].choice is Choice.WITHHOLD and len(item.text) >= _TELLING
    }
    return {item.key: back.get(item.text, found[item.key]) for item in items}


def _possible(item: Item, verdict: Verdict) -> Verdict:
    if verdict.choice is Choice.WITHHOLD:
        return Verdict(Choice.WITHHOLD, verdict.ground or WithholdGround.SERIOUS_HARM)
    return Verdict(Choice.REDACT if verdict.choice is Choice.REDACT and item.others else Choice.KEEP)


def _record(record: Record, verdicts: Mapping[str, Verdict]) -> Record | None:
    left = [item for item in record.items if verdicts[item.key].choice is not Choice.WITHHOLD]
    items = tuple(_given(item, verdicts[item.key]) for item in left)
    # A title is made of what the record says, and would say what was withheld.
    title = record.title if len(left) == len(record.items) else PARTLY
    return Record(title, items) if items else None


def _given(item: Item, verdict: Verdict) -> Item:
    names = item.others if verdict.choice is Choice.REDACT else ()
    return Item(item.key, item.label, Names(frozenset(names)).replaced(item.text))
