"""A report's table on paper: how wide its columns are, and its rows as blocks that are never parted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import starmap

from app.looks import LIGHT
from app.paper.flow import FlowLine, Run, flow, height_of, put_lines
from app.paper.letters import text_width
from app.paper.page import Box, Instruction, Stroke
from app.paper.pupil_blocks import Block
from app.paper.report_style import ReportStyle
from app.queries.reports.cells import cell_words, is_number
from app.queries.reports.report import Kind, ReportTable

_PAD = 4.0


class TableBlocks:
    """A table as a head that is repeated on every page, and rows, each a block of its own."""

    def __init__(self, table: ReportTable, style: ReportStyle) -> None:
        """Measure the columns over every row."""
        self._table, self._style = table, style
        self._kinds = [column.kind for column in table.columns]
        self._said = [list(starmap(cell_words, zip(row, self._kinds, strict=True))) for row in table.rows]
        self._widths = self._measured()

    def head(self) -> Block:
        """Return the heads of the columns."""
        titles = [column.title for column in self._table.columns]
        block = self._row(titles, bold=True, fill=LIGHT.sunk)
        line = Stroke(0, block.height, self._style.wide, block.height, LIGHT.text, 0.9)
        return Block(block.height, (*block.instructions, line))

    def rows(self) -> list[Block]:
        """Return the rows; the last stands apart where it is a sum."""
        last = len(self._said) - 1 if self._table.last_is_total else -1
        return [self._ruled(said, total=number == last) for number, said in enumerate(self._said)]

    def _ruled(self, said: Sequence[str], *, total: bool) -> Block:
        block = self._row(said, bold=total, fill=LIGHT.raised if total else "")
        top = (Stroke(0, 0, self._style.wide, 0, LIGHT.text, 0.9),) if total else ()
        line = Stroke(0, block.height, self._style.wide, block.height, LIGHT.line, 0.5)
        return Block(block.height, (*block.instructions, *top, line))

    def _row(self, said: Sequence[str], *, bold: bool, fill: str) -> Block:
        size, found, x = self._style.cell, list[Instruction](), 0.0
        wrapped: list[tuple[FlowLine, ...]] = [
            flow([Run(text, size, LIGHT.text, bold=bold)], wide - 2 * _PAD)
            for text, wide in zip(said, self._widths, strict=True)
        ]
        high = max((height_of(lines) for lines in wrapped), default=0) + 2 * _PAD * 0.7
        if fill:
            found.append(Box(0, 0, self._style.wide, high, fill))
        for lines, wide, kind in zip(wrapped, self._widths, self._kinds, strict=True):
            y = _PAD * 0.7
            for line in lines:
                spare = (
                    wide - 2 * _PAD - line.pieces[-1].x - line.pieces[-1].width if is_number(kind) else 0.0
                )
                found.extend(put_lines([line], x + _PAD + spare, y))
                y += line.height
            x += wide
        return Block(high, tuple(found))

    def _measured(self) -> list[float]:
        """Return the widths: numbers take what they need, words share the rest by how long they are."""
        size = self._style.cell
        needs: list[float] = []
        for at, column in enumerate(self._table.columns):
            # The longest word of a head must fit, else it would be parted.
            word = max((text_width(part, size, True) for part in column.title.split()), default=0)
            longest = max((text_width(row[at], size, True) for row in self._said), default=0)
            # Of long words a few lines may be made.
            longest = longest if is_number(column.kind) or column.kind is Kind.DAY else min(longest, 170)
            needs.append(max(word, longest, 24) + 2 * _PAD + 1)
        spare = self._style.wide - sum(needs)
        texts = [at for at, column in enumerate(self._table.columns) if column.kind is Kind.TEXT] or [0]
        if spare >= 0:
            return [need + spare / len(texts) if at in texts else need for at, need in enumerate(needs)]
        return [need * self._style.wide / sum(needs) for need in needs]
