"""A column headed “Area”: of need, or of a county, which only its cells can say."""

from __future__ import annotations

from dataclasses import replace

from app.imports.headings import ColumnMap
from app.imports.offer_table.names import key
from app.imports.offer_table.school_words import SchoolWords
from app.imports.offer_table.table import OfferTable
from app.imports.values import text_of
from app.vocabulary import fold

_EITHER = ("area", "areas")


def with_area_read(table: OfferTable, words: SchoolWords) -> OfferTable:
    """Return a table whose column “Area” is the area covered, with a note of it, where none of it names a domain of need.

    A word that a person has said the meaning of names one.
    """
    columns = table.map.columns
    if "domains" not in columns or "area" in columns or key(table.label("domains")) not in _EITHER:
        return table
    said = {fold(word) for word in table.words.get("domains", {})}
    cells = (text_of(table.cells(row)["domains"]) for row in table.rows)
    filled = [cell for cell in cells if cell]
    if not filled or any(fold(cell) in said or words.names_domains(cell) for cell in filled):
        return table
    moved = {"area" if field == "domains" else field: at for field, at in columns.items()}
    note = (
        f"Nothing below “{table.label('domains')}” is a domain of need here: it was read as the area covered."
    )
    return replace(table, map=ColumnMap(moved), notes=(*table.notes, note))
