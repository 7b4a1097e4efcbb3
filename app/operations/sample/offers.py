"""The sample school's offers, with dates in the past that answer as-at questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Domain, Grouping, Organisation, Staff
from app.operations.offer_draft import OfferDraft
from app.operations.offer_entries import draft_of
from app.operations.offers import add_offer, set_offer_status
from app.operations.sample.world import SCHOOL_YEARS, World
from app.queries.starter import shipped
from app.vocabulary import OfferStatus

# A large school has this many offers: the same ones run at several sites.
LARGE_SCHOOL, MANY_OFFERS = 2_000, 150


def write_offers(session: Session, world: World) -> int:
    """Write the offers, 54 of them, or 150 where the school is large; returns how many."""
    # Held while the offers are added, so that each finds its rows without asking again.
    held = [*session.scalars(select(Grouping)), *session.scalars(select(Domain))]
    owners = list(session.scalars(select(Organisation)))
    organisations = {row.name: row.id for row in owners}
    staff = {row.name: row.id for row in session.scalars(select(Staff))}
    count = 0
    for entry in _entries(world):
        _write(session, world, entry, organisations.get(entry.get("organisation", "")), staff)
        count += 1
    del held, owners
    return count


def _entries(world: World) -> Iterator[dict[str, Any]]:
    shelf = shipped("sample", "offers")["offers"]
    yield from shelf
    if world.size < LARGE_SCHOOL:
        return
    more = (variant for site in world.story["sites"] for entry in shelf if (variant := _at_site(entry, site)))
    yield from islice(more, MANY_OFFERS - len(shelf))


def _at_site(entry: dict[str, Any], site: dict[str, str]) -> dict[str, Any] | None:
    """Return a running offer as a site has it, for that site's years, or None where it serves none of them."""
    if entry["status"] != OfferStatus.ACTIVE:
        return None
    first = max(entry["year_from"], site["year_from"], key=SCHOOL_YEARS.index)
    last = min(entry["year_to"], site["year_to"], key=SCHOOL_YEARS.index)
    same = (first, last) == (entry["year_from"], entry["year_to"])
    if same or SCHOOL_YEARS.index(first) > SCHOOL_YEARS.index(last):
        return None
    return entry | {"name": f"{entry['name']}, {site['name']}", "year_from": first, "year_to": last}


def _write(
    session: Session, world: World, entry: dict[str, Any], organisation: int | None, staff: dict[str, int]
) -> None:
    status = OfferStatus(entry["status"])
    draft = _draft(world, entry, organisation, staff)
    if status == OfferStatus.DRAFT:
        add_offer(session, draft, today=world.today)
        return
    done = add_offer(session, replace(draft, status=OfferStatus.ACTIVE), today=world.today)
    if status != OfferStatus.ACTIVE and done.id is not None:
        when = world.today - timedelta(days=35 if status == OfferStatus.PAUSED else 110)
        set_offer_status(session, done.id, status, today=when)


def _draft(
    world: World, entry: dict[str, Any], organisation: int | None, staff: dict[str, int]
) -> OfferDraft:
    first = world.year_starts[0]
    if entry["status"] == OfferStatus.DRAFT:
        since = world.today - timedelta(days=world.between(3, 40))
    elif world.chance(0.6):
        since = first
    else:
        since = first + timedelta(days=world.between(7, max(8, (world.today - first).days - 200)))
    more: dict[str, Any] = {}
    if (weeks := entry.get("last_checked_weeks_ago")) is not None:
        checked = world.today - timedelta(weeks=weeks)
        more = {
            "checked_on": checked,
            "checked_by_id": staff.get(entry.get("checked_by", "")),
            "check_due_on": checked + timedelta(weeks=13),
        }
    return draft_of(entry, world.codes, organisation_id=organisation, since=since, **more)
