"""The columns of a table as a person says which of them holds what: headings, and three values of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.imports.aliases import offers, pupils
from app.imports.clean_text import clean_line
from app.imports.headings import best_header, header_at
from app.imports.offer_table.strange import StrangeWord
from app.imports.pupils.upn import well_formed_upn
from app.imports.source import Reading, Sort
from app.imports.table import Cell, Sheet
from app.imports.values import text_of

NO_HEADINGS = -1
# A UPN is shown nowhere, not even to who looks for its column.
NOT_SHOWN = "(not shown)"
_WITHIN = 30
_LOOK_AT = 200
_SHOWN = 3
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field of the program: where it stands, as heading and column (None for nowhere), and three values.

    word: a word of the field that means nothing here; then heading is what a person said that it means.
    """

    field: str
    label: str
    column: int | None
    heading: str
    values: str
    word: str = ""
    choices: tuple[str, ...] = ()


def fields_of(sort: Sort) -> dict[str, str]:
    """Return field → label for what a list of this sort can hold, in the order people expect."""
    known = offers.FIELDS if sort is Sort.OFFERS else pupils.FIELDS
    return {field: label for field, (label, _) in known.items()}


def whole_reading(sheet: Sheet, sort: Sort, reading: Reading) -> Reading:
    """Return how a table is read with nothing left open: its row of headings, and a column for each known field."""
    rows = [cells for _, cells in sheet.rows[:_LOOK_AT]]
    place = reading.header
    if place is None:
        header = best_header(rows, sort)
        place = header.place if header else _likely(rows[:_WITHIN])
    columns = reading.columns
    if columns is None:
        columns = header_at(place, rows[place], sort).map.columns if 0 <= place < len(rows) else {}
    return Reading(place, columns, reading.month_first, reading.words)


def heading_rows(sheet: Sheet) -> list[tuple[int, str]]:
    """Return the places where headings may stand, with words for each; -1 for a table without headings."""
    rows = [
        (place, f"Row {number}: {', '.join(filter(None, map(_shown_text, cells)))[:_LONGEST]}")
        for place, (number, cells) in enumerate(sheet.rows[:_WITHIN])
    ]
    return [*rows, (NO_HEADINGS, "There are no headings")]


def headings(sheet: Sheet, place: int) -> list[tuple[int, str]]:
    """Return column → heading for every column that has one or a value; the letter of Excel stands for none."""
    cells = sheet.rows[place][1] if 0 <= place < len(sheet.rows) else ()
    width = max((len(row) for _, row in sheet.rows[: _LOOK_AT + _WITHIN]), default=0)
    return [
        (at, (_shown_text(cells[at]) if at < len(cells) else "") or f"Column {letters(at)}")
        for at in range(width)
    ]


def field_lines(sheet: Sheet, sort: Sort, reading: Reading) -> list[FieldLine]:
    """Return every field with where it stands, in the order people expect."""
    place, columns = reading.header or 0, reading.columns or {}
    named = dict(headings(sheet, place))
    lines = []
    for field, label in fields_of(sort).items():
        at = columns.get(field)
        heading = "" if at is None else named.get(at, f"Column {letters(at)}")
        values = "" if at is None else samples(sheet, place, at)
        lines.append(FieldLine(field, label, at, heading, NOT_SHOWN if values and field == "upn" else values))
    return lines


def word_lines(strange: Sequence[StrangeWord], reading: Reading) -> list[FieldLine]:
    """Return a line for each word that means nothing here, with what was said of it by now."""
    return [
        FieldLine(
            one.field,
            f"“{one.word}” ({offers.label_of(one.field)})",
            None,
            reading.words.get(one.field, {}).get(one.word, ""),
            f"in {one.rows:,} {'row' if one.rows == 1 else 'rows'}",
            one.word,
            one.choices,
        )
        for one in strange
    ]


def with_column(reading: Reading, field: str, column: int | None) -> Reading:
    """Return a reading in which a field stands in another column, or in none."""
    columns = {name: at for name, at in (reading.columns or {}).items() if name != field}
    return replace(reading, columns=columns if column is None else {**columns, field: column})


def with_word(reading: Reading, field: str, word: str, means: str | None) -> Reading:
    """Return a reading in which a word of a field means something here, or nothing."""
    said = {one: there for one, there in reading.words.get(field, {}).items() if one != word}
    return replace(reading, words={**reading.words, field: {**said, word: means} if means else said})


def samples(sheet: Sheet, place: int, column: int) -> str:
    """Return up to three different values of a column below the headings."""
    return " · ".join(list(dict.fromkeys(_values(sheet.rows[place + 1 :], column)))[:_SHOWN])


def letters(column: int) -> str:
    """Return a column's letters as Excel has them: A, B, … Z, AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _likely(rows: Sequence[tuple[Cell, ...]]) -> int:
    """Return where headings nobody knows are likely: in the first row as wide as half of the widest."""
    filled = [sum(cell not in (None, "") for cell in cells) for cells in rows]
    return next((at for at, count in enumerate(filled) if 2 * count > max(filled)), 0)


def _values(rows: Sequence[tuple[int, tuple[Cell, ...]]], column: int) -> Iterator[str]:
    for _, cells in rows[:_LOOK_AT]:
        if column < len(cells) and (text := _shown(cells[column])):
            yield f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text


def _shown(cell: Cell) -> str:
    """Return what a cell says; of a UPN, in whatever column it stands, only that it is not shown."""
    text = text_of(cell)
    return NOT_SHOWN if well_formed_upn(text.upper()) else text


def _text(cell: Cell) -> str:
    return "" if cell is None else clean_line(str(cell))


def _shown_text(cell: Cell) -> str:
    return _shown(cell) if isinstance(cell, str) else _text(cell)
