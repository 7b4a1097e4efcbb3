"""What all support costs in a time, four times over: by offer, grouping, domain of need and funding stream."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.queries.costs.charge import Charge
from app.queries.costs.charging import charges
from app.queries.costs.offer import figures_of
from app.queries.costs.placed import NOBODY, Placed
from app.queries.costs.reckoning import Reckoning, reckoning
from app.queries.costs.sums import Figures, whole_figures
from app.queries.sight import sees_risk
from app.queries.wording import domains, groupings, words
from app.queries.years import Period
from app.vocabulary import GroupingCode, ListKind

NO_PUPIL = "For no one pupil"
NO_STREAM = "Not said"


@dataclass(frozen=True, slots=True)
class CostRow:
    """One line of a table of costs: what it is about, how many supports, and its figures, which open into offers."""

    key: str
    label: str
    supports: int
    figures: Figures


@dataclass(frozen=True, slots=True)
class Costs:
    """The costs of a time. Each of the four tables adds up to the same whole; none names a pupil."""

    period: Period
    offers: tuple[CostRow, ...]
    groupings: tuple[CostRow, ...]
    domains: tuple[CostRow, ...]
    streams: tuple[CostRow, ...]
    whole: Figures


def costs(session: Session, period: Period, today: date) -> Costs:
    """Return what support costs in a time; raises NotAllowed for who may not see costs.

    Who may not see Risk Support finds its pupils counted with those in Getting More Help, as in every total.
    """
    known = reckoning(session, None, period, today)
    found = tuple(charges(known))
    placed = Placed(session, period)
    offers = known.facts.offers
    names = {str(row.id): row.name for row in domains(session, retired=True)}
    streams = words(session, ListKind.FUNDING, retired=True)
    by_offer = _table(known, found, lambda one: one.offer_id, {row.id: row.name for row in offers.values()})

    def grouping(one: Charge) -> str:
        return placed.of(one, universal=offers[one.offer_id].universal)

    return Costs(
        period,
        by_offer,
        _table(known, found, grouping, {**_groupings(session), NOBODY: NO_PUPIL}),
        _table(known, found, lambda one: str(one.domain_id or ""), {**names, "": NO_PUPIL}),
        _table(known, found, lambda one: one.funding or "", {**streams, "": NO_STREAM}),
        whole_figures("All support", (row.figures for row in by_offer)),
    )


def _groupings(session: Session) -> dict[str, str]:
    labels = {row.code: row.label for row in groupings(session, hidden=True)}
    if sees_risk(session):
        return labels
    more, risk = labels[GroupingCode.MORE_HELP], labels.pop(GroupingCode.RISK_SUPPORT)
    return labels | {GroupingCode.MORE_HELP: f"{more} and {risk}"}


def _table(
    known: Reckoning,
    found: Iterable[Charge],
    key: Callable[[Charge], Hashable],
    labels: Mapping[Hashable, str] | Mapping[str, str] | Mapping[int, str],
) -> tuple[CostRow, ...]:
    """Return a row for each label that anything is charged to, in the order of the labels."""
    parts: dict[Hashable, dict[int, list[Charge]]] = {}
    for one in found:
        parts.setdefault(key(one), {}).setdefault(one.offer_id, []).append(one)
    return tuple(
        _row(known, str(code), label, parts[code]) for code, label in labels.items() if code in parts
    )


def _row(known: Reckoning, code: str, label: str, parts: Mapping[int, list[Charge]]) -> CostRow:
    offers = [figures_of(known.facts.offers[number].name, some) for number, some in parts.items()]
    supports = {one.support_id for some in parts.values() for one in some} - {None}
    whole = (
        offers[0] if len(offers) == 1 and offers[0].planned.words == label else whole_figures(label, offers)
    )
    return CostRow(code, label, len(supports), whole)
