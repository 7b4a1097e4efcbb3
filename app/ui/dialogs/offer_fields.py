"""The fields of an offer's form, section by section, in the school's own words."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from app.queries.offer_choices import OfferChoices
from app.ui.forms import Field, Section
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.chips_field import ChipsField
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField, NumberField, TextField, TickField
from app.ui.widgets.label import Label
from app.ui.widgets.places_field import PlacesField
from app.ui.widgets.ticks_field import TicksField
from app.vocabulary import REGISTER_LABELS

NOT_SAID = "Not said"


class OfferFields:
    """The fields and what stands under them; `sections` are in the order of the form."""

    def __init__(self, choices: OfferChoices, today: date) -> None:
        self._choices, self._today = choices, today
        self.about_name, self.about_organisation = _hint(), _hint()
        self.about_name.set_tone("warning")
        self.add_organisation = LinkButton("Add an organisation")
        self.organisation = ChoiceField(organisation_names(choices), placeholder="Type a part of its name")
        self.places = PlacesField(
            [(row.id, row.label) for row in choices.groupings],
            [(row.id, row.name) for row in choices.domains],
        )
        self.needs = ChipsField(placeholder="add a need")
        self.sections = (
            Section("What it is", self._what()),
            Section("For whom", self._whom()),
            Section("Where on the map", self._where()),
            Section("How to get it", self._getting()),
            Section("How it runs", self._running()),
            Section("Does it work", self._working()),
            Section("Checks", self._checks()),
        )

    def _what(self) -> list[Field | tuple[Field, ...]]:
        return [
            Field(
                "name",
                "Name",
                TextField("", 120),
                required="An offer needs a name.",
                hint=self.about_name,
            ),
            Field(
                "organisation_id",
                "Who offers it",
                self.organisation,
                beside=self.add_organisation,
                hint=self.about_organisation,
            ),
            Field("what", "What happens", LongTextField(3, "In words that a family would understand")),
            Field("nature", "Kind", self._one_of("nature")),
            Field("register", "Language", ChoiceField(tuple(REGISTER_LABELS.items()), nothing=NOT_SAID)),
        ]

    def _whom(self) -> list[Field | tuple[Field, ...]]:
        years = self._choices.years
        return [
            Field("audiences", "It is for", TicksField(self._choices.lists["audience"])),
            (
                Field("year_from", "Years from", ChoiceField(years, nothing="Any")),
                Field("year_to", "to", ChoiceField(years, nothing="Any")),
            ),
            (
                Field("age_from", "Ages from", NumberField(0, 25), stretch=False),
                Field("age_to", "to", NumberField(0, 25), stretch=False),
            ),
            Field("universal", "Open to", TickField("Everyone, without a referral")),
            Field("crisis", "In a crisis", TickField("Can be reached at once")),
        ]

    def _where(self) -> list[Field | tuple[Field, ...]]:
        return [
            Field("places", "Places", self.places, help="All needs is its own row of the map"),
            Field("needs", "Needs", self.needs, help="of these domains"),
        ]

    def _getting(self) -> list[Field | tuple[Field, ...]]:
        return [
            Field("referrers", "Can refer", TicksField(self._choices.lists["referrer"])),
            Field("how_to_refer", "How to refer", LongTextField(2, "What to send, and to whom", 2000)),
            (
                Field("self_access", "By oneself", _yes_or_no()),
                Field("consent_needed", "Consent", ChoiceField(_CONSENT, nothing=NOT_SAID)),
            ),
            Field("entry_criteria", "Who can come", LongTextField(2, "The threshold, in plain words", 2000)),
            Field("exclusions", "Not for", TextField("", 500)),
            Field("contact", "Whom to ask", TextField("A name, a number or an address", 500)),
            Field("website", "Web address", TextField("www.example.org", 500)),
            Field(
                "local_offer_link",
                "Local Offer",
                TextField("Its page in the council’s Local Offer", 500),
            ),
        ]

    def _running(self) -> list[Field | tuple[Field, ...]]:
        return [
            Field("delivery", "Way", self._one_of("delivery")),
            Field("setting", "Setting", self._one_of("setting")),
            (
                Field("sessions", "Sessions", NumberField(1, 999), stretch=False),
                Field("minutes", "Minutes", NumberField(1, 999), stretch=False),
                Field("group_size", "Group of", NumberField(1, 999), stretch=False),
            ),
            Field("days_and_place", "When and where", LongTextField(2, "", 2000)),
            (
                Field("usual_places", "Usual places", NumberField(1, 9999), stretch=False),
                Field("expected_wait", "Wait", TextField("about 5 weeks", 200)),
            ),
            Field(
                "runs_until",
                "Runs until",
                DateField(self._today),
                hint="Where an end is known, such as of its funding. Today says so before it comes.",
                stretch=False,
            ),
            Field("staff_needed", "Staff", TextField("", 200)),
            Field("cost_note", "Cost", TextField("", 500)),
            Field("area", "Area", TextField("Where people must live, if it matters", 500)),
        ]

    def _working(self) -> list[Field | tuple[Field, ...]]:
        return [
            Field("evidence", "Evidence", self._one_of("evidence")),
            Field("evidence_link", "Read more", TextField("www.example.org", 500)),
            Field("limits", "Limits", LongTextField(2, "What it cannot do, or for whom it is not enough")),
            Field("ending", "At the end", LongTextField(2, "How it ends, and what happens then")),
        ]

    def _checks(self) -> list[Field | tuple[Field, ...]]:
        people = [(row.id, row.name) for row in self._choices.staff]
        return [
            (
                Field("checked_on", "Last checked", DateField(self._today), stretch=False),
                Field("checked_by_id", "by", ChoiceField(people, nothing="Nobody named")),
            ),
            Field("check_due_on", "Check again on", DateField(self._today), stretch=False),
            Field(
                "since",
                "Holds from",
                DateField(self._today),
                hint="Empty means today. Give the day if it began before you wrote it down.",
                stretch=False,
            ),
            Field("notes", "Notes", LongTextField(2)),
        ]

    def _one_of(self, kind: str) -> ChoiceField:
        return ChoiceField(self._choices.lists[kind], nothing=NOT_SAID)


_CONSENT = ((True, "Is needed"), (False, "Is not needed"))


def organisation_names(choices: OfferChoices) -> list[tuple[int, str]]:
    """Return the organisations to choose from, the school's own first."""
    return [(row.id, row.name) for row in choices.organisations]


def _yes_or_no() -> ChoiceField:
    return ChoiceField(((True, "Yes"), (False, "No, through a referral")), nothing=NOT_SAID)


def _hint() -> Label:
    hint = Label("", "second", "muted", wrap=True)
    hint.hide()
    return hint


def first_fields(fields: OfferFields) -> dict[str, tuple[str, ...]]:
    """Return section → the names of its fields, in order."""
    found = {}
    for section in fields.sections:
        rows = [row if isinstance(row, tuple) else (row,) for row in section.rows]
        found[section.title] = tuple(field.name for row in rows for field in row)
    return found


def widgets_of(section: Section) -> list[QWidget]:
    """Return the fields' widgets of a section."""
    rows = [row if isinstance(row, tuple) else (row,) for row in section.rows]
    return [field.widget for row in rows for field in row]
