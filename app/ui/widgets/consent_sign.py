"""Where consent stands as a sign and words, the same on the page's first tab and among people and consents."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.queries.around.consents import ConsentRow
from app.ui.icons import paint_icon
from app.ui.widgets.label import Label
from app.vocabulary import ConsentState

_SIDE = 16
_SIGNS = {
    ConsentState.GIVEN: ("check", "good"),
    ConsentState.WAITING: ("clock", "muted"),
    ConsentState.NOT_ASKED: ("clock", "muted"),
    ConsentState.REFUSED: ("close", "danger"),
    ConsentState.WITHDRAWN: ("close", "danger"),
}


def sign_of(row: ConsentRow) -> tuple[str, str]:
    """Return the icon and its tint; the words beside it say the same."""
    return ("clock", "warning") if row.ran_out else _SIGNS[ConsentState(row.state)]


class SignedWords(QWidget):
    """Words with a sign before them; the words are what a screen reader says."""

    def __init__(self, sign: tuple[str, str], words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sign, self._label = sign, Label(words, wrap=True)
        self.setAccessibleName(words)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(_Sign(*sign), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._label, 1)

    def words(self) -> str:
        """Return the words."""
        return self._label.text()


class _Sign(QWidget):
    def __init__(self, name: str, tint: str) -> None:
        super().__init__()
        self._icon = name, tint
        self.setFixedSize(_SIDE, _SIDE + 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_icon(painter, QRectF(0, 3, _SIDE, _SIDE), *self._icon)
