"""Settings: the lists of words the school may reword, extend and retire."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from app.abilities import Ability
from app.operations.lists import FIXED, add_word, change_word, move_word, restore_word, retire_word
from app.queries.wording import words
from app.ui.allowed import gate_with
from app.ui.dialogs.small_form import SmallForm
from app.ui.forms import Field, Fields, Form
from app.ui.sections import retiring
from app.ui.sections.section import SettingsSection
from app.ui.shell import Shell
from app.ui.tables import Column
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.fields import TextField
from app.ui.widgets.label import Label
from app.ui.widgets.list_editor import ListEditor, Verb
from app.vocabulary import ListKind

_NAMES = {
    ListKind.SECTOR: "Sectors",
    ListKind.ROLE: "Roles of staff",
    ListKind.NATURE: "Nature of an offer",
    ListKind.AUDIENCE: "Whom an offer is for",
    ListKind.REFERRER: "Who can refer",
    ListKind.DELIVERY: "How an offer is delivered",
    ListKind.EVIDENCE: "Levels of evidence",
    ListKind.DIFFICULTY: "Difficulty of a need",
    ListKind.PARTICIPANT: "Who takes part in a decision",
    ListKind.ENDING: "Why a placement or a support ends",
    ListKind.HELP_UNUSED: "Why help is not being used",
    ListKind.ADVICE_REASON: "Why advice is the plan",
    ListKind.CHOICE: "What a pupil wants of help",
    ListKind.CONTACT: "Kinds of contact",
    ListKind.FOLLOW_UP: "What a follow-up finds",
    ListKind.METHOD: "How something was agreed or told",
    ListKind.NOT_AGREED: "Why somebody has not agreed",
    ListKind.LIKELIHOOD: "How likely an aim is",
    ListKind.SETTING: "Where help is given",
    ListKind.RESPONDENT: "Who answers a measure",
    ListKind.PURPOSE: "Purposes of consent",
    ListKind.BASIS: "Grounds for sharing",
    ListKind.OUTCOME: "What came of a support",
    ListKind.ABSENCE: "Why somebody was not at a session",
    ListKind.FUNDING: "Funding streams",
    ListKind.MEETING: "Kinds of meeting",
    ListKind.SEX: "Sex",
    ListKind.SEN_TYPE: "Types of SEN",
}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the list that is shown."""

    code: str
    name: str
    retired: bool


class ListsSection(SettingsSection):
    """One list at a time, chosen above the table."""

    title = "Lists of words"
    lead = "Reword these as your school speaks. What is in use is retired, never deleted."
    ability = Ability.CHANGE_SETTINGS

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.kind = ChoiceField([(kind.value, name) for kind, name in _NAMES.items()])
        self.kind.set_value(ListKind.SECTOR.value)
        self.kind.changed.connect(self.refresh)
        self.kind.setMaximumWidth(360)
        self.kind.setAccessibleName("List")
        label = Label("List")
        label.setBuddy(self.kind)
        self.list = ListEditor(
            [
                Column("Word", retiring.name, bold=True, tone=retiring.tone),
            ],
            "Words",
            [
                Verb("Add", self._add, "add", adds=True),
                Verb("Change", self._change, "edit"),
                Verb("Up", partial(self._move, -1), "up", fits=retiring.used),
                Verb("Down", partial(self._move, 1), "down", fits=retiring.used),
                *retiring.verbs(partial(self._write, retire_word), partial(self._write, restore_word)),
            ],
            key=lambda row: row.code,
        )
        self.column.addWidget(label)
        self.column.addWidget(self.kind)
        self.fixed = Label("", "second", "muted", wrap=True)
        self.column.addWidget(self.fixed)
        self.column.addWidget(self.list, 1)
        self.gate(self.list)

    def refresh(self) -> None:
        kind = self.kind.value()
        if kind is None:
            return
        used = self.shell.store.read(words, kind)
        every = self.shell.store.read(words, kind, retired=True)
        rows = [Word(code, label, code not in used) for code, label in every.items()]
        self.list.set_rows(sorted(rows, key=retiring.retired))
        self.fixed.setText(FIXED.get(kind, ""))
        self.fixed.setVisible(kind in FIXED)
        gate_with(self.list.buttons()[0], self.reason or FIXED.get(kind, ""))

    def _write(self, operation: Callable[..., Any], row: Word) -> None:
        self.shell.write(operation, self.kind.value(), row.code)

    def _move(self, step: int, row: Word) -> None:
        at = self.list.place(row, retiring.used) + step
        if at >= 0:
            self.shell.write(move_word, self.kind.value(), row.code, at)

    def _add(self, row: Word | None) -> None:
        self.shell.show_dialog(SmallForm(self.shell, "A word for this list", _fields, self._save))

    def _change(self, row: Word) -> None:
        save = partial(self._save, code=row.code)
        self.shell.show_dialog(SmallForm(self.shell, row.name, _fields, save, values={"label": row.name}))

    def _save(self, values: dict[str, Any], form: Form, saved: Callable[[Any], None], code: str = "") -> None:
        kind = self.kind.value()
        if code:
            self.shell.write(change_word, kind, code, values["label"], form=form, then=saved)
        else:
            self.shell.write(add_word, kind, values["label"], form=form, then=saved)


def _fields() -> Fields:
    return [Field("label", "Word", TextField("", 80), required="Give it a word.")]
