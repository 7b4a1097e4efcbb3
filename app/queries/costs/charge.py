"""One charge: what one line of an offer costs for one support, planned, to date and attended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.queries.costs.company import Kind, Sessions
from app.queries.costs.leaves import Work, fixed, outside, staff
from app.queries.costs.lines import FIXED, CostLine
from app.queries.costs.rates import Rates
from app.queries.costs.sums import Figures, Sum, part_of, whole

NO_REGISTER = "At how many sessions the pupil was."


@dataclass(frozen=True, slots=True)
class Charge:
    """What is charged to a support, or to nobody (support_id None); on is the day whose grouping it counts in."""

    offer_id: int
    support_id: int | None
    pupil_id: int | None
    domain_id: int | None
    on: date
    funding: str | None
    figures: Figures


@dataclass(frozen=True, slots=True)
class Plan:
    """What is planned of a support in a time: sessions, their length, how many share them, and the rates' while."""

    sessions: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Once:
    """How often sums that are fixed count for a support: planned and to date, and by how many they are shared.

    of is 1, or the days of a year of which times are as many days as count.
    """

    planned: int
    to_date: int
    sharers: int
    of: int = 1


def line_figures(
    line: CostLine, plan: Plan, sessions: Sessions, *, sole: bool, house: bool, rates: Rates
) -> Figures:
    """Return what a line that counts by the session costs for one support."""

    def some(counts: Mapping[Kind, int] | None) -> Sum:
        if counts is None:
            return Sum(line.name, None, missing=(NO_REGISTER,))
        parts = [
            _leaf(line, kind, number, kind.sharers(sole=sole), rates if house else None)
            for kind, number in sorted(counts.items(), key=_order)
        ]
        return parts[0] if len(parts) == 1 else whole(line.name, parts)

    return Figures(
        some({plan.kind: plan.sessions} if plan.sessions else {}),
        some(sessions.held),
        some(sessions.attended),
    )


def once_figures(line: CostLine, once: Once, attended: int | None, held: int) -> Figures:
    """Return what a sum costs that is fixed for a year, a group or a pupil; attended is the part of sessions come to."""

    def some(times: int) -> Sum:
        return fixed(line.name, line.pence, times, once.sharers, once.of) if times else Sum(line.name, 0)

    to_date = some(once.to_date)
    came = (
        Sum(line.name, None, missing=(NO_REGISTER,))
        if attended is None
        else part_of(to_date, attended, held, "sessions attended")
    )
    return Figures(some(once.planned), to_date, came)


def nothing_said(offer: str) -> Figures:
    """Return the figures of an offer of the school for which nobody has written what it takes."""
    none = Sum("Nobody has written what it takes", None, missing=(f"What {offer} takes.",))
    return Figures(none, none, none)


def _leaf(line: CostLine, kind: Kind, number: int, sharers: int, rates: Rates | None) -> Sum:
    """Return what a line costs for sessions of a kind; rates None: people from outside give it."""
    if line.kind == FIXED:
        return fixed(f"{line.name}, a session", line.pence, number, sharers)
    work = Work(number, kind.minutes, sharers)
    if rates is None:
        return outside(line.name, line.people, line.extra_minutes, work)
    return staff(line.name, line.people, line.extra_minutes, rates.at(line.role, kind.since), work)


def _order(item: tuple[Kind, int]) -> tuple[date, int, int, int]:
    kind = item[0]
    return kind.since, kind.minutes or 0, kind.pupils, kind.soles
