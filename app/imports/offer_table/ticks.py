"""What a cell that is ticked looks like, and one that is not; other words beside ticks are remarks."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.imports.table import Cell
from app.imports.values import text_of

_CROSSES = frozenset(("x", "✗", "✘", "×", "✕", "❌"))
_TICKS = frozenset(
    ("✓", "✔", "✔️", "☑", "☑️", "✅", "√", "y", "yes", "true", "1", "•", "●", "■", "*", "ü", "tick", "ticked", "p")
) | _CROSSES  # fmt: skip
_NOT = frozenset(("n", "no", "0", "false", "☐", "□", "○", "not", "nil", "none"))
# "No – too young", "not yet", "N (staffing)": what follows says why, or until when.
_SAYS_NO = re.compile(r"(?:no|not|none|nil)\b.*|[n☐□○]\s*[-–—:,(\[].*", re.DOTALL)
_OPEN = frozenset(("tbc", "tba", "tbd", "to be confirmed", "to be agreed", "to be decided"))
_FIRST = re.compile(r"(\w+|\W)\s*[-–—:,(\[]*\s*(.*?)[)\]]?")
# Of the cells that hold something, as many have to be ticks, so that columns of words are not taken for them.
_MOST = 0.6


@dataclass(frozen=True, slots=True)
class Ticks:
    """How the ticks of a table are read: where crosses stand beside ticks and no cell is empty, a cross means no."""

    crosses: bool = True

    def is_on(self, cell: Cell) -> bool:
        """Say whether a cell is ticked; words of its own count as one, and are its remark, unless they say no or nothing."""
        text = text_of(cell).casefold()
        if text in _TICKS:
            return self.crosses or text not in _CROSSES
        return bool(text) and not _says_no(text)

    def remark(self, cell: Cell) -> str:
        """Return the words of a cell beside its tick, "" where there are none."""
        text = text_of(cell)
        plain = text.casefold()
        if not plain or plain in _TICKS or plain in _NOT:
            return ""
        found = _FIRST.fullmatch(text)
        return (found[2] or text) if found and found[1].casefold() in _TICKS else text


def ticks_of(rows: Sequence[tuple[Cell, ...]], columns: Collection[int]) -> Ticks | None:
    """Return how ticks in columns are read; None where what stands there is no ticks."""
    texts = [text_of(cells[at]).casefold() if at < len(cells) else "" for cells in rows for at in columns]
    filled = [text for text in texts if text]
    ticks = [text for text in filled if text in _TICKS or _begins_with_one(text)]
    plain = len(ticks) + sum(map(_says_no, filled))
    if not ticks or plain < _MOST * len(filled):
        return None
    both = not _CROSSES.isdisjoint(ticks) and any(text in _TICKS - _CROSSES for text in ticks)
    return Ticks(crosses=not (both and len(filled) == len(texts)))


def _says_no(text: str) -> bool:
    """Say whether a cell that is no plain tick says no, not yet, or nothing at all, such as a question mark."""
    if text in _NOT or text in _OPEN or _SAYS_NO.fullmatch(text):
        return True
    return not any(map(str.isalnum, text)) and not _begins_with_one(text)


def _begins_with_one(text: str) -> bool:
    found = _FIRST.fullmatch(text)
    return found is not None and found[1] in _TICKS and len(text) < 60
