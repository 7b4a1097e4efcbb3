"""The page for governors as plain data: the same numbers and words on screen, paper and in the workbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.queries.governors.figures import NOT_THERE, Count
from app.queries.governors.gaps import Issue
from app.queries.governors.steps import Step

TITLE = "Our wellbeing offer: one page for governors"
SAFE = "For governors. No child can be worked out from this page."


@dataclass(frozen=True, slots=True)
class Line:
    """A figure, its share in whole per cent where one may be said, and both a year before.

    code is a grouping's, or a name of its own.
    """

    code: str
    label: str
    now: Count
    share: int | None = None
    before: Count = NOT_THERE
    share_before: int | None = None
    # What the share is of, where it is not the roll.
    base: Count = NOT_THERE


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table by domain of need: a grouping's code, or "any" for any help."""

    code: str
    label: str
    letter: str = ""
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class DomainLine:
    """A domain of need: a figure and last year's for each column."""

    name: str
    cells: tuple[tuple[Count, Count], ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """What came of what ended since the year began; words say how it ended. blocks empty: too little to say."""

    title: str
    blocks: tuple[Line, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Cost:
    """What support has cost since the year began, rounded, by grouping; lines empty: words say why."""

    title: str
    lines: tuple[tuple[str, str, str], ...]
    words: str


@dataclass(frozen=True, slots=True)
class Governors:
    """Everything on the page. made_by "" is nobody; audit says where the trail stood."""

    school: str
    year: date
    day: date
    before: date
    made_by: str
    opening: str
    # How finely groupings are told, where it is not as usual; "" otherwise.
    merged: str
    reference: int
    roll: Line
    groupings: tuple[Line, ...]
    sen: tuple[Line, ...]
    columns: tuple[Column, ...]
    domains: tuple[DomainLine, ...]
    reach: tuple[Line, ...]
    facts: tuple[tuple[str, str, str], ...]
    offers: str
    most_used: tuple[tuple[str, Count], ...]
    effect: Effect
    cost: Cost
    issues: tuple[Issue, ...]
    steps: tuple[Step, ...]
    notes: tuple[str, ...]
    audit: str = ""
    unprotected: bool = False
    # How the lines with a marker look, Thriving's too.
    looks: tuple[Column, ...] = ()
