"""One grouping as a tile to choose: its marker, its key and its name."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.theme import ink, theme
from app.ui.widgets.marker import IN_TILE, paint_marker
from app.ui.widgets.offer_bar import paint_focus


class Tile(QAbstractButton):
    """One grouping's tile: its marker, its key and its name."""

    def __init__(self, code: str, key: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code, self.key = code, key
        self._lines, self.off = 1, ""
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.dress()

    def dress(self) -> None:
        """Take the grouping's name and look of now."""
        name = theme().look(self.code).name
        self.setText(name)
        self.setAccessibleName(f"{name}. {self.off}" if self.off else name)
        self.setToolTip(f"{name}. {self.off}" if self.off else f"{name} ({self.key})")
        self.updateGeometry()
        self.update()

    def turn_off(self, why: str) -> None:
        """Take away that this can be chosen, and say why."""
        self.off = why
        self.setEnabled(False)
        self.dress()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme().font("caption"))
        height = metrics.height() * (0.9 + 1.1 * self._lines) + 30
        return QSize(round(metrics.horizontalAdvance(self.text())) + 13, round(height))

    def fits(self, width: int) -> bool:
        """Whether the name has room in one line of a tile this wide."""
        return self.sizeHint().width() <= width

    def set_lines(self, lines: int) -> None:
        """Give the name this many lines."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(84, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, chosen = theme().look(self.code), self.isChecked()
        painter = QPainter(self)
        painter.setOpacity(1.0 if self.isEnabled() else 0.45)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        width = 2.0 if chosen else 1.0
        painter.setPen(QPen(QColor(look.edge) if chosen else ink("control"), width))
        ground = QColor(look.tint) if chosen else ink("hover" if self.underMouse() else "surface")
        painter.setBrush(ground)
        painter.drawRoundedRect(area.adjusted(width / 2, width / 2, -width / 2, -width / 2), 6, 6)
        paint_marker(painter, QRectF(10, 9, IN_TILE, IN_TILE), look)
        painter.setFont(theme().font("caption"))
        painter.setPen(QColor(look.on_tint) if chosen else ink("muted"))
        painter.drawText(area.adjusted(8, 9, -9, 0), Qt.AlignmentFlag.AlignRight, str(self.key))
        bold = QFontMetricsF(theme().font("alert")).horizontalAdvance(self.text()) <= area.width() - 13
        painter.setFont(theme().font("alert" if chosen and bold else "caption"))
        painter.setPen(QColor(look.on_tint) if chosen else ink("text"))
        wrap = Qt.TextFlag.TextWordWrap if self._lines > 1 else Qt.TextFlag.TextSingleLine
        words = int(Qt.AlignmentFlag.AlignBottom | wrap)
        painter.drawText(area.adjusted(9, 0, -2, -8), words, self.text())
        if self.hasFocus():
            paint_focus(painter, area, 6)
