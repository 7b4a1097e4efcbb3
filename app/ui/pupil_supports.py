"""The tab Support of a pupil's page: what is open by where it stands, and what is over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.abilities import Ability
from app.queries.supports.pupil_supports import supports_of
from app.queries.supports.support_row import SupportRow
from app.queries.supports.support_words import often_missed
from app.ui.allowed import refusal
from app.ui.pupil_costs import PupilCosts
from app.ui.pupil_tab import PupilTab
from app.ui.support_doing import SupportDoing
from app.ui.widgets.fact_rows import FactRows, Verb
from app.ui.widgets.label import Label
from app.ui.widgets.scrolled import scrolled
from app.ui.widgets.support_item import SupportItem
from app.vocabulary import Stage

if TYPE_CHECKING:
    from app.queries.pupil_page import PupilPage
    from app.ui.shell import Shell


class PupilSupports(PupilTab):
    """Three blocks: what runs, what is ahead, what is over; the first carries what adds one."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.doing = SupportDoing(shell, self)
        self._read: set[int] = set()  # those that are over and that somebody reads
        self.running = FactRows("Support", "Add a support …", "No support runs at the moment.")
        self.ahead = FactRows("Ahead", "", "")
        self.over = FactRows("Earlier", "", "")
        self.running.add.connect(self.doing.add)
        self.missed = Label("", "alert", "warning", wrap=True)
        self.costs = PupilCosts(shell)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 12, 12)
        column.setSpacing(20)
        for part in (self.running, self.missed, self.ahead, self.over, self.costs):
            column.addWidget(part)
        column.addStretch(1)
        self.area = scrolled(inner)
        for ground in (inner, self.area.viewport()):
            ground.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def show_pupil(self, page: PupilPage, today: date) -> None:
        """Show a pupil's supports, or the same again after a change."""
        if self.doing.page is None or self.doing.page.id != page.id:
            self.area.verticalScrollBar().setValue(0)
            self._read = set()
        self.doing.page = page
        rows = self.shell.store.read(supports_of, page.id, today=today)
        reason = refusal(self.shell.store, Ability.LOG)
        opened = [row for row in rows if row.is_open]
        running = [row for row in opened if row.now.stage == Stage.RUNNING]
        adding = reason or ("" if page.standing is not None else f"{page.first_name} is not on the roll.")
        self.running.show_rows(self._items(running, reason, today), adding)
        self.ahead.show_rows(self._items([row for row in opened if row not in running], reason, today), "")
        self.over.show_rows(self._items([row for row in rows if not row.is_open], reason, today), "")
        self.ahead.setVisible(bool(self.ahead.rows))
        self.over.setVisible(bool(self.over.rows))
        self.missed.setText(" ".join(often_missed(running)))
        self.missed.setVisible(bool(self.missed.text()))
        self.costs.show_pupil(page.id, today)

    def stops(self) -> list[QWidget]:
        """Return what adds one and what each row offers, top to bottom."""
        parts = (self.running, self.ahead, self.over)
        buttons = (button for part in parts for button in part.buttons)
        return [self.running.adding, *buttons, *self.costs.stops()]

    def focus_first(self) -> None:
        """Put the focus on what adds a support."""
        self.running.adding.setFocus()

    def _items(self, rows: Sequence[SupportRow], reason: str, today: date) -> list[QWidget]:
        found: list[QWidget] = []
        for row in rows:
            whole = row.is_open or row.id in self._read
            words = "Read less" if whole else "Read"
            reading = None if row.is_open else Verb(words, row.offer, partial(self._read_more, row.id))
            # What is over stands short: what can be done with it comes with its words.
            verbs = self.doing.verbs(row) if whole else self.doing.unsaid(row)
            found.append(SupportItem(row, today, verbs, reason, reading=reading, whole=whole))
        return found

    def _read_more(self, number: int) -> None:
        """Show the whole of one that is over, or no longer."""
        self._read ^= {number}
        if self.doing.page is not None:
            self.show_pupil(self.doing.page, self.shell.today())
