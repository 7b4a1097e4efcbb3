"""The last changes, each with its sentence, who and when, and its own Undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.door import needed_to_write
from app.ui.allowed import gate
from app.ui.dates import short_date
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from app.queries.history import ChangeRow
    from app.store import Store


class UndoButton(LinkButton):
    """Undoes one change."""

    def __init__(self, step: int, sentence: str) -> None:
        super().__init__("Undo", tip=f"Undo: {sentence}")
        self.step = step
        self.setProperty("small", "true")
        self.setAccessibleName(f"Undo: {sentence}")


class ChangeList(QWidget):
    """Changes, newest first; `undo(step)` when somebody takes one back."""

    undo = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Last changes")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)

    def show_changes(self, changes: Sequence[ChangeRow], store: Store, today: date) -> None:
        """Show these changes; one's own are said to be yours, and only who may make one may take it back."""
        me = store.person
        while item := self._grid.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for number, change in enumerate(changes):
            came = " Undone." if change.undone else " Partly undone." if change.partly else ""
            words = f"{change.sentence}{came}"
            sentence = Label(words, "body", "muted" if change.undone else "text", wrap=True)
            who = "You" if change.person == me or not change.person else change.person
            moment = change.at.astimezone()
            day = "" if moment.date() == today else f"{short_date(moment.date(), today)} "
            said = Label(f"{who}, {day}{moment:%H:%M}", "second", "muted")
            said.setContentsMargins(0, 0, 0, 8)
            self._grid.addWidget(sentence, 2 * number, 0)
            self._grid.addWidget(said, 2 * number + 1, 0)
            if change.undoable:
                button = UndoButton(change.step, change.sentence)
                button.clicked.connect(self._undo)
                gate(store, needed_to_write(change.kind), button)
                self._grid.addWidget(button, 2 * number, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        if not changes:
            self._grid.addWidget(
                Label("What is changed from now on stands here.", "body", "muted", wrap=True), 0, 0
            )

    def _undo(self) -> None:
        button = self.sender()
        if isinstance(button, UndoButton):
            self.undo.emit(button.step)
