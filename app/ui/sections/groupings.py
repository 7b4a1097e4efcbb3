"""Settings: how the school words the five groupings, their letters and colours, and whether one is hidden."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from app.abilities import Ability
from app.operations.wording import GroupingDraft, change_grouping
from app.queries.wording import GroupingRow, all_words, groupings, words
from app.ui.dialogs.small_form import SmallForm
from app.ui.forms import Field, Fields, Form
from app.ui.sections.section import SettingsSection
from app.ui.shell import Shell
from app.ui.tables import Column
from app.ui.theme import theme
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.colour_field import ColourField
from app.ui.widgets.fields import LongTextField, TextField, TickField
from app.ui.widgets.list_editor import ListEditor, Verb
from app.vocabulary import ListKind


class GroupingsSection(SettingsSection):
    """The five groupings. The codes underneath never change, so files and history stay readable."""

    title = "Groupings"
    lead = (
        "Your words for the five groupings. They are about need and choice, decided together: not levels, and none "
        "follows from another. A school that works with four can hide one."
    )
    ability = Ability.CHANGE_SETTINGS

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.list = ListEditor(
            [
                Column("Sign", lambda row: "", width=6, marks=lambda row: [theme().look(row.code)]),
                Column("Short name", _name, width=24, bold=True),
                Column("Definition", lambda row: row.definition, tooltip=lambda row: row.definition),
            ],
            "Groupings",
            [Verb("Change", self._change, "edit")],
        )
        self.column.addWidget(self.list, 1)
        self.gate(self.list)

    def refresh(self) -> None:
        self.list.set_rows(self.shell.store.read(groupings, hidden=True))

    def _change(self, row: GroupingRow) -> None:
        values = {
            "label": row.label,
            "short_label": row.short_label,
            "definition": row.definition,
            "letter": row.letter,
            "colour": row.colour,
            "aliases": "\n".join(row.aliases),
            "treatment_label": row.treatment_label,
            "treatment_definition": row.treatment_definition,
            "lead_sector": row.lead_sector,
            "hidden": row.hidden,
        }
        sectors = self.shell.store.read(all_words)["sector"]
        offered = self.shell.store.read(words, ListKind.SECTOR)
        leads = [(code, sectors[code]) for code in sectors if code in offered or code == row.lead_sector]
        fields = partial(_fields, row.code, leads)
        self.shell.show_dialog(
            SmallForm(self.shell, row.label, fields, partial(self._save, row.id), values=values)
        )

    def _save(self, row_id: int, values: dict[str, Any], form: Form, saved: Callable[[Any], None]) -> None:
        aliases = tuple(line.strip() for line in values.pop("aliases").splitlines() if line.strip())
        draft = GroupingDraft(id=row_id, aliases=aliases, **values)
        self.shell.write(change_grouping, draft, today=self.shell.today(), form=form, then=saved)


def _name(row: GroupingRow) -> str:
    return f"{row.short_label} (hidden)" if row.hidden else row.short_label


def _fields(code: str, leads: Sequence[tuple[str, str]]) -> Fields:
    return [
        Field("short_label", "Short name", TextField("", 40), required="Give it a short name."),
        Field("label", "Name", TextField("", 60), required="Give it a name."),
        Field(
            "definition",
            "Definition",
            LongTextField(2),
            hint="Stands on the map's heads: one short sentence or two.",
        ),
        Field("letter", "Letter", TextField("", 2), required="Give it a letter.", stretch=False),
        Field(
            "colour",
            "Colour",
            ColourField(code),
            hint="Its shape stays, so that it can be told apart in grey.",
        ),
        Field(
            "aliases", "Also called", LongTextField(3), help="one a line", hint="Other names for it in files."
        ),
        Field(
            "treatment_label",
            "Treatment words",
            TextField("the usual name", 60),
            hint="For copies made for readers used to the language of treatment and outcomes.",
        ),
        Field("treatment_definition", "and its definition", LongTextField(2)),
        Field(
            "lead_sector",
            "Usually led by",
            ChoiceField(leads, nothing="Nobody in particular"),
            hint="A new plan here starts with it, and can say otherwise.",
        ),
        Field("hidden", "Show", TickField("Hide this grouping in this school")),
    ]
