"""Today: what needs someone, where the pupils are, and what was changed last."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.operations.offers import check_offer
from app.queries.history import last_changes
from app.queries.school import school_profile, term_of
from app.queries.today import CheckDue, Counts, ReviewDue, checks_due, counts, next_review_on, reviews_due
from app.queries.wording import domains
from app.ui.dates import say_date, short_date
from app.ui.dialogs.changes import ChangesDialog
from app.ui.dialogs.move_date import MoveDateDialog
from app.ui.dialogs.reference_line import ReferenceDialog
from app.ui.page import Page
from app.ui.shell import Command, LogTarget, OfferTarget, Shell
from app.ui.widgets.bars import Count, CountBars, Line, ShareBar
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.change_list import ChangeList
from app.ui.widgets.day_lines import Heading, Task
from app.ui.widgets.day_lines import Line as DayLine
from app.ui.widgets.day_list import DayList
from app.ui.widgets.filter_button import FilterButton
from app.ui.widgets.label import Label
from app.ui.widgets.panels import EmptyState, Frame

FEW = 6
NARROW = 900


class TodayPage(Page):
    """The day's list on the left, counts and last changes on the right; below each other in a narrow window."""

    name = "today"
    title = "Today"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._all: set[str] = set()
        self._chose = False
        self.days = FilterButton(
            "Days ahead", [(7, "Next 7 days"), (14, "Next 14 days"), (30, "Next 30 days")], default=14
        )
        self.days.chosen.connect(self.refresh)
        self.list = DayList("What needs someone")
        self.list.more.connect(self._show_all)
        self.nothing = EmptyState("Nothing needs anyone today", "")
        self._left = QVBoxLayout()
        self._left.setSpacing(8)
        filters = QHBoxLayout()
        filters.addWidget(self.days)
        filters.addStretch(1)
        self._frame = Frame(self.list)
        self._left.addLayout(filters)
        self._left.addWidget(self._frame, 1)
        self._left.addWidget(self.nothing)
        self._left.addStretch(0)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(16, 4, 16, 12)
        self._whole.setSpacing(24)
        self._whole.addLayout(self._left, 1)
        self._right = self._build_right()
        self._whole.addWidget(self._right)

    def _build_right(self) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 8, 0)
        column.setSpacing(6)
        self.domain = FilterButton("Domain of need", [(None, "Any domain")], default=None)
        self.domain.chosen.connect(self._domain_chosen)
        self._roll = Label("", "second", "muted")
        self._thriving = Label("", "panel")
        self._share = Label("", "panel")
        self.share_bar = ShareBar()
        self.reference = LinkButton("", tip="Change the reference line")
        self.reference.clicked.connect(self._change_reference)
        self.bars = CountBars()
        self.bars.opened.connect(self._open_grouping)
        self.changes = ChangeList()
        self.changes.undo.connect(self.shell.undo)
        every = LinkButton("All changes")
        every.clicked.connect(self._all_changes)
        _row(column, Label("Where our pupils are", "heading"), self._roll)
        column.addWidget(self.domain, 0, Qt.AlignmentFlag.AlignLeft)
        _row(column, self._thriving, self._share)
        column.addWidget(self.share_bar)
        column.addWidget(self.reference, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.bars)
        column.addWidget(Line())
        _row(column, Label("Last changes", "heading"), every)
        column.addWidget(self.changes)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(348)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        return area

    # --- filling ---

    def refresh(self) -> None:
        today = self.shell.today()
        term = self.shell.store.read(term_of, today)
        self.facts.emit(say_date(today, weekday=True) + (f", {term.lower()}" if term else ""))
        rows = self.shell.store.read(domains)
        self._offer_domains([(row.id, row.name) for row in rows])
        self._show_list()
        self._show_counts()
        changes = self.shell.store.read(last_changes, limit=6)
        self.changes.show_changes(changes, self.shell.store.person, today)

    def _offer_domains(self, rows: list[tuple[int, str]]) -> None:
        # Counts are for one domain and sum to the roll: the first one, until somebody chooses another.
        chosen = self.domain.value()
        self.domain.set_choices([*rows, (None, "Any domain")])
        self.domain.set_default(rows[0][0] if rows else None)
        if not self._chose:
            self.domain.clear()
        elif chosen in {row[0] for row in rows}:
            self.domain.set_value(chosen)

    def _domain_chosen(self) -> None:
        self._chose = True
        self._show_counts()

    def _show_list(self) -> None:
        today = self.shell.today()
        reviews = self.shell.store.read(reviews_due, today=today, days=self.days.value())
        checks = self.shell.store.read(checks_due, today=today)
        lines: list[DayLine] = []
        if reviews:
            late = sum(row.late > 0 for row in reviews)
            words = f"{len(reviews)}, {late} of them late" if late else str(len(reviews))
            lines += self._section("reviews", "Reviews due", words, [self._review(row) for row in reviews])
        if checks:
            words = str(len(checks))
            lines += self._section(
                "checks", "Offers not checked for a term", words, [self._check(c) for c in checks]
            )
        self.list.set_lines(lines)
        self._frame.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        if not lines:
            day = self.shell.store.read(next_review_on, after=today)
            words = (
                f"The next review is on {say_date(day, weekday=True)}." if day else "No review is planned."
            )
            self.nothing.say("Nothing needs anyone today", words)

    def _section(self, key: str, title: str, count: str, tasks: list[Task]) -> list[DayLine]:
        shown = tasks if key in self._all else tasks[:FEW]
        more = f"Show all {len(tasks)}" if len(shown) < len(tasks) else ""
        return [Heading(title, count, key, more), *shown]

    def _review(self, row: ReviewDue) -> Task:
        when = "today" if row.late == 0 else short_date(row.due_on, self.shell.today())
        if row.late > 0:
            when = f"{row.late} day{'' if row.late == 1 else 's'} late"
        target = LogTarget(row.pupil_id, row.domain_id, row.grouping)
        return Task(
            ("review", row.placement_id),
            row.grouping,
            "",
            row.pupil,
            row.class_name,
            row.domain,
            row.decided_by,
            when,
            row.late > 0,
            (
                ("Review", partial(self.shell.log_grouping, target)),
                ("Move date", partial(self._move, row)),
                ("Open", partial(self.shell.go, "pupils", row.pupil_id)),
            ),
        )

    def _check(self, row: CheckDue) -> Task:
        last = f"last checked {say_date(row.checked_on)}" if row.checked_on else "never checked"
        what = ", ".join(part for part in (row.organisation, last) if part)
        when = "" if row.weeks is None else f"{row.weeks} weeks"
        return Task(
            ("check", row.offer_id),
            "",
            "offers",
            row.name,
            "",
            what,
            row.checked_by,
            when,
            False,
            (
                ("Still true", partial(self._checked, row.offer_id)),
                ("Open", partial(self.shell.edit_offer, OfferTarget(row.offer_id))),
            ),
        )

    def _show_counts(self) -> None:
        found = self.shell.store.read(counts, self.domain.value(), today=self.shell.today())
        self._roll.setText(f"{found.roll} on roll")
        self._show_share(found)
        others = [
            Count(row.grouping.code, row.pupils, row.last_year)
            for row in found.counts
            if row.grouping.code != "thriving"
        ]
        note = "The line on each bar is the same day last year."
        if found.domain_id is None:
            note += " One pupil can be in several, one for each domain of need."
        self.bars.show_counts(others, note)

    def _show_share(self, found: Counts) -> None:
        shown = any(row.grouping.code == "thriving" for row in found.counts)
        for widget in (self._thriving, self._share, self.share_bar, self.reference):
            widget.setVisible(shown)
        share = found.thriving / found.roll if found.roll else 0.0
        where = "in every domain" if found.domain_id is None else f"for {found.domain.lower()}"
        self._thriving.setText(f"{found.thriving} Thriving {where}")
        self._share.setText(f"{share:.0%}" if found.roll else "")
        # The national rule of thumb is about emotional wellbeing, the first domain; it says nothing of others.
        first = self.shell.store.read(domains)[:1]
        apt = bool(first) and found.domain_id == first[0].id
        self.reference.setVisible(shown and apt)
        self.reference.setText(f"{found.reference}%: a national rule of thumb, not a target")
        spoken = f"{found.thriving} of {found.roll} pupils are Thriving {where}, {share:.0%}"
        self.share_bar.show_share("thriving", share, found.reference / 100 if apt else None, spoken)

    # --- doing ---

    def _show_all(self, key: str) -> None:
        self._all.add(key)
        self._show_list()

    def _move(self, row: ReviewDue) -> None:
        self.shell.show_dialog(MoveDateDialog(self.shell, row.placement_id, row.pupil, row.due_on))

    def _checked(self, offer_id: int) -> None:
        self.shell.write(check_offer, offer_id, today=self.shell.today())

    def _change_reference(self) -> None:
        profile = self.shell.store.read(school_profile)
        self.shell.show_dialog(ReferenceDialog(self.shell, profile))

    def _open_grouping(self, code: str) -> None:
        self.shell.go("pupils", {"grouping": code, "domain": self.domain.value()})

    def _all_changes(self) -> None:
        self.shell.show_dialog(ChangesDialog(self.shell))

    def commands(self) -> list[Command]:
        return [Command("All changes", "", self._all_changes, "history")]

    def parts(self) -> list[QWidget]:
        return [self.days, self.list, self._right]

    def focus_first(self) -> None:
        self.list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW - 76
        side = QBoxLayout.Direction
        self._whole.setDirection(side.TopToBottom if narrow else side.LeftToRight)
        self._right.setMinimumWidth(0 if narrow else 348)
        self._right.setMaximumWidth(16_777_215 if narrow else 348)


def _row(column: QVBoxLayout, left: QWidget, right: QWidget) -> None:
    line = QHBoxLayout()
    line.addWidget(left)
    line.addStretch(1)
    line.addWidget(right)
    column.addLayout(line)
