"""How many sessions a support is planned to have in a time, where they are known, and else from weeks of term."""

from __future__ import annotations

from datetime import date, timedelta

from app.queries.costs.facts import GroupFacts, OfferFacts, SupportFacts
from app.queries.costs.sums import nearest
from app.queries.years import Period

_YEAR = 365


def planned_sessions(
    support: SupportFacts,
    group: GroupFacts | None,
    offer: OfferFacts,
    said: int | None,
    period: Period,
    *,
    weeks: int,
    year_end: date,
) -> int:
    """Return the sessions planned in a time.

    said is what the support or its group plans, else what the offer usually has, else one a week in the weeks of term
    of the time it is meant to run. Sessions are spread evenly from the first day to the last that is planned.
    """
    number = said if said is not None else offer.sessions
    last = support.planned_end_on or (group.planned_end_on if group else None)
    if last is None:
        last = support.ran_on + timedelta(weeks=number, days=-1) if number else support.ended_on or year_end
    last = max(last, support.ran_on)
    run = Period(support.ran_on, last)
    return share_of(max(1, weekly(run, weeks)) if number is None else number, run, period)


def weekly(run: Period, weeks: int) -> int:
    """Return how many weeks of term there are in a time, where a whole year has so many."""
    return nearest(run.days * weeks, _YEAR)


def share_of(number: int, run: Period, period: Period) -> int:
    """Return how many of some sessions, spread evenly over their run, lie in a time; all where all of the run does."""
    first, last = max(run.first, period.first), min(run.last, period.last)
    if last < first:
        return 0
    return nearest(number * ((last - first).days + 1), run.days)
