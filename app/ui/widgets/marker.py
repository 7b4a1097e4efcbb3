"""The mark of a grouping: its shape, its letter and its colour together."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.looks import GroupingLook
from app.ui.theme import ink, theme

IN_ROW, IN_TILE, IN_HEAD = 18, 20, 22


def paint_marker(painter: QPainter, rect: QRectF, look: GroupingLook, outline: bool = False) -> None:
    """Draw a grouping's marker in the square; `outline` is Thriving because there is no record."""
    outline = outline or theme().high_contrast
    side = min(rect.width(), rect.height())
    area = QRectF(rect.x(), rect.y(), side, side)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QPen(QColor(look.edge), max(1.0, side / 17))
    rim = QPen(edge)
    front = area.adjusted(edge.widthF() / 2, edge.widthF() / 2, -edge.widthF() / 2, -edge.widthF() / 2)
    if look.code == "more_help":
        front = _paint_back(painter, front, look, edge, outline)
    if outline:
        painter.setBrush(ink("surface"))
        painter.setPen(edge)
    else:
        painter.setBrush(QColor(look.fill))
        painter.setPen(rim if look.code in ("thriving", "ask") else Qt.PenStyle.NoPen)
        if look.code not in ("thriving", "more_help", "ask"):
            front = area
    painter.drawPath(shape(look.code, front))
    _paint_letter(painter, front, look, side, outline)
    painter.restore()


def shape(code: str, area: QRectF) -> QPainterPath:
    """The outline of a grouping's shape in a square."""
    path = QPainterPath()
    side = area.width()
    if code == "thriving":
        path.addEllipse(area)
    elif code == "advice":
        _speech(path, area, 0.46 * side)
    elif code == "risk_support":
        _shield(path, area)
    elif code == "ask":
        _diamond(path, area)
    else:
        path.addRoundedRect(area, 0.1 * side, 0.1 * side)
    return path


def _speech(path: QPainterPath, area: QRectF, radius: float) -> None:
    path.moveTo(area.bottomLeft())
    path.lineTo(area.left(), area.top() + radius)
    path.arcTo(QRectF(area.left(), area.top(), 2 * radius, 2 * radius), 180, -90)
    path.lineTo(area.right() - radius, area.top())
    path.arcTo(QRectF(area.right() - 2 * radius, area.top(), 2 * radius, 2 * radius), 90, -90)
    path.lineTo(area.right(), area.bottom() - radius)
    corner = QRectF(area.right() - 2 * radius, area.bottom() - 2 * radius, 2 * radius, 2 * radius)
    path.arcTo(corner, 0, -90)
    path.closeSubpath()


def _diamond(path: QPainterPath, area: QRectF) -> None:
    middle = area.center()
    path.moveTo(middle.x(), area.top())
    path.lineTo(area.right(), middle.y())
    path.lineTo(middle.x(), area.bottom())
    path.lineTo(area.left(), middle.y())
    path.closeSubpath()


def _shield(path: QPainterPath, area: QRectF) -> None:
    side, middle = area.width(), area.center().x()
    # A shield as wide as its square looks heavier than the others, so it stands in 0.92 of it.
    left, right = area.left() + 0.06 * side, area.right() - 0.06 * side
    waist = area.top() + 0.52 * side
    path.moveTo(left, area.top())
    path.lineTo(right, area.top())
    path.lineTo(right, waist)
    path.cubicTo(
        QPointF(right, area.top() + 0.78 * side),
        QPointF(middle + 0.2 * side, area.top() + 0.93 * side),
        QPointF(middle, area.bottom()),
    )
    path.cubicTo(
        QPointF(middle - 0.2 * side, area.top() + 0.93 * side),
        QPointF(left, area.top() + 0.78 * side),
        QPointF(left, waist),
    )
    path.closeSubpath()


def _paint_back(painter: QPainter, area: QRectF, look: GroupingLook, edge: QPen, outline: bool) -> QRectF:
    """Draw the second square of Getting More Help; returns where the front one goes."""
    side = area.width()
    small = 0.84 * side
    painter.setPen(edge)
    painter.setBrush(ink("surface") if outline else QColor(look.tint))
    painter.drawPath(shape("help", QRectF(area.right() - small, area.top(), small, small)))
    return QRectF(area.left(), area.bottom() - small, small, small)


def _paint_letter(painter: QPainter, front: QRectF, look: GroupingLook, side: float, outline: bool) -> None:
    font = QFont(theme().font())
    font.setPointSizeF(max(1.0, 0.44 * side))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(QColor(look.edge if outline else look.on_fill))
    if look.code == "risk_support":  # the shield's weight is above its middle
        front = front.translated(0, -0.04 * side)
    painter.drawText(front, Qt.AlignmentFlag.AlignCenter, look.letter)


class Marker(QWidget):
    """One grouping's marker as a widget; a screen reader says the grouping's name, never the letter."""

    def __init__(
        self, code: str, side: int = IN_ROW, outline: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_grouping(code, outline)
        theme().changed.connect(self._theme_changed)

    def set_grouping(self, code: str, outline: bool = False) -> None:
        """Show another grouping."""
        self._code, self._outline = code, outline
        self._theme_changed()

    def _theme_changed(self) -> None:
        name = theme().look(self._code).name
        self.setAccessibleName(f"{name}, no record" if self._outline else name)
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        """The marker's own side."""
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marker."""
        painter = QPainter(self)
        paint_marker(painter, QRectF(0, 0, self._side, self._side), theme().look(self._code), self._outline)
