"""How a figure is made up: its parts in a table with hours and pounds; a part that has parts of its own opens too."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from app.queries.costs.sums import Sum, pounds, say_hours
from app.ui.shell import Shell
from app.ui.tables import Column
from app.ui.theme import ink, theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.label import Label
from app.ui.widgets.panels import Frame
from app.ui.widgets.rows_view import RowsView

NARROW, WIDE = 560, 980
_FIGURES = 330  # what stands beside the words of a part


class _Part(NamedTuple):
    place: int
    figure: Sum


class CostSumDialog(QDialog):
    """Enter opens a part, Backspace goes back to the whole, Esc leaves."""

    topic = "costs"

    def __init__(self, shell: Shell, title: str, figure: Sum) -> None:
        super().__init__(shell.window_widget())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("How it is made up")
        self._path: list[tuple[str, Sum]] = []
        self.title, self.total = Label("", "figure", wrap=True), Label("", "panel", wrap=True)
        self.table = RowsView(
            [
                Column("Part", lambda row: row.figure.words),
                Column("Hours", lambda row: _hours(row.figure), "right", 12),
                Column("Pounds", lambda row: _money(row.figure), "right", 12),
            ],
            "Parts of the figure",
            key=lambda row: row.place,
        )
        self.table.opened.connect(self._open)
        self.table.row_changed.connect(self._say)
        self.whole, self.missing = Label("", wrap=True), Label("", "alert", "warning", wrap=True)
        self.back_button, self.close_button = (
            Button("Back", tip="Back", keys="Backspace"),
            Button("Close", keys="Esc"),
        )
        self.back_button.clicked.connect(self.back)
        self.close_button.clicked.connect(self.accept)
        self._lay_out()
        shown = (figure, *figure.parts)
        most = max(len(part.parts) for part in shown)
        words = max((one.words for part in shown for one in part.parts), key=len, default=figure.words)
        wide = _FIGURES + QFontMetricsF(theme().font()).horizontalAdvance(words)
        window = shell.window_widget()
        high = 260 + theme().row_height() * max(3, min(most, 10))
        self.resize(min(WIDE, max(NARROW, round(wide)), window.width() - 24), min(high, window.height() - 24))
        self.show_sum(title, figure)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.total)
        column.addWidget(Frame(self.table), 1)
        column.addWidget(self.whole)
        column.addWidget(self.missing)
        column.addLayout(foot)

    def show_sum(self, title: str, figure: Sum) -> None:
        """Show a figure, and remember the way here."""
        self._path.append((title, figure))
        self._show()

    def back(self) -> None:
        """Show the figure that this one is a part of."""
        if len(self._path) > 1:
            self._path.pop()
            self._show()

    def _show(self) -> None:
        title, figure = self._path[-1]
        self.title.setText(title)
        self.total.setText(f"{_money(figure)}; {_hours(figure) or 'no hours'} of staff")
        parts = figure.parts or (figure,)
        self.table.set_rows([_Part(at, part) for at, part in enumerate(parts)], neighbour=False)
        self.table.select_first()
        self.missing.setText(f"Not known: {' '.join(figure.missing)}" if figure.missing else "")
        self.missing.setVisible(bool(figure.missing))
        self.back_button.setVisible(len(self._path) > 1)
        self.table.setFocus()

    def _open(self, row: _Part) -> None:
        if row.figure.parts:
            self.show_sum(row.figure.words, row.figure)

    def _say(self, row: _Part | None) -> None:
        # A line of the table may have no room for the whole reckoning.
        more = " Enter opens it." if row is not None and row.figure.parts else ""
        self.whole.setText("" if row is None else f"{row.figure.words}: {_money(row.figure)}.{more}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            self.back()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))


def _money(figure: Sum) -> str:
    if figure.pence is None:
        return "not known"
    return pounds(figure.pence) + (" and more" if figure.missing else "")


def _hours(figure: Sum) -> str:
    return say_hours(figure.minutes) if figure.minutes else ""
