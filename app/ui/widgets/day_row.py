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
        height, line = theme().row_height(), index.data(_ROW)
        if not isinstance(line, Task):
            return QSize(200, height + 10)
        return QSize(200, 2 * height - 4 if self.stands_below(line) else height)

    def stands_below(self, task: Task) -> bool:
        """Say whether the verbs of a task stand in a line of their own, where its words would be cut for them."""
        if self._view.currentIndex().data(_ROW) is not task:
            return False
        box = QRectF(0, 0, self._view.viewport().width() - 2 * INSET, theme().row_height())
        start, end = _what_room(box, task, box.width() - self._verbs_width())
        return QFontMetricsF(theme().font("body")).horizontalAdvance(task.what) > end - start

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
        middle = area.top() + theme().row_height() / 2
        sign = QRectF(box.left(), middle - IN_ROW / 2, IN_ROW, IN_ROW)
        if task.grouping:
            paint_marker(painter, sign, theme().look(task.grouping))
        else:
            paint_icon(painter, sign.adjusted(1, 1, -1, -1), task.icon, "text")
        below = self.stands_below(task)
        if below:
            box.setHeight(theme().row_height())
        room = box.width() - (self._verbs_width() if current and not below else 0)
        rest = _paint_words(painter, box, task, room, with_who=not current, whole=not below)
        if rest:
            start = _small_box(box).right() + 6
            wide = box.right() - self._verbs_width() - start
            _say(painter, QRectF(start, box.bottom() - 4, max(0.0, wide), box.height()), rest)
        if current and self._view.hasFocus():
            paint_focus(painter, area.adjusted(2, 1, -2, -1))


def _paint_words(
    painter: QPainter, box: QRectF, task: Task, room: float, *, with_who: bool, whole: bool
) -> str:
    """Paint a line; returns what of its words must go below, which is nothing where the line is the whole."""
    small = _small_box(box)
    left = box.left() + IN_ROW + 10
    # What has no class, such as a meeting or an offer, may have a long name.
    name_right = small.left() - 6 if task.small else small.right() - 4
    _say(painter, QRectF(left, box.top(), name_right - left, box.height()), task.name, "name")
    _say(painter, small, task.small, "second", "muted")
    start, end = _what_room(box, task, room)
    when = QRectF(end + 12, box.top(), box.left() + room - end - 12, box.height())
    role, tone = ("name", "warning") if task.late else ("body", "text")
    _say(painter, when, task.when, role, tone, align=_RIGHT)
    if with_who and task.who and room > 560:
        who = QRectF(end - 120, box.top(), 120, box.height())
        _say(painter, who, task.who, "second", "muted")
        end = who.left() - 8
    first, rest = (task.what, "") if whole else _parted(task.what, end - start)
    _say(painter, QRectF(start, box.top(), max(0.0, end - start), box.height()), first)
    return rest


def _parted(words: str, wide: float) -> tuple[str, str]:
    """Part words where a line of this width ends."""
    metrics, parts = QFontMetricsF(theme().font("body")), words.split(" ")
    fitting = [
        at for at in range(1, len(parts) + 1) if metrics.horizontalAdvance(" ".join(parts[:at])) <= wide
    ]
    at = max(fitting, default=1)
    return " ".join(parts[:at]), " ".join(parts[at:])


def _small_box(box: QRectF) -> QRectF:
    # Measured by the whole line, so that nothing moves sideways when the verbs come.
    name_width = min(150.0, box.width() * 0.26)
    return QRectF(box.left() + IN_ROW + 16 + name_width, box.top(), 34, box.height())


def _what_room(box: QRectF, task: Task, room: float) -> tuple[float, float]:
    """Return where the words of a task begin and end, with so much room for all that is written."""
    metrics = QFontMetricsF(theme().font("name"))
    late = max(metrics.horizontalAdvance(task.when), metrics.horizontalAdvance("88 days late")) + 4
    return _small_box(box).right() + 6, box.left() + room - late - 12


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
