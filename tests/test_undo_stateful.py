"""Whatever was done in whatever order, an earlier step is undone exactly or refused with the school whole."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import rule

from app.operations.domains import DomainDraft, add_domain, change_domain, move_domain, retire_domain
from app.operations.organisations import (
    OrganisationDraft,
    add_organisation,
    change_organisation,
    retire_organisation,
)
from app.operations.placements import (
    ParticipantDraft,
    PlacementDraft,
    correct_placement,
    place_pupil,
    withdraw_placement,
)
from app.operations.pupils import PupilDraft, add_pupil, leave_school, return_to_school
from app.operations.staff import StaffDraft, add_staff, change_staff
from tests.fixtures import TODAY
from tests.undoing import Undoing, run_undoing

# Few names and rows, so that steps meet: a name taken again, a row changed that others point at.
NAMES = st.sampled_from(["School", "Kite"])
GROUPINGS = st.sampled_from(["thriving", "advice", "help", "risk_support"])
NUMBERS = st.integers(0, 2)
DAYS = st.integers(0, 5)


class Deciding(Undoing):
    """Writes at random what stands on the map and behind a pupil."""

    def __init__(self) -> None:
        super().__init__()
        started = TODAY - timedelta(30)
        made = self.store.write(add_pupil, PupilDraft("Ada", "Test", started_on=started), today=TODAY)
        self.pupil = made.id or 0

    @rule(name=NAMES)
    def add_an_organisation(self, name: str) -> None:
        self.write(add_organisation, OrganisationDraft(name))

    @rule(number=NUMBERS, name=NAMES, retire=st.booleans())
    def change_an_organisation(self, number: int, name: str, retire: bool) -> None:
        chosen = self.one_of("organisation", number)
        if retire:
            self.write(retire_organisation, chosen)
        else:
            self.write(change_organisation, chosen, OrganisationDraft(name))

    @rule(name=NAMES, person=NUMBERS, number=NUMBERS, new=st.booleans())
    def add_or_change_somebody(self, name: str, person: int, number: int, new: bool) -> None:
        draft = StaffDraft(name, organisation_id=self.one_of("organisation", number))
        if new:
            self.write(add_staff, draft)
        else:
            self.write(change_staff, self.one_of("staff", person), draft)

    @rule(name=NAMES, number=NUMBERS, position=NUMBERS, kind=st.integers(0, 3))
    def do_something_to_domains(self, name: str, number: int, position: int, kind: int) -> None:
        chosen = self.one_of("domain", number)
        if kind == 0:
            self.write(add_domain, DomainDraft(name))
        elif kind == 1:
            self.write(change_domain, chosen, DomainDraft(name))
        elif kind == 2:
            self.write(move_domain, chosen, position)
        else:
            self.write(retire_domain, chosen, today=TODAY)

    @rule(grouping=GROUPINGS, days=DAYS, domain=st.integers(1, 2), with_risk=st.booleans())
    def place_the_pupil(self, grouping: str, days: int, domain: int, with_risk: bool) -> None:
        self.write(place_pupil, self.decision(grouping, days, domain, with_risk), today=TODAY)

    @rule(grouping=GROUPINGS, days=DAYS, number=NUMBERS, with_risk=st.booleans())
    def correct_a_placement(self, grouping: str, days: int, number: int, with_risk: bool) -> None:
        draft = self.decision(grouping, days, 1, with_risk)
        self.write(correct_placement, self.one_of("placement", number), draft, today=TODAY)

    @rule(days=DAYS)
    def let_the_pupil_leave(self, days: int) -> None:
        self.write(leave_school, self.pupil, on=TODAY - timedelta(days), today=TODAY)

    @rule(days=DAYS)
    def take_the_pupil_back(self, days: int) -> None:
        draft = PupilDraft("Ada", "Test")
        self.write(return_to_school, self.pupil, draft, on=TODAY - timedelta(days), today=TODAY)

    def decision(self, grouping: str, days: int, domain: int, with_risk: bool) -> PlacementDraft:
        return PlacementDraft(
            self.pupil,
            domain,
            grouping,
            on=TODAY - timedelta(days),
            reason="We agreed to try it.",
            participants=(ParticipantDraft("young_person"),),
            end_other=with_risk,
            ending="moved_on",
            next_look_on=TODAY + timedelta(30),
            help_unused="not_engaging",
            risk="Leaves the site.",
        )

    @rule(number=NUMBERS)
    def withdraw_a_placement(self, number: int) -> None:
        self.write(withdraw_placement, self.one_of("placement", number), why="A slip.", today=TODAY)


def test_any_earlier_step_is_undone_exactly_or_refused(
    template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_undoing(Deciding, template, monkeypatch, 20)
