"""Whatever is done with supports, groups and registers, in whatever order, an earlier step is undone or refused."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import rule

from app.models import Organisation
from app.operations.groups.group_draft import GroupDraft
from app.operations.groups.groups import (
    add_group,
    change_group,
    end_group,
    reopen_group,
    take_back_group,
)
from app.operations.groups.registers import RegisterDraft, take_back_register, take_register
from app.operations.groups.sessions import cancel_session, plan_sessions
from app.operations.offer_draft import OfferDraft, PlaceDraft
from app.operations.offers import add_offer, set_offer_status
from app.operations.pupils import PupilDraft, add_pupil, leave_school, return_to_school
from app.operations.supports.beginning import begin_support
from app.operations.supports.drafts import ALONE, EndingDraft, SupportDraft
from app.operations.supports.ending import end_supports
from app.operations.supports.members import join_group, leave_group
from app.operations.supports.outcomes import OutcomeDraft, clear_outcome, set_outcome
from app.operations.supports.stages import move_supports
from app.operations.supports.taking_back import take_back_stage, take_back_support
from tests.fixtures import TODAY
from tests.supported import keep
from tests.undoing import Undoing, run_undoing

# Few rows and days, so that steps meet.
NUMBERS = st.integers(0, 1)
DAYS = st.integers(0, 4)
STAGES = st.sampled_from(["waiting", "offered", "running"])
FIRST = TODAY - timedelta(30)


def ago(days: int) -> date:
    """Return a day so many days before today."""
    return TODAY - timedelta(days)


class InMotion(Undoing):
    """Writes at random what two pupils get of one offer, in groups and alone."""

    def __init__(self) -> None:
        super().__init__()
        for name in ("Ada", "Bo"):
            self.store.write(add_pupil, PupilDraft(name, "Test", started_on=FIRST), today=TODAY)
        self.pupils = (1, 2)
        school = keep(self.store, Organisation, name="The school", in_house=True)
        said = OfferDraft("Lego club", "active", school, places=(PlaceDraft(3, 1),), since=FIRST)
        self.offer = self.store.write(add_offer, said, today=TODAY).id or 0
        for name in ("One", "Two"):
            self.store.write(add_group, GroupDraft(self.offer, name, ago(4)), today=TODAY)
        both = SupportDraft(self.pupils, self.offer, 1, on=ago(4), group_id=1)
        self.store.write(begin_support, both, today=TODAY)

    @rule(both=st.booleans(), stage=STAGES, days=DAYS, domain=st.integers(1, 2), alone=st.booleans())
    def begin(self, both: bool, stage: str, days: int, domain: int, alone: bool) -> None:
        pupils = self.pupils if both else self.pupils[:1]
        group = ALONE if alone and stage == "running" else None
        draft = SupportDraft(pupils, self.offer, domain, stage, on=ago(days), group_id=group)
        self.write(begin_support, draft, today=TODAY)

    @rule(number=NUMBERS, stage=STAGES, days=DAYS, alone=st.booleans())
    def move(self, number: int, stage: str, days: int, alone: bool) -> None:
        chosen = [self.one_of("support", number)]
        group = ALONE if alone and stage == "running" else None
        self.write(move_supports, chosen, stage, on=ago(days), group_id=group, today=TODAY)

    @rule(number=NUMBERS, group=NUMBERS, days=DAYS)
    def join(self, number: int, group: int, days: int) -> None:
        chosen, there = [self.one_of("support", number)], self.one_of("offer_group", group)
        self.write(join_group, chosen, there, on=ago(days), today=TODAY)

    @rule(number=NUMBERS, days=DAYS)
    def leave(self, number: int, days: int) -> None:
        self.write(leave_group, [self.one_of("support", number)], on=ago(days), today=TODAY)

    @rule(number=NUMBERS, days=DAYS, ending=st.sampled_from(["declined", "goals_met"]))
    def end(self, number: int, days: int, ending: str) -> None:
        draft = EndingDraft(ago(days), ending, what_next="Nothing more")
        self.write(end_supports, [self.one_of("support", number)], draft, today=TODAY)

    @rule(number=NUMBERS, whole=st.booleans())
    def take_something_back(self, number: int, whole: bool) -> None:
        verb = take_back_support if whole else take_back_stage
        self.write(verb, self.one_of("support", number), today=TODAY)

    @rule(number=NUMBERS, days=DAYS, say=st.booleans())
    def say_what_came_of_it(self, number: int, days: int, say: bool) -> None:
        chosen = self.one_of("support", number)
        if say:
            self.write(set_outcome, chosen, OutcomeDraft("1", ago(days)), today=TODAY)
        else:
            self.write(clear_outcome, chosen, today=TODAY)

    @rule(number=NUMBERS, days=DAYS, new=st.booleans(), weekday=st.sampled_from([None, 0, 2]))
    def make_or_change_a_group(self, number: int, days: int, new: bool, weekday: int | None) -> None:
        last = TODAY + timedelta(10)
        draft = GroupDraft(self.offer, "G", ago(days), planned_end_on=last, weekday=weekday)
        if new:
            self.write(add_group, draft, today=TODAY)
        else:
            self.write(change_group, self.one_of("offer_group", number), draft, today=TODAY)

    @rule(number=NUMBERS, days=DAYS, kind=st.integers(0, 3))
    def do_something_to_a_group(self, number: int, days: int, kind: int) -> None:
        chosen = self.one_of("offer_group", number)
        if kind == 0:
            self.write(end_group, chosen, on=ago(days), today=TODAY)
        elif kind == 1:
            self.write(reopen_group, chosen)
        elif kind == 2:
            self.write(take_back_group, chosen)
        else:
            self.write(plan_sessions, chosen, today=TODAY)

    @rule(number=NUMBERS, days=DAYS, away=st.integers(0, 2))
    def take_a_register(self, number: int, days: int, away: int) -> None:
        absent = ((self.one_of("support", away), "", "Away"),) if away else ()
        draft = RegisterDraft(self.one_of("offer_group", number), ago(days), absent)
        self.write(take_register, draft, today=TODAY)

    @rule(number=NUMBERS, days=DAYS, back=st.booleans())
    def cancel_or_take_back_a_session(self, number: int, days: int, back: bool) -> None:
        chosen = self.one_of("offer_group", number)
        if back:
            self.write(take_back_register, chosen, ago(days))
        else:
            self.write(cancel_session, chosen, ago(days), why="A trip")

    @rule(days=DAYS, back=st.booleans())
    def leave_or_come_back(self, days: int, back: bool) -> None:
        if back:
            self.write(return_to_school, 1, PupilDraft("Ada", "Test"), on=ago(days), today=TODAY)
        else:
            self.write(leave_school, 1, on=ago(days), today=TODAY)

    @rule(status=st.sampled_from(["active", "paused", "ended"]))
    def change_the_offer(self, status: str) -> None:
        self.write(set_offer_status, self.offer, status, today=TODAY)


def test_any_earlier_step_with_supports_is_undone_exactly_or_refused(
    template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_undoing(InMotion, template, monkeypatch, 8)
