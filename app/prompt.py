"""The six rows that tell Getting More Help from Getting Risk Support: talked over side by side, never scored."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from app.vocabulary import GroupingCode

MORE_HELP, RISK_SUPPORT = GroupingCode.MORE_HELP.value, GroupingCode.RISK_SUPPORT.value
BOTH, NOT_CLEAR = "both", "not_clear"
# Every answer a row can have, in the order in which they stand.
ANSWERS = (MORE_HELP, RISK_SUPPORT, BOTH, NOT_CLEAR)
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six")
TALKED_OVER = "This is talked over, not added up."


class PromptRow(NamedTuple):
    """One thing to talk about, and what is true of it in either grouping."""

    code: str
    topic: str
    more_help: str
    risk_support: str


# In our own words, after the comparison of the two in the source documents (requirements, section 4).
ROWS: tuple[PromptRow, ...] = (
    PromptRow(
        "basis",
        "What it rests on",
        "A way of helping that was tried out with others and is followed as it was meant.",
        "One plan made for this family alone, which everybody around them shares.",
    ),
    PromptRow(
        "aim",
        "What it is for",
        "Getting well, or feeling and coping better than now.",
        "Keeping safe: less harm, nothing dreadful, and more say over one’s own life.",
    ),
    PromptRow(
        "commitment",
        "What people take on",
        "Working on a change together.",
        "Finding better ways through a crisis when one comes.",
    ),
    PromptRow(
        "timeframe",
        "How long it lasts",
        "A stretch of time that is agreed before it starts.",
        "For as long as it is needed; nobody sets an end now.",
    ),
    PromptRow(
        "structure",
        "What gives it shape",
        "An idea of where the difficulty comes from, and what follows from that.",
        "What works in practice, with the family’s say, as far as the law lets it.",
    ),
    PromptRow(
        "modification",
        "When it is changed",
        "From one session to the next, by how the last one went.",
        "Whenever we look again, by how safe things are.",
    ),
)
CODES = frozenset(row.code for row in ROWS)


def pattern(answers: Iterable[str], more_help: str, risk_support: str) -> str:
    """Return in words how the rows were answered, "" where none was; it counts nothing up and suggests nothing.

    The two groupings are given as the school calls them.
    """
    found = list(answers)
    if not found:
        return ""
    ways = (
        (MORE_HELP, f"points to {more_help}", f"point to {more_help}"),
        (RISK_SUPPORT, f"points to {risk_support}", f"point to {risk_support}"),
        (BOTH, "fits both", "fit both"),
        (NOT_CLEAR, "is not clear", "are not clear"),
    )
    said = [
        f"{_NUMBERS[count]}{'' if at else ' row' if count == 1 else ' rows'} {one if count == 1 else many}"
        for at, (count, one, many) in enumerate(
            (found.count(code), one, many) for code, one, many in ways if code in found
        )
    ]
    words = "; ".join([said[0], *(part[:1].lower() + part[1:] for part in said[1:])])
    return f"{words}. {TALKED_OVER}"
