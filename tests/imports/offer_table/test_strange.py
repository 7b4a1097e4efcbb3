"""Words of a school's table that mean nothing here are told once each, for a person to say what they mean."""

from __future__ import annotations

from app.imports.offer_table.strange import strange_words
from app.imports.offer_table.table import OfferTable, offer_table
from app.imports.source import Reading
from app.imports.table import Cell, Sheet
from app.store import Store

HEADINGS = ("Intervention", "Thrive grouping", "Area of need")


def table(*rows: tuple[Cell, ...], words: dict[str, dict[str, str]] | None = None) -> OfferTable:
    """Return a table of offers as a file has it."""
    sheet = Sheet(tuple(enumerate((HEADINGS, *rows), start=1)))
    return offer_table(sheet, "map.csv", Reading(words=words or {}))


def told(store: Store, found: OfferTable) -> list[tuple[str, str, int, str]]:
    """Return field, word, rows and what was said of it."""
    return [(one.field, one.word, one.rows, one.means) for one in store.read(strange_words, found)]


def test_unknown_words_are_counted_and_known_ones_are_not(store: Store) -> None:
    found = table(
        ("Lego", "Level A; Getting Help", "SEMH"), ("Chess", "Level A", "Cats"), ("Art", "Tier 2", None)
    )
    assert told(store, found) == [("groupings", "Level A", 2, ""), ("domains", "Cats", 1, "")]


def test_what_was_said_of_a_word_comes_back(store: Store) -> None:
    found = table(("Lego", "level a", "SEMH"), words={"groupings": {"Level A": "Getting Help"}})
    assert told(store, found) == [("groupings", "level a", 1, "Getting Help")]


def test_a_word_may_mean_what_the_map_shows(store: Store) -> None:
    (one,) = store.read(strange_words, table(("Lego", "Level A", None)))
    assert "Getting Help" in one.choices
