"""Painting a page: the same instructions on a screen, a printer and in a PDF."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPolygonF

from app.paper.letters import EM, ascent, big_font
from app.paper.page import Box, Mark, Page, Picture, Sign, Stroke, Words


def paint_page(painter: QPainter, page: Page) -> None:
    """Paint a page; the painter is scaled beforehand so that one unit is one point of the paper."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    for one in page.instructions:
        match one:
            case Box():
                _paint_box(painter, one)
            case Stroke():
                painter.setPen(_pen(one.colour, one.thickness))
                painter.drawLine(QPointF(one.x1, one.y1), QPointF(one.x2, one.y2))
            case Words():
                _paint_words(painter, one)
            case Mark():
                _paint_mark(painter, one)
            case Picture():
                _paint_picture(painter, one)
    painter.restore()


def _pen(colour: str, thickness: float) -> QPen:
    pen = QPen(QColor(colour), thickness)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


def _paint_box(painter: QPainter, box: Box) -> None:
    area = QRectF(box.x, box.y, box.width, box.height)
    if box.fill:
        painter.fillRect(area, QColor(box.fill))
    if box.edge:
        pen = _pen(box.edge, box.thickness)
        if box.dashed:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = box.thickness / 2
        painter.drawRect(area.adjusted(half, half, -half, -half))


def _paint_picture(painter: QPainter, picture: Picture) -> None:
    image = QImage()
    if image.loadFromData(QByteArray(picture.content)):
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(picture.x, picture.y, picture.width, picture.height), image)


def _paint_words(painter: QPainter, words: Words) -> None:
    painter.save()
    painter.translate(words.x, words.y + ascent(words.size))
    painter.scale(words.size / EM, words.size / EM)
    painter.setFont(big_font(words.bold))
    painter.setPen(QColor(words.colour))
    painter.drawText(QPointF(0, 0), words.text)
    painter.restore()


def _paint_mark(painter: QPainter, mark: Mark) -> None:
    colour = QColor(mark.colour)
    side = mark.side
    painter.save()
    painter.translate(mark.x, mark.y)
    painter.setPen(_pen(mark.colour, side * 0.11))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark.sign is Sign.EVERYONE:
        middle = QPointF(side / 2, side / 2)
        painter.drawEllipse(middle, side * 0.4, side * 0.4)
        _paint_dot(painter, middle, side * 0.19, colour)
    else:
        corners = [QPointF(0.5, 0.08), QPointF(0.97, 0.9), QPointF(0.03, 0.9)]
        painter.drawPolygon(QPolygonF([point * side for point in corners]))
        painter.drawLine(QPointF(side / 2, side * 0.36), QPointF(side / 2, side * 0.64))
        _paint_dot(painter, QPointF(side / 2, side * 0.75), side * 0.06, colour)
    painter.restore()


def _paint_dot(painter: QPainter, middle: QPointF, radius: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour))
    painter.drawEllipse(middle, radius, radius)
