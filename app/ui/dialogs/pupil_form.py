"""The form of a pupil in short sections; the hidden number stays closed until somebody opens it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.imports.pupils.upn import check_letter, well_formed_upn
from app.queries.pupil_entry import PupilChoices
from app.ui.forms import Field, Form, Section
from app.ui.widgets.chips_field import ChipsField
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import TextField
from app.ui.widgets.label import Label
from app.ui.widgets.ticks_field import TicksField
from app.vocabulary import Registration, SenProvision

SEN = (
    (SenProvision.NONE.value, "No SEN"),
    (SenProvision.SUPPORT.value, "SEN support"),
    (SenProvision.PLAN.value, "Education, health and care plan"),
)
TRUE_OF = (
    ("pupil_premium", "Pupil premium"),
    ("fsm", "Free school meals"),
    ("looked_after", "Looked after"),
    ("previously_looked_after", "Previously looked after"),
    ("eal", "English as an additional language"),
)
KINDS = (
    (Registration.MAIN.value, "Our pupil"),
    (Registration.GUEST.value, "Guest, on another school’s roll too"),
)
WHY_HIDDEN = (
    "A UPN is a blind number: the Department for Education asks that it stays off lists, pages and reports. "
    "So it is kept here, shown nowhere and never printed."
)
HELD = "A changed year, class, SEN or any of these holds from this day; what was so before stays in the timeline."


def upn_doubt(text: str) -> str:
    """Return what is odd about a UPN, for a warning; it is kept as typed all the same."""
    found = "".join(text.split()).upper()
    if not found:
        return ""
    if not well_formed_upn(found):
        return (
            "This does not have the form of a UPN: a letter and twelve figures. It can be saved all the same."
        )
    if check_letter(found) != found[0]:
        return "The check letter does not fit the rest. It can be saved all the same; please look again."
    return ""


class PupilForm(Form):
    """Everything that is kept of a pupil; `new` leaves out from when a change holds."""

    def __init__(self, offered: PupilChoices, today: date, new: bool) -> None:
        self._doubt = Label("", "alert", "warning", wrap=True)
        super().__init__(_sections(offered, today, _hidden_hint(self._doubt)))
        self.field("upn").textChanged.connect(self._check_upn)
        self.show_field("upn", False)
        self.show_field("since", not new)
        self._doubt.hide()

    def open_hidden(self, shown: bool) -> None:
        """Show or hide the hidden number."""
        self.show_field("upn", shown)

    def _check_upn(self, text: str) -> None:
        doubt = upn_doubt(text)
        self._doubt.setText(doubt)
        self._doubt.setVisible(bool(doubt))


def _sections(offered: PupilChoices, today: date, hint: QWidget) -> list[Section]:
    classes = [(name, name) for name in offered.classes]
    return [
        Section(
            "Name",
            [
                (
                    Field("forename", "Forename", TextField("", 80), required="A pupil needs a forename."),
                    Field("surname", "Surname", TextField("", 80), required="A pupil needs a surname."),
                ),
                Field("preferred_name", "Known as", TextField("where it differs from the forename", 80)),
            ],
        ),
        Section(
            "At this school",
            [
                (
                    Field("year_group", "Year", ChoiceField(offered.years, nothing="Not said")),
                    Field("class_name", "Class", ChoiceField(classes, free=True)),
                ),
                (
                    Field("admission_number", "Admission no.", TextField("", 20)),
                    Field("started_on", "Started", DateField(today)),
                ),
                Field("registration", "Roll", ChoiceField(KINDS)),
            ],
        ),
        Section(
            "About the pupil",
            [
                (
                    Field("born_on", "Date of birth", DateField(today)),
                    Field("sex", "Sex", ChoiceField(offered.sexes, nothing="Not said")),
                ),
                Field("sen_provision", "SEN", ChoiceField(SEN, nothing="Not said")),
                Field("sen_types", "Types of need", ChipsField(offered.sen_types, "the main one first")),
                Field("ticks", "Also", TicksField(TRUE_OF)),
                Field("since", "Holds from", DateField(today), hint=HELD, required="Say from which day."),
                Field("upn", "Hidden number", TextField("", 20), hint=hint),
            ],
        ),
    ]


def _hidden_hint(doubt: Label) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(doubt)
    column.addWidget(Label(WHY_HIDDEN, "second", "muted", wrap=True))
    return box
