"""What has the focus stays in view while the form around it grows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.scrolled import scrolled_form

LATER_MS = 150  # more than the form waits for its layout


@pytest.fixture
def dialog(qtbot: QtBot) -> QDialog:
    holder = QDialog()
    qtbot.addWidget(holder)
    holder.resize(400, 200)
    return holder


def grown(dialog: QDialog, form: QWidget, field: QWidget, grow: Callable[[], None], qtbot: QtBot) -> None:
    """Let the form grow above a field with the focus, and wait until the field is in view again."""
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    field.setFocus()
    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect() == field.rect())
    # Nothing of the first look at the field is under way any more: only the growing can bring it back.
    qtbot.wait(LATER_MS)
    before = field.mapTo(form, field.rect().topLeft()).y()
    grow()
    qtbot.waitUntil(lambda: field.mapTo(form, field.rect().topLeft()).y() >= before + 400)
    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect() == field.rect())


def test_a_field_stays_in_view_when_the_form_grows_above_it(dialog: QDialog, qtbot: QtBot) -> None:
    form, above, field = QWidget(), QPlainTextEdit(), QLineEdit()
    column = QVBoxLayout(form)
    for part in (above, field):
        column.addWidget(part)
    QVBoxLayout(dialog).addWidget(scrolled_form(form))
    above.setMinimumHeight(100)
    grown(dialog, form, field, lambda: above.setMinimumHeight(600), qtbot)
