"""Today: what needs someone, where the pupils are, and what was changed last."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.abilities import Ability
from app.queries.school import term_of
from app.queries.today import counts, reviews_due
from app.queries.wording import domains
from app.ui.allowed import gate
from app.ui.dates import say_date
from app.ui.due_doing import DueDoing
from app.ui.new_year_line import NewYearLine
from app.ui.page import Page
from app.ui.shell import Command, Shell
from app.ui.today_doing import TodayDoing
from app.ui.widgets.bars import Line
from app.ui.widgets.buttons import Button, LinkButton
from app.ui.widgets.change_list import ChangeList
from app.ui.widgets.day_lines import Heading, Task
from app.ui.widgets.day_lines import Line as DayLine
from app.ui.widgets.day_list import DayList
from app.ui.widgets.filter_button import FilterButton
from app.ui.widgets.label import Label
from app.ui.widgets.panels import EmptyState, Frame
from app.ui.widgets.pupil_counts import PupilCounts
from app.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from datetime import date

    from app.progress import Progress
    from app.store import Store

FEW = 6
SOON = 14
CHANGES = 5
PAINTED_MS = 30  # after the first rows were filled in; by then they are painted
NARROW, BESIDE, WIDE = 1160, 348, 16_777_215


def _lay_out(page: QWidget, area: QScrollArea, ground: QWidget) -> QBoxLayout:
    """Let a page scroll as one over its own ground; returns the line that its two sides stand in."""
    for layer in (area.viewport(), ground):
        layer.setAutoFillBackground(False)
    sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, ground)
    sides.setContentsMargins(16, 4, 16, 12)
    sides.setSpacing(24)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(area)
    return sides


def _first_steps(shell: Shell) -> list[Button]:
    """Return the ways out of a school that has just been set up."""
    steps = [Button("Add pupils", "pupils"), Button("Add offers", "offers")]
    for button, page in zip(steps, ("pupils", "offers"), strict=True):
        button.clicked.connect(partial(shell.go, page))
    for button, ability in zip(steps, (Ability.CHANGE_PUPILS, Ability.CHANGE_OFFERS), strict=True):
        gate(shell.store, ability, button)
    return steps


def _offer_first_steps(steps: list[Button], nothing: EmptyState, roll: int) -> None:
    for button in steps:
        button.setVisible(not roll)
    if not roll and not nothing.isHidden():
        nothing.say("Nobody is on the roll yet", "Reviews and offers to check will stand here.")


def _read_rest(store: Store, today: date, days: int, progress: Progress) -> None:
    """Read ahead, off the UI thread, all that the page shows: what it did without at first, and that once more."""
    from app.queries.history import last_changes
    from app.queries.offer_checks import checks_due

    progress.step(0, 0)
    TodayPage.warm(store)
    DueDoing.warm(store, today, days)
    store.read_ahead(checks_due, today=today)
    store.read_ahead(last_changes, limit=CHANGES)


class TodayPage(Page):
    """The day's list on the left, counts and last changes on the right; below each other in a narrow window."""

    name = "today"
    title = "Today"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._all: set[str] = set()
        self._first = True
        self._store = shell.store
        self.days = FilterButton(
            "Days ahead", [(7, "Next 7 days"), (14, "Next 14 days"), (30, "Next 30 days")], default=14
        )
        self.days.chosen.connect(self.refresh)
        self.list = DayList("What needs someone")
        self.list.more.connect(self._show_all)
        self.list.selectionModel().currentChanged.connect(self._keep_in_view)
        self._first_steps = _first_steps(shell)
        self.nothing = EmptyState("Nothing needs anyone today", "", self._first_steps)
        self._right = self._build_right()
        self._ground = QWidget()
        self._area = scrolled(self._ground)
        self._frame = Frame(self.list)
        self._whole = _lay_out(self, self._area, self._ground)
        self._fill()

    def _fill(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        filters = QHBoxLayout()
        filters.addWidget(self.days)
        filters.addStretch(1)
        self.new_year = NewYearLine(self.shell)
        filters.addWidget(self.new_year)
        left.addLayout(filters)
        left.addWidget(self._frame, 1)
        left.addWidget(self.nothing)
        left.addStretch(0)
        self._whole.addLayout(left, 1)
        self._whole.addWidget(self._right)

    def _build_right(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 8, 0)
        column.setSpacing(6)
        self.counts = PupilCounts()
        self.doing = TodayDoing(self.shell, self.counts.domain.value, self)
        self.due = DueDoing(self.shell, self)
        self.counts.domain_chosen.connect(self._show_counts)
        gate(self.shell.store, Ability.CHANGE_SETTINGS, self.counts.reference)
        self.counts.reference_asked.connect(self.doing.change_reference)
        self.counts.opened.connect(self.doing.open_grouping)
        self.changes = ChangeList()
        self.changes.undo.connect(self.shell.undo)
        every = LinkButton("All changes")
        every.clicked.connect(self.doing.all_changes)
        head = QHBoxLayout()
        head.addWidget(Label("Last changes", "heading"))
        head.addStretch(1)
        head.addWidget(every)
        column.addWidget(self.counts)
        column.addWidget(Line())
        column.addLayout(head)
        column.addWidget(self.changes)
        column.addStretch(1)
        return inner

    # --- filling ---

    @classmethod
    def warm(cls, store: Store) -> None:
        """Read ahead what stands at the top; the rest takes the tables of plans, and follows when this is painted."""
        today = store.today()
        store.read_ahead(term_of, today)
        rows = store.read_ahead(domains)
        store.read_ahead(reviews_due, today=today, days=SOON)
        store.read_ahead(counts, rows[0].id if rows else None, today=today)

    def refresh(self) -> None:
        today, store = self.shell.today(), self.shell.store
        # Read ahead is only what the first page of a school needs to stand.
        self.waiting = self._first and store.is_ahead(reviews_due, today=today, days=self.days.value())
        self._first = False
        term = store.read(term_of, today)
        self.facts.emit(say_date(today, weekday=True) + (f", {term}" if term else ""))
        rows = store.read(domains)
        self.counts.offer_domains([(row.id, row.name) for row in rows])
        self._show_list()
        self._show_counts()
        if self.waiting:
            QTimer.singleShot(PAINTED_MS, self, self._ask_rest)
        else:
            self._show_changes()
        self._arrange()

    def _ask_rest(self) -> None:
        if self.waiting and self.shell.shows(self._store):
            work = partial(_read_rest, self._store, self.shell.today(), self.days.value())
            self.shell.run(work, "", self._show_rest, otherwise=self._show_rest)

    def _show_rest(self, _: object) -> None:
        # What could not be read ahead is asked again, and says why as it always does.
        if self.waiting and self.shell.shows(self._store):
            self.refresh()

    def _show_list(self) -> None:
        today, days = self.shell.today(), self.days.value()
        reviews = self.shell.store.read(reviews_due, today=today, days=days)
        lines: list[DayLine] = []
        found = [("reviews", "Reviews due", [self.doing.review(row) for row in reviews])]
        if not self.waiting:
            # Below what stands already, so that nothing moves.
            found += self.due.sections(days)
            found.append(("checks", "Offers not checked for a term", self.doing.checks()))
        for key, title, tasks in found:
            lines += self._section(key, title, tasks) if tasks else []
        self.list.set_lines(lines)
        self._frame.setVisible(bool(lines))
        nothing = not lines and not self.waiting
        self.nothing.setVisible(nothing)
        if nothing:
            from app.queries.day.ahead import next_ahead

            ahead = self.shell.store.read(next_ahead, after=today)
            words = (
                f"{ahead.what} on {say_date(ahead.on, weekday=True)}." if ahead else "No review is planned."
            )
            self.nothing.say("Nothing needs anyone today", words)

    def _section(self, key: str, title: str, tasks: list[Task]) -> list[DayLine]:
        late = sum(task.late for task in tasks)
        some = f"{late} of them late" if late < len(tasks) else "all late" if late > 1 else "late"
        count = f"{len(tasks)}, {some}" if late else str(len(tasks))
        shown = tasks if key in self._all else tasks[:FEW]
        more = f"Show all {len(tasks)}" if len(shown) < len(tasks) else ""
        return [Heading(title, count, key, more), *shown]

    def _show_changes(self) -> None:
        from app.queries.history import last_changes

        store = self.shell.store
        self.new_year.refresh()
        self.changes.show_changes(store.read(last_changes, limit=CHANGES), store, self.shell.today())

    def _show_counts(self) -> None:
        domain = self.counts.domain.value()
        found = self.shell.store.read(counts, domain, today=self.shell.today())
        # The national rule of thumb is about emotional wellbeing, the first domain; it says nothing of others.
        first = self.shell.store.read(domains)[:1]
        self.counts.show_counts(found, apt=bool(first) and domain == first[0].id)
        _offer_first_steps(self._first_steps, self.nothing, found.roll)

    # --- doing ---

    def _show_all(self, key: str) -> None:
        self._all.add(key)
        self._show_list()
        self._arrange()

    def commands(self) -> list[Command]:
        return [Command("All changes", "", self.doing.all_changes, "history")]

    def parts(self) -> list[QWidget]:
        return [self.days, self.list, self._right]

    def focus_first(self) -> None:
        (self.days if self.list.isHidden() or self._frame.isHidden() else self.list).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the right side below the list where there is no room beside it."""
        narrow = self.width() < NARROW - 76
        side = QBoxLayout.Direction
        self._whole.setDirection(side.TopToBottom if narrow else side.LeftToRight)
        # Below the list it would be pushed down by what is still to come.
        self._right.setVisible(not (narrow and self.waiting))
        self._right.setMinimumWidth(0 if narrow else BESIDE)
        self._right.setMaximumWidth(WIDE if narrow else BESIDE)
        self.list.setMinimumHeight(self.list.whole_height() if narrow else 0)

    def _keep_in_view(self) -> None:
        row = self.list.visualRect(self.list.currentIndex())
        if row.isValid():
            place = self.list.viewport().mapTo(self._ground, row.center())
            self._area.ensureVisible(place.x(), place.y(), 0, row.height())
