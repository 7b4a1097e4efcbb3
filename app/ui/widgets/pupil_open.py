"""What decisions of a pupil still leave open, each with its verbs: complete it, or say that there is no more."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.queries.plans.left_open import PARENTS, still_open_words
from app.queries.pupil_page import PlacementRow
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.label import Label


class PupilOpen(QWidget):
    """One line a decision that is left open. Signals: complete, nothing_more (the placement's number)."""

    complete = Signal(int)
    nothing_more = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[LinkButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._parts: list[QWidget] = []
        self.hide()

    def show_open(self, rows: Sequence[PlacementRow], can_log: bool) -> None:
        """Show the decisions that are left open; without verbs for whoever may only read."""
        for old in self._parts:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = []
        self._parts = [self._part(row, can_log) for row in rows if row.still_open]
        for part in self._parts:
            self._column.addWidget(part)
        self.setVisible(bool(self._parts))

    def _part(self, row: PlacementRow, can_log: bool) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        title = f"{row.grouping_label}, {row.domain}"
        column.addWidget(Label(title, "name", wrap=True))
        column.addWidget(Label(still_open_words(row.still_open), "second", "muted", wrap=True))
        if can_log:
            line = QHBoxLayout()
            verbs = [("Complete …", self.complete), ("Nothing more", self.nothing_more)]
            for words, signal in verbs[:1] if PARENTS in row.still_open else verbs:
                button = LinkButton(words)
                button.setAccessibleName(f"{words} {title}")
                button.clicked.connect(partial(self._tell, signal, row.id))
                line.addWidget(button)
                self.buttons.append(button)
            line.addStretch(1)
            column.addLayout(line)
        return part

    def _tell(self, signal: object, placement_id: int, _checked: bool = False) -> None:
        signal.emit(placement_id)  # type: ignore[attr-defined]
