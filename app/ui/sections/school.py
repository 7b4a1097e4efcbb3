"""Settings: the school itself, and the numbers it may set."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any, TypeAlias

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel

from app.abilities import Ability
from app.operations.school import SchoolSettingsDraft, change_school, set_logo
from app.queries.school import school_profile
from app.ui.forms import Field, Form, Section
from app.ui.sections.section import SettingsSection
from app.ui.shell import Shell
from app.ui.theme import theme
from app.ui.widgets.buttons import Button, LinkButton
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.fields import NumberField, TextField
from app.ui.widgets.scrolled import scrolled

Fields: TypeAlias = list[Field | tuple[Field, ...]]

WIDEST = 640
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_PHASES = ("nursery", "primary", "secondary", "all-through", "special", "16 plus")


class SchoolSection(SettingsSection):
    """The school's particulars; they stand on the cover and in the footer of what is printed."""

    title = "The school"
    lead = "What stands on covers and footers, and the numbers that decide when something is due."
    ability = Ability.CHANGE_SETTINGS

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.form = Form(_sections())
        self.form.submitted.connect(self._save)
        self.form.changed.connect(self._follow)
        self.save = Button("Save these", keys="Ctrl+Enter")
        self.save.clicked.connect(self.form.submit)
        self._logo = QLabel()
        self._logo.setAccessibleName("The school's logo")
        choose, remove = LinkButton("Choose a logo …"), LinkButton("Remove it")
        choose.clicked.connect(self._choose_logo)
        remove.clicked.connect(self._remove_logo)
        line = QHBoxLayout()
        for widget in (self.save, self._logo, choose, remove):
            line.addWidget(widget)
        line.addStretch(1)
        # Lines that run across a wide window are hard to read and to hit.
        self.form.setMaximumWidth(WIDEST)
        self.column.addWidget(scrolled(self.form), 1)
        self.column.addLayout(line)
        self.gate(self.form, self.save, choose, remove)

    def refresh(self) -> None:
        profile = self.shell.store.read(school_profile)
        if not self.form.dirty:
            names = [field.name for field in fields(SchoolSettingsDraft)]
            self.form.set_values({name: getattr(profile, name) for name in names})
            self.form.mark_clean()
        picture = QPixmap()
        if profile.logo and picture.loadFromData(QByteArray(profile.logo)):
            picture = picture.scaledToHeight(28, Qt.TransformationMode.SmoothTransformation)
        self._logo.setPixmap(picture)
        self._follow()

    def _follow(self) -> None:
        self.save.setEnabled(self.form.dirty)

    def _save(self, values: dict[str, Any]) -> None:
        kept = {name: value if value != "" else None for name, value in values.items()}
        draft = SchoolSettingsDraft(**(kept | {"name": values["name"] or ""}))
        self.shell.write(change_school, draft, form=self.form, then=self._saved)

    def _saved(self, done: object) -> None:
        self.form.mark_clean()
        self.refresh()

    def _choose_logo(self) -> None:
        file, _ = QFileDialog.getOpenFileName(self, "The school's logo", "", "Pictures (*.png *.jpg *.jpeg)")
        if not file:
            return
        try:
            picture = Path(file).read_bytes()
        except OSError as error:
            self.shell.say(f"That picture cannot be read: {error.strerror}.", "danger")
            return
        self.shell.write(set_logo, picture)

    def _remove_logo(self) -> None:
        self.shell.write(set_logo, None)


def _sections() -> list[Section]:
    return [
        Section("The school", _particulars()),
        Section("On covers and footers", _on_covers()),
        Section("What falls due when", _numbers()),
    ]


def _particulars() -> Fields:
    phases = [(word, word) for word in _PHASES]
    return [
        Field("name", "Name", TextField("", 120), required="A school needs a name."),
        (
            Field("urn", "URN", TextField("six digits", 6)),
            Field("laestab", "LAESTAB", TextField("801/2000", 9)),
        ),
        Field("phase", "Phase", ChoiceField(phases, nothing="not said", free=True)),
        (
            Field("age_from", "Ages from", NumberField(0, 25)),
            Field("age_to", "to", NumberField(0, 25)),
        ),
    ]


def _on_covers() -> Fields:
    return [
        Field("address", "Address line", TextField("", 200)),
        Field(
            "questions_to",
            "Questions to",
            TextField("who answers questions about the map", 200),
            hint="Stands on the Excel map, so name a role or an office rather than a person's own number.",
        ),
        Field(
            "ethos",
            "In our words",
            TextField("a sentence of the school's own", 300),
            hint="Stands on the cover of the Excel map.",
        ),
        Field("local_offer_url", "Local Offer", TextField("the council's SEND Local Offer page", 300)),
    ]


def _numbers() -> Fields:
    months = [(number, name) for number, name in enumerate(_MONTHS, 1)]
    return [
        (
            Field("year_start_day", "Year starts on", NumberField(1, 31)),
            Field("year_start_month", "of", ChoiceField(months)),
        ),
        Field("review_weeks", "Look again after", NumberField(1, 52, "weeks")),
        Field("check_weeks", "Check offers after", NumberField(1, 104, "weeks")),
        Field(
            "small_number",
            "Hide numbers under",
            NumberField(3, 10),
            hint="On the governors' report, with what would give them away. Most schools use 5.",
        ),
        Field(
            "long_wait_weeks",
            "A wait is long after",
            NumberField(1, 104, "weeks"),
            hint="Today lists who has waited so long.",
        ),
        Field(
            "thriving_reference",
            f"{theme().look('thriving').name} line",
            NumberField(0, 100, "%"),
            hint="About 80% is a national rule of thumb for emotional wellbeing, not a target.",
        ),
    ]
