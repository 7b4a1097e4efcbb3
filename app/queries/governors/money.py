"""What support has cost since the year began: in hundreds of pounds, by grouping, never for fewer than ten pupils."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Grouping, Placement
from app.queries.costs.charging import charges
from app.queries.costs.reckoning import reckoning
from app.queries.governors.figures import Figures
from app.queries.governors.linked import BASE
from app.queries.governors.numbers import COLUMNS, column_of, risk_only
from app.queries.governors.page import Cost
from app.queries.sight import sees_costs
from app.queries.years import Period, year_before

OTHER = "other"
OTHER_WORDS = "For everyone, and the rest"
LEFT_OUT = "Left out: whoever made this page may not see costs."
NONE_YET = (
    f"No figures: too few pupils, or nothing is known of costs. There are none for fewer than {BASE} pupils."
)
HUNDRED = 100_00
Stays = Mapping[tuple[int, int], list[tuple[date, date | None, str]]]


def cost(session: Session, period: Period, facts: Figures, labels: Mapping[str, str]) -> Cost:
    """Return the cost of a time by grouping and in all, beside the same time a year before."""
    title = f"{period.first.day} {period.first:%B} to {period.last.day} {period.last:%B}, rounded to £100"
    if not sees_costs(session):
        return Cost(title, (), LEFT_OUT)
    stays = _stays(session) if facts.form.apart else None
    now = None if facts.blank else _by_column(session, period, stays)
    if now is None:
        return Cost(title, (), NONE_YET)
    before = _by_column(session, year_before(period), None) or {}
    order = [code for code in (*COLUMNS, OTHER) if code in now]
    names = {**labels, OTHER: OTHER_WORDS if len(order) > 1 else ""}
    lines = [(code, names[code], _said(now[code])) for code in order if len(order) > 1]
    lines.append(("all", "All", _said(sum(now.values()))))
    last = f"Last year {_said(sum(before.values()))} in all." if before else ""
    return Cost(title, tuple(lines), last)


def _by_column(session: Session, period: Period, stays: Stays | None) -> dict[str, int] | None:
    """Return column → pence to date, small groups of pupils joined to the rest; None where nothing may be said.

    Without stays it is all one column.
    """
    pence: dict[str, int] = defaultdict(int)
    pupils: dict[str, set[int]] = defaultdict(set)
    without = risk_only(session)
    for charge in charges(reckoning(session, None, period, period.last)):
        spent = charge.figures.to_date.pence
        if not spent or charge.offer_id in without:
            continue
        column = OTHER if stays is None else _column(stays, charge.pupil_id, charge.domain_id, charge.on)
        pence[column] += spent
        if charge.pupil_id is not None:
            pupils[column].add(charge.pupil_id)
    if len(set().union(*pupils.values())) < BASE:
        return None
    return _joined(dict(pence), pupils)


def _joined(pence: dict[str, int], pupils: Mapping[str, set[int]]) -> dict[str, int]:
    """Join columns of few pupils to the rest, and to the rest another where it would have too few itself."""
    rest: set[int] = set(pupils.get(OTHER, ()))
    wide = sorted((code for code in pence if code != OTHER), key=lambda code: (len(pupils[code]), code))
    for code in wide:
        if len(pupils[code]) < BASE or 0 < len(rest) < BASE:
            pence[OTHER] = pence.get(OTHER, 0) + pence.pop(code)
            rest |= pupils[code]
    return pence


def _stays(session: Session) -> Stays:
    codes = {row.id: row.code for row in session.execute(select(Grouping.id, Grouping.code))}
    found: dict[tuple[int, int], list[tuple[date, date | None, str]]] = defaultdict(list)
    rows = session.execute(
        select(
            Placement.pupil_id,
            Placement.domain_id,
            Placement.starts_on,
            Placement.ends_on,
            Placement.grouping_id,
        ).where(Placement.withdrawn_at.is_(None))
    )
    for pupil, domain, first, end, grouping in rows:
        found[pupil, domain].append((first, end, column_of(codes[grouping])))
    # Where two stand on a day, Risk Support counts, as everywhere.
    for stays in found.values():
        stays.sort(key=lambda stay: COLUMNS.index(stay[2]) if stay[2] in COLUMNS else -1, reverse=True)
    return found


def _column(stays: Stays, pupil: int | None, domain: int | None, on: date) -> str:
    if pupil is None or domain is None:
        return OTHER
    for first, end, code in stays.get((pupil, domain), ()):
        if first <= on and (end is None or end > on):
            return code if code in COLUMNS else OTHER
    return OTHER


def _said(pence: int) -> str:
    return f"£{(2 * pence + HUNDRED) // (2 * HUNDRED) * 100:,}"
