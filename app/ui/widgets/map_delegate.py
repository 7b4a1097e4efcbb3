"""Draws each cell's ground, lines, selection and focus in the Map's grid, and says what is under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from app.queries.offer_facts import OfferFact
from app.queries.provision_map import MapCell, MapTotal
from app.ui.tables import Index
from app.ui.theme import ink, theme
from app.ui.widgets.map_measures import GUTTER, bar_areas, is_risk
from app.ui.widgets.map_model import CONTENT, MapModel
from app.ui.widgets.map_paint import paint_cell, paint_total
from app.ui.widgets.map_words import bar_of
from app.ui.widgets.offer_bar import paint_focus


class MapDelegate(QStyledItemDelegate):
    """The painter of the grid; hovered is the place under the pointer."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.hovered: tuple[int, int] | None = None
        self.panel_open = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        content = index.data(CONTENT)
        model = index.model()
        if content is None or not isinstance(model, MapModel) or model.view is None:
            return
        whole = QRectF(option.rect)
        area = area_of(whole, content)
        current = self._view.currentIndex() == index
        focus = current and self._view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(whole)
        chosen = current and (focus or self.panel_open)
        painter.fillRect(area, ink(self._ground(content, chosen, (index.row(), index.column()))))
        _paint_lines(painter, area, content)
        if isinstance(content, MapTotal):
            paint_total(painter, area, content, model.view.roll)
        else:
            paint_cell(painter, area, content)
        if focus or (chosen and theme().high_contrast):
            paint_focus(painter, area, 5)
        painter.restore()

    def _ground(self, content: MapCell | MapTotal, chosen: bool, place: tuple[int, int]) -> str:
        # A high contrast theme has a strong colour for selection, on which bars cannot be read: there a ring does.
        if chosen and not theme().high_contrast:
            return "accent_tint"
        if self.hovered == place:
            return "hover"
        return "sunk" if is_risk(content.grouping.code) else "surface"

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Say the whole of the offer under the pointer."""
        content = index.data(CONTENT) if index.isValid() else None
        if event.type() != QEvent.Type.ToolTip or not isinstance(content, MapCell):
            return super().helpEvent(event, view, option, index)
        offer = offer_under(event.pos().toPointF(), QRectF(option.rect), content)
        if offer is not None:
            words = bar_of(offer, content.grouping.code).spoken()
            QToolTip.showText(event.globalPos(), words, self._tip_owner())
            return True
        QToolTip.hideText()
        return True

    def _tip_owner(self) -> QWidget:
        return self._view.viewport()


def offer_under(point: QPointF, whole: QRectF, content: MapCell | MapTotal | None) -> OfferFact | None:
    """Return the offer whose bar is under a point of a cell, if any."""
    if not isinstance(content, MapCell):
        return None
    areas = bar_areas(area_of(whole, content), content)
    under = (item.offer for item, area in zip(content.offers, areas, strict=False) if area.contains(point))
    return next(under, None)


def area_of(whole: QRectF, content: MapCell | MapTotal) -> QRectF:
    """Return a cell's own part of its section: Risk Support stands apart by a gutter."""
    return whole.adjusted(GUTTER, 0, 0, 0) if is_risk(content.grouping.code) else whole


def _paint_lines(painter: QPainter, area: QRectF, content: MapCell | MapTotal) -> None:
    line = ink("line")
    painter.fillRect(QRectF(area.right() - 1, area.top(), 1, area.height()), line)
    painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), line)
    if is_risk(content.grouping.code):
        painter.fillRect(QRectF(area.left(), area.top(), 1, area.height()), line)
    if isinstance(content, MapTotal):
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), ink("control"))
