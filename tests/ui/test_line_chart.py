"""The small chart of values over days says what it shows, and draws it."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.ui.theme import ink
from app.ui.widgets.line_chart import ChartLine, LineChart

FIRST, LAST = date(2026, 9, 8), date(2026, 11, 5)


def picture(qtbot: QtBot, *lines: ChartLine) -> QImage:
    chart = LineChart()
    qtbot.addWidget(chart)
    chart.show_lines(lines, 0, 10, "Rated 3, then 6 of 10")
    chart.resize(chart.sizeHint())
    return chart.grab().toImage()


def drawn(image: QImage, rows: range) -> int:
    """Count the points in the accent's colour in some rows of a picture."""
    accent = ink("accent").name()
    return sum(QColor(image.pixel(x, y)).name() == accent for y in rows for x in range(image.width()))


def test_it_says_in_words_what_it_shows(qtbot: QtBot) -> None:
    chart = LineChart()
    qtbot.addWidget(chart)
    chart.show_lines((), 0, 10, "Rated 3, then 6 of 10")
    assert chart.accessibleName() == chart.toolTip() == "Rated 3, then 6 of 10"


def test_a_high_value_stands_above_a_low_one(qtbot: QtBot) -> None:
    high = picture(qtbot, ChartLine("Wren", ((LAST, 10),)))
    low = picture(qtbot, ChartLine("Wren", ((LAST, 0),)))
    upper = range(high.height() // 3)
    assert drawn(high, upper) > 0
    assert drawn(low, upper) == 0


def test_nothing_is_drawn_of_nothing(qtbot: QtBot) -> None:
    empty = picture(qtbot, ChartLine("Wren", ()))
    assert drawn(empty, range(empty.height())) == 0


def test_values_of_one_day_are_drawn(qtbot: QtBot) -> None:
    both = picture(qtbot, ChartLine("Wren", ((FIRST, 2),)), ChartLine("Mum", ((FIRST, 8),)))
    assert drawn(both, range(both.height())) > 0
