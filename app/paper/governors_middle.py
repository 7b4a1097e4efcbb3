"""The middle of the governors' page: by domain of need, and whom support reaches."""

from __future__ import annotations

from app.looks import LIGHT
from app.paper.governors_parts import (
    GAP,
    INK,
    MUTED,
    Kit,
    halves,
    last_year_line,
    line_below,
    look_of_column,
    percent,
)
from app.paper.page import Box, Instruction
from app.paper.pupil_blocks import Block, below, beside
from app.queries.governors.page import Column, DomainLine, Governors, Line

_NAME = 0.45  # of the table by domain
_LABEL, _BAR = 0.44, 0.65  # of the lines of reach


def middle(page: Governors, kit: Kit, width: float) -> Block:
    """Return both halves beside each other."""
    left, right = halves(width, 0.56)
    both = beside((0, _domains(page, kit, left)), (left + GAP, _reach(page, kit, right)))
    return below(both, Block(kit.size * 0.7))


def _domains(page: Governors, kit: Kit, width: float) -> Block:
    rows = [_domain(page, line, kit, width) for line in page.domains]
    words = "No totals here, so that no hidden number can be worked out."
    if any(one.code == "more_help" for one in page.columns):
        words += f" {page.columns[-1].letter} holds Risk Support as well."
    note = kit.flowing(words, width, size=kit.small, colour=MUTED)
    heading = kit.heading("By domain of need", "last year in brackets", width)
    return below(heading, _letters(page, kit, width), *rows, Block(kit.size * 0.3), note)


def _column(page: Governors, number: int, width: float) -> tuple[float, float]:
    wide = width * (1 - _NAME) / len(page.columns)
    return width * _NAME + number * wide, wide


def _letters(page: Governors, kit: Kit, width: float) -> Block:
    found: list[Instruction] = []
    for number, column in enumerate(page.columns):
        x, wide = _column(page, number, width)
        if column.letter:
            found += kit.marker(look_of_column(column), x, kit.row)
        else:
            found += kit.words(column.label, x, wide, size=kit.small, colour=MUTED)
    return Block(kit.row, (*found, line_below(width, kit.row)))


def _domain(page: Governors, line: DomainLine, kit: Kit, width: float) -> Block:
    found: list[Instruction] = [*kit.words(line.name, 0, width * _NAME - 4)]
    most = max((count.value or 0 for row in page.domains for count, _ in row.cells), default=0)
    for number, (column, (now, before)) in enumerate(zip(page.columns, line.cells, strict=True)):
        x, wide = _column(page, number, width)
        found += _cell(kit, column, x, wide - 3, (now.value or 0) / most if most else 0)
        shown = now.value is not None
        bracket = "" if before.text == "–" else f"({before.text})"
        look = {"bold": shown and bool(now.value), "colour": INK if shown else MUTED}
        first = kit.words(now.text, x + 5, wide - 6, **look)
        found += first
        found += kit.words(
            bracket, first[0].x + first[0].width + 2.5, wide, colour=MUTED, size=kit.small, y=kit.row * 0.22
        )
    return Block(kit.row, (*found, line_below(width, kit.row)))


def _cell(kit: Kit, column: Column, x: float, wide: float, share: float) -> list[Instruction]:
    look = look_of_column(column)
    ground = [Box(x, 1.5, wide * share, kit.row - 3, look.tint)] if share else []
    return [*ground, Box(x, 1.5, 1.6, kit.row - 3, look.edge)]


def _reach(page: Governors, kit: Kit, width: float) -> Block:
    heading = kit.heading("Reach", "pupils with support that runs now", width)
    rows = [_line(line, kit, width) for line in page.reach]
    facts = [_fact(label, now, before, kit, width) for label, now, before in page.facts]
    used = [f"{name} {count.text}" for name, count in page.most_used]
    words = page.offers + (f" Most pupils now: {'; '.join(used)}." if used else "")
    offers = below(
        Block(kit.size * 0.3, (line_below(width, 0),)),
        kit.flowing(words, width, size=kit.small, colour=MUTED),
    )
    return below(heading, *rows, *facts, Block(kit.size * 0.2), offers)


def _line(line: Line, kit: Kit, width: float) -> Block:
    found: list[Instruction] = [*kit.words(line.label, 0, width * _LABEL)]
    x, wide = width * (_LABEL + 0.01), width * (_BAR - _LABEL)
    right, room = width * _BAR + 4, width * (1 - _BAR) - 4
    if line.now.value is None or line.base.value is None or line.share is None:
        words = "group under 10" if line.base.value is not None and line.base.value < 10 else "hidden"
        words = line.now.text if line.base.value and line.now.value is not None else words
        return Block(
            kit.row, (*found, *kit.words(words, right - wide, room + wide, colour=MUTED, across="right"))
        )
    high = kit.size * 0.95
    y = (kit.row - high) / 2
    found.append(Box(x, y, wide, high, LIGHT.sunk, MUTED, 0.4))
    found.append(Box(x, y, wide * line.share / 100, high, LIGHT.accent))
    if line.share_before is not None:
        at = x + wide * line.share_before / 100
        found += last_year_line(at, y, high, 1.0)
    words = f"{line.now.text} of {line.base.text}, {percent(line.share)}"
    found += kit.words(words, right, room, bold=True, across="right")
    return Block(kit.row, tuple(found))


def _fact(label: str, now: str, before: str, kit: Kit, width: float) -> Block:
    first = kit.words(now, width * 0.5, width * 0.5, bold=now[:1].isdigit(), across="right")
    y = kit.row * 0.8
    second = kit.words(
        f"last year {before}",
        width * 0.5,
        width * 0.5,
        size=kit.small,
        colour=MUTED,
        across="right",
        y=y + kit.size * 0.15,
    )
    name = kit.flowing(label, width * 0.5)
    words = below(Block(kit.row * 0.16), name)
    high = y + kit.small * 1.5
    return beside((0, Block(high, (line_below(width, 0), *first, *second))), (0, words))
