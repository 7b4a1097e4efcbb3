"""Tab through the places of an offer: it walks a row and goes on to the button that adds one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.fields import TextField
from app.ui.widgets.places_field import PlacesField


def test_tab_leaves_the_places(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    places, after = PlacesField([(1, "Getting Help")], [(1, "Learning")]), TextField()
    column.addWidget(places)
    column.addWidget(after)
    with qtbot.waitActive(window):
        window.show()
    places.setFocus()
    assert QApplication.focusWidget() is places.rows[0].grouping
    for _ in range(6):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus is places.add_button:
            break
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is places.add_button
