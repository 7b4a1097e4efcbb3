"""Paints every part of the kit on one sheet per theme, to be looked at beside the design.

Run it with `python -m tests.ui.gallery FILE.png`; the font is the system's.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.icons import paint_icon
from app.ui.tables import Column
from app.ui.theme import apply, ink, theme
from app.ui.widgets.bars import Count, CountBars, ShareBar
from app.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from app.ui.widgets.date_field import DateField
from app.ui.widgets.filter_button import FilterButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.grouping_tiles import GroupingTiles
from app.ui.widgets.label import Label, caption
from app.ui.widgets.marker import IN_HEAD, IN_ROW, paint_marker
from app.ui.widgets.offer_bar import OfferBar, paint_focus, paint_offer_bar
from app.ui.widgets.panels import EmptyState, Frame, Notice
from app.ui.widgets.rows_view import RowsView
from app.ui.widgets.status_bar import StatusBar

TODAY = date(2026, 11, 10)
SIGNS = (
    ("gap", "Gap", "warning"),
    ("warning", "Overload", "warning"),
    ("overlap", "Overlap", "warning"),
    ("clock", "Check due", "warning"),
    ("close", "Could not save", "danger"),
    ("check", "Saved", "good"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the gallery's table."""

    id: int
    code: str
    name: str
    note: str
    when: str


ROWS = (
    Row(1, "advice", "Zofia Papercut", "Normal", "today"),
    Row(2, "help", "Kofi Lantern", "Normal", "Thu 12 Nov"),
    Row(3, "more_help", "Juniper Tallow", "Late", "41 days"),
    Row(4, "help", "Amara Brightwater", "Selected, with focus", "Thu 12 Nov"),
)


class Posed(PrimaryButton):
    """A button that looks as if the pointer or the focus were on it."""

    def __init__(self, text: str, pose: QStyle.StateFlag, primary: bool = False) -> None:
        super().__init__(text)
        self.setProperty("primary", "true" if primary else None)
        self._pose = pose

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        option.state |= self._pose

    def hasFocus(self) -> bool:
        return self._pose == QStyle.StateFlag.State_HasFocus and self.property("primary") == "true"


class Painted(QWidget):
    """The parts that are painted rather than widgets: markers, tints, bars and signs."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(240)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, look in enumerate(theme().looks()):
            x = at * 116.0 + (12 if look.code == "risk_support" else 0)
            paint_marker(painter, QRectF(x, 0, IN_HEAD, IN_HEAD), look)
            painter.setFont(theme().font())
            painter.setPen(ink("text"))
            painter.drawText(
                QRectF(x + 29, 0, 90, 22), Qt.AlignmentFlag.AlignVCenter, look.name.removeprefix("Getting ")
            )
            paint_marker(painter, QRectF(x, 30, IN_ROW, IN_ROW), look, outline=True)
            paint_marker(painter, QRectF(x + 28, 30, IN_ROW, IN_ROW), look)
        for at, bar in enumerate(bars()):
            where = QRectF(at % 3 * 200.0, 64 + at // 3 * 36, 188, theme().bar_height())
            paint_offer_bar(painter, where, bar)
            if at == 8:
                paint_focus(painter, where.adjusted(-3, -3, 3, 3))
        x = 0.0
        for icon, word, tone in SIGNS:
            paint_icon(painter, QRectF(x, 200, 16, 16), icon, tone)
            painter.setFont(theme().font("name"))
            painter.setPen(ink(tone))
            painter.drawText(QRectF(x + 22, 196, 120, 24), Qt.AlignmentFlag.AlignVCenter, word)
            x += painter.fontMetrics().horizontalAdvance(word) + 38


def bars() -> tuple[OfferBar, ...]:
    """One bar of every kind."""
    thriving, advice, help_, more, _ = theme().looks()
    return (
        OfferBar("Talking group", help_),
        OfferBar("NHS speech therapy", help_, external=True),
        OfferBar("Coffee morning", thriving, everyone=True),
        OfferBar("Community pantry", thriving, external=True, everyone=True),
        OfferBar("Homework club", advice, word="6 places"),
        OfferBar("Nurture class", more, word="full"),
        OfferBar("Art lunch", help_, draft=True),
        OfferBar("Kite helpline", advice, external=True, check_due=True),
        OfferBar("Memory group", help_),
    )


def _buttons() -> QHBoxLayout:
    line = QHBoxLayout()
    off = Button("Off")
    off.setEnabled(False)
    over, focus = QStyle.StateFlag.State_MouseOver, QStyle.StateFlag.State_HasFocus
    for button in (
        Button("Normal", icon="print"),
        Posed("Hover", over),
        Posed("Focus", focus),
        off,
        PrimaryButton("Main", icon="add"),
        Posed("Main, focus", focus, primary=True),
        LinkButton("Quiet"),
    ):
        line.addWidget(button)
    line.addStretch(1)
    return line


def _filters() -> QWidget:
    box = QWidget()
    flow = FlowLayout(gap=4, parent=box)
    for name in ("Years R to 6", "In-house and external", "Running"):
        flow.addWidget(FilterButton(name, [(0, name), (1, f"Only {name}")]))
    chosen = FilterButton("Grouping", [(0, "Any grouping"), (1, "In a grouping")])
    chosen.set_value(1)
    flow.addWidget(chosen)
    return box


def _fields() -> QGridLayout:
    grid = QGridLayout()
    for at, text in enumerate(("15 December 2026", "15 December", "32 December")):
        field = DateField(TODAY)
        field.setText(text)
        grid.addWidget(field, 0, at)
        if field.problem():
            field.setProperty("problem", "true")
            grid.addWidget(Label(field.problem(), "alert", "danger"), 1, at)
    return grid


def _table() -> RowsView:
    view = RowsView(
        [
            Column(
                "Name", lambda row: row.name, width=28, marks=lambda row: [theme().look(row.code)], bold=True
            ),
            Column("Note", lambda row: row.note, tone=lambda row: "muted"),
            Column(
                "When",
                lambda row: row.when,
                align="right",
                width=14,
                tone=lambda row: "warning" if "days" in row.when else "text",
            ),
        ],
        "Rows",
    )
    view.set_rows(ROWS)
    view.select(4)
    view.setFixedHeight(theme().row_height() * 5 + 12)
    return view


def _foot() -> QHBoxLayout:
    left, right = QVBoxLayout(), QVBoxLayout()
    left.addWidget(
        EmptyState(
            "No offers here yet",
            "Add the first one, or take one from the starter list and change it.",
            [Button("Add an offer"), LinkButton("Starter list")],
        )
    )
    left.addWidget(Notice("Overload: five wait for NHS speech therapy, the longest 14 weeks."))
    left.addStretch(1)
    share, counts = ShareBar(), CountBars()
    share.show_share("thriving", 0.77, 0.8, "318 of 412 pupils, 77%, are Thriving")
    counts.show_counts(
        [
            Count("advice", 52, 47),
            Count("help", 41, 44),
            Count("more_help", 17, 15),
            Count("risk_support", 4, 3),
        ],
        "The line on each bar is 10 November last year.",
    )
    right.addWidget(share)
    right.addWidget(counts)
    right.addStretch(1)
    line = QHBoxLayout()
    line.setSpacing(16)
    line.addLayout(left, 1)
    line.addLayout(right, 1)
    return line


def gallery(title: str) -> QWidget:
    """One sheet with every part, in the theme of now."""
    sheet = QWidget()
    sheet.setFixedWidth(660)
    column = QVBoxLayout(sheet)
    column.setContentsMargins(24, 12, 24, 12)
    column.addWidget(Label(title, "title"))
    column.addWidget(caption("Groupings: placed, and Thriving by default (outline)."))
    column.addWidget(Painted())
    column.addLayout(_buttons())
    column.addWidget(_filters())
    column.addLayout(_fields())
    tiles = GroupingTiles()
    tiles.set_value("help")
    column.addWidget(tiles)
    column.addWidget(Frame(_table()))
    column.addLayout(_foot())
    status = StatusBar()
    status.say("Worry box was checked.", undo=True)
    status.set_right("Ms Dovecote, SENCO", "Backed up today at 12:40")
    column.addWidget(status)
    return sheet


def picture(app: QApplication, mode: str, scale: float = 1.0) -> QPixmap:
    """The sheet as a picture in one theme."""
    apply(app, mode)
    sheet = gallery(mode.capitalize())
    sheet.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    sheet.show()
    app.processEvents()
    made = QPixmap(sheet.size() * scale)
    made.setDevicePixelRatio(scale)
    sheet.render(made)
    sheet.deleteLater()
    return made


def main(path: str) -> None:
    """Write light and dark side by side."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    light, dark = picture(app, "light"), picture(app, "dark")
    both = QPixmap(light.width() + dark.width(), max(light.height(), dark.height()))
    both.fill(ink("window"))
    painter = QPainter(both)
    painter.drawPixmap(0, 0, light)
    painter.drawPixmap(light.width(), 0, dark)
    painter.end()
    both.save(path)


if __name__ == "__main__":
    main(sys.argv[1])
