"""Who waits for an offer, the longest first: narrowed by year, SEN and pupil premium, offered a place, begun."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from app.abilities import Ability
from app.queries.supports.waiting import WaitingRow, offered_places, waiting_for
from app.ui.allowed import gate
from app.ui.dates import short_date
from app.ui.dialogs.group_moves import offer_form, start_form
from app.ui.dialogs.ticked_dialog import TickedDialog
from app.ui.shell import Shell
from app.ui.tables import Column
from app.ui.widgets.filter_button import FilterButton
from app.ui.widgets.map_words import counted
from app.vocabulary import STAGE_LABELS, year_label, year_order

_ANY, _SEN, _PREMIUM = "", "sen", "premium"


class WaitingList(TickedDialog):
    """Shows who waits and who was offered a place, and moves several at once."""

    def __init__(self, shell: Shell, offer_id: int, offer: str) -> None:
        today = shell.today()
        columns = [
            Column("Pupil", _pupil, bold=True),
            Column("Year", _year, width=11, sort=_year_order),
            Column("SEN, premium", _about, width=18, tone=_muted),
            Column("Stage", _stage, width=10),
            Column("Since", lambda row: short_date(row.since, today), width=12, sort=_since),
            Column("Weeks", _weeks, width=7, align="right"),
        ]
        super().__init__(shell, "Waiting list", columns, "Who waits")
        self._offer_id, self._offer = offer_id, offer
        self._rows: tuple[WaitingRow, ...] = (
            *shell.store.read(waiting_for, offer_id, today=today),
            *shell.store.read(offered_places, offer_id, today=today),
        )
        years = sorted({row.year for row in self._rows}, key=year_order)
        self.years = FilterButton(
            "Any year", [(year, year_label(year) or "No year") for year in years], many=True
        )
        choices = [(_ANY, "All pupils"), (_SEN, "With SEN"), (_PREMIUM, "Pupil premium")]
        self.who = FilterButton("Who", choices)
        for button in (self.years, self.who):
            button.chosen.connect(self._narrow)
        filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self.years)
        filters.addWidget(self.who)
        filters.addStretch(1)
        self.head.setText(f"Waiting list: {offer}")
        self.add_verb("offer", "Offer a place …", self._offer_place)
        self.add_verb("start", "Start …", self._start, tip="They begin, in a group or elsewhere")
        self.add_verb("move", "Move on …", self._move, tip="To another stage, or declined")
        self.add_verb("end", "End …", self._end, tip="They no longer wait, and why")
        self.lay_out(filters)
        self._narrow()
        gate(shell.store, Ability.LOG, *self.verbs.values())

    def _narrow(self) -> None:
        years, who = self.years.value(), self.who.value()
        rows = [row for row in self._rows if not years or row.year in years]
        if who == _SEN:
            rows = [row for row in rows if row.sen]
        elif who == _PREMIUM:
            rows = [row for row in rows if row.pupil_premium]
        waiting = [row for row in rows if row.stage == "waiting"]
        words = f"{counted(len(waiting), 'pupil')} waiting" if waiting else "Nobody waits"
        if waiting:
            words += f", the longest {counted(waiting[0].weeks, 'week')}"
        if len(rows) > len(waiting):
            words += f"; {len(rows) - len(waiting)} offered a place"
        self.facts.setText(f"{words}.")
        self.show_rows(rows)

    def _offer_place(self) -> None:
        if supports := self.chosen():
            self.do(offer_form(self.shell, supports, self.whose(self._offer)))

    def _start(self) -> None:
        if supports := self.chosen():
            self.do(start_form(self.shell, self._offer_id, supports, "Start", self.whose(self._offer)))

    def _move(self) -> None:
        if supports := self.chosen():
            from app.ui.dialogs.support_move import move_dialog

            self.do(move_dialog(self.shell, supports, self._offer_id, self.whose(self._offer)))

    def _end(self) -> None:
        if supports := self.chosen():
            from app.ui.dialogs.support_end import open_end_supports

            about = self.whose(self._offer)
            self.accept()
            open_end_supports(self.shell, supports, about)


def _pupil(row: Any) -> str:
    return str(row.pupil)


def _year(row: Any) -> str:
    return year_label(row.year)


def _year_order(row: Any) -> int:
    return year_order(row.year)


def _about(row: Any) -> str:
    return ", ".join([*(["SEN"] if row.sen else []), *(["pupil premium"] if row.pupil_premium else [])])


def _stage(row: Any) -> str:
    return STAGE_LABELS[row.stage]


def _since(row: Any) -> Any:
    return row.since


def _weeks(row: Any) -> int:
    return int(row.weeks)


def _muted(_row: Any) -> str:
    return "muted"
