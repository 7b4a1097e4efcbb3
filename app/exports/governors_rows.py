"""The rows of the governors' sheet: headings, figures with shares and last year's, and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.exports.sheets import Sheet
from app.exports.styles import HAIR, MUTED, RULE, Look
from app.looks import LIGHT
from app.queries.governors.figures import Count
from app.queries.governors.page import Governors, Line

_TITLE = Look(size=13, bold=True, wrap=False, top=RULE, down="center")
_HEAD = Look(size=9.5, colour=LIGHT.muted, across="right", bottom=HAIR)
_NAME = Look(size=10.5, bottom=HAIR, down="center")
_NUMBER = replace(_NAME, bold=True, across="right", number="#,##0")
_BEFORE = replace(_NUMBER, bold=False, colour=LIGHT.muted)
_SHARE = replace(_NAME, across="right", number="0%")
_WORDS = replace(_NAME, wrap=False, bottom=None)
_TALL = 16
_GAP = 9
# In points of a centimetre.
_CM = 28.35


class Rows:
    """Writes from a row downwards, and leaves room for the charts beside."""

    def __init__(self, sheet: Sheet, row: int) -> None:
        self.sheet, self.row = sheet, row
        self._first = row

    def lines(self, title: str, note: str, lines: Sequence[Line]) -> int:
        """Write figures under a heading; return the row of the first."""
        self._heading(title, note, ("Now", "Share", "Last year", "Share"))
        first = self.row
        for line in lines:
            self._name(line.label)
            self.count(2, line.now, _NUMBER)
            self._share(3, line.share)
            self.count(4, line.before, _BEFORE)
            self._share(5, line.share_before)
            self.row += 1
        return first

    def domains(self, page: Governors) -> int:
        """Write the table by domain of need, this year's columns and then last year's; return its first row."""
        wide = page.columns
        self._heading("By domain of need", "No totals, so that no hidden number can be worked out.", ())
        self._letters([f"{column.label}, now" for column in wide], 2)
        self.row += 1
        first = self.row
        for line in page.domains:
            self._name(line.name)
            for at, (now, _) in enumerate(line.cells, start=2):
                self.count(at, now, _NUMBER)
            self.row += 1
        self._letters([f"{column.label}, last year" for column in wide], 2)
        self.row += 1
        for line in page.domains:
            self._name(line.name)
            for at, (_, before) in enumerate(line.cells, start=2):
                self.count(at, before, _BEFORE)
            self.row += 1
        return first

    def reach(self, page: Governors) -> None:
        """Write whom support reaches, who waits, and the offers."""
        self._heading("Reach", "Pupils with support that runs now.", ("Now", "Share", "Of", "Last year"))
        for line in page.reach:
            self._name(line.label)
            self.count(2, line.now, _NUMBER)
            self._share(3, line.share)
            self.count(4, line.base, _BEFORE)
            self.count(5, line.before, _BEFORE)
            self.row += 1
        for label, now, before in page.facts:
            self._name(label)
            self.sheet.put(self.row, 2, now, replace(_WORDS, bold=True))
            self.sheet.put(self.row, 4, f"last year {before}", replace(_WORDS, colour=LIGHT.muted))
            self.row += 1
        self.words(page.offers)
        for name, count in page.most_used:
            self._name(name)
            self.count(2, count, _NUMBER)
            self.row += 1

    def cost(self, page: Governors) -> None:
        """Write what support has cost."""
        self._heading("Cost", page.cost.title, ())
        for _, label, said in page.cost.lines:
            self._name(label)
            self.sheet.put(self.row, 2, said, _NUMBER)
            self.row += 1
        self.words(page.cost.words)

    def pairs(self, title: str, pairs: Sequence[tuple[str, str]]) -> None:
        """Write lines of two parts; the second runs on over empty cells."""
        self._heading(title, "" if pairs else "Nothing to say.", ())
        for first, second in pairs:
            self._name(first)
            self.sheet.grow(self.row, self.sheet.needed(1, first, _NAME) + 4)
            self.sheet.put(self.row, 2, second, _WORDS)
            self.row += 1

    def words(self, text: str) -> None:
        """Write a sentence over the table's width."""
        if text:
            self.row = self.sheet.line(self.row, text, MUTED, 5)

    def chart(self, chart: Any) -> None:
        """Put a chart beside what was written last, and go on below it."""
        if chart is None:
            return
        self.sheet.ws.add_chart(chart, f"G{self._first}")
        high = sum(self.sheet.ws.row_dimensions[row].height or _TALL for row in range(self._first, self.row))
        while high < chart.height * _CM:
            self.sheet.set_height(self.row, _TALL)
            self.row += 1
            high += _TALL

    def count(self, column: int, count: Count, look: Look) -> None:
        """Write a number as a number, or the word for one that is hidden."""
        if count.value is not None:
            self.sheet.value(self.row, column, count.value, look)
        else:
            self.sheet.put(self.row, column, count.text, replace(look, bold=False, colour=LIGHT.muted))

    def _share(self, column: int, share: int | None) -> None:
        cell: Any = None if share is None else share / 100
        self.sheet.value(self.row, column, cell, _SHARE)

    def _name(self, text: str) -> None:
        self.sheet.put(self.row, 1, text, _NAME)
        self.sheet.set_height(self.row, _TALL)

    def _heading(self, title: str, note: str, heads: Sequence[str]) -> None:
        self.sheet.set_height(self.row, _GAP)
        self.row += 1
        self._first = self.row
        for column in range(1, 6):
            self.sheet.put(self.row, column, title if column == 1 else "", _TITLE)
        self.sheet.set_height(self.row, 22)
        self.row += 1
        self.words(note)
        if heads:
            self._letters(heads, 2)
            self.row += 1

    def _letters(self, heads: Sequence[str], first: int) -> None:
        self.sheet.put(self.row, 1, "", _HEAD)
        self.sheet.set_height(self.row, 16)
        for at, head in enumerate(heads, start=first):
            self.sheet.put(self.row, at, head, _HEAD)
            self.sheet.grow(self.row, self.sheet.needed(at, head, _HEAD) + 3)
