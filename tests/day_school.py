"""A school in which one line of each kind waits on Today, written straight into its tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from app.models import Action, GroupSession, Meeting, MeetingPupil, OfferQuery
from app.store import Store
from tests.fixtures import TODAY
from tests.operations.deciding import ago, new_pupil, place
from tests.supported import group, keep, offer, support

LATER = TODAY + timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Day:
    """The numbers of the rows that wait, each named for its kind of line."""

    pupil: int
    offer: int
    placement: int
    look: int
    overrun: int
    offered: int
    wait: int
    group: int
    session: int
    meeting: int
    action: int
    question: int


def bare_pupil(store: Store) -> tuple[int, int]:
    """A pupil in Getting Help since ten days, with nothing live; returns the pupil and the placement."""
    pupil = new_pupil(store)
    return pupil, place(store, pupil, "help", 10, next_look_on=LATER)


def a_day(store: Store) -> Day:
    """Let one line of each kind wait; what is to be looked at again besides is far ahead."""
    pupil, placement = bare_pupil(store)
    lego = offer(
        store, "Lego club", runs_until=TODAY + timedelta(days=5), checked_on=TODAY, check_due_on=LATER
    )
    tuesdays = group(store, lego)
    other = new_pupil(store)
    look = support(store, other, lego, group_id=tuesdays, next_look_on=ago(2))
    overrun = support(store, other, lego, domain_id=2, planned_end_on=ago(3), next_look_on=LATER)
    offered = support(store, other, lego, [("offered", ago(9))], domain_id=3, next_look_on=LATER)
    wait = support(store, other, lego, [("referred", ago(60)), ("waiting", ago(50))], domain_id=4)
    session = keep(store, GroupSession, group_id=tuesdays, held_on=ago(4), state="planned")
    meeting = keep(store, Meeting, kind="own", held_on=TODAY, starts_at="14:30", place="Room 2")
    keep(store, MeetingPupil, meeting_id=meeting, pupil_id=pupil, position=0)
    action = keep(
        store, Action, pupil_id=pupil, words="Ring the clinic.", owner="Mr Teasel", agreed_on=ago(20), due_on=ago(1)
    )  # fmt: skip
    question = keep(
        store, OfferQuery, offer_id=lego, asked_on=ago(5), asked_by="Ms Quill", question="Still on?"
    )
    return Day(
        pupil, lego, placement, look, overrun, offered, wait, tuesdays, session, meeting, action, question
    )  # fmt: skip
