"""The foot of the window: a long sentence may shorten what is quiet, never the notice."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ui.widgets.status_bar import StatusBar

NOTICE = "Unprotected: invented pupils only"


def test_a_long_sentence_does_not_cut_the_notice(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.set_right("Ms Dovecote", "Backed up today at 12:40", notice=NOTICE)
    bar.say("Wren Thimble is now in Getting Help. " * 6, undo=True)
    bar.resize(880, bar.height())
    bar.show()
    notice = next(label for label in bar.findChildren(QLabel) if label.text() == NOTICE)
    assert notice.width() >= QFontMetrics(notice.font()).horizontalAdvance(NOTICE)
