"""A file with the same headings is read as the one before, wherever its columns stand now."""

from __future__ import annotations

from app.imports.remembered import draft_of, fitting, reading_by
from app.imports.source import Reading, Sort
from app.imports.table import Cell, Sheet
from app.queries.mappings import KeptMapping

HEADINGS = ("Vorname", "Nachname", "UPN", "Geboren")


def sheet(*rows: tuple[Cell, ...]) -> Sheet:
    """Return rows as a file has them."""
    return Sheet(tuple(enumerate(rows, start=1)))


def kept(columns: dict[str, str], number: int = 1, dates: str = "") -> KeptMapping:
    """Return a remembered way of reading pupils."""
    return KeptMapping(number, f"No. {number}", "pupils", columns, dates, {})


OLD = kept({"forename": "Vorname", "surname": "nachname"}, dates="month")


def test_columns_are_found_by_their_headings_below_a_title() -> None:
    found = reading_by(OLD, sheet(("Our pupils",), ("Nachname", "x", " VORNAME ")))
    assert found == Reading(1, {"forename": 2, "surname": 0}, True)


def test_a_file_without_one_of_the_headings_is_another() -> None:
    assert fitting([OLD], sheet(("Vorname", "Name"), ("Wren", "Thimble"))) is None


def test_the_one_that_says_most_is_offered() -> None:
    more = kept({"forename": "Vorname", "surname": "Nachname", "born_on": "Geboren"}, 2)
    assert fitting([OLD, more], sheet(HEADINGS)) == more


def test_a_heading_that_has_come_since_is_read() -> None:
    found = reading_by(OLD, sheet(HEADINGS))
    assert found is not None
    assert found.columns == {"forename": 0, "surname": 1, "upn": 2}


def test_a_field_left_out_on_purpose_stays_out() -> None:
    table = sheet(HEADINGS)
    draft = draft_of("Roll", Sort.PUPILS, table, Reading(0, {"forename": 0, "surname": 1}))
    assert draft.columns == {"forename": "Vorname", "surname": "Nachname", "upn": ""}
    found = reading_by(kept(dict(draft.columns)), table)
    assert found is not None
    assert found.columns == {"forename": 0, "surname": 1}
