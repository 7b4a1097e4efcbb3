"""Settings: how long records are kept, and whose have been kept long enough; nothing is deleted by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from app.abilities import Ability
from app.operations.rights.holding import release_hold
from app.operations.rights.retention import RuleDraft, set_retention_rule
from app.queries.rights.retention_due import DueRow, RetentionDue, retention_due
from app.queries.rights.rules import FROM_LABELS, OF_PUPILS, From, RuleRow, retention_rules
from app.ui.allowed import gate
from app.ui.dates import say_date
from app.ui.dialogs.small_form import SmallForm
from app.ui.forms import Field, Fields, Form
from app.ui.sections.section import SettingsSection
from app.ui.shell import Shell
from app.ui.tables import Column
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.fields import NumberField, TextField
from app.ui.widgets.label import Label, heading
from app.ui.widgets.list_editor import ListEditor, Verb

_DUE, _HELD, _PASS_ON = "due", "on hold", "to pass on"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row of the second list: what it waits for, and whose record it is."""

    what: str
    row: DueRow

    @property
    def id(self) -> tuple[str, int]:
        """Return what the list knows it by."""
        return self.what, self.row.pupil_id

    @property
    def why(self) -> str:
        """Return why it waits."""
        return self.row.held_why if self.what == _HELD else self.row.why


class RetentionSection(SettingsSection):
    """The schedule, and below it what it proposes."""

    title = "Records"
    lead = "How long each kind is kept. The schedule proposes; nothing is deleted until somebody does it."
    ability = Ability.CHANGE_SETTINGS

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.rules = ListEditor(
            [
                Column("Kind", lambda row: row.label, width=34, bold=True),
                Column("Kept for", lambda row: row.words, width=34),
                Column("Where that comes from", lambda row: row.source, tone=lambda _: "muted"),
            ],
            "How long records are kept",
            [Verb("Change …", self._change, "edit")],
            key=lambda row: row.kind,
        )
        self.due = ListEditor(
            [
                Column("Pupil", lambda one: one.row.name, width=22, bold=True),
                Column("Left", lambda one: _day(one.row.left_on), width=20),
                Column("Due", lambda one: _day(one.row.due_on), width=20),
                Column("State", lambda one: one.what, width=13, tone=_tone),
                Column("Why", lambda one: one.why),
            ],
            "Records that wait for somebody",
            [
                Verb("Open the pupil", self._open, "pupil"),
                Verb("Hold …", self._hold, "lock", fits=_free),
                Verb("End the hold", self._release, "undo", fits=_held, comes_and_goes=True),
                Verb("Make anonymous …", partial(self._erase, figures_stay=True), "retire", fits=_may_go),
                Verb("Erase …", self._erase, "remove", fits=_may_go),
            ],
        )
        self.facts, self.why = Label("", "second", "muted", wrap=True), Label("", "second", wrap=True)
        self.due.table.row_changed.connect(self._say_why)
        self.column.addWidget(self.rules)
        self.column.addWidget(heading("Waiting for somebody"))
        self.column.addWidget(self.facts)
        self.column.addWidget(self.due, 1)
        self.column.addWidget(self.why)
        self.gate(self.rules)
        gate(shell.store, Ability.ERASE, *self.due.buttons()[1:])

    def refresh(self) -> None:
        self.rules.set_rows(self.shell.store.read(retention_rules))
        if not self.shell.store.may(Ability.ERASE):
            self.due.hide()
            self.why.hide()
            self.facts.setText("Who may erase records sees here whose are due.")
            return
        found = self.shell.store.read(retention_due, today=self.shell.today())
        self.due.show()
        self.due.set_rows(_waiting(found))
        self.facts.setText(_facts(found))

    def _say_why(self, one: Waiting | None) -> None:
        """Say whole under the list what its last column may have to cut."""
        self.why.setText("" if one is None else f"{one.row.name}: {one.why}")

    # --- the schedule ---

    def _change(self, row: RuleRow) -> None:
        values = {"years": row.years, "counted_from": row.counted_from, "source": row.source}
        fields, save = partial(_fields, row), partial(self._save, row.kind)
        self.shell.show_dialog(SmallForm(self.shell, row.label, fields, save, values=values))

    def _save(self, kind: str, values: dict[str, Any], form: Form, saved: Callable[[Any], None]) -> None:
        draft = RuleDraft(kind, values["years"], values["counted_from"], values["source"])
        self.shell.write(set_retention_rule, draft, form=form, then=saved)

    # --- what is due ---

    def _open(self, one: Waiting) -> None:
        self.shell.go("pupils", one.row.pupil_id)

    def _hold(self, one: Waiting) -> None:
        from app.ui.dialogs.hold import hold_dialog

        self.shell.show_dialog(hold_dialog(self.shell, one.row.pupil_id, one.row.name))

    def _release(self, one: Waiting) -> None:
        self.shell.write(release_hold, one.row.pupil_id)

    def _erase(self, one: Waiting, *, figures_stay: bool = False) -> None:
        from app.ui.dialogs.erase import ask_to_erase

        ask_to_erase(self.shell, one.row.pupil_id, figures_stay=figures_stay)


def _fields(row: RuleRow) -> Fields:
    allowed = (From.BIRTH, From.LEAVING) if row.kind in OF_PUPILS else (From.RECORD,)
    choices = [(str(one), FROM_LABELS[one]) for one in allowed]
    return [
        Field("years", "Years", NumberField(1, 100, "years"), required="Give the years.", stretch=False),
        Field("counted_from", "Counted from", ChoiceField(choices), required="Say what it is counted from."),
        Field("source", "Source", TextField("such as your retention policy", 300)),
    ]


def _waiting(found: RetentionDue) -> list[Waiting]:
    kinds = ((_DUE, found.due), (_PASS_ON, found.to_pass_on), (_HELD, found.held))
    return [Waiting(what, row) for what, rows in kinds for row in rows]


def _facts(found: RetentionDue) -> str:
    said = [f"{len(found.due)} due", f"{len(found.to_pass_on)} to pass on", f"{len(found.held)} on hold"]
    if found.old_disclosures:
        said.append(
            f"{found.old_disclosures} notes of copies given away are past their time; they go with the record"
        )
    if found.old_audit:
        said.append(f"{found.old_audit} entries of the audit trail are past theirs; the chain keeps them")
    return "  ·  ".join(said)


def _day(day: Any) -> str:
    return say_date(day) if day is not None else ""


def _free(one: Waiting) -> bool:
    return one.what != _HELD


def _held(one: Waiting) -> bool:
    return one.what == _HELD


def _may_go(one: Waiting) -> bool:
    return one.what == _DUE


def _tone(one: Waiting) -> str:
    return {_DUE: "warning", _HELD: "accent", _PASS_ON: "text"}[one.what]
