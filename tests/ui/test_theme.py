"""The theme dresses the program in light, dark and high contrast, and says when it changes."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from app.looks import DARK, GROUPINGS, LIGHT
from app.ui.theme import apply, ink, style_sheet, theme

ROLE = QPalette.ColorRole


def test_dark_gives_the_window_the_dark_ground(light: QApplication) -> None:
    apply(light, "dark")
    assert light.palette().color(ROLE.Window).name().upper() == DARK.window
    assert ink("text").name().upper() == DARK.text


def test_an_inactive_window_looks_like_an_active_one(light: QApplication) -> None:
    group = QPalette.ColorGroup
    for role in (ROLE.Window, ROLE.Text, ROLE.Highlight, ROLE.HighlightedText, ROLE.Accent):
        assert light.palette().color(group.Active, role) == light.palette().color(group.Inactive, role)


def test_what_is_off_is_muted_on_sunk(light: QApplication) -> None:
    off = QPalette.ColorGroup.Disabled
    assert light.palette().color(off, ROLE.Text).name().upper() == LIGHT.muted
    assert light.palette().color(off, ROLE.Base).name().upper() == LIGHT.sunk


def test_high_contrast_drops_the_sheet_and_uses_the_systems_colours(light: QApplication) -> None:
    apply(light, "contrast")
    assert not light.styleSheet()
    assert theme().high_contrast
    assert ink("text") == light.palette().color(ROLE.WindowText)


def test_painters_hear_of_a_change(light: QApplication) -> None:
    heard: list[bool] = []

    def hear() -> None:
        heard.append(theme().dark)

    theme().changed.connect(hear)
    apply(light, "dark")
    theme().changed.disconnect(hear)
    assert heard == [True]


def test_dressing_twice_does_not_grow_the_type(light: QApplication) -> None:
    first = theme().font().pointSizeF()
    apply(light, "dark")
    apply(light, "light")
    assert theme().font().pointSizeF() == first >= 10


def test_nothing_is_smaller_than_nine_points(light: QApplication) -> None:
    roles = ("title", "figure", "panel", "heading", "name", "body", "second", "caption", "alert")
    assert min(theme().font(role).pointSizeF() for role in roles) >= 9


@pytest.mark.parametrize("dark", [False, True])
def test_every_token_of_the_sheet_is_filled_in(dark: bool) -> None:
    sheet = style_sheet(DARK if dark else LIGHT, dark)
    assert "{down}" not in sheet
    assert sheet.count("{") == sheet.count("{ ")


def test_a_school_can_rename_and_recolour_a_grouping(light: QApplication) -> None:
    theme().set_groupings({"help": ("Getting Help now", "X", "#00AA55")})
    look = theme().look("help")
    theme().set_groupings({})
    assert (look.name, look.letter, look.fill) == ("Getting Help now", "X", "#00AA55")
    assert theme().look("help") == GROUPINGS["help"]
