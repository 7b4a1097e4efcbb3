"""Whom each offer reached: how many it ran for in a time and on its last day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy.orm import Session

from app.queries.offer_facts import offer_facts
from app.queries.reports.columns import counts, texts
from app.queries.reports.people import on_roll
from app.queries.reports.report import ReportTable
from app.queries.reports.supports_then import running_between, standing_on
from app.queries.supports.capacity import capacity
from app.queries.supports.hidden_offers import hidden_offers
from app.queries.years import Period
from app.vocabulary import OfferStatus, Stage


def offers_reached(session: Session, period: Period, day: date) -> ReportTable:
    """Return each running offer with how many pupils it reached; what anybody can use is not counted there."""
    had: dict[int, set[int]] = defaultdict(set)
    now: dict[int, set[int]] = defaultdict(set)
    ahead: dict[int, set[int]] = defaultdict(set)
    for row in running_between(session, Period(period.first, day)):
        had[row.offer_id].add(row.pupil_id)
    for row in standing_on(session, day, of=on_roll(session, day)):
        (now if row.stage == Stage.RUNNING else ahead)[row.offer_id].add(row.pupil_id)
    unseen, rooms = hidden_offers(session), capacity(session, today=day)
    offers = [
        one
        for one in offer_facts(session, day)
        if one.id not in unseen and (one.status == OfferStatus.ACTIVE or one.id in had)
    ]
    lines = tuple(
        (one.name, one.years, rooms[one.id].places, len(now[one.id]), len(ahead[one.id]), len(had[one.id]))
        for one in offers
    )
    heads = (*texts("Offer", "Years"), *counts("Places", "Has it now", "Not yet begun", "Had it in the time"))
    keys = tuple(("offer", one.id) for one in offers)
    note = "An offer that everybody can use, and that keeps no list, reaches more than its numbers say."
    return ReportTable("Whom offers reach", heads, lines, keys, note=note, empty="There are no offers yet.")
