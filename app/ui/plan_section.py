"""One plan of help on a pupil's page: how far it is agreed, its aims, who agreed, and the rest of what it says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.abilities import Ability
from app.queries.plans.rows import PlanRow
from app.queries.pupil_page import PupilPage
from app.ui.allowed import gate
from app.ui.plan_doing import PlanDoing
from app.ui.shell import Shell
from app.ui.widgets.bars import Line
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Label, heading
from app.ui.widgets.plan_agreements import PlanAgreements
from app.ui.widgets.plan_aim import PlanAim
from app.ui.widgets.plan_facts import PlanFacts
from app.ui.widgets.plan_words import state_words

Verb = tuple[str, Callable[[], None]]


class PlanSection(QWidget):
    """Shows a plan; verbs are there for an open one, and off for who may not log."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.buttons: list[LinkButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_plan(self, page: PupilPage, row: PlanRow, today: date) -> None:
        """Fill the section; it is filled once."""
        doing = PlanDoing(self._shell, page, row, self)
        column = self._column
        column.addWidget(Label(row.domain, "panel", wrap=True))
        self._say_state(row)
        if row.ended_on is None:
            column.addLayout(self._links(doing, row))
        self._show_aims(doing, row, today)
        column.addWidget(heading("Who agrees"))
        agreements = PlanAgreements(row, page.first_name, doing)
        self.buttons += agreements.buttons
        column.addWidget(agreements)
        column.addSpacing(8)
        column.addWidget(heading("How"))
        column.addWidget(PlanFacts(row))
        if row.versions:
            earlier = LinkButton("Earlier versions …")
            earlier.setProperty("small", "true")
            earlier.setAccessibleName(f"Earlier versions of the plan for {row.domain}")
            earlier.clicked.connect(doing.earlier)
            column.addWidget(earlier, 0, Qt.AlignmentFlag.AlignLeft)
        gate(self._shell.store, Ability.LOG, *self.buttons)

    def _say_state(self, row: PlanRow) -> None:
        label = f"{row.grouping_label}  ·  " if row.grouping_label else ""
        self._column.addWidget(Label(f"{label}{state_words(row)}", wrap=True))
        if row.ended_on is None and row.agreed_on is None:
            if row.missing:
                self._column.addWidget(Label("Still open before it is agreed:", "second", "muted", wrap=True))
            for sentence in row.missing:
                self._column.addWidget(Label(f"–  {sentence}", "second", wrap=True))
        for sentence in row.warnings:
            self._column.addWidget(Label(sentence, "alert", "warning", wrap=True))

    def _links(self, doing: PlanDoing, row: PlanRow) -> FlowLayout:
        verbs: list[Verb] = [("Who agrees …", doing.say_agreement)]
        if row.agreed_on is not None:
            verbs.append(("New version …", doing.begin_version))
        else:
            verbs[:0] = [("Write the plan …", doing.write), ("Add an aim …", doing.add_aim)]
            if not row.missing:
                verbs.append(("It is agreed …", doing.agree))
        flow = FlowLayout(8)
        for words, call in verbs:
            button = LinkButton(words)
            button.setAccessibleName(f"{words.removesuffix(' …')}: {row.domain}")
            button.clicked.connect(call)
            self.buttons.append(button)
            flow.addWidget(button)
        return flow

    def _show_aims(self, doing: PlanDoing, row: PlanRow, today: date) -> None:
        self._column.addSpacing(8)
        self._column.addWidget(heading("Aims"))
        self._column.addWidget(Line(air=0))
        for aim in row.aims:
            shown = PlanAim(aim, today, doing.aim_verbs(aim, today))
            self.buttons += shown.buttons
            self._column.addWidget(shown)
            self._column.addWidget(Line(air=0))
        if not row.aims:
            self._column.addWidget(Label("No aim is written yet.", "second", "muted"))
        self._column.addSpacing(8)
