"""Guards the PySide6 pin: 6.12.0 loses a reference to None in every Qt call that returns nothing."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot die from Python 3.12 on")
def test_qt_calls_that_return_nothing_keep_every_reference_to_none(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    before = sys.getrefcount(None)
    for number in range(500):
        line.setText(str(number))
    # A few references come and go by themselves; the fault loses all 500.
    assert abs(sys.getrefcount(None) - before) < 50
