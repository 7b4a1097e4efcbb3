"""The list of pupils: search, filters, how many, and the rows; it is read once and searched in memory."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.queries.pupils import PupilRow
from app.queries.sight import ASK
from app.ui.theme import ink, theme
from app.ui.widgets.bars import Line
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.label import Elided, Label
from app.ui.widgets.panels import EmptyState
from app.ui.widgets.pupil_bulk import PupilBulk
from app.ui.widgets.pupil_filters import PupilFilters
from app.ui.widgets.pupil_finding import PupilHits
from app.ui.widgets.pupil_rows import PupilRows
from app.ui.widgets.rows_view import keep_typing
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.status_bar import announce
from app.vocabulary import GroupingCode


class PupilList(QWidget):
    """Signals: chosen(id) when the row changes, clicked(id) by the mouse, opened(id) on Enter or a double click.

    narrowed comes when a person sets a filter, roll_changed when leavers are asked for or no longer.
    """

    chosen = Signal(int)
    clicked = Signal(int)
    opened = Signal(int)
    narrowed = Signal()
    roll_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("List of pupils")
        self._hits = PupilHits()
        self._showing = False
        self._open: int | None = None
        self.sees_risk = True
        self.search = SearchField("Name, year or class", "Ctrl+F")
        self.filters = PupilFilters()
        self.rows = PupilRows()
        self.bulk = PupilBulk(self.rows)
        self.count = Label("", "second", "muted")
        self._order = Label("by first name", "second", "muted")
        self._set = Elided("", "second", "muted")
        self.clear_filters = LinkButton("Clear filters")
        self.nothing = EmptyState("", "", [clear := LinkButton("Look among all pupils")])
        self.everybody = clear
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(8, 12, 2, 8)
        top.setSpacing(8)
        top.addLayout(_inset(self.search, 4, 0, 10, 0))
        top.addWidget(self.filters)
        self._set_line = QWidget()
        line = QHBoxLayout(self._set_line)
        line.setContentsMargins(8, 0, 8, 0)
        line.addWidget(self._set, 1)
        line.addWidget(self.clear_filters)
        top.addWidget(self._set_line)
        self._set_line.hide()
        counts = QHBoxLayout()
        counts.setContentsMargins(14, 4, 14, 4)
        counts.addWidget(self.count, 1)
        counts.addWidget(self._order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Line(air=0))
        column.addLayout(counts)
        column.addWidget(Line(air=0))
        column.addLayout(_inset(self.rows, 6, 3, 2, 0), 1)
        column.addLayout(_inset(self.nothing, 12, 8, 12, 8))
        column.addWidget(self.bulk)
        column.addStretch(0)
        self.nothing.hide()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self.search.entered.connect(self._take_first)
        self.search.down.connect(self.rows.setFocus)
        self.filters.changed.connect(self._narrow)
        self.filters.roll_changed.connect(self.roll_changed)
        self.clear_filters.clicked.connect(self._clear)
        self.everybody.clicked.connect(self._clear)
        self.rows.row_changed.connect(self._row_changed)
        self.rows.opened.connect(self._row_opened)
        self.rows.clicked.connect(self._row_clicked)
        self.rows.typed.connect(self._typed)

    # --- what is shown ---

    def show_pupils(self, rows: Sequence[PupilRow]) -> None:
        """Show these pupils, narrowed and searched as before; the open one stays selected."""
        self._hits.everybody = rows
        self.filters.offer_places(rows)
        self.rows.fit_to(rows)
        self._arrange()

    def ask(self, grouping: str, domain: int | None) -> None:
        """Show who stands in a grouping, in a domain or in any."""
        self.filters.ask(grouping, domain)
        self._empty_search()
        self._arrange()

    def show_open(self, pupil_id: int | None) -> None:
        """Select the pupil whose page is open; filters that hide somebody on the list are taken back."""
        self._open = pupil_id
        if pupil_id is None or self._select():
            return
        if any(row.id == pupil_id for row in self._hits.everybody):
            self.filters.clear()
            self._empty_search()
            self._arrange()
        else:
            # Who has left stands on no row here, and no other row is theirs.
            showing, self._showing = self._showing, True
            self.rows.selectionModel().clear()
            self._showing = showing

    def start_search(self) -> None:
        """Put the focus in the search, with what is there ready to be replaced."""
        self.search.setFocus()
        self.search.selectAll()

    def _arrange(self) -> None:
        self._hits.narrow(self.filters.value())
        words = self.filters.words(behind_more=True)
        self._set.setText(words)
        self._set_line.setVisible(bool(words))
        self._find(self.search.text())

    def _find(self, text: str) -> None:
        hits = self._hits.find(text)
        self._showing = True
        self.rows.set_rows(hits, neighbour=False)
        self._select()
        self._showing = False
        self._say_count(len(hits))
        self._say_nothing(text, len(hits))

    def _select(self) -> bool:
        at = self._hits.place(self._open)
        if at >= 0:
            showing, self._showing = self._showing, True
            self.rows.select_at(at)
            self._showing = showing
        return at >= 0

    def _say_count(self, hits: int) -> None:
        every = len(self._hits.everybody)
        noun = "pupil" if every == 1 else "pupils"
        self.count.setText(f"{every} {noun}" if hits == every else f"{hits} of {every} {noun}")

    def _say_nothing(self, text: str, hits: int) -> None:
        none = not hits and bool(self._hits.everybody)
        self.rows.setVisible(not none)
        self.nothing.setVisible(none)
        if not none:
            return
        words = self.filters.words()
        out_of_sight = not self.sees_risk and self.filters.value().grouping == GroupingCode.RISK_SUPPORT
        title, narrowed = _not_for_you() if out_of_sight else _nobody(text.strip(), words)
        self.nothing.say(title, narrowed)
        self.everybody.setVisible(bool(words))

    # --- doing ---

    def _narrow(self) -> None:
        self._arrange()
        announce(self, self.count.text())
        self.narrowed.emit()

    def _clear(self) -> None:
        left = self.filters.leavers
        self.filters.clear()
        self._arrange()
        self.narrowed.emit()
        if left:
            self.roll_changed.emit()
        self.search.setFocus()

    def _empty_search(self) -> None:
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)

    def _take_first(self) -> None:
        if self.rows.rows_model.rows:
            self.rows.select_first()
            self.rows.setFocus()
            self._row_opened(self.rows.selected())

    def _row_changed(self, row: PupilRow | None) -> None:
        if row is not None and not self._showing and row.id != self._open:
            self._open = row.id
            self.chosen.emit(row.id)

    def _row_opened(self, row: PupilRow) -> None:
        self._open = row.id
        self.opened.emit(row.id)

    def _row_clicked(self) -> None:
        row = self.rows.selected()
        if row is not None:
            self.clicked.emit(row.id)

    def _typed(self, text: str) -> None:
        keep_typing(self.search, text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, ink("line"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), ink("line"))


def _nobody(wanted: str, words: str) -> tuple[str, str]:
    """Return what is said where nobody fits what was typed and the filters."""
    title = f"Nobody here fits “{wanted}”" if wanted else "Nobody here"
    return (
        title,
        f"The list is narrowed to: {words}." if words else "Try a part of a name, a year or a class.",
    )


def _not_for_you() -> tuple[str, str]:
    """Return what is said to who asks for Risk Support and may not see it."""
    looks = theme().look
    title = f"{looks('risk_support').name}: not for you to see"
    return title, f"Who is there is listed with {looks('more_help').name}. {ASK} about anybody."


def _inset(widget: QWidget, left: int, top: int, right: int, bottom: int) -> QVBoxLayout:
    """Return a layout with some air around a widget."""
    layout = QVBoxLayout()
    layout.setContentsMargins(left, top, right, bottom)
    layout.addWidget(widget)
    return layout
