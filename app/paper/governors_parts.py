"""What the governors' page is put together from: words in a column, bars, markers and headings, at one size of writing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.looks import GROUPINGS, LIGHT, GroupingLook, with_fill
from app.paper.flow import Run, clip
from app.paper.letters import line_height, text_width
from app.paper.page import Box, Instruction, Stroke, Words
from app.paper.pupil_blocks import Block, moved, words_block
from app.queries.governors.figures import Count
from app.queries.governors.page import Column

INK, MUTED, LINE = LIGHT.text, LIGHT.muted, LIGHT.line
GAP = 28.0  # between the two halves of the page


@dataclass(frozen=True, slots=True)
class Kit:
    """Parts at a size of writing in points."""

    size: float

    @property
    def small(self) -> float:
        """Return the size of notes."""
        return self.size * 0.86

    @property
    def row(self) -> float:
        """Return how high a row of a table is."""
        return self.size * 1.72

    def words(self, text: str, x: float, width: float, **look: object) -> tuple[Words, ...]:
        """Return one line of words in a column, cut short where it has no room; across: left, right or middle."""
        size = float(str(look.get("size", self.size)))
        bold, colour = bool(look.get("bold")), str(look.get("colour", INK))
        text = shortened(text, width, size, bold=bold)
        wide = text_width(text, size, bold)
        left = {"right": x + width - wide, "middle": x + (width - wide) / 2}.get(
            str(look.get("across", "left")), x
        )
        high = line_height(size)
        y = float(str(look.get("y", (self.row - high) / 2)))
        return (Words(left, y, wide, high, text, size, bold, colour),)

    def count(self, count: Count, x: float, width: float, *, bold: bool = False) -> tuple[Words, ...]:
        """Return a number at the right of its column, or the word for a hidden one."""
        plain = count.value is None
        return self.words(
            count.text, x, width, bold=bold and not plain, colour=MUTED if plain else INK, across="right"
        )

    def flowing(self, text: str, width: float, *, size: float = 0, colour: str = INK) -> Block:
        """Return words over as many lines as they need."""
        return words_block([Run(text, size or self.size, colour)], width)

    def heading(self, title: str, note: str, width: float) -> Block:
        """Return the rule over a part of the page, its title, and beside it what its numbers are."""
        size = self.size * 1.22
        runs = [Run(title, size, INK, bold=True, whole=True)]
        if note:
            runs.append(Run(note, self.small, MUTED, gap=6))
        words = words_block(runs, width)
        rule = Stroke(0, 0, width, 0, INK, 1.0)
        return Block(words.height + self.size * 0.95, (rule, *moved(words, 0, self.size * 0.65)))

    def marker(self, look: GroupingLook, x: float, high: float) -> tuple[Instruction, ...]:
        """Return a grouping's letter in its colour."""
        side = self.size * 1.3
        size = self.size * 0.82
        y = (high - side) / 2
        wide = text_width(look.letter, size, True)
        box = Box(x, y, side, side, look.fill, look.edge)
        left, top = x + (side - wide) / 2, y + (side - line_height(size)) / 2
        return box, Words(left, top, wide, line_height(size), look.letter, size, True, look.on_fill)


def look_of_column(column: Column) -> GroupingLook:
    """Return how a grouping looks in the school's colour; any help has no grouping's."""
    if column.code not in GROUPINGS:
        return GroupingLook("any", "", LIGHT.accent, LIGHT.on_accent, LIGHT.accent_tint, INK, LIGHT.accent)
    look = GROUPINGS[column.code]
    look = replace(look, letter=column.letter or look.letter, name=column.label)
    return with_fill(look, column.colour, dark=False) if column.colour else look


def line_below(width: float, y: float) -> Stroke:
    """Return the hairline under a row."""
    return Stroke(0, y, width, y, LINE, 0.6)


def last_year_line(x: float, y: float, high: float, thick: float = 1.6) -> tuple[Box, Box]:
    """Return last year's dark line on a bar, white on both sides, so that it can be seen on a dark one."""
    around = thick * 2
    white = Box(x - around / 2, y - 1, around, high + 2, "#FFFFFF")
    return white, Box(x - thick / 2, y - 2, thick, high + 4, INK)


def percent(share: int | None) -> str:
    """Return a share in words, "" for none."""
    return "" if share is None else f"{share}%"


def shortened(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Return a text on one line that fits a width, its end cut off where it must be."""
    line = clip(" ".join(text.split()), 400)
    if text_width(line, size, bold) <= width:
        return line
    while line and text_width(f"{line}…", size, bold) > width:
        line = line[:-1].rstrip()
    return f"{line}…"


def halves(width: float, share: float = 0.5) -> tuple[float, float]:
    """Return the widths of two columns with the gap between them."""
    left = (width - GAP) * share
    return left, width - GAP - left


def nice(values: Sequence[int | None]) -> int:
    """Return the round number at which a scale for some values ends."""
    most = max((value or 0 for value in values), default=0)
    step = next((s for s in (5, 10, 20, 50, 100, 200, 500, 1000) if most <= s * 6), 2000)
    return max(step, -(-most // step) * step)
