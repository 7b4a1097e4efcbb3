"""A field to choose a pupil by any part of the name or class while typing, quick in the largest of schools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.queries.find import PupilName
from app.ui import icons
from app.ui.known import known_in
from app.ui.widgets.pupil_hits import HitList, Hits
from app.ui.widgets.status_bar import announce

if TYPE_CHECKING:
    from app.store import Store

SHOWN = 8
_ROOT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SIZE = int(Qt.ItemDataRole.SizeHintRole)


class PupilField(QLineEdit):
    """One pupil: typing opens the list, Enter takes the best hit; the value is the pupil's id or None.

    `changed` is any change; `taken` says that a pupil was taken from the open list.
    """

    changed = Signal()
    taken = Signal()

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known_in(store)
        self._chosen: PupilName | None = None
        self._hits = Hits(self)
        self.popup = HitList(self)
        self.popup.setModel(self._hits)
        self.popup.clicked.connect(self._clicked)
        self.setPlaceholderText("Any part of the name or class")
        icons.give(
            self.addAction(icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition),
            "search",
            "muted",
        )
        self.textEdited.connect(self._typed)
        self.destroyed.connect(self.popup.deleteLater)

    def value(self) -> int | None:
        """The id of the pupil chosen; the one pupil of exactly the typed name counts as chosen."""
        return None if self.pupil is None else self.pupil.id

    @property
    def pupil(self) -> PupilName | None:
        """The pupil chosen, or None."""
        return self._chosen

    def set_value(self, value: int | None) -> None:
        """Choose the pupil with this id, or none."""
        self._show(next((row for row in self._known.pupils if row.id == value), None))

    def set_pupil(self, pupil: PupilName) -> None:
        """Choose a pupil who may no longer be on the roll."""
        self._show(pupil)

    def problem(self) -> str:
        """A sentence when what is typed is no pupil."""
        if self._chosen is not None or not self.text().strip():
            return ""
        return "Choose a pupil from the list that opens while typing."

    # --- typing ---

    def _typed(self, text: str) -> None:
        self._chosen = None
        hits = self._known.find_pupils(text, SHOWN) if text.strip() else []
        self._hits.show(hits)
        if hits:
            self.popup.setCurrentIndex(self._hits.index(0))
            self.popup.place_under(self, len(hits))
            announce(self, f"{hits[0]}, {len(hits)} found" if len(hits) < SHOWN else str(hits[0]))
        else:
            self.popup.hide()
        self.changed.emit()

    def _show(self, pupil: PupilName | None) -> None:
        self._chosen = pupil
        self.setText("" if pupil is None else str(pupil))
        self.setCursorPosition(0)
        self.popup.hide()
        self.changed.emit()

    def _clicked(self, index: QModelIndex) -> None:
        self._take(self._hits.rows[index.row()])

    def _take(self, pupil: PupilName) -> None:
        self._show(pupil)
        self.taken.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.popup.isVisible():
            super().keyPressEvent(event)
            return
        key = event.key()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key))
        at = self.popup.currentIndex().row()
        if step is not None:
            to = max(0, min(len(self._hits.rows) - 1, at + step))
            self.popup.setCurrentIndex(self._hits.index(to))
            announce(self, str(self._hits.rows[to]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._hits.rows[max(at, 0)])
        elif key == Qt.Key.Key_Escape:
            self.popup.hide()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # Leaving the field takes the only pupil there is; among many, nobody is chosen on a guess.
        if self._chosen is None and len(self._hits.rows) == 1 and self.text().strip():
            self._show(self._hits.rows[0])
        self.popup.hide()
