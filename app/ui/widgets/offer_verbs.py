"""What can be done with an offer, at the foot of its panel: the two things of every day, and the rest under More."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.vocabulary import OfferStatus

_MOVES: dict[str, tuple[str, ...]] = {
    OfferStatus.DRAFT: ("run", "end"),
    OfferStatus.ACTIVE: ("check", "pause", "end"),
    OfferStatus.PAUSED: ("run", "end"),
    OfferStatus.ENDED: ("run",),
}


class OfferVerbs(QWidget):
    """`done(str)` names an action: "edit", "check", "run", and from the menu "ask", "copy", "pause", "end"."""

    done = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {
            "edit": Button("Edit", "edit", tip="Change this offer", keys="Enter"),
            "check": Button("Still true", "check", tip="Note that this was checked today", keys="Ctrl+T"),
            "run": Button("Run", tip="Put this offer on the map from today"),
        }
        self.more = Button("More", tip="What else can be done with this offer")
        self.menu = QMenu(self.more)
        self.menu.setToolTipsVisible(True)
        self.actions_of = {
            "ask": self._entry("ask", "Ask about this …", "Ask whether this entry is right"),
            "copy": self._entry("copy", "Duplicate\tCtrl+D", "Make a draft like this one"),
            "pause": self._entry("pause", "Pause", "Take this offer off the map for a while"),
            "end": self._entry("end", "End", "End this offer today; its history stays"),
        }
        flow = FlowLayout(gap=8, parent=self)
        flow.setContentsMargins(16, 10, 12, 12)
        for name, button in self.buttons.items():
            flow.addWidget(button)
            button.clicked.connect(partial(self._chosen, name))
        flow.addWidget(self.more)
        self.more.clicked.connect(self._open)

    def show_for(self, status: str) -> None:
        """Offer what can be done with an offer that stands so."""
        moves = _MOVES[OfferStatus(status)]
        for name, button in self.buttons.items():
            button.setVisible(name in ("edit", *moves))
        for name, entry in self.actions_of.items():
            entry.setVisible(name in ("ask", "copy", *moves))
        self.buttons["run"].setText("Run again" if status == OfferStatus.ENDED else "Run")

    def _entry(self, name: str, words: str, tip: str) -> QAction:
        entry = self.menu.addAction(words)
        entry.setToolTip(tip)
        entry.triggered.connect(partial(self._chosen, name))
        return entry

    def _chosen(self, name: str, _checked: bool = False) -> None:
        self.done.emit(name)

    def _open(self) -> None:
        """Open the menu above its button: below there is no room."""
        up = QPoint(0, self.menu.sizeHint().height())
        self.menu.popup(self.more.mapToGlobal(QPoint(0, 0)) - up)
        first = next((entry for entry in self.menu.actions() if entry.isVisible()), None)
        if first is not None:
            self.menu.setActiveAction(first)
