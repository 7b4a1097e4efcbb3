"""What rows draw again and again, kept until the theme changes: fonts, shortened words, pictures of markers."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPixmap

from app.looks import GroupingLook
from app.ui.theme import theme
from app.ui.widgets.marker import paint_marker

MOST = 20_000  # shortened words kept; a name costs some hundred bytes


class Drawn:
    """Measures and draws each thing once. A row that is searched for is drawn at every letter."""

    def __init__(self) -> None:
        self._faces: dict[str, tuple[QFont, QFontMetricsF]] = {}
        self._short: dict[tuple[str, str, int], str] = {}
        self._markers: dict[tuple[GroupingLook, int, float], QPixmap] = {}
        theme().changed.connect(self.forget)

    def forget(self) -> None:
        """Forget everything, because it looks different now."""
        self._faces, self._short, self._markers = {}, {}, {}

    def face(self, role: str) -> tuple[QFont, QFontMetricsF]:
        """Return the font of a role, and its measures."""
        if role not in self._faces:
            font = theme().font(role)
            self._faces[role] = (font, QFontMetricsF(font))
        return self._faces[role]

    def shortened(self, text: str, role: str, width: int) -> str:
        """Return the text, shortened at its end where it is wider than there is room."""
        key = (text, role, width)
        short = self._short.get(key)
        if short is None:
            if len(self._short) >= MOST:
                self._short.clear()
            metrics = self.face(role)[1]
            short = self._short[key] = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        return short

    def marker(self, look: GroupingLook, side: int, scale: float) -> QPixmap:
        """Return the picture of a marker for a screen of this scale."""
        key = (look, side, scale)
        if key not in self._markers:
            picture = QPixmap(round(side * scale), round(side * scale))
            picture.setDevicePixelRatio(scale)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            paint_marker(painter, QRectF(0, 0, side, side), look)
            painter.end()
            self._markers[key] = picture
        return self._markers[key]


@cache
def drawn() -> Drawn:
    """Return the one store of what is drawn again and again."""
    return Drawn()
