"""A field for a date: typed as people write dates, or picked from a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.dates import read_date, say_date
from app.ui.theme import ink, theme


class DateField(QLineEdit):
    """A date or nothing; understands "12 nov", "12/11/26", "today" and "+2w"; Alt+Down opens the calendar."""

    changed = Signal()

    def __init__(self, today: date, weekday: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today, self._weekday = today, weekday
        self.setToolTip("Type a date, or press Alt+Down for the calendar")
        self._open = self.addAction(
            icons.icon("chevron-down", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        icons.give(self._open, "chevron-down", "muted")
        self._open.setText("Calendar")
        self._open.triggered.connect(self.show_calendar)
        self.textChanged.connect(self.changed)
        self.editingFinished.connect(self._settle)

    def value(self) -> date | None:
        """The date, or None when there is none or it cannot be."""
        return None if self.problem() or not self.text().strip() else read_date(self.text(), self.today)

    def set_value(self, value: date | None) -> None:
        """Show this date in words."""
        self.setText("" if value is None else say_date(value, self._weekday))
        self.setCursorPosition(0)

    def problem(self) -> str:
        """What is wrong with the date typed, such as "December has 31 days."."""
        if not self.text().strip():
            return ""
        try:
            read_date(self.text(), self.today)
        except ValueError as wrong:
            return str(wrong)
        return ""

    def _settle(self) -> None:
        value = self.value()
        if value is not None and self.text() != say_date(value, self._weekday):
            self.set_value(value)

    def show_calendar(self) -> None:
        """Open the calendar under the field."""
        calendar = _Calendar(self, self.value() or self.today)
        calendar.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        calendar.show()

    def sizeHint(self) -> QSize:
        longest = say_date(date(2026, 9, 30), self._weekday)
        width = QFontMetricsF(theme().font()).horizontalAdvance(longest)
        return QSize(round(width) + 56, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 150), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if (event.key() == Qt.Key.Key_Down and alt) or event.key() == Qt.Key.Key_F4:
            self.show_calendar()
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and (now := self.value()):
            step = 1 if event.key() == Qt.Key.Key_Up else -1
            self.set_value(date.fromordinal(now.toordinal() + step))
            return
        super().keyPressEvent(event)


class _Calendar(QWidget):
    """The calendar that a date field opens; choosing a day closes it."""

    def __init__(self, field: DateField, day: date) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._field = field
        self._month = QCalendarWidget()
        self._month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._month.setFont(theme().font("second"))
        self._dress()
        self._month.setSelectedDate(QDate(day.year, day.month, day.day))
        self._month.activated.connect(self._take)
        self._month.clicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._month)
        self._month.setFocus()

    def _dress(self) -> None:
        """Take the colours of the theme: Qt paints week-ends red and the arrows black in any theme."""
        plain, quiet = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(ink("text"))
        quiet.setForeground(ink("muted"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._month.setWeekdayTextFormat(day, plain)
        self._month.setHeaderTextFormat(quiet)
        for name, icon in (("prev", "chevron-left"), ("next", "chevron-right")):
            for button in self._month.findChildren(QToolButton, f"qt_calendar_{name}month"):
                icons.give(button, icon, "on_accent_tint")

    def _take(self, chosen: QDate) -> None:
        self._field.set_value(date(chosen.year(), chosen.month(), chosen.day()))
        self.close()
        self._field.setFocus()
