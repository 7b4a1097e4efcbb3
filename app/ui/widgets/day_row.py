"""Draws the lines of the day's list: headings with their counts, and tasks with marker, name, what, who, when."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.icons import paint_icon
from app.ui.theme import ink, theme
from app.ui.widgets.day_lines import Heading, Task
from app.ui.widgets.marker import IN_ROW, paint_marker
from app.ui.widgets.offer_bar import paint_focus

_ROW = int(Qt.ItemDataRole.UserRole)
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
INSET = 14


class DayDelegate(QStyledItemDelegate):
    """The painter of the day's list; verbs_width says how much of the row with the cursor the verbs cover."""

    def __init__(self, view: QListView, verbs_width: Callable[[], int]) -> None:
        super().__init__(view)
        self._view, self._verbs_width = view, verbs_width

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = theme().row_height()
        return QSize(200, height if isinstance(index.data(_ROW), Task) else height + 10)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(_ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        if isinstance(line, Task):
            self._paint_task(painter, area, line, option)
        else:
            _paint_heading(painter, area, line, first=index.row() == 0)
            if self._view.hasFocus() and self._view.currentIndex() == index:
                paint_focus(painter, area.adjusted(2, 4, -2, -1))
        painter.restore()

    def _paint_task(self, painter: QPainter, area: QRectF, task: Task, option: QStyleOptionViewItem) -> None:
        current = self._view.currentIndex().data(_ROW) is task
        if current:
            painter.fillRect(area, ink("accent_tint"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, ink("hover"))
        box = area.adjusted(INSET, 0, -INSET, 0)
        sign = QRectF(box.left(), box.center().y() - IN_ROW / 2, IN_ROW, IN_ROW)
        if task.grouping:
            paint_marker(painter, sign, theme().look(task.grouping))
        else:
            paint_icon(painter, sign.adjusted(1, 1, -1, -1), task.icon, "text")
        room = box.width() - (self._verbs_width() if current else 0)
        _paint_words(painter, box, task, room, with_who=not current)
        if current and self._view.hasFocus():
            paint_focus(painter, area.adjusted(2, 1, -2, -1))


def _paint_words(painter: QPainter, box: QRectF, task: Task, room: float, *, with_who: bool) -> None:
    # Measured by the whole line, so that nothing moves sideways when the verbs come.
    name_width = min(150.0, box.width() * 0.26)
    left = box.left() + IN_ROW + 10
    small = QRectF(left + name_width + 6, box.top(), 34, box.height())
    # What has no class, such as a meeting or an offer, may have a long name.
    name_right = small.left() - 6 if task.small else small.right() - 4
    _say(painter, QRectF(left, box.top(), name_right - left, box.height()), task.name, "name")
    _say(painter, small, task.small, "second", "muted")
    metrics = QFontMetricsF(theme().font("name"))
    late = max(metrics.horizontalAdvance(task.when), metrics.horizontalAdvance("88 days late")) + 4
    right = box.left() + room
    when = QRectF(right - late, box.top(), late, box.height())
    role, tone = ("name", "warning") if task.late else ("body", "text")
    _say(painter, when, task.when, role, tone, align=_RIGHT)
    start = small.right() + 6
    end = when.left() - 12
    if with_who and task.who and room > 560:
        who = QRectF(end - 120, box.top(), 120, box.height())
        _say(painter, who, task.who, "second", "muted")
        end = who.left() - 8
    _say(painter, QRectF(start, box.top(), max(0.0, end - start), box.height()), task.what)


def _paint_heading(painter: QPainter, area: QRectF, heading: Heading, *, first: bool) -> None:
    if not first:
        painter.fillRect(QRectF(area.left(), area.top() + 3, area.width(), 1), ink("line"))
    box = area.adjusted(INSET, 8, -INSET, 0)
    _say(painter, box, heading.title, "heading")
    width = QFontMetricsF(theme().font("heading")).horizontalAdvance(heading.title)
    _say(painter, box.adjusted(width + 10, 0, 0, 0), heading.count, "second", "muted")
    if heading.action:
        _say(painter, box, heading.action, "name", "accent", align=_RIGHT)


def _say(
    painter: QPainter,
    box: QRectF,
    words: str,
    role: str = "body",
    tone: str = "text",
    *,
    align: Qt.AlignmentFlag = _LEFT,
) -> None:
    font = theme().font(role)
    painter.setFont(font)
    painter.setPen(ink(tone))
    fitting = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width() + 1)
    painter.drawText(box, int(align), fitting)
