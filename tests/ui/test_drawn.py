"""What rows draw again and again is kept, and forgotten when the theme changes."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from app.ui.tables import Column
from app.ui.theme import apply, theme
from app.ui.widgets.drawn import drawn
from app.ui.widgets.rows_view import RowsView
from tests.ui.toys import Toy


def test_a_marker_is_drawn_once_for_a_scale(light: QApplication) -> None:
    look = theme().look("help")
    assert drawn().marker(look, 18, 1.0) is drawn().marker(look, 18, 1.0)
    assert drawn().marker(look, 18, 2.0).width() == 36


def test_long_words_are_shortened_to_the_room(light: QApplication) -> None:
    assert drawn().shortened("Communication and language", "body", 60).endswith("…")
    assert drawn().shortened("Ada", "body", 60) == "Ada"


def test_another_theme_draws_anew(light: QApplication) -> None:
    before = drawn().marker(theme().look("help"), 18, 1.0).toImage()
    apply(light, "dark")
    assert drawn().marker(theme().look("help"), 18, 1.0).toImage() != before


def test_the_schools_own_letter_shows_at_once(light: QApplication) -> None:
    before = drawn().marker(theme().look("help"), 18, 1.0).toImage()
    theme().set_groupings({"help": ("Hand in hand", "X", "")})
    after = drawn().marker(theme().look("help"), 18, 1.0).toImage()
    theme().set_groupings({})
    assert theme().look("help").name != "Hand in hand"
    assert after != before


def test_a_list_that_selects_by_itself_is_left_without_a_selection(
    light: QApplication, toys: list[Toy]
) -> None:
    view = RowsView([Column("Name", lambda toy: toy.name)], "Toys")
    view.set_rows(toys)
    view.select(2)
    view.set_rows(toys[2:], neighbour=False)
    assert view.selected() is None
    view.select_at(1)
    assert view.selected() == toys[3]
