"""A Risk Support plan on a pupil's page: managing risk only, what it says for the day, and who agreed to which version."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.abilities import Ability
from app.queries.around.people import around_pupil
from app.queries.plans.risk_words import MANAGING, WHAT_IT_IS
from app.queries.plans.rows import PlanRow
from app.queries.plans.tried import tried_before
from app.queries.pupil_page import PupilPage
from app.ui.allowed import gate
from app.ui.plan_doing import PlanDoing
from app.ui.risk_plan_doing import RiskPlanDoing
from app.ui.shell import Shell
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Label, heading
from app.ui.widgets.marker import IN_HEAD, Marker
from app.ui.widgets.plan_agreements import PlanAgreements
from app.ui.widgets.plan_words import state_words
from app.ui.widgets.risk_plan_facts import RiskPlanFacts, decision_facts, plan_facts, tried_facts
from app.vocabulary import GroupingCode


class RiskPlanSection(QWidget):
    """Shows a plan; verbs are there for an open one, and off for who may not do them. It is filled once."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.buttons: list[LinkButton] = []
        self.print_button = LinkButton("Print …")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_plan(self, page: PupilPage, row: PlanRow, today: date) -> None:
        """Fill the section with a plan."""
        around = self._shell.store.read(around_pupil, row.pupil_id, today=today)
        agencies = tuple(one for one in around.professionals if one.in_house is False)
        doing = PlanDoing(self._shell, page, row, self)
        own = RiskPlanDoing(self._shell, page, row, agencies, self)
        self._show_head(row)
        self._column.addLayout(self._links(doing, own, row))
        self._say_missing(row)
        placement = next(
            (p for p in page.standing_in(row.domain_id, today) if p.grouping == GroupingCode.RISK_SUPPORT),
            None,
        )
        tried = self._shell.store.read(tried_before, row.pupil_id, row.domain_id)
        self._show_facts("Why it is here", (*decision_facts(placement), *tried_facts(row, tried)))
        self._show_facts("For the day itself", plan_facts(row, page.first_name))
        self._column.addWidget(heading("Who agrees"))
        agreements = PlanAgreements(row, page.first_name, doing)
        self.buttons += agreements.buttons
        self._column.addWidget(agreements)
        if row.versions:
            earlier = self._link("Earlier versions …", doing.earlier, row)
            self._column.addWidget(earlier, 0, Qt.AlignmentFlag.AlignLeft)
        gate(self._shell.store, Ability.LOG, *self.buttons)
        gate(self._shell.store, Ability.SEE_RISK, self.print_button)

    def _show_head(self, row: PlanRow) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Marker(GroupingCode.RISK_SUPPORT, IN_HEAD), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(f"{row.domain}: {MANAGING[:1].lower()}{MANAGING[1:]}", "panel", wrap=True), 1)
        self._column.addLayout(line)
        self._column.addWidget(Label(WHAT_IT_IS, "second", "muted", wrap=True))
        label = f"{row.grouping_label}  ·  " if row.grouping_label else ""
        self._column.addWidget(Label(f"{label}{state_words(row)}", wrap=True))

    def _links(self, doing: PlanDoing, own: RiskPlanDoing, row: PlanRow) -> FlowLayout:
        verbs: list[tuple[str, Callable[..., None]]] = []
        if row.ended_on is None:
            verbs.append(
                ("New version …", doing.begin_version) if row.agreed_on else ("Write the plan …", own.write)
            )
            verbs += [("Who agrees …", doing.say_agreement), ("Agencies …", own.say_agency)]
            if row.agreed_on is None and not row.missing:
                verbs.append(("It is agreed …", doing.agree))
        flow = FlowLayout(8)
        for words, call in verbs:
            flow.addWidget(self._link(words, call, row))
        self.print_button.setAccessibleName(f"Print the plan: {row.domain}")
        self.print_button.clicked.connect(own.print)
        flow.addWidget(self.print_button)
        return flow

    def _link(self, words: str, call: Callable[..., None], row: PlanRow) -> LinkButton:
        button = LinkButton(words)
        button.setAccessibleName(f"{words.removesuffix(' …')}: {row.domain}, managing risk")
        button.clicked.connect(call)
        self.buttons.append(button)
        return button

    def _say_missing(self, row: PlanRow) -> None:
        if row.missing:
            self._column.addWidget(Label("Still open before it is agreed:", "second", "muted", wrap=True))
        for sentence in row.missing:
            self._column.addWidget(Label(f"–  {sentence}", "second", wrap=True))
        for sentence in row.warnings:
            self._column.addWidget(Label(sentence, "alert", "warning", wrap=True))

    def _show_facts(self, title: str, facts: tuple[tuple[str, str], ...]) -> None:
        self._column.addSpacing(8)
        self._column.addWidget(heading(title))
        if facts:
            self._column.addWidget(RiskPlanFacts(facts))
        else:
            self._column.addWidget(Label("Nothing is written yet.", "second", "muted"))
        self._column.addSpacing(8)
