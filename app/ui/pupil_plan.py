"""The Plan of a pupil's page: a section for each plan, how one begins where there is none, and those that ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from app.abilities import Ability
from app.operations.plans.drafts import PlanDraft
from app.operations.plans.plan import write_plan
from app.queries.plans.plan import plans_of
from app.queries.plans.planned import PLANNED
from app.queries.plans.rows import PlanRow
from app.queries.pupil_page import PlacementRow, PupilPage
from app.queries.wording import groupings
from app.ui.allowed import gate
from app.ui.plan_section import PlanSection
from app.ui.pupil_tab import PupilTab
from app.ui.shell import Shell
from app.ui.widgets.buttons import Button
from app.ui.widgets.label import heading
from app.ui.widgets.panels import EmptyState
from app.ui.widgets.plan_words import state_words
from app.ui.widgets.scrolled import scrolled
from app.ui.widgets.section_head import SectionHead
from app.vocabulary import Band, within


class PupilPlan(PupilTab):
    """Rebuilt after every change; the place in it and the focus stay."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._page: PupilPage | None = None
        self._read: set[int] = set()  # the ended plans that somebody reads
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 4, 12, 12)
        self._column.setSpacing(16)
        self.area = scrolled(self._inner)
        for ground in (self._inner, self.area.viewport()):
            ground.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def show_pupil(self, page: PupilPage, today: date) -> None:
        """Show a pupil's plans."""
        focused = self._focused_name()
        if self._page is None or self._page.id != page.id:
            self.area.verticalScrollBar().setValue(0)
            self._read = set()
        self._page = page
        self._clear()
        plans = self.shell.store.read(plans_of, page.id, today=today)
        opened = [row for row in plans if row.ended_on is None]
        begin = list(_without_plan(page, opened, today))
        for row in opened:
            self._add_plan(page, row, today)
        for placement in begin:
            self._column.addWidget(self._beginning(page, placement))
        if not opened and not begin:
            self._column.addWidget(self._nothing())
        ended = [row for row in plans if row.ended_on is not None]
        if ended:
            self._column.addWidget(heading("Plans that have ended"))
        for row in ended:
            if row.id in self._read:
                self._add_plan(page, row, today)
            else:
                self._column.addWidget(self._ended(row))
        self._column.addStretch(1)
        self._focus_again(focused)

    def stops(self) -> list[QAbstractButton]:
        """Return the verbs, top to bottom."""
        return self._buttons()

    def focus_first(self) -> None:
        """Put the focus on the first thing that can be done."""
        first = next((button for button in self._buttons() if button.isEnabled()), None)
        (first or self).setFocus()

    def _add_plan(self, page: PupilPage, row: PlanRow, today: date) -> None:
        from app.ui.risk_plan_section import RiskPlanSection

        section = RiskPlanSection(self.shell) if row.band == Band.RISK else PlanSection(self.shell)
        section.show_plan(page, row, today)
        self._column.addWidget(section)

    def _beginning(self, page: PupilPage, placement: PlacementRow) -> QWidget:
        words = "Begin the plan" if placement.band == Band.RISK else "Write the plan …"
        write = Button(words)
        write.setAccessibleName(f"{words.removesuffix(' …')}: {placement.domain}")
        write.clicked.connect(partial(self._begin, page, placement))
        gate(self.shell.store, Ability.LOG, write)
        return EmptyState(
            f"No plan for {within(placement.domain)} yet",
            f"{page.first_name} is in {placement.grouping_label}. A plan says what it is for, how everyone will know, "
            "and what each of you does. It begins as a draft.",
            [write],
        )

    def _nothing(self) -> QWidget:
        bands = [band for band in PLANNED if band != Band.RISK or self.shell.store.may(Ability.SEE_RISK)]
        codes = {code for band in bands for code in PLANNED[band]}
        names = [row.label for row in self.shell.store.read(groupings) if row.code in codes]
        words = f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else "".join(names)
        return EmptyState("No plan here", f"A plan begins with a decision for {words}, and stands here then.")

    def _ended(self, row: PlanRow) -> QWidget:
        """Return the line of a plan that has ended; its whole text is laid out when it is read."""
        title = f"{row.domain}, managing risk only" if row.band == Band.RISK else row.domain
        line = SectionHead(title, state_words(row), "Read")
        line.pressed.connect(partial(self._read_ended, row.id))
        return line

    def _read_ended(self, plan_id: int) -> None:
        self._read.add(plan_id)
        if self._page is not None:
            self.show_pupil(self._page, self.shell.today())

    def _begin(self, page: PupilPage, placement: PlacementRow, _checked: bool = False) -> None:
        from app.ui.dialogs.plan_form import plan_dialog

        if placement.band == Band.RISK:
            draft = PlanDraft(page.id, placement.domain_id, Band.RISK)
            self.shell.write(write_plan, draft, today=self.shell.today())
            return
        self.shell.show_dialog(plan_dialog(self.shell, page, placement.domain_id, placement.grouping))

    # --- how ---

    def _clear(self) -> None:
        while item := self._column.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()

    def _buttons(self) -> list[QAbstractButton]:
        return [one for one in self._inner.findChildren(QAbstractButton) if one.isVisibleTo(self._inner)]

    def _focused_name(self) -> str:
        """Return what the button with the focus is called, also while a dialog is in front; "" for none."""
        focus = self.window().focusWidget()
        return next((one.accessibleName() for one in self._buttons() if one is focus), "")

    def _focus_again(self, name: str) -> None:
        for at in range(self._column.count()):
            item = self._column.itemAt(at)
            if item is not None and (box := item.widget()) is not None:
                box.show()  # what is not shown yet cannot take the focus
        if name:
            same = next((one for one in self._buttons() if one.accessibleName() == name), None)
            same.setFocus() if same is not None else self.focus_first()


def _without_plan(page: PupilPage, opened: list[PlanRow], today: date) -> Iterator[PlacementRow]:
    """Yield the placements with a plan behind them that nobody has begun yet."""
    written = {(row.domain_id, row.band) for row in opened}
    for domain in page.domains:
        for placement in page.standing_in(domain.id, today):
            planned = placement.grouping in PLANNED[placement.band]
            if planned and (domain.id, placement.band) not in written:
                yield placement
