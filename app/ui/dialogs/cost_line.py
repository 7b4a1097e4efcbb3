"""One line of what an offer takes: staff of a role beside each session, or a fixed sum."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.operations.costs.lines import OfferCostDraft, write_offer_cost
from app.queries.costs.lines import FIXED, PER, STAFF, CostLine
from app.queries.wording import words
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Fields, Form
from app.ui.shell import Shell
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.decimal_field import DecimalField
from app.ui.widgets.fields import NumberField, TextField
from app.ui.widgets.money_field import MoneyField
from app.vocabulary import ListKind

_STAFF_LEAD = "Each session costs its minutes at the rate of the role, shared by the pupils who are in it."
_FIXED_LEAD = "What is bought or paid for beside staff, in a year or for each group, session or pupil."


def staff_dialog(shell: Shell, offer_id: int, line: CostLine | None = None) -> SmallForm:
    """Return the dialog for people of a role; line is the one that is changed."""
    values: dict[str, Any] = {"people": 1.0, "extra_minutes": 0}
    if line is not None:
        names = ("role", "people", "extra_minutes", "label", "funding")
        values = {name: getattr(line, name) for name in names}
    save = partial(_save, shell, (offer_id, STAFF, None if line is None else line.id))
    return SmallForm(
        shell,
        "Staff it takes",
        partial(_staff_fields, shell, line),
        save,
        values=values,
        lead=_STAFF_LEAD,
        topic="costs",
    )


def fixed_dialog(shell: Shell, offer_id: int, line: CostLine | None = None) -> SmallForm:
    """Return the dialog for a fixed sum; line is the one that is changed."""
    values: dict[str, Any] = {"per": "year"}
    if line is not None:
        values = {name: getattr(line, name) for name in ("label", "pence", "per", "funding")}
    save = partial(_save, shell, (offer_id, FIXED, None if line is None else line.id))
    return SmallForm(
        shell,
        "A fixed sum",
        partial(_fixed_fields, shell, line),
        save,
        values=values,
        lead=_FIXED_LEAD,
        topic="costs",
    )


def _staff_fields(shell: Shell, line: CostLine | None) -> Fields:
    roles = dict(shell.store.read(words, ListKind.ROLE))
    if line is not None and line.role:
        roles.setdefault(line.role, line.role_label)
    return [
        Field(
            "role",
            "Who does it",
            ChoiceField(tuple(roles.items())),
            required="Choose the role of who does it.",
        ),
        Field(
            "people",
            "How many people",
            DecimalField("1"),
            hint="Half of somebody’s time is 0.5.",
            stretch=False,
        ),
        Field(
            "extra_minutes",
            "To prepare",
            NumberField(0, 600, "minutes"),
            hint="Beside each session, where it takes time before and after.",
            stretch=False,
        ),
        Field("label", "Called", TextField("Only where the role does not say it", 80)),
        _funding(shell, line),
    ]


def _fixed_fields(shell: Shell, line: CostLine | None) -> Fields:
    return [
        Field(
            "label",
            "What is paid for",
            TextField("Bricks, a licence, a room …", 80),
            required="Say what is paid for.",
        ),
        Field("pence", "Pounds", MoneyField(), required="Say how much it is.", stretch=False),
        Field(
            "per", "For each", ChoiceField([(code, said.removeprefix("a ")) for code, said in PER.items()])
        ),
        _funding(shell, line),
    ]


def _funding(shell: Shell, line: CostLine | None) -> Field:
    streams = dict(shell.store.read(words, ListKind.FUNDING))
    if line is not None and line.funding:
        streams.setdefault(line.funding, line.funding_label)
    return Field("funding", "Paid from", ChoiceField(tuple(streams.items()), nothing="Not said"))


def _save(
    shell: Shell, about: tuple[int, str, int | None], values: dict[str, Any], form: Form, saved: Saved
) -> None:
    offer_id, kind, cost_id = about
    draft = OfferCostDraft(offer_id, kind, **values)
    shell.write(write_offer_cost, draft, cost_id=cost_id, form=form, then=saved)
