"""Planning a meeting and changing one: what kind, when, where, what for, with whom and about whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.done import Done
from app.operations.meetings.drafts import MeetingDraft, PersonDraft
from app.operations.meetings.meetings import add_meeting, change_meeting
from app.operations.meetings.whom import set_meeting_people, set_meeting_pupils
from app.queries.meetings.choices import Known, MeetingChoices, meeting_choices
from app.queries.meetings.page import MeetingPage
from app.queries.meetings.rows import PersonRow
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Fields, Form
from app.ui.shell import Shell
from app.ui.widgets.chips_field import ChipsField
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField, TextField

_LEAD = "A meeting that follows another takes over its people and pupils, and starts from its open actions."
_NAME = "type a name"


def new_meeting_dialog(shell: Shell, after: MeetingPage | None, then: Saved) -> SmallForm:
    """Return the dialog that plans a meeting, the next one after another where one is given."""
    choices = shell.store.read(meeting_choices, shell.today())

    def fields() -> Fields:
        return [*_facts(shell, choices), _after(choices), *_whom(choices)]

    def save(values: dict[str, Any], form: Form, saved: Saved) -> None:
        def planned(done: Done) -> None:
            saved(done)
            then(done)

        shell.write(add_meeting, _draft(values, choices), form=form, then=planned, today=shell.today())

    return SmallForm(shell, "Plan a meeting", fields, save, values=_next(after), lead=_LEAD, topic="meetings")


def change_meeting_dialog(shell: Shell, page: MeetingPage) -> SmallForm:
    """Return the dialog that changes what is planned, and the notes of the whole meeting."""
    choices = shell.store.read(meeting_choices, shell.today())

    def fields() -> Fields:
        notes = LongTextField(
            3, "About the meeting as a whole; what is said of a pupil stands with the pupil"
        )
        return [*_facts(shell, choices), _after(choices, page.id), Field("notes", "Notes", notes)]

    def save(values: dict[str, Any], form: Form, saved: Saved) -> None:
        said, today = {"notes": values["notes"]}, shell.today()
        shell.write(
            change_meeting, page.id, _draft(values, choices), **said, form=form, then=saved, today=today
        )

    kept = ("kind", "held_on", "starts_at", "place", "purpose", "after_id", "notes")
    values = {name: getattr(page, name) for name in kept}
    return SmallForm(shell, "Change the meeting", fields, save, values=values, topic="meetings")


def people_dialog(shell: Shell, page: MeetingPage) -> SmallForm:
    """Return the dialog that says who is asked."""
    choices = shell.store.read(meeting_choices, shell.today())
    found = [_place(choices.people, one) for one in page.people]
    others = ", ".join(one.name for one, at in zip(page.people, found, strict=True) if at is None)

    def save(values: dict[str, Any], form: Form, saved: Saved) -> None:
        shell.write(set_meeting_people, page.id, _people(values, choices), form=form, then=saved)

    values = {"people": tuple(at for at in found if at is not None), "others": others}
    return SmallForm(shell, "Who is asked", lambda: _whom(choices)[:2], save, values=values, topic="meetings")


def pupils_dialog(shell: Shell, page: MeetingPage) -> SmallForm:
    """Return the dialog that says whom the meeting is about, in this order."""
    choices = shell.store.read(meeting_choices, shell.today())

    def save(values: dict[str, Any], form: Form, saved: Saved) -> None:
        shell.write(set_meeting_pupils, page.id, values["pupils"], form=form, then=saved)

    values = {"pupils": tuple(one.pupil_id for one in page.pupils)}
    return SmallForm(
        shell, "Whom it is about", lambda: _whom(choices)[2:], save, values=values, topic="meetings"
    )


def _facts(shell: Shell, choices: MeetingChoices) -> list[Field]:
    return [
        Field("kind", "Kind", ChoiceField(choices.kinds), required="Choose what kind of meeting it is."),
        Field("held_on", "Day", DateField(shell.today()), stretch=False, required="Say on which day."),
        Field("starts_at", "Time", TextField("14:30", 5), stretch=False),
        Field("place", "Place", TextField("", 120)),
        Field("purpose", "Purpose", TextField("to agree who does what next", 200), hint="Stands on every page of a pack."),
    ]  # fmt: skip


def _after(choices: MeetingChoices, own: int | None = None) -> Field:
    earlier = [(number, words) for number, words in choices.earlier if number != own]
    return Field("after_id", "Follows", ChoiceField(earlier, nothing="No other meeting"))


def _whom(choices: MeetingChoices) -> list[Field]:
    people = ChipsField([(at, one.said) for at, one in enumerate(choices.people)], placeholder=_NAME)
    return [
        Field("people", "People", people, hint="Staff, professionals and agencies."),
        Field("others", "And others", TextField("Names with commas, such as Mum, Mr Fern", 400)),
        Field(
            "pupils",
            "Pupils",
            ChipsField(choices.pupils, placeholder=_NAME),
            hint="In the order they are talked about.",
        ),
    ]


def _draft(values: dict[str, Any], choices: MeetingChoices) -> MeetingDraft:
    return MeetingDraft(
        values["kind"],
        values["held_on"],
        values["purpose"],
        values["starts_at"],
        values["place"],
        values["after_id"],
        _people(values, choices) if "people" in values else (),
        values.get("pupils", ()),
    )


def _people(values: dict[str, Any], choices: MeetingChoices) -> tuple[PersonDraft, ...]:
    known = [choices.people[at] for at in values["people"]]
    drafts = [PersonDraft(one.staff_id, one.name, one.role, one.organisation_id) for one in known]
    others = (name.strip() for name in values["others"].split(","))
    return (*drafts, *(PersonDraft(name=name) for name in others if name))


def _place(people: Sequence[Known], one: PersonRow) -> int | None:
    for at, known in enumerate(people):
        if one.staff_id is not None and known.staff_id == one.staff_id:
            return at
        same = (known.name, known.organisation_id) == (one.name, one.organisation_id)
        if one.staff_id is None and known.staff_id is None and same:
            return at
    return None


def _next(after: MeetingPage | None) -> dict[str, Any]:
    return {} if after is None else {"kind": after.kind, "after_id": after.id, "place": after.place}
