"""Bars of counts, each with its words: the Thriving share with a reference line, others with last year's line."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from app.looks import GroupingLook
from app.ui.theme import ink, theme
from app.ui.widgets.label import Label
from app.ui.widgets.marker import IN_TILE, paint_marker
from app.ui.widgets.offer_bar import paint_focus


@dataclass(frozen=True, slots=True)
class Count:
    """One grouping's count, and last year's at the same date where it is known.

    counted_with is the grouping whose bar holds this one's pupils; then it has no bar and no number.
    """

    code: str
    count: int
    last_year: int | None = None
    counted_with: str = ""

    def spoken(self) -> str:
        """What a screen reader says."""
        if self.counted_with:
            return f"{theme().look(self.code).name}: with {self.counted_with}"
        before = "" if self.last_year is None else f", {self.last_year} a year ago"
        pupils = "pupil" if self.count == 1 else "pupils"
        return f"{theme().look(self.code).name}: {self.count} {pupils}{before}"


class CountBar(QAbstractButton):
    """One grouping's count as a bar on a scale shared with its neighbours; pressing it opens its rows."""

    def __init__(
        self, count: Count, highest: int, name_width: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.count, self._highest, self._name_width = count, max(1, highest), name_width
        self.setAccessibleName(count.spoken())
        self.setToolTip(count.spoken())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(260, theme().row_height() + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, look = QRectF(self.rect()), theme().look(self.count.code)
        middle = area.center().y()
        paint_marker(painter, QRectF(0, middle - IN_TILE / 2, IN_TILE, IN_TILE), look)
        painter.setFont(theme().font())
        painter.setPen(ink("text"))
        painter.drawText(area.adjusted(28, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, look.name)
        left = 28 + max(self._name_width, QFontMetricsF(theme().font()).horizontalAdvance(look.name)) + 8
        if self.count.counted_with:
            self._paint_with(painter, area.adjusted(left, 0, 0, 0))
        else:
            self._paint_count(painter, area, left, look)
        if self.hasFocus():
            paint_focus(painter, area)

    def _paint_with(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(theme().font("second"))
        painter.setPen(ink("muted"))
        words = QFontMetricsF(painter.font()).elidedText(
            f"with {self.count.counted_with}", Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_count(self, painter: QPainter, area: QRectF, left: float, look: GroupingLook) -> None:
        middle = area.center().y()
        painter.setFont(theme().font("panel"))
        painter.drawText(
            area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(self.count.count)
        )
        scale = QRectF(left, middle - 7, max(20.0, area.right() - 44 - left), 14)
        paint_bar(painter, scale, self.count.count / self._highest, look)
        if self.count.last_year is not None:
            paint_mark(painter, scale, self.count.last_year / self._highest)


class ShareBar(QWidget):
    """A share of a whole as one long bar, with a named reference line that is never a target."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share, self._code = 0.0, "thriving"
        self._reference: float | None = None
        self.setFixedHeight(24)

    def show_share(self, code: str, share: float, reference: float | None, spoken: str) -> None:
        """Show a share from 0 to 1, with the reference line where there is one, and say it in words."""
        self._code, self._share, self._reference = code, share, reference
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = QRectF(self.rect()).adjusted(0.5, 4.5, -0.5, -4.5)
        painter.setPen(QPen(ink("line"), 1))
        painter.setBrush(ink("surface"))
        painter.drawRoundedRect(scale, 3, 3)
        paint_bar(painter, scale, self._share, theme().look(self._code), rim=True)
        if self._reference is not None:
            paint_mark(painter, scale, self._reference)


class CountBars(QWidget):
    """Today's counts: the bars on one scale, Risk Support apart below a line; `opened` carries the code."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_counts(self, counts: Sequence[Count], note: str = "") -> None:
        """Show these counts on one common scale, with a note under them."""
        while item := self._column.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        highest = max((max(c.count, c.last_year or 0) for c in counts), default=1)
        # A little air at the right keeps the longest bar off the figures.
        top = round(highest * 1.2)
        metrics = QFontMetricsF(theme().font())
        width = max((round(metrics.horizontalAdvance(theme().look(c.code).name)) for c in counts), default=0)
        for count in counts:
            if count.code == "risk_support":
                self._column.addWidget(Line())
            bar = CountBar(count, top, width)
            bar.clicked.connect(self._clicked)
            self._column.addWidget(bar)
        if note:
            self._column.addWidget(Label(note, "second", "muted", wrap=True))

    def _clicked(self) -> None:
        bar = self.sender()
        if isinstance(bar, CountBar):
            self.opened.emit(bar.count.code)


class Line(QWidget):
    """A hairline with air above and below; decoration only."""

    def __init__(self, air: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(2 * air + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, self.height() // 2, self.width(), 1, ink("line"))


def paint_bar(painter: QPainter, scale: QRectF, share: float, look: GroupingLook, rim: bool = False) -> None:
    """Draw a bar that is `share` of the scale long, in the grouping's fill; nothing at all for none."""
    if share <= 0:
        return
    bar = QRectF(scale.left(), scale.top(), max(3.0, scale.width() * min(1.0, share)), scale.height())
    rimmed = rim or theme().high_contrast
    painter.setPen(QPen(QColor(look.edge), 1) if rimmed else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.fill))
    painter.drawRoundedRect(bar, 2, 2)


def paint_mark(painter: QPainter, scale: QRectF, share: float) -> None:
    """Draw the thin line across a bar that stands for last year or for a reference."""
    x = scale.left() + scale.width() * min(1.0, share)
    painter.fillRect(QRectF(x - 2, scale.top() - 3, 4, scale.height() + 6), ink("window"))
    painter.fillRect(QRectF(x - 1, scale.top() - 3, 2, scale.height() + 6), ink("text"))
