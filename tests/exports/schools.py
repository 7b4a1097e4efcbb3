"""The sample school's offers, brought into a test's school through the same operations as a person's."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from app.operations.offer_draft import OfferDraft, PlaceDraft
from app.operations.offers import add_offer
from app.operations.organisations import OrganisationDraft, add_organisation
from app.operations.placements import ParticipantDraft, PlacementDraft, place_pupil
from app.operations.pupils import PupilDraft, add_pupil
from app.paths import RESOURCES
from app.queries.map_about import MapAbout, map_about
from app.queries.provision_map import MapFilters, ProvisionMap, provision_map
from app.queries.wording import domains, groupings
from app.store import Store
from tests.fixtures import TODAY

_SAME = (
    "name", "what", "nature", "year_from", "year_to", "universal", "self_access", "how_to_refer",
    "entry_criteria", "exclusions", "consent_needed", "sessions", "minutes", "group_size",
    "days_and_place", "staff_needed", "usual_places", "expected_wait", "cost_note", "limits", "ending", "crisis",
    "contact", "website",
)  # fmt: skip


def read(name: str) -> Any:
    return json.loads((RESOURCES / name).read_text(encoding="utf-8"))


class Maker:
    """Adds offers to a school, knowing the ids behind codes and names."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.groupings = {row.code: row.id for row in store.read(groupings, hidden=True)}
        self.domains: dict[str | None, int | None] = {row.code: row.id for row in store.read(domains)}
        self.domains[None] = None
        self.referrers = read("starter/referrers.json")["referrers"]
        self.organisations: dict[str, int | None] = {}

    def organisation(self, name: str, *, in_house: bool) -> int:
        if name not in self.organisations:
            draft = OrganisationDraft(name, in_house=in_house)
            self.organisations[name] = self.store.write(add_organisation, draft).id
        return self.organisations[name] or 0

    def add(self, name: str, places: Sequence[tuple[str, str | None]], **more: Any) -> int:
        """Add a running offer with places given as codes."""
        in_house = more.pop("in_house", True)
        organisation = more.pop("organisation", "School team" if in_house else "Partner")
        dose = more.pop("dose", "")
        fields: dict[str, Any] = {"status": "active", "checked_on": TODAY} | more
        draft = OfferDraft(
            name=name,
            organisation_id=self.organisation(organisation, in_house=in_house),
            in_house=in_house,
            places=tuple(PlaceDraft(self.groupings[g], self.domains[d], dose=dose) for g, d in places),
            **fields,
        )
        return self.store.write(add_offer, draft, today=TODAY).id or 0

    def add_sample(self, entry: dict[str, Any]) -> None:
        """Add one entry of the sample's file."""
        weeks = entry.get("last_checked_weeks_ago")
        checked = None if weeks is None else TODAY - timedelta(weeks=weeks)
        name = entry.get("organisation")
        draft = OfferDraft(
            status=entry["status"],
            organisation_id=self.organisation(name, in_house=entry["in_house"]) if name else None,
            in_house=entry.get("in_house", True),
            places=tuple(
                PlaceDraft(
                    self.groupings[place["grouping"]],
                    self.domains[place.get("domain")],
                    place.get("note") or "",
                    place.get("dose") or "",
                )
                for place in entry.get("places", ())
            ),
            audiences=tuple(entry.get("audience", ())),
            referrers=tuple(self.referrers.get(entry.get("who_refers"), ())),
            delivery=entry.get("delivery_mode"),
            evidence=entry.get("evidence_level"),
            checked_on=checked,
            check_due_on=checked + timedelta(weeks=13) if checked else None,
            **{key: entry[key] for key in _SAME if entry.get(key) is not None},
        )
        self.store.write(add_offer, draft, today=TODAY)


def add_sample_offers(store: Store) -> None:
    """Bring in the sample's 54 offers."""
    maker = Maker(store)
    for entry in read("sample/offers.json")["offers"]:
        maker.add_sample(entry)


def view_of(store: Store, **filters: Any) -> tuple[ProvisionMap, MapAbout]:
    """Return the Map and what is said about it, as a caller reads them."""
    chosen = MapFilters(TODAY, **filters)
    about = store.read(
        map_about,
        chosen,
        TODAY,
        made_by="Ms Dovecote, SENCO",
        made_for="the planning meeting on 24 November",
        purpose="To plan the spring term together.",
    )
    return store.read(provision_map, chosen), about


def add_pupils(store: Store, count: int, *, placed: Sequence[tuple[str, str]]) -> None:
    """Add pupils of Year 3 and place one in each named domain and grouping, in turn."""
    codes = {row.code: row.id for row in store.read(domains)}
    for number in range(count):
        draft = PupilDraft(forename="Wren", surname=f"Thimble {number}", year_group="3")
        pupil = store.write(add_pupil, draft, today=TODAY).id or 0
        if number < len(placed):
            domain, grouping = placed[number]
            placement = PlacementDraft(
                pupil,
                codes[domain],
                grouping,
                reason="Asked for help.",
                participants=(ParticipantDraft("staff", "Ms Dovecote"),),
                next_look_on=TODAY + timedelta(weeks=4),
                help_unused="not_engaging",
                risk="Runs out of class.",
            )
            store.write(place_pupil, placement, today=TODAY)
