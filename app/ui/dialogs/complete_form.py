"""The form that fills in a decision later: all that the quick log left, and nothing that it asked."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from app.operations.deciding.drafts import CompletionDraft, ParticipantDraft
from app.queries.decision_form import SheetChoices
from app.queries.plans.decision_full import DecisionFull
from app.queries.recorded import Recorded
from app.store import Store
from app.ui.dialogs.decision_asked import AskedForm
from app.ui.dialogs.decision_details import behind_rows, detail_values, details_of, said_rows, seen_details
from app.ui.forms import Field
from app.ui.widgets.chips_field import ChipsField
from app.ui.widgets.fields import TextField
from app.ui.widgets.people_field import PeopleField

LONGEST = 10  # letters of a name that its label has room for beside a field


class CompleteForm(AskedForm):
    """Shows what is there already, so that what is blank is seen."""

    def __init__(
        self,
        store: Store,
        offered: SheetChoices,
        said: tuple[Recorded, DecisionFull],
        today: date,
        inside: QWidget,
    ) -> None:
        (row, full) = said
        self._row, self._today = row, today
        self.heard = PeopleField(offered.staff, offered.kinds, decided=False)
        needs = next((one.needs for one in offered.domains if one.id == row.domain_id), ())
        first = full.first_name
        super().__init__(
            [
                Field("needs", "Need", ChipsField([(need.id, need.name) for need in needs], "add a need")),
                Field("heard", "Also took part", self.heard, help="heard, did not decide"),
                *said_rows(offered, first if len(first) <= LONGEST else "the pupil"),
                Field("safeguarding_ref", "Safeguarding", TextField("The number of the record there", 80)),
                *behind_rows(store, offered, today),
            ],
            inside,
        )
        self.heard.offer(
            [
                (ParticipantDraft("young_person", decided=False), first),
                (ParticipantDraft("parent", decided=False), "Parent or carer"),
            ]
        )
        people = [ParticipantDraft(p.kind, p.name, p.staff_id, p.decided) for p in row.people]
        heard = [who for who in people if not who.decided]
        self.set_values({"heard": heard, **detail_values(row)})
        self.changed.connect(self.settle)
        self.settle()

    def settle(self) -> None:
        """Show what this grouping asks."""
        for name, shown in seen_details(self.values(), self._row.grouping, whole=True).items():
            self.ask(name, shown)

    def focus_open(self) -> None:
        """Go to the first thing that is still blank."""
        for name in ("advice_reason", "pupil_words", "parents_how"):
            if not self.value(name) and self.field(name).isVisibleTo(self):
                self.field(name).setFocus()
                return

    def draft(self) -> CompletionDraft:
        """Return what is filled in."""
        values = self.values()
        return CompletionDraft(**details_of(values), heard=values["heard"], needs=values["needs"])

    def check(self) -> dict[str, str]:
        """What cannot be read, and what cannot be."""
        return self.draft().unclear(self._today) | super().check()
