"""What the program says it has recognised in a file, so that a wrong guess is seen before anything else."""

from __future__ import annotations

from app.imports.opening import Source
from app.imports.plan import Plan
from app.imports.source import Sort


def recognised(source: Source, plan: Plan[object]) -> str:
    """Return in a few words what the file is: “A list of 402 pupils, sheet “Roll””."""
    if source.transfer is not None:
        return source.transfer.words
    # Pupils who are not in the file have rows of their own.
    rows = sum(number > 0 for number in plan.rows.numbers)
    words = _WORDS[source.sort].format(_many(rows, "pupil" if source.sort is Sort.PUPILS else "offer"))
    title = source.sheet.title if source.sheet is not None else ""
    if source.sheet is not None and source.sheet.parts:
        return f"{words}, {len(source.sheet.parts)} sheets"
    return f"{words}, sheet “{title}”" if title else words


def _many(count: int, one: str) -> str:
    return f"{count:,} {one}" if count == 1 else f"{count:,} {one}s"


_WORDS = {
    Sort.PUPILS: "A list of {}",
    Sort.DIRECTORY: "A directory (Open Referral) with {}",
    Sort.OFFERS: "A table of {}",
    Sort.UNKNOWN: "A table",
}
