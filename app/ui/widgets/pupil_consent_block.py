"""Consent in short, for the first tab of a pupil's page: a sign and a line for each agency and purpose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.queries.around.consents import ConsentRow
from app.ui.widgets.consent_sign import SignedWords, sign_of
from app.ui.widgets.section_head import SectionHead
from app.vocabulary import within

_MOST = 4


class ConsentBlock(QWidget):
    """Signals: all (the tab with everything is asked for). Where nothing is noted it is not there at all."""

    all = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = SectionHead("Consent")
        self.head.pressed.connect(self.all)
        self.lines: list[SignedWords] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.head)
        self.hide()

    def show_consents(self, rows: Sequence[ConsentRow]) -> None:
        """Show where consent stands; what does not hold comes first, because somebody may be waiting for it."""
        for old in self.lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        shown = sorted(rows, key=lambda row: row.holds)[:_MOST]
        self.lines = [SignedWords(sign_of(row), short_words(row)) for row in shown]
        for line in self.lines:
            self._column.addWidget(line)
        self.head.say("Consent", action=f"All {len(rows)}" if rows else "")
        self.setVisible(bool(rows))


def short_words(row: ConsentRow) -> str:
    """Return "Share information, Kite Project: given, until 31 July 2027"."""
    return f"{row.purpose_label}, {row.organisation}: {within(row.words)}"
