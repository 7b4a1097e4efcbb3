"""Icons are there, follow the theme, and stay sharp on dense screens."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.ui import icons
from app.ui.theme import apply, ink


def darkest(image: QImage) -> QColor:
    """The most opaque colour of a picture."""
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return max((image.pixelColor(x, y) for x, y in points), key=QColor.alpha)


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_draws_something_in_its_colour(light: QApplication, name: str) -> None:
    colour = darkest(icons.pixmap(name, "danger", 24, 2.0).toImage())
    assert colour.alpha() > 200
    assert abs(colour.red() - ink("danger").red()) < 12


def test_an_icon_has_twice_the_dots_on_a_dense_screen(light: QApplication) -> None:
    assert icons.icon("search").pixmap(icons.icon("search").availableSizes()[0], 2.0).width() == 32


def test_a_buttons_icon_follows_the_theme(light: QApplication, qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    icons.give(button, "search")
    before = darkest(button.icon().pixmap(16, 16).toImage())
    apply(light, "dark")
    after = darkest(button.icon().pixmap(16, 16).toImage())
    assert after.lightness() > before.lightness() + 100


def test_an_icon_that_is_off_is_muted(light: QApplication) -> None:
    picture = icons.icon("search").pixmap(16, 16, QIcon.Mode.Disabled)
    assert abs(darkest(picture.toImage()).red() - ink("muted").red()) < 12
