"""The fields of a review, in their order, and which of them each outcome asks for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.operations.placements import ParticipantDraft
from app.queries.decision_form import SheetChoices
from app.queries.plans.reviewable import Reviewable
from app.queries.supports.going_on import GoingOn
from app.ui.dialogs.decision_look import LookField
from app.ui.dialogs.review_aims import ReviewAims
from app.ui.dialogs.review_supports import SupportsGoOn
from app.ui.forms import Field
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField, TextField
from app.ui.widgets.label import Label
from app.ui.widgets.one_of_field import OneOfField
from app.ui.widgets.people_field import PeopleField

DECISIONS = (("continue", "It goes on"), ("change", "A new decision"), ("end", "It ends"))
# What each outcome asks for beyond what every review does.
ASKED = {
    "continue": {"next_look_on"},
    "change": {"costs_harms"},
    "end": {"costs_harms", "ending", "ends_too", "what_next", "who_told", "way_back"},
}
SOMETIMES = frozenset().union(*ASKED.values())
GOALS_MET = "goals_met"


class ReviewFields:
    """The widgets the dialog speaks to by name, and the rows they stand in."""

    def __init__(
        self,
        rows: Sequence[Reviewable],
        offered: SheetChoices,
        aims: ReviewAims,
        supports: Sequence[GoingOn],
        today: date,
    ) -> None:
        self.offered, self.first, self.aims = offered, rows[0].first_name, aims
        self.people = PeopleField(offered.staff, offered.kinds)
        self.supports = SupportsGoOn(supports)
        self.ending = ChoiceField(offered.endings, placeholder="Choose a reason")
        self.left_open = Label("", "second", "muted", wrap=True)
        self.now = Label("", "second", "muted", wrap=True)
        self.what = ChoiceField([(row.placement_id, f"{row.grouping_label}, {row.domain}") for row in rows])
        self.on = DateField(today, weekday=True)
        self.look = LookField(today, offered.reviews)
        # Whether the reasons offered are those of Risk Support; not known at first.
        self._risk: bool | None = None
        self._offer_people()

    def rows(self) -> list[Field | tuple[Field, ...]]:
        """Return what, when and who; how things are; what was decided and what that asks for."""
        first = self.first
        return [
            Field("placement_id", "What", self.what, required="Choose what is reviewed.", hint=self.now),
            Field("on", "Date", self.on, stretch=False, required="Say when it was."),
            Field("participants", "Who was there", self.people),
            Field(
                "changed",
                "What has changed",
                LongTextField(2, "For example: talks in a group of three without help", 1000),
                help=f"can be read by {first}" if len(first) < 10 else "can be read by the pupil",
            ),
            Field("pupil_words", "The pupil says", TextField("", 1000)),
            Field("aims", "Aims", self.aims, help="0 is not at all yet, 10 is all the way there"),
            Field(
                "safety",
                "How safe things are",
                LongTextField(2, "", 1000),
                hint="Safeguarding detail does not belong here.",
            ),
            Field(
                "decision", "What now", OneOfField(DECISIONS), required="Choose whether it goes on or not."
            ),
            Field("next_look_on", "Look again on", self.look),
            *self._ending_rows(),
        ]

    def _ending_rows(self) -> list[Field | tuple[Field, ...]]:
        return [
            Field("ending", "Why it ends", self.ending, hint=self.left_open),
            Field("ends_too", "Supports", self.supports),
            Field(
                "costs_harms", "Costs or harms", TextField("What it took or did that was not wanted", 1000)
            ),
            Field("what_next", "What comes next", TextField("If nothing more is needed, say so", 1000)),
            Field("who_told", "Who was told", TextField("", 500)),
            Field("way_back", "How to come back", TextField("Whom to ask, if it is needed again", 500)),
            Field("approved_by", "Approved by", TextField("A name", 200)),
        ]

    def offer_endings(self, *, risk: bool) -> None:
        """Offer the reasons of an ending; managing risk has no goals to meet."""
        if self._risk == risk:
            return
        self._risk = risk
        self.ending.set_choices([row for row in self.offered.endings if not risk or row[0] != GOALS_MET])

    def _offer_people(self) -> None:
        names = dict(self.offered.staff)
        likely = [self.offered.me] if self.offered.me else []
        self.people.offer(
            [
                (ParticipantDraft("young_person"), self.first),
                (ParticipantDraft("parent"), "Parent or carer"),
                *[
                    (ParticipantDraft("staff", "", number), names[number])
                    for number in [*likely, *self.offered.likely]
                ],
            ]
        )

    def usual(self, placement_id: int) -> dict[str, Any]:
        """Return what a new review starts with; whoever writes it was there, plain to see and to change."""
        me = self.offered.me
        return {
            "placement_id": placement_id,
            "on": self.on.today,
            "next_look_on": self.offered.review_on,
            "participants": [ParticipantDraft("staff", "", me)] if me else [],
        }

    def present(self, lines: Sequence[str]) -> list[ParticipantDraft]:
        """Return the people that a review names, one a line, as the boxes know them."""
        staff = {name: number for number, name in self.offered.staff}
        kinds = {words: code for code, words in self.offered.kinds}
        found = []
        for line in lines:
            if line == self.first:
                found.append(ParticipantDraft("young_person"))
            elif line in staff:
                found.append(ParticipantDraft("staff", "", staff[line]))
            else:
                kind = kinds.get(line)
                found.append(ParticipantDraft(kind) if kind else ParticipantDraft("other", line))
        return found
