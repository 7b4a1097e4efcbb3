"""Kills a program that takes registers, or rolls a school forward, and looks for what is lost or half done."""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Attendance, GroupSession, Standing, Support, YearMap
from app.operations.groups.registers import RegisterDraft, take_register
from app.operations.new_year.drafts import OfferRoll, RollDraft
from app.operations.offer_draft import OfferDraft, PlaceDraft
from app.operations.offers import add_offer
from app.operations.organisations import OrganisationDraft, add_organisation
from app.rolling import roll_school_forward
from app.schools import open_store
from app.store import Store
from tests import supported
from tests.faults.harness import Tally, report
from tests.faults.killing import Moments, Say, Work, killed, unheard
from tests.faults.schools import copied, make, wrong_with
from tests.fixtures import TODAY, administrator, clock
from tests.new_year.school import LOOK, OLD, YEAR, came

FIRST, MEMBERS = date(2005, 9, 1), 24
# How many registers a child would take, and after how many times the first one it is killed at the latest.
MANY, LONGEST = 400, 4


def signed_in(folder: Path) -> Store:
    """Open the school as its administrator, on the day of the tests."""
    store = open_store(folder, administrator())
    store.now = clock  # type: ignore[method-assign]  # the clock that it was given is an attribute
    return store


def filled(folder: Path, since: date) -> Path:
    """Make a school whose pupils came on a day, half of them into a group of an offer."""
    make(folder, pupils=0)
    store = signed_in(folder)
    places = (PlaceDraft(3, 1),)
    house = store.write(add_organisation, OrganisationDraft("Pastoral team", in_house=True)).id
    draft = OfferDraft("Lunch club", "active", house, places=places, since=since)
    club = store.write(add_offer, draft, today=TODAY).id or 0
    group = supported.group(store, club, starts_on=since)
    pupils = [came(store, "Wren", f"Thimble {number}", "3", starts_on=since) for number in range(2 * MEMBERS)]
    for pupil in pupils[:MEMBERS]:
        supported.support(store, pupil, club, [("running", since)], group_id=group, next_look_on=LOOK)
    store.close()
    return folder


# --- registers ---


def take_registers(folder: Path, first: int, count: int, say: Say) -> None:
    """Take register after register, and say of each day that it is kept, once the store has said so."""
    store = signed_in(folder)
    for number in range(first, first + count):
        on = FIRST + timedelta(days=number)
        absent = ((number % MEMBERS + 1, "", "Was away"),)
        store.write(take_register, RegisterDraft(1, on, absent, 40), today=TODAY)
        say(on.isoformat())
    store.close()


def wrong_registers(store: Store, kept: set[str]) -> str:
    """Return what is lost of the registers that were kept, or half there."""
    rows = store.read(_registers)
    half = [on for on, many, away in rows if (many, away) != (MEMBERS, 1)]
    lost = kept - {on.isoformat() for on, _, _ in rows}
    return f"lost {sorted(lost)}, half {half}" if lost or half else ""


def _registers(session: Session) -> list[tuple[date, int, int]]:
    away = func.sum(Attendance.here.is_(False))
    query = (
        select(GroupSession.held_on, func.count(Attendance.id), away)
        .outerjoin(Attendance, Attendance.session_id == GroupSession.id)
        .group_by(GroupSession.id)
    )
    return [(on, many, int(gone or 0)) for on, many, gone in session.execute(query)]


def kill_registers(place: Path, tries: int) -> Tally:
    """Kill while registers are taken."""
    counted, chance, kept = Tally(""), random.Random("registers"), set[str]()
    school = filled(place / "school", FIRST)
    # Once unharmed and here, so that a child has everything read in; then in a child, for how long the first one takes.
    take_registers(school, 0, 1, unheard)
    first = killed(partial(take_registers, school, 1, 1)).seconds
    for number in range(tries):
        work = partial(take_registers, school, len(kept) + number + 2, MANY)
        ended = killed(work, first * chance.uniform(0.5, LONGEST))
        kept.update(ended.said)
        counted.seen["registers acknowledged"] += len(ended.said)
        store = signed_in(school)
        how = ended.wrong or wrong_registers(store, kept) or str(wrong_with(store, trail=False) or "")
        store.close()
        if how:
            counted.lose(f"kill {number}: {how}")
        else:
            counted.add()
    return counted


# --- the new year ---


def roll(folder: Path, say: Say) -> None:
    """Roll the school forward: the offer ends, its supports close, one pupil leaves, the others go up."""
    store = signed_in(folder)
    draft = RollDraft(
        YEAR,
        offers=(OfferRoll(1, end=True),),
        leavers=(1,),
        close=tuple(range(2, MEMBERS + 1)),
        what_next="The club has ended with the year.",
    )
    roll_school_forward(store, draft)
    say("rolled")
    store.close()


def state(store: Store) -> str:
    """Return whether the school is in its old year or its new one; neither where it is between."""
    found = store.read(_state)
    if found == (0, MEMBERS, 0):
        return "old year"
    return "new year" if found == (2 * MEMBERS - 1, 0, 1) else f"between: {found}"


def _state(session: Session) -> tuple[int, int, int]:
    up = select(func.count()).where(Standing.year_group == "4", Standing.starts_on == YEAR)
    opened = select(func.count()).where(Support.ended_on.is_(None))
    kept = select(func.count(YearMap.id)).where(YearMap.year_on == OLD)
    one, two, three = (session.scalar(query) or 0 for query in (up, opened, kept))
    return one, two, three


def kill_rolling(place: Path, tries: int) -> Tally:
    """Kill while the school is rolled forward."""
    before = filled(place / "before", OLD)
    roll(copied(before, place / "school"), unheard)
    counted = Tally("")
    moments = Moments(random.Random("rolling"), partial(_trial, before, place / "school"))
    for _ in range(tries):
        ended = moments.kill(_trial(before, place / "school"))
        store = signed_in(place / "school")
        found = state(store)
        if "rolled" in ended.said and found != "new year":
            found = f"between: acknowledged, but {found}"
        how = ended.wrong or str(wrong_with(store) or "") or (found if found.startswith("between") else "")
        store.close()
        if how:
            counted.lose(how)
        else:
            counted.add(found)
    return counted


def _trial(before: Path, folder: Path) -> Work:
    return partial(roll, copied(before, folder))


if __name__ == "__main__":
    works = {"registers": kill_registers, "rolling": kill_rolling}
    report(works[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3])))
