"""Offers that run and have nobody on them, nor anybody on the way."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.queries.offer_facts import offer_facts
from app.queries.reports.columns import texts
from app.queries.reports.people import on_roll
from app.queries.reports.report import Kind, ReportColumn, ReportTable
from app.queries.reports.supports_then import standing_on
from app.queries.supports.capacity import capacity
from app.queries.supports.hidden_offers import hidden_offers
from app.vocabulary import OfferStatus


def idle_offers(session: Session, day: date) -> ReportTable:
    """Return the running offers without anybody on a day; those for everyone, who keep no list, are left out."""
    used = {row.offer_id for row in standing_on(session, day, of=on_roll(session, day))} | hidden_offers(
        session
    )
    rooms = capacity(session, today=day)
    offers = [
        one
        for one in offer_facts(session, day)
        if one.status == OfferStatus.ACTIVE
        and not one.universal
        and not one.self_access
        and one.id not in used
    ]
    lines = tuple((one.name, one.years, rooms[one.id].places, one.checked_on) for one in offers)
    heads = (
        *texts("Offer", "Years"),
        ReportColumn("Places", Kind.COUNT),
        ReportColumn("Last checked", Kind.DAY),
    )
    return ReportTable(
        "Offers with nobody",
        heads,
        lines,
        tuple(("offer", one.id) for one in offers),
        empty="Somebody is on every offer that takes pupils by name.",
    )
