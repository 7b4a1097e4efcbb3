"""A school with 150 offers in which every column of Offers in full holds something somewhere."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.models import Offer, OfferAudience, OfferNeed, OfferPlace, OfferReferrer, OfferState, PresentingNeed
from app.operations.offer_draft import OfferDraft, PlaceDraft
from app.operations.offer_queries import ask_about_offer
from app.operations.organisations import OrganisationDraft, add_organisation
from app.operations.staff import StaffDraft, add_staff
from app.queries.folding import offer_folded
from app.queries.wording import domains, groupings
from app.store import Store
from tests.exports.schools import read
from tests.fixtures import TODAY

PLAIN = (
    "name", "what", "nature", "year_from", "year_to", "universal", "self_access", "how_to_refer",
    "exclusions", "consent_needed", "sessions", "minutes", "group_size", "days_and_place", "staff_needed",
    "usual_places", "expected_wait", "cost_note", "limits", "ending", "crisis", "contact", "website",
)  # fmt: skip
# Groupings and domains by code, presenting needs, organisations by name, and who checks.
Ids = tuple[tuple[dict[Any, Any], dict[Any, Any]], list[int], dict[str, int | None], int]
ROWS = {"status", "places", "needs", "audiences", "referrers", "since"}


def fill(store: Store, count: int = 150) -> None:
    """Add the sample's offers again and again until there are so many, each time with other details."""
    staff = store.write(add_staff, StaffDraft("Ms Dovecote")).id or 0
    entries = read("sample/offers.json")["offers"]
    ids = (
        {row.code: row.id for row in store.read(groupings, hidden=True)},
        {None: None} | {row.code: row.id for row in store.read(domains)},
    )
    needs = store.read(lambda session: list(session.scalars(select(PresentingNeed.id))))
    houses = {
        name: store.write(add_organisation, OrganisationDraft(name, in_house=ours, sector="health")).id
        for name, ours in {
            (e.get("organisation") or "Kite Project", e.get("in_house", True)) for e in entries
        }
    }

    drafts = [_draft(entries[n % len(entries)], n, (ids, needs, houses, staff)) for n in range(count)]

    def add_all(session: Session) -> Done:
        # All in one go: what an operation would ask of each takes its time.
        session.add_all(map(_row, drafts))
        return Done("Added them.")

    add_all.__name__ = "add_offer"
    store.write(add_all)
    store.write(ask_about_offer, 1, "Is it open in the evening?", today=TODAY)


def _row(draft: OfferDraft) -> Offer:
    plain = {field.name: getattr(draft, field.name) for field in fields(OfferDraft) if field.name not in ROWS}
    return Offer(
        **plain,
        folded=offer_folded(draft.name, ""),
        states=[OfferState(status=draft.status, starts_on=TODAY)],
        places=[OfferPlace(**asdict(place), starts_on=TODAY) for place in draft.places],
        needs=[OfferNeed(need_id=need) for need in draft.needs],
        audiences=[OfferAudience(code=code) for code in draft.audiences],
        referrers=[OfferReferrer(code=code) for code in draft.referrers],
    )


def _draft(entry: dict[str, Any], number: int, school: Ids) -> OfferDraft:
    ids, needs, houses, staff = school
    checked = TODAY - timedelta(days=number)
    places = tuple(
        PlaceDraft(
            ids[0][p["grouping"]],
            ids[1][p.get("domain")],
            p.get("note") or "",
            p.get("dose") or f"Twice; {number}",
        )
        for p in entry.get("places", ())
    )
    draft = OfferDraft(
        **{key: entry[key] for key in PLAIN if entry.get(key) is not None}
        | {"name": f"{entry['name']} {number}"},
        status="active",
        organisation_id=houses[entry.get("organisation") or "Kite Project"],
        places=places or (PlaceDraft(ids[0]["help"], None, "a note; (with) brackets: and more", "5 × 20"),),
        needs=tuple(needs[number % 9 : number % 9 + 3]),
        audiences=tuple(entry.get("audience", ())) or ("pupils", "parents_carers"),
        referrers=("school", "gp"),
        delivery=entry.get("delivery_mode"),
        evidence=entry.get("evidence_level"),
        register="treatment" if number % 3 else "wellness",
        setting="school" if number % 2 else None,
        entry_criteria="Lives in the county" if number % 2 else "",
        age_from=4 if number % 2 else None,
        age_to=11 if number % 3 else None,
        checked_on=checked,
        check_due_on=checked + timedelta(days=90),
        checked_by_id=staff if number % 2 else None,
        runs_until=date(2027, 7, 20) if number % 4 == 0 else None,
        evidence_link="www.example.org/study",
        local_offer_link="www.example.org/offer",
    )
    if number == 7:
        # What a person may type, and a workbook must give back as it was.
        return replace(
            draft,
            what="=1+1\nA line, “quoted”\n\n• dots",
            cost_note="_x0041_ & <b>",
            contact="@mention",
            notes="Ours",
        )
    return draft
