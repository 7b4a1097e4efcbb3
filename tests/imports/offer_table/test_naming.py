"""Pupils' names in a table of offers are said, so that none comes onto the map; who may not see pupils is told nothing."""

from __future__ import annotations

import pytest

from app.abilities import EVERYTHING, Ability
from app.imports.offer_table.importing import import_offer_table
from app.imports.offer_table.naming import IS_A_PUPIL, NAMES_A_PUPIL
from app.imports.plan import Outcome
from app.imports.preview import as_json
from app.imports.table import Cell, Sheet
from app.operations.pupils import PupilDraft, add_pupil
from app.person import Person
from app.store import Store
from tests.fixtures import TODAY, clock
from tests.imports.offer_table.workbooks import plan

HEADS = ("Intervention", "For", "Grouping", "Notes")


@pytest.fixture
def wren(store: Store) -> Store:
    """A school with Wren Thimble, whom people call Jenny."""
    draft = PupilDraft("Wren", "Thimble", preferred_name="Jenny")
    store.write(add_pupil, draft, today=TODAY)
    return store


def warned(store: Store, *cells: Cell) -> bool:
    """Say whether a row is told to name a pupil."""
    (row,) = plan(store, Sheet(((1, HEADS), (2, cells)))).rows
    return NAMES_A_PUPIL in row.warnings


@pytest.mark.parametrize("words", ["Wren Thimble, Idris", "THIMBLE, Wren", "with Jenny  Thimble"])
def test_whoever_has_an_offer_is_no_word_of_it(wren: Store, words: str) -> None:
    assert warned(wren, "Lego club", words, "Getting Help")
    assert warned(wren, "Lego club", "", "Getting Help", words)


def test_a_forename_or_another_persons_name_is_none(wren: Store) -> None:
    assert not warned(wren, "Lego club", "pupils", "Getting Help", "Ask Wren Quill, or Jenny.")


def test_what_stands_there_already_is_not_said_again(wren: Store) -> None:
    rows = Sheet(((1, HEADS), (2, ("Lego club", "", "Getting Help", "Wren Thimble"))))
    wren.write(import_offer_table, plan(wren, rows), today=TODAY)
    (row,) = plan(wren, rows).rows
    assert NAMES_A_PUPIL not in row.warnings


def test_who_may_not_see_pupils_learns_of_none(wren: Store) -> None:
    other = Store(wren.database, Person("Mr Wren", EVERYTHING - {Ability.SEE_PUPILS}), clock)
    assert not warned(other, "Lego club", "Wren Thimble", "Getting Help")


@pytest.mark.parametrize("name", ["Wren Thimble", "THIMBLE, Wren", "Jenny  Thimble"])
def test_no_new_offer_is_called_as_a_pupil_is(wren: Store, name: str) -> None:
    row, other = plan(wren, Sheet(((1, HEADS), (2, (name,)), (3, ("Wren Thimble’s club",))))).rows
    assert (row.outcome, row.reason, row.payload) == (Outcome.REFUSED, IS_A_PUPIL, None)
    assert (other.outcome, other.warnings[-1:]) == (Outcome.ADDED, (NAMES_A_PUPIL,))


def test_what_a_script_is_told_quotes_no_row_that_names_one(wren: Store) -> None:
    heads = ("Intervention", "Grouping", "Domain of need")
    rows = Sheet(((1, heads), (2, ("Lego club", "Help", "Wren Thimble")), (3, ("ELSA", "Help", "Kites"))))
    told = str(as_json(plan(wren, rows), quoting=True, but=NAMES_A_PUPIL))
    assert "“Kites”" in told
    assert "Thimble" not in told


def test_what_is_said_of_the_whole_names_none(wren: Store) -> None:
    rows = Sheet(((1, ("Intervention", "Cost", "Wren Thimble", "Impact")), (2, ("ELSA", "£3", "x", "good"))))
    assert plan(wren, rows).notes == ("Not read: [a pupil], Impact.",)
