"""Text on a page in a role and a tone of the theme, such as a heading or a muted caption."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.plain_tip import plain_tip
from app.ui.theme import ink, theme


class Label(QLabel):
    """A plain-text label whose font and colour follow the theme; it wraps where `wrap` says so."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role, self._tone = role, tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        if wrap:
            self.setWordWrap(True)
            self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._dress()
        theme().changed.connect(self._dress)

    def set_tone(self, tone: str) -> None:
        """Show the text in another token's colour."""
        self._tone = tone
        self._dress()

    def set_role(self, role: str) -> None:
        """Show the text in another role of the type table."""
        self._role = role
        self._dress()

    def _dress(self) -> None:
        self.setFont(theme().font(self._role))
        palette = self.palette()
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, QPalette.ColorRole.WindowText, ink(self._tone))
        self.setPalette(palette)


class Elided(Label):
    """A label of one line that shortens at its end when there is no room; the tool tip has the whole of it.

    It is shortened to no less than `least` pixels.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        least: int = 60,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role, tone, parent=parent)
        self._least = least
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._least, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics = QFontMetricsF(self.font())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() + 0.5)
        self.setToolTip(plain_tip(self.text()) if shown != self.text() else "")
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)


def heading(text: str, parent: QWidget | None = None) -> Label:
    """A section's heading."""
    return Label(text, "heading", parent=parent)


def caption(text: str, parent: QWidget | None = None) -> Label:
    """A small muted line that wraps."""
    return Label(text, "second", "muted", wrap=True, parent=parent)
