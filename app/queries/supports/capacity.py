"""Every offer's places, who is there, who waits and since when: counts only, a few questions for all offers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import and_, case, exists, func, select, union_all
from sqlalchemy.orm import Session, aliased

from app.models import Group, Membership, Offer, Standing, Support, SupportStage
from app.queries.supports.hidden_offers import hidden_offers
from app.vocabulary import Stage


@dataclass(frozen=True, slots=True)
class Capacity:
    """An offer on a day. places: of the groups that run, else what is usual; None where nobody has said.

    running and waiting count pupils. free is under nought where more are there than places; None without places.
    longest_since: since when whoever waits longest has waited.
    """

    places: int | None
    running: int
    waiting: int
    free: int | None
    longest_since: date | None

    @property
    def over(self) -> int:
        """Return how many more are there than there are places."""
        return max(0, -(self.free or 0))


class Wait(NamedTuple):
    """A support that waits, and since when its pupil has waited: since the first such day after it last ran."""

    support_id: int
    offer_id: int
    pupil_id: int
    since: date


class _Now(NamedTuple):
    """A support that runs or waits on a day."""

    support_id: int
    offer_id: int
    pupil_id: int
    waits: bool


def capacity(session: Session, *, today: date, offer_id: int | None = None) -> dict[int, Capacity]:
    """Return offer → capacity on a day, for every offer; of one offer alone where it is named.

    Who may not see Risk Support gets nothing of an offer that is for nothing else.
    """
    hidden = hidden_offers(session)
    places, now = shared_places(session, today, offer_id), _now(session, today, offer_id)
    # A pupil helped for two needs at once takes one place.
    running = Counter(offer for offer, _ in {(row.offer_id, row.pupil_id) for row in now if not row.waits})
    waits_for = {(row.offer_id, row.pupil_id) for row in now if row.waits}
    waiting = Counter(offer for offer, _ in waits_for)
    longest: dict[int, date] = {}
    for wait in _waits(session, [row for row in now if row.waits], today):
        longest[wait.offer_id] = min(wait.since, longest.get(wait.offer_id, wait.since))
    found = {}
    offers = select(Offer.id, Offer.usual_places)
    for offer, usual in session.execute(offers if offer_id is None else offers.where(Offer.id == offer_id)):
        if offer not in hidden:
            room, there = places.get(offer, usual), running[offer]
            free = None if room is None else room - there
            found[offer] = Capacity(room, there, waiting[offer], free, longest.get(offer))
    return found


def waits(session: Session, *, today: date, offer_id: int | None = None) -> list[Wait]:
    """Return every support that waits on a day, of pupils on the roll; of one offer where it is named."""
    hidden = hidden_offers(session)
    now = [row for row in _now(session, today, offer_id) if row.waits and row.offer_id not in hidden]
    return _waits(session, now, today)


def _waits(session: Session, now: list[_Now], today: date) -> list[Wait]:
    waited = SupportStage.stage == Stage.WAITING
    begun = session.execute(
        select(
            SupportStage.support_id,
            func.min(case((waited, SupportStage.starts_on))),
            func.max(SupportStage.stage == Stage.RUNNING),
        )
        .where(SupportStage.support_id.in_([row.support_id for row in now]), SupportStage.starts_on <= today)
        .group_by(SupportStage.support_id)
    )
    first, ran = {}, []
    for number, day, has_run in begun:
        first[number] = day
        if has_run:
            ran.append(number)
    first |= _since_it_ran(session, ran, today)
    return [Wait(*row[:3], first[row.support_id]) for row in now]


def _since_it_ran(session: Session, ids: list[int], today: date) -> dict[int, date]:
    """Return since when supports wait that have run before: few do, and their stages are gone through one by one."""
    rows = session.execute(
        select(SupportStage.support_id, SupportStage.stage, SupportStage.starts_on)
        .where(SupportStage.support_id.in_(ids), SupportStage.starts_on <= today)
        .order_by(
            # A stage of an earlier day may be recorded later.
            SupportStage.support_id, SupportStage.starts_on, SupportStage.ends_on.is_(None), SupportStage.ends_on,
            SupportStage.id,
        )
    )  # fmt: skip
    stages: dict[int, list[tuple[str, date]]] = defaultdict(list)
    for number, stage, day in rows:
        stages[number].append((stage, day))
    return {number: _since(of) for number, of in stages.items()}


def _since(stages: Iterable[tuple[str, date]]) -> date:
    since: date | None = None
    for stage, day in stages:
        if stage == Stage.RUNNING:
            since = None
        elif stage == Stage.WAITING and since is None:
            since = day
    assert since is not None  # it waits
    return since


def shared_places(session: Session, today: date, offer_id: int | None) -> dict[int, int]:
    """Return offer → places of its groups that run; not of an offer with a group that has not said.

    Made for one pupil each, groups of one say nothing of how many places there are: beside other groups those with
    somebody in them count as a place that is taken.
    """
    member = exists().where(
        Membership.group_id == Group.id,
        Membership.starts_on <= today,
        (Membership.ends_on.is_(None)) | (Membership.ends_on > today),
    )
    places: Counter[int] = Counter()
    ones: Counter[int] = Counter()
    unsaid: set[int] = set()
    groups = select(Group.offer_id, Group.places, Group.alone, member).where(
        Group.starts_on <= today, (Group.ends_on.is_(None)) | (Group.ends_on >= today)
    )
    if offer_id is not None:
        groups = groups.where(Group.offer_id == offer_id)
    for offer, room, alone, there in session.execute(groups):
        if alone:
            ones[offer] += bool(there)
        elif room is None:
            unsaid.add(offer)
        else:
            places[offer] += room
    return {offer: room + ones[offer] for offer, room in places.items() if offer not in unsaid}


def _now(session: Session, today: date, offer_id: int | None = None) -> list[_Now]:
    """Return what runs and what waits on a day, of pupils who are on the roll then."""
    last = aliased(SupportStage)
    moved_on = select(last.support_id).where(last.ends_on.is_(None), last.starts_on > today)
    # Two questions in one, since each has an index: the stage that is open is it, or has come only after the day.
    lasting = (
        SupportStage.ends_on.is_(None),
        and_(SupportStage.ends_on > today, SupportStage.support_id.in_(moved_on)),
    )
    rows = (
        select(Support.id, Support.offer_id, Support.pupil_id, SupportStage.stage == Stage.WAITING)
        .join(SupportStage, SupportStage.support_id == Support.id)
        .join(Standing, Standing.pupil_id == Support.pupil_id)
        .where(
            SupportStage.stage.in_((Stage.RUNNING, Stage.WAITING)),
            SupportStage.starts_on <= today,
            Standing.starts_on <= today,
            (Standing.ends_on.is_(None)) | (Standing.ends_on > today),
        )
    )
    if offer_id is not None:
        rows = rows.where(Support.offer_id == offer_id)
    found = session.execute(union_all(*(rows.where(one) for one in lasting)))
    return sorted(map(_Now._make, found))
