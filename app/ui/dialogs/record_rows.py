"""The rows of a record that is gone through: one item each, with what happens to it and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.queries.rights.grounds import WithholdGround
from app.queries.rights.held import Held, Item
from app.queries.rights.review import Choice, Verdict, usual
from app.ui.tables import Column

_SHORT = {WithholdGround.SERIOUS_HARM: "serious harm", WithholdGround.CONFIDENCE: "confidence"}
_LONGEST = 160  # letters of a text in one line; all of it stands below the list


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """An item where it stands, with the verdict on it."""

    item: Item
    section: str
    record: str
    verdict: Verdict

    @property
    def decision(self) -> str:
        """Return what happens to it, in words."""
        match self.verdict.choice:
            case Choice.WITHHOLD:
                ground = self.verdict.ground
                return f"Withheld: {_SHORT[ground]}" if ground else "Withheld"
            case Choice.REDACT:
                return "Names taken out"
            case _:
                return "Kept"


def review_rows(held: Held, verdicts: Mapping[str, Verdict]) -> list[ReviewRow]:
    """Return every item of a record with its verdict."""
    return [
        ReviewRow(item, section.title, record.title, verdicts.get(item.key, usual(item)))
        for section, record, item in held.items()
    ]


def columns() -> list[Column]:
    """Return what the list shows of an item."""
    return [
        Column("Part", lambda row: row.section, width=27, tone=lambda _: "muted"),
        Column("What", lambda row: row.item.label, width=24),
        Column("Says", lambda row: " ".join(row.item.text[:_LONGEST].split())),
        Column("Other people", lambda row: ", ".join(row.item.others), width=16, tone=lambda _: "warning"),
        Column("In the copy", lambda row: row.decision, width=27, bold=True, tone=_tone),
    ]


def words_of(row: ReviewRow) -> str:
    """Return what an item is found by."""
    names = " ".join((*row.item.others, *row.item.staff))
    return f"{row.section} {row.record} {row.item.label} {row.item.text} {names} {row.decision}"


def totals(rows: list[ReviewRow]) -> str:
    """Return how many items are kept, redacted and withheld."""
    withheld = sum(row.verdict.choice is Choice.WITHHOLD for row in rows)
    redacted = sum(row.verdict.choice is Choice.REDACT for row in rows)
    kept = len(rows) - withheld - redacted
    return f"{kept} kept as they are  ·  {redacted} with names taken out  ·  {withheld} withheld"


def _tone(row: ReviewRow) -> str:
    return {Choice.KEEP: "muted", Choice.REDACT: "accent", Choice.WITHHOLD: "danger"}[row.verdict.choice]
