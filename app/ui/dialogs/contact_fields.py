"""The fields of a contact: about what, with whom, what was advised and pointed to, and when to follow up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.queries.plans.contact_choices import ContactChoices
from app.queries.plans.contacts import ContactRow
from app.queries.pupil_page import PupilPage
from app.ui.dialogs.decision_look import LookField
from app.ui.forms import Field
from app.ui.widgets.chips_field import ChipsField
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField, TextField

Choices = Sequence[tuple[Any, str]]


@dataclass(frozen=True, slots=True)
class ContactFields:
    """What the fields offer; `make` makes them anew each time the dialog is opened."""

    page: PupilPage
    offered: ContactChoices
    row: ContactRow | None
    today: date

    def make(self) -> list[Field | tuple[Field, ...]]:
        """Return new fields."""
        row = self.row
        domains = _with(
            [(one.id, one.name) for one in self.page.domains], (row.domain_id, row.domain) if row else None
        )
        kinds = _with(self.offered.kinds, (row.kind, row.kind_label) if row else None)
        held = row.staff_id if row else None
        staff = _with(self.offered.staff, (held, row.staff) if row and held else None)
        return [
            Field("domain_id", "About", ChoiceField(domains), required="Choose a domain of need."),
            Field(
                "kind",
                "Kind",
                ChoiceField(kinds, placeholder="Choose how it was"),
                required="Say what kind of contact it was.",
            ),
            Field("on", "Date", DateField(self.today), stretch=False, required="Say when it was."),
            Field("with_whom", "With", TextField("Such as Mum, or the school nurse", 200)),
            Field(
                "advice",
                "What was advised",
                LongTextField(3, "In words that the family can read", 2000),
            ),
            Field(
                "signposts",
                "Pointed to",
                ChipsField(self._offers(), "add an offer"),
                hint="Pointed to is not referred: the family decides. What it can reach alone comes first.",
            ),
            Field("follow_up_on", "Follow up on", LookField(self.today, self.offered.days)),
            Field("staff_id", "By", ChoiceField(staff, nothing="Not said")),
        ]

    def values(self) -> dict[str, Any]:
        """Return what the fields show at first."""
        row = self.row
        if row is None:
            here = [
                one.domain_id for one in self.page.placements if one.withdrawn_at is None and not one.ends_on
            ]
            domain = here[0] if here else self.page.domains[0].id if self.page.domains else None
            return {
                "domain_id": domain,
                "on": self.today,
                "follow_up_on": self.offered.follow_up_on,
                "staff_id": self.offered.me,
            }
        same = ("domain_id", "kind", "with_whom", "advice", "follow_up_on", "staff_id")
        return {
            **{name: getattr(row, name) for name in same},
            "on": row.held_on,
            "signposts": [number for number, _ in row.signposts],
        }

    def _offers(self) -> Choices:
        # One that runs no more stays what was pointed to.
        found = list(self.offered.offers)
        known = {number for number, _ in found}
        return found + [one for one in (self.row.signposts if self.row else ()) if one[0] not in known]


def _with(choices: Choices, held: tuple[Any, str] | None) -> Choices:
    """Return choices with what a contact holds already, though the school has retired it since."""
    if held is None or held[0] in dict(choices):
        return choices
    return [*choices, held]
