"""Every charge of some offers in a time: line by line for each support, and for nobody what no support takes up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from app.queries.costs.charge import Charge, LineCost, Once, Plan, nothing_said
from app.queries.costs.company import Kind, Sessions, sessions_of, together
from app.queries.costs.facts import GroupFacts, Member, OfferFacts, SupportFacts
from app.queries.costs.lines import from_outside
from app.queries.costs.planned import planned_sessions, share_of
from app.queries.costs.reckoning import Reckoning
from app.queries.costs.sums import Figures
from app.queries.costs.unclaimed import unclaimed
from app.queries.years import Period


def charges(known: Reckoning) -> Iterator[Charge]:
    """Yield what is charged to each support, line by line, in the order of the offers."""
    groups: dict[int, list[GroupFacts]] = {}
    for group in known.facts.groups.values():
        groups.setdefault(group.offer_id, []).append(group)
    supports: dict[int, list[SupportFacts]] = {}
    for support in known.facts.supports.values():
        supports.setdefault(support.offer_id, []).append(support)
    for offer in known.facts.offers.values():
        one = _Offer(known, offer, groups.get(offer.id, []), supports.get(offer.id, []))
        yield from one.charges()


class _Offer:
    """The charges of one offer."""

    def __init__(
        self, known: Reckoning, offer: OfferFacts, groups: list[GroupFacts], supports: list[SupportFacts]
    ) -> None:
        self.known, self.offer, self.groups, self.supports = known, offer, groups, supports
        lines = known.lines.get(offer.id, () if offer.in_house else (from_outside(offer.id),))
        self.lines = [LineCost(line, house=offer.in_house, rates=known.rates) for line in lines]
        self.soles = {support.id for support in supports if support.sole_reason}
        self.sessions: dict[int, Sessions] = {}
        self.nobody: Counter[Kind] = Counter()
        self.last: dict[int, Member] = {}
        self.members = {
            group.id: {one.support_id for one in known.facts.members.get(group.id, ())} for group in groups
        }
        for group in groups:
            self._count(group)

    def _count(self, group: GroupFacts) -> None:
        known, members = self.known, self.known.facts.members.get(group.id, [])
        held = known.facts.held.get(group.id, [])
        usual = group.minutes or self.offer.minutes
        found, nobody = sessions_of(members, held, soles=self.soles, usual=usual, rates=known.rates)
        self.nobody.update(nobody)
        for member in members:
            self.last[member.support_id] = member
        for number, one in found.items():
            self.sessions[number] = together(self.sessions.get(number), one)

    def charges(self) -> Iterator[Charge]:
        """Yield the charges of each support, then those of nobody."""
        for support in self.supports:
            on = max(support.ran_on, self.known.period.first)
            for funding, figures in self._of(support, on):
                yield Charge(
                    self.offer.id, support.id, support.pupil_id, support.domain_id, on, funding, figures
                )
        for line in self.lines:
            left = unclaimed(self.known, self.offer, line, self.groups, self.supports, nobody=self.nobody)
            if left is not None:
                first = self.known.period.first
                yield Charge(self.offer.id, None, None, None, first, line.line.funding, left)

    def _of(self, support: SupportFacts, on: date) -> Iterator[tuple[str | None, Figures]]:
        if not self.lines:
            yield None, nothing_said(self.offer.name)
            return
        group = self._group(support.id)
        sessions, plan = self._held(support), self._plan(support, group, on)
        held = sum(sessions.held.values())
        came = None if sessions.attended is None else sum(sessions.attended.values())
        for cost in self.lines:
            line = cost.line
            if line.by_session:
                yield line.funding, cost.sessions(plan, sessions, sole=support.sole_reason)
            else:
                yield line.funding, cost.once(self._once(line.per, support, group), came, held)

    def _group(self, support_id: int) -> GroupFacts | None:
        member = self.last.get(support_id)
        return None if member is None else self.known.facts.groups.get(member.group_id)

    def _held(self, support: SupportFacts) -> Sessions:
        """Return the sessions of the registers; where none is kept, those that were typed, spread over its days."""
        found = self.sessions.get(support.id, Sessions({}, {}))
        if found.held or support.delivered is None:
            return found
        known = self.known
        last = min(support.ended_on or known.today, known.today)
        run = Period(support.ran_on, max(last, support.ran_on))
        kind = self._alone(support, known.rates.while_from(max(support.ran_on, known.period.first)))
        held = share_of(support.delivered, run, known.period)
        came = None if support.attended is None else share_of(support.attended, run, known.period)
        return Sessions(_some(kind, held), None if came is None else _some(kind, min(came, held)))

    def _alone(self, support: SupportFacts, since: date) -> Kind:
        minutes = support.minutes or self.offer.minutes
        return Kind(minutes, self.offer.group_size or 1, int(support.sole_reason), since)

    def _plan(self, support: SupportFacts, group: GroupFacts | None, on: date) -> Plan:
        known = self.known
        said = support.planned if support.planned is not None else known.planned.get(support.id)
        number = planned_sessions(
            support,
            group,
            self.offer,
            said,
            known.period,
            weeks=known.weeks,
            year_end=known.year.last,
        )
        since = known.rates.while_from(on)
        if group is None:
            return Plan(number, self._alone(support, since))
        members = self.members[group.id]
        kind = Kind(
            support.minutes or group.minutes or self.offer.minutes,
            max(group.places or 0, len(members)),
            len(members & self.soles),
            since,
        )
        return Plan(number, kind)

    def _once(self, per: str, support: SupportFacts, group: GroupFacts | None) -> Once:
        """Return how often a fixed sum counts: once in the time in which it began, or for the days of a year."""
        known = self.known
        if per == "year":
            return Once(known.period.days, known.so_far, len(self.supports), known.year.days)
        began, sharers = support.ran_on, 1
        if per == "group" and group is not None:
            began = group.starts_on
            members = self.members[group.id]
            soles = members & self.soles
            sharers = len(soles or members) if support.id in (soles or members) else 0
        planned = int(known.period.first <= began <= known.period.last)
        return Once(planned, int(planned and began <= known.today), sharers)


def _some(kind: Kind, number: int) -> dict[Kind, int]:
    return {kind: number} if number else {}
