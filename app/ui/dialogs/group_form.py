"""The form of a group: when, where, with whom and how many."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from app.operations.groups.group_draft import GroupDraft
from app.operations.groups.groups import add_group, change_group, end_group
from app.queries.offer_facts import OfferFact
from app.queries.people import staff
from app.queries.supports.group_page import GroupPage
from app.queries.supports.group_words import WEEKDAYS
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.chips_field import ChipsField
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import NumberField, TextField

Rows = list[Field | tuple[Field, ...]]


def new_group(shell: Shell, offer: OfferFact) -> SmallForm:
    """Return the form of a new group of an offer, filled with what is usual for it."""
    values = {
        "starts_on": shell.today(),
        "minutes": offer.minutes,
        "places": offer.group_size or offer.usual_places,
        "sessions_planned": offer.sessions,
    }
    save = partial(_add, shell, offer.id)
    return _form(shell, "New group", offer.name, values, save)


def change_form(shell: Shell, page: GroupPage) -> SmallForm:
    """Return the form of a group that is there."""
    save = partial(_change, shell, (page.row.id, page.row.offer_id, bool(page.draft["alone"])))
    return _form(shell, "Change a group", page.row.offer, page.draft, save)


def end_form(shell: Shell, page: GroupPage) -> SmallForm:
    """Return the form that ends a group; who is in it keeps the support, and it says so."""
    many = len(page.members)
    stay = (
        f" {'1 pupil is' if many == 1 else f'{many} pupils are'} in it and keep the support" if many else ""
    )
    lead = f"{page.row.offer}: {page.row.name}.{stay + ', until somebody ends or moves it.' if stay else ''}"

    def fields() -> Rows:
        return [
            Field("on", "Last day", DateField(shell.today()), stretch=False, required="Say which day."),
            Field("why", "Why", TextField("Such as: run its course", 200)),
        ]

    def save(values: dict[str, Any], form: Form, saved: Saved) -> None:
        shell.write(end_group, page.row.id, **values, today=shell.today(), form=form, then=saved)

    return SmallForm(
        shell, "End a group", fields, save, values={"on": shell.today()}, lead=lead, topic="groups"
    )


def _form(
    shell: Shell, title: str, offer: str, values: dict[str, Any], save: Callable[..., None]
) -> SmallForm:
    people = [(row.id, row.name) for row in shell.store.read(staff)]
    return SmallForm(
        shell, title, partial(_fields, shell, people), save, values=values, lead=f"{offer}.", topic="groups"
    )


def _fields(shell: Shell, people: list[tuple[int, str]]) -> Rows:
    today = shell.today()
    return [
        Field("name", "Name", TextField("Left empty: its day and time", 120)),
        (
            Field("weekday", "Meets on", ChoiceField(list(enumerate(WEEKDAYS)), nothing="No fixed day")),
            Field("starts_at", "at", TextField("10:40", 12)),
        ),
        Field("place", "Where", TextField("A room", 120)),
        (
            Field("minutes", "Minutes", NumberField(1, 600), stretch=False),
            Field("sessions_planned", "Sessions", NumberField(1, 500), stretch=False),
            Field("places", "Places", NumberField(1, 500), stretch=False),
        ),
        Field("starts_on", "First day", DateField(today), stretch=False, required="Say from when."),
        Field("planned_end_on", "Last day", DateField(today), stretch=False),
        Field(
            "staff", "Run by", ChipsField(people, "add somebody"), hint="Whoever answers for it comes first."
        ),
        Field("misses", "Pupils miss", TextField("Such as Maths; empty for nothing", 120)),
        Field("notes", "Notes", TextField("", 500)),
    ]


def _add(shell: Shell, offer_id: int, values: dict[str, Any], form: Form, saved: Saved) -> None:
    shell.write(add_group, GroupDraft(offer_id, **values), today=shell.today(), form=form, then=saved)


def _change(
    shell: Shell, about: tuple[int, int, bool], values: dict[str, Any], form: Form, saved: Saved
) -> None:
    group_id, offer_id, alone = about
    draft = GroupDraft(offer_id, alone=alone, **values)
    shell.write(change_group, group_id, draft, today=shell.today(), form=form, then=saved)
