"""The top of the governors' page: its paragraph, and where the pupils are, with bars and last year's line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.paper.flow import Run
from app.paper.governors_parts import (
    INK,
    MUTED,
    Kit,
    last_year_line,
    line_below,
    look_of_column,
    nice,
    percent,
)
from app.paper.page import Box, Instruction, Stroke
from app.paper.pupil_blocks import Block, below, words_block
from app.queries.governors.page import TITLE, Column, Governors, Line
from app.queries.map_words import full_day, sentence
from app.vocabulary import GroupingCode

# Where the columns end, as shares of the width.
_NAME, _NOW, _SHARE, _LAST, _BARS = 0.34, 0.42, 0.49, 0.6, 0.63


def head(page: Governors, kit: Kit, width: float) -> Block:
    """Return the title, whose page it is and of which day, and the paragraph that stands alone."""
    made = f" Made by {page.made_by}" if page.made_by else ""
    facts = f"{sentence(page.school)} {full_day(page.day)}, beside {full_day(page.before)}.{sentence(made)}"
    return below(
        words_block([Run(TITLE, kit.size * 2.05, INK, bold=True)], width),
        kit.flowing(facts.replace(".Made", ". Made"), width, colour=MUTED),
        Block(kit.size * 0.6),
        kit.flowing(page.opening, width, size=kit.size * 1.2),
        Block(kit.size * 0.8),
    )


def where(page: Governors, kit: Kit, width: float) -> Block:
    """Return the groupings as counts, shares and bars beside last year's, then the roll and SEN."""
    note = "a pupil can be in several, one for each domain of need" if len(page.groupings) > 2 else ""
    rows = [_row(page, line, kit, width) for line in page.groupings]
    more = [_row(page, line, kit, width) for line in (page.roll, *page.sen)]
    others = [line for line in page.groupings[1:] if line.now.value]
    if others:
        bars = "these bars" if len(page.groupings) > 2 else "this bar"
        said = kit.words(
            f"{bars}: 0 to {scale(page)} pupils",
            width * _BARS,
            width * (1 - _BARS),
            size=kit.small,
            colour=MUTED,
            across="right",
        )
        more[0] = Block(more[0].height, (*more[0].instructions, *said))
    merged = [kit.flowing(page.merged, width, size=kit.small, colour=MUTED)] if page.merged else []
    parts = [
        kit.heading("Where our pupils are", note, width),
        _titles(page, kit, width),
        *rows,
        Block(kit.size * 0.25, (line_below(width, kit.size * 0.1),)),
        *more,
        *merged,
    ]
    return below(*parts, Block(kit.size * 0.7))


def _titles(page: Governors, kit: Kit, width: float) -> Block:
    look = {"size": kit.small, "colour": MUTED, "y": 0.0, "across": "right"}
    found = [
        *kit.words("now", width * _NAME, width * (_NOW - _NAME), **look),
        *kit.words(
            "" if page.roll.now.value is None else f"of {page.roll.now.text}",
            width * _NOW,
            width * (_SHARE - _NOW),
            **look,
        ),
        *kit.words("last year", width * _SHARE, width * (_LAST - _SHARE), **look),
        *kit.words(
            f"{page.reference}%: a national rule of thumb, not a target",
            width * _BARS,
            width * (1 - _BARS),
            **look,
        ),
    ]
    return Block(kit.small * 1.3, tuple(found))


def _row(page: Governors, line: Line, kit: Kit, width: float) -> Block:
    column = next((one for one in page.looks if one.code == line.code), None)
    indent = kit.size * 1.9
    found: list[Instruction] = []
    if column is not None and column.letter:
        found += kit.marker(look_of_column(column), 0, kit.row)
    found += kit.words(line.label, indent, width * _NAME - indent)
    found += kit.count(line.now, width * _NAME, width * (_NOW - _NAME), bold=True)
    found += kit.words(percent(line.share), width * _NOW, width * (_SHARE - _NOW), across="right")
    before = line.before.text + (f" ({percent(line.share_before)})" if line.share_before is not None else "")
    found += kit.words(before, width * _SHARE, width * (_LAST - _SHARE), colour=MUTED, across="right")
    if column is not None:
        high = kit.size * 0.95
        area = Box(width * _BARS, (kit.row - high) / 2, width * (1 - _BARS), high)
        found += _bars(page, line, column, area)
    return Block(kit.row, tuple(found))


def _bars(page: Governors, line: Line, column: Column, area: Box) -> Iterator[Instruction]:
    """Yield a grouping's bar in an area: Thriving as a share of the roll, the others on a scale of their own."""
    if line.now.value is None:
        return
    look, x, y, wide, high = look_of_column(column), area.x, area.y, area.width, area.height
    thriving = line.code == GroupingCode.THRIVING
    whole = (line.base.value or 0) if thriving else scale(page)
    if not whole:
        return
    if thriving:
        yield replace(area, edge=MUTED, thickness=0.5)
    yield Box(x, y, wide * line.now.value / whole, high, look.fill, look.edge)
    if thriving:
        yield from _reference(x + wide * page.reference / 100, y - 3, high + 6)
        if line.share_before is not None:
            yield from last_year_line(x + wide * line.share_before / 100, y, high)
    elif line.before.value is not None:
        yield from last_year_line(x + wide * min(1.0, line.before.value / whole), y, high)


def _reference(x: float, y: float, high: float) -> Iterator[Instruction]:
    for part in range(4):
        top = y + part * high / 4
        yield Stroke(x, top, x, top + high / 7, INK, 1.0)


def scale(page: Governors) -> int:
    """Return where the bars of the groupings beside Thriving end."""
    lines = [line for line in page.groupings if line.code != GroupingCode.THRIVING]
    return nice([count.value for line in lines for count in (line.now, line.before)])
