"""The open supports of a pupil in short, for the first tab: a line each, and one that was over lately."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.queries.supports.support_row import SupportRow
from app.ui.allowed import gate_with
from app.ui.widgets.bars import Line
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.label import Label
from app.ui.widgets.section_head import SectionHead
from app.ui.widgets.support_line import SupportLine
from app.vocabulary import Stage

_MOST = 6
_LATELY = timedelta(weeks=8)


class PupilSupportsNow(QWidget):
    """Signals: add (a support), all (the tab is asked for)."""

    add = Signal()
    all = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = SectionHead("Support", action="Add a support")
        self.head.pressed.connect(self.add)
        self.lines: list[SupportLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._column.addLayout(self._rows)

    def show_supports(self, rows: Sequence[SupportRow], today: date, only_read: str) -> None:
        """Show what is open, and the last one that is over; only_read says why none can be added."""
        at = next((n for n, line in enumerate(self.lines) if line is self.window().focusWidget()), None)
        while item := self._rows.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self.lines = [SupportLine(row, today) for row in shown_now(rows, today)]
        self._rows.addWidget(Line(air=0))
        for line in self.lines:
            line.clicked.connect(self.all)
            self._rows.addWidget(line)
            self._rows.addWidget(Line(air=0))
        if not self.lines:
            none = Label("No support at the moment.", "second", "muted")
            none.setContentsMargins(0, 6, 0, 6)
            self._rows.addWidget(none)
        left = len(rows) - len(self.lines)
        self.head.say(
            "Support", fact=f"{left} more under Support" if left > 0 else "", action="Add a support"
        )
        if (adding := self.head.findChild(LinkButton)) is not None:
            gate_with(adding, only_read)
        if at is not None and self.lines:
            self.lines[min(at, len(self.lines) - 1)].setFocus()


def shown_now(rows: Sequence[SupportRow], today: date) -> list[SupportRow]:
    """Return what the first tab shows: open ones, those that run first, and the last one that has been over for some weeks at most."""
    opened = sorted((row for row in rows if row.is_open), key=_ahead)[:_MOST]
    lately = [row for row in rows if row.ended_on is not None and today - row.ended_on <= _LATELY]
    return [*opened, *lately[:1]]


def _ahead(row: SupportRow) -> bool:
    return row.now.stage != Stage.RUNNING
