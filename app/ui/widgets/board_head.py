"""The head of a column of the Board: the grouping's marker, its name and how many pupils."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.queries.board import BoardColumn
from app.ui.plain_tip import plain_tip
from app.ui.theme import ink, theme
from app.ui.widgets.board_words import count_words
from app.ui.widgets.marker import IN_HEAD, paint_marker

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class BoardHead(QWidget):
    """Names a column; its definition, as the school words it, is in the tool tip and read aloud."""

    def __init__(self, column: BoardColumn) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_column(column)

    def show_column(self, column: BoardColumn) -> None:
        """Show another count, or another name."""
        self._code, self._name, self._count = column.grouping.code, column.grouping.label, count_words(column)
        # Where there is little room the figure alone says how many; the rest must be read.
        self._figures = self._count.replace(" pupils", "", 1).replace(" pupil", "", 1)
        self._short = column.grouping.short_label
        self.setAccessibleName(f"{self._name}, {self._count}")
        self.setAccessibleDescription(column.grouping.definition)
        self.setToolTip(plain_tip(f"{self._name}\n{self._count}\n{column.grouping.definition}".strip()))
        self.update()

    def sizeHint(self) -> QSize:
        name, count = (QFontMetricsF(theme().font(role)).height() for role in ("name", "second"))
        return QSize(160, round(name + count + 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area, look = QPainter(self), QRectF(self.rect()), theme().look(self._code)
        painter.fillRect(area, QColor(look.tint))
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), 3), QColor(look.fill))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), ink("line"))
        paint_marker(painter, QRectF(10, area.center().y() - IN_HEAD / 2 + 1, IN_HEAD, IN_HEAD), look)
        left = 10 + IN_HEAD + 8
        room = area.width() - left - 6
        middle = area.center().y() + 1
        painter.setFont(theme().font("name"))
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(look.on_tint))
        name = self._name if metrics.horizontalAdvance(self._name) <= room else self._short
        name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, middle - metrics.height(), room, metrics.height()), LEFT, name)
        painter.setFont(theme().font("second"))
        metrics = QFontMetricsF(painter.font())
        painter.setPen(ink("text"))
        count = self._count if metrics.horizontalAdvance(self._count) <= room else self._figures
        count = metrics.elidedText(count, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, middle, room, metrics.height()), LEFT, count)
