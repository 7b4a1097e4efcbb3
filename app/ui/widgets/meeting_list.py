"""The meetings in a list: those to come or those that were, with whom each is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.queries.meetings.actions import AgencyActions
from app.queries.meetings.listed import MeetingList
from app.queries.meetings.rows import MeetingRow
from app.ui.dates import short_date
from app.ui.tables import Column
from app.ui.widgets.label import Label
from app.ui.widgets.rows_view import RowsView
from app.ui.widgets.tabs import Tabs

COMING, PAST, ACTIONS = "coming", "past", "actions"
_NONE = {
    COMING: "No meeting is planned.",
    PAST: "No meeting was held yet.",
    ACTIONS: "Nothing is left to do.",
}


class MeetingLists(QWidget):
    """Signals: meeting(id) and agency(AgencyActions) when somebody goes to a row, opened() to begin with one,
    pressed() where one was clicked.
    """

    meeting = Signal(int)
    agency = Signal(object)
    opened = Signal()
    pressed = Signal()
    turned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._today = date.min
        self.tabs = Tabs(((COMING, "To come"), (PAST, "Past"), (ACTIONS, "Actions")), "Which meetings")
        meetings = (
            Column("Day", self._day, width=9),
            Column("Meeting", _what, tooltip=_about),
        )
        agencies = (Column("Who does it", _agency), Column("To do", _count, align="right", width=6))
        self.views = {
            COMING: RowsView(meetings, "Meetings to come", lines=2),
            PAST: RowsView(meetings, "Past meetings", lines=2),
            ACTIONS: RowsView(agencies, "Actions by agency", key=_agency_key),
        }
        self._none = Label("", "second", "muted", wrap=True)
        self._none.setContentsMargins(8, 8, 8, 8)
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 8, 0)
        column.setSpacing(4)
        column.addWidget(self.tabs)
        column.addWidget(self._none)
        column.addWidget(self.stack, 1)
        for view in self.views.values():
            self.stack.addWidget(view)
            view.row_changed.connect(self._chosen)
            view.opened.connect(self._opened)
            view.clicked.connect(self._pressed)
        self.tabs.opened.connect(self._turn)

    @property
    def view(self) -> RowsView:
        """Return the list that is shown."""
        return self.views[self.tabs.key()]

    def show_all(self, found: MeetingList, agencies: Sequence[AgencyActions], today: date) -> None:
        """Show what there is; what is selected stays so."""
        self._today = today
        rows = {COMING: found.coming, PAST: found.past, ACTIONS: agencies}
        for key, view in self.views.items():
            kept = view.selected_key()
            view.set_rows(rows[key], neighbour=False)
            # It is selected already for everybody who listens.
            view.blockSignals(True)
            if kept is not None:
                view.select(kept)
            view.blockSignals(False)
        self._say()

    def select(self, meeting_id: int) -> None:
        """Go to a meeting wherever it stands."""
        for key in (COMING, PAST):
            if self.views[key].rows_model.place(meeting_id) >= 0:
                self.tabs.open(key)
                self.views[key].select(meeting_id)

    def again(self) -> None:
        """Say once more what is selected in the list that is shown."""
        self._chosen(self.view.selected())

    def _turn(self, key: str) -> None:
        self.stack.setCurrentWidget(self.views[key])
        self._say()
        self.turned.emit(key)

    def _say(self) -> None:
        empty = not self.view.rows_model.rows
        self._none.setText(_NONE[self.tabs.key()])
        self._none.setVisible(empty)
        self.stack.setVisible(not empty)

    def _chosen(self, row: object) -> None:
        if isinstance(row, MeetingRow):
            self.meeting.emit(row.id)
        elif isinstance(row, AgencyActions):
            self.agency.emit(row)

    def _pressed(self) -> None:
        self.pressed.emit()

    def _opened(self, row: object) -> None:
        self._chosen(row)
        self.opened.emit()

    def next_id(self) -> int | None:
        """Return the meeting that comes next, None where none is to come."""
        rows: list[MeetingRow] = list(self.views[COMING].rows_model.rows)
        ahead = [row for row in rows if row.held_on >= self._today] or rows
        return min(ahead, key=_when).id if ahead else None

    def _day(self, row: MeetingRow) -> str:
        return f"{short_date(row.held_on, self._today)}\n{row.starts_at}"


def _when(row: MeetingRow) -> tuple[date, str]:
    return row.held_on, row.starts_at


def _what(row: MeetingRow) -> str:
    count = len(row.pupils)
    about = row.pupils[0] if count == 1 else f"{count} pupils" if count else "nobody yet"
    gone = "Cancelled" if row.state == "cancelled" else ""
    to_do = f"{row.to_do} to do" if row.to_do else ""
    return f"{row.kind_label}\n{', '.join(filter(None, (gone, about, to_do)))}"


def _about(row: MeetingRow) -> str:
    return ". ".join(filter(None, (row.purpose, ", ".join(row.pupils))))


def _agency(row: AgencyActions) -> str:
    return row.agency


def _count(row: AgencyActions) -> str:
    return str(len(row.actions))


def _agency_key(row: AgencyActions) -> int:
    return row.organisation_id or 0
