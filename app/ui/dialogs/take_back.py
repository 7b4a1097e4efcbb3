"""Before a file that was taken in is taken back: what of it stays, and why, as something was done with it since."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.queries.back.taking_back import Kept, TakingBack
from app.ui.tables import Column
from app.ui.theme import ink
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.panels import Frame
from app.ui.widgets.rows_view import RowsView

STAYS = "What was changed or used since stays as it is. When that is taken back, the rest can go too."
_KINDS = {"pupil": "A pupil", "offer": "An offer", "organisation": "An organisation"}


class TakeBackDialog(QDialog):
    """Lists what stays; `go()` when somebody takes back the rest."""

    topic = "files"

    def __init__(self, parent: QWidget, back: TakingBack, go: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle("Take back an import")
        self._go = go
        self.head = Label(_head(back), "figure", wrap=True)
        columns = [
            Column("Stays", _called, width=28),
            Column("Why", lambda kept: f"{kept.why[:1].upper()}{kept.why[1:]}"),
        ]
        self.list = RowsView(columns, "What stays", key=_key)
        self.list.set_rows(back.kept)
        self.list.select_first()
        words = f"Take back {back.goes:,}" if back.goes else "Take back the rest"
        self.take = PrimaryButton(words, keys="Ctrl+Enter")
        leave = Button("Cancel", keys="Esc")
        self.take.clicked.connect(self._take)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._take)
        leave.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(Label(f"“{back.sentence}” {STAYS}", "body", "muted", wrap=True))
        column.addWidget(Frame(self.list), 1)
        column.addLayout(foot)
        self.resize(600, 420)
        self.take.setFocus()

    def _take(self) -> None:
        self.accept()
        self._go()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))


def _head(back: TakingBack) -> str:
    stays = len(back.kept)
    return f"{back.words} {stays:,} {'stays' if stays == 1 else 'stay'}:"


def _called(kept: Kept) -> str:
    return kept.name or _KINDS.get(kept.table, "Another line")


def _key(kept: Kept) -> tuple[str, int]:
    return kept.table, kept.id
