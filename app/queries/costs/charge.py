"""One charge: what one line of an offer costs for one support, planned, to date and attended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from app.queries.costs.company import Kind, Sessions
from app.queries.costs.leaves import Work, fixed, outside, staff
from app.queries.costs.lines import FIXED, CostLine
from app.queries.costs.rates import Rates
from app.queries.costs.sums import Figures, Sum, part_of, whole

NO_REGISTER = "At how many sessions the pupil was."


class Charge(NamedTuple):
    """What is charged to a support, or to nobody (support_id None); on is the day whose grouping it counts in."""

    offer_id: int
    support_id: int | None
    pupil_id: int | None
    domain_id: int | None
    on: date
    funding: str | None
    figures: Figures


class Plan(NamedTuple):
    """What is planned of a support in a time: sessions, their length, how many share them, and the rates' while."""

    sessions: int
    kind: Kind


class Once(NamedTuple):
    """How often sums that are fixed count for a support: planned and to date, and by how many they are shared.

    of is 1, or the days of a year of which times are as many days as count.
    """

    planned: int
    to_date: int
    sharers: int
    of: int = 1


def nothing_said(offer: str) -> Figures:
    """Return the figures of an offer of the school for which nobody has written what it takes."""
    none = Sum("Nobody has written what it takes", None, missing=(f"What {offer} takes.",))
    return Figures(none, none, none)


class LineCost:
    """What one line of an offer costs for any support; what is alike for many is reckoned once."""

    def __init__(self, line: CostLine, *, house: bool, rates: Rates) -> None:
        """Reckon with some rates; house False: people from outside give it, at no charge."""
        self.line = line
        self._rates = rates if house else None
        self._some: dict[tuple[Kind, int, bool], Sum] = {}
        self._once: dict[tuple[Once, int | None, int], Figures] = {}
        self._none, self._unknown = Sum(line.name, 0), Sum(line.name, None, missing=(NO_REGISTER,))

    def sessions(self, plan: Plan, sessions: Sessions, *, sole: bool) -> Figures:
        """Return what a line that counts by the session costs for one support."""
        return Figures(
            self._of(plan.kind, plan.sessions, sole) if plan.sessions else self._none,
            self._all(sessions.held, sole),
            self._unknown if sessions.attended is None else self._all(sessions.attended, sole),
        )

    def once(self, once: Once, attended: int | None, held: int) -> Figures:
        """Return what a sum costs that is fixed for a year, a group or a pupil; attended: the sessions come to."""
        key = once, attended, held
        if key not in self._once:
            to_date = self._fixed(once, once.to_date)
            came = self._unknown
            if attended is not None:
                came = part_of(to_date, attended, held, "sessions attended")
            self._once[key] = Figures(self._fixed(once, once.planned), to_date, came)
        return self._once[key]

    def _fixed(self, once: Once, times: int) -> Sum:
        return fixed(self.line.name, self.line.pence, times, once.sharers, once.of) if times else self._none

    def _all(self, counts: Mapping[Kind, int], sole: bool) -> Sum:
        if not counts:
            return self._none
        if len(counts) == 1:
            ((kind, number),) = counts.items()
            return self._of(kind, number, sole)
        parts = [self._of(kind, number, sole) for kind, number in sorted(counts.items(), key=_order)]
        return whole(self.line.name, parts)

    def _of(self, kind: Kind, number: int, sole: bool) -> Sum:
        key = kind, number, sole
        found = self._some.get(key)
        if found is None:
            found = self._some[key] = self._leaf(
                Work(number, kind.minutes, kind.sharers(sole=sole)), kind.since
            )
        return found

    def _leaf(self, work: Work, since: date) -> Sum:
        line = self.line
        if line.kind == FIXED:
            return fixed(f"{line.name}, a session", line.pence, work.sessions, work.sharers)
        if self._rates is None:
            return outside(line.name, line.people, line.extra_minutes, work)
        return staff(line.name, line.people, line.extra_minutes, self._rates.at(line.role, since), work)


def _order(item: tuple[Kind, int]) -> tuple[date, int, int, int]:
    kind = item[0]
    return kind.since, kind.minutes or 0, kind.pupils, kind.soles
