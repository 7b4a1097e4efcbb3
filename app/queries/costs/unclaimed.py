"""What no support takes up: sessions without anybody, places not taken, and offers that are for everybody."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from app.queries.costs.charge import LineCost, Once, Plan
from app.queries.costs.company import Kind, Sessions
from app.queries.costs.facts import GroupFacts, OfferFacts, SupportFacts
from app.queries.costs.planned import planned_sessions, share_of
from app.queries.costs.reckoning import Reckoning
from app.queries.costs.sums import Figures, Sum, alike, whole
from app.queries.years import Period


def unclaimed(
    known: Reckoning,
    offer: OfferFacts,
    cost: LineCost,
    groups: Collection[GroupFacts],
    supports: Collection[SupportFacts],
    *,
    nobody: Mapping[Kind, int],
) -> Figures | None:
    """Return what a line costs that no support takes up, or None; nobody are the sessions without a member.

    groups and supports are the offer's.
    """
    # Of a service outside that is open to everybody the school knows no sessions, and pays none.
    line = cost.line
    everybody = offer.universal and bool(line.id) and not groups and not supports
    if not line.by_session:
        if line.per != "year" or supports:
            return None
        return cost.once(Once(known.period.days, known.so_far, 1, known.year.days), 0, 0)
    plan, held = _for_everybody(known, offer) if everybody else (None, dict(nobody))
    free = [] if everybody else list(_places_free(known, offer, cost, _with_room(known, groups, supports)))
    if not held and not free and (plan is None or not plan.sessions):
        return None
    none = Plan(0, Kind(offer.minutes, 1, 0, known.period.first))
    made = cost.sessions(plan or none, Sessions(held, {}), sole=False)
    return replace(made, planned=whole(line.name, alike(free))) if free else made


def _for_everybody(known: Reckoning, offer: OfferFacts) -> tuple[Plan, dict[Kind, int]]:
    """Return the sessions of an offer of which no register is kept: so many a year, spread over its days."""
    kind = Kind(offer.minutes, 1, 0, known.rates.while_from(known.period.first))
    number = offer.sessions or known.weeks
    over = Period(known.period.first, min(known.today, known.period.last))
    done = share_of(number, known.year, over)
    return Plan(share_of(number, known.year, known.period), kind), {kind: done} if done else {}


def _with_room(
    known: Reckoning, groups: Collection[GroupFacts], supports: Collection[SupportFacts]
) -> Iterator[tuple[GroupFacts, int]]:
    """Yield the groups with places that nobody has, and how many; none where one pupil is the sole reason."""
    sole = {one.id for one in supports if one.sole_reason}
    for group in groups:
        members = {one.support_id for one in known.facts.members.get(group.id, [])}
        free = (group.places or 0) - len(members)
        if free > 0 and not members & sole:
            yield group, free


def _places_free(
    known: Reckoning, offer: OfferFacts, cost: LineCost, groups: Iterable[tuple[GroupFacts, int]]
) -> Iterator[Sum]:
    """Yield what is planned for each place of a group that nobody has, so that the plan of a group is whole."""
    for group, free in groups:
        # As a support would be that lasts as long as the group.
        run = SupportFacts(
            0, 0, offer.id, 0, False, None, None, None, None, None, group.ends_on, group.starts_on
        )
        number = planned_sessions(
            run, group, offer, group.sessions, known.period, weeks=known.weeks, year_end=known.year.last
        )
        since = known.rates.while_from(max(group.starts_on, known.period.first))
        plan = Plan(number, Kind(group.minutes or offer.minutes, group.places or 1, 0, since))
        made = cost.sessions(plan, Sessions({}, {}), sole=False)
        yield from [replace(made.planned, words=f"A place not taken: {made.planned.words}")] * free
