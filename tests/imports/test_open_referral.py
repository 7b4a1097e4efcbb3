"""Services of a directory as draft offers: cleaned, complete where the format speaks, blank where it does not."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.imports.directory.importing import import_offers
from app.imports.plan import Outcome
from app.models import Organisation
from app.operations.organisations import OrganisationDraft, add_organisation
from app.store import Store
from tests.fixtures import TODAY

from .making import offer_plan, offers, service, services_file, take_offers_in


def taken(store: Store, folder: Path, **fields: Any) -> dict[str, Any]:
    take_offers_in(store, services_file(folder, service(**fields)))
    return offers(store)[0]


@pytest.mark.parametrize("key", ["contents", "content", None])
def test_a_page_of_either_version_and_a_bare_list_are_read(
    store: Store, tmp_path: Path, key: str | None
) -> None:
    path = services_file(tmp_path, service(), service(id="s-2", name="Group"), key=key)
    assert take_offers_in(store, path).sentence == "Added 2 offers as drafts."


def test_a_single_service_is_read(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text('{"id": "s-1", "name": "Drop-in", "organization": {"name": "Kite"}}', encoding="utf-8")
    assert take_offers_in(store, path).sentence == "Added 1 offer as a draft."


def test_an_offer_comes_in_as_an_external_draft_from_its_source(store: Store, tmp_path: Path) -> None:
    offer = taken(store, tmp_path)
    assert offer["states"] == [("draft", TODAY)]
    assert (offer["in_house"], offer["organisation"], offer["places"]) == (False, "Kite Project", 0)
    assert (offer["source"], offer["source_id"]) == ("open_referral", "s-1")
    assert offer["folded"] == "drop-in kite project"


def test_what_the_format_cannot_say_stays_blank(store: Store, tmp_path: Path) -> None:
    offer = taken(store, tmp_path)
    blank = (
        "nature",
        "self_access",
        "consent_needed",
        "evidence",
        "checked_on",
        "age_from",
        "year_from",
        "delivery",
    )
    assert [offer[name] for name in blank] == [None] * len(blank)
    assert [offer[name] for name in ("entry_criteria", "how_to_refer", "expected_wait", "cost_note")] == [
        ""
    ] * 4


def test_what_the_format_says_has_its_place(store: Store, tmp_path: Path) -> None:
    offer = taken(
        store,
        tmp_path,
        description="<p>A &amp; B</p>",
        url="https://kite.example.org",
        email="hello@kite.example.org",
        contacts=[{"name": "Ann Persona", "phones": [{"number": "Office: 0117 496 0000"}]}],
        application_process="Ring us.",
        wait_time="6 weeks",
        eligibility_description="Lives in the county",
        cost_options=[{"option": "Under 18", "amount": 0, "amount_description": "free"}],
        schedules=[
            {"byday": "TH,FR", "opens_at": "10:00:00", "closes_at": "18:00:00", "attending_type": "online"}
        ],
        service_areas=[{"name": "North"}, {"name": "South"}],
        assured_date="2026-10-01",
        alert="Closed in August.",
    )
    assert offer["what"] == "A & B"
    assert offer["contact"] == "hello@kite.example.org; Office: 0117 496 0000"
    assert (offer["how_to_refer"], offer["expected_wait"]) == ("Ring us.", "6 weeks")
    assert (offer["entry_criteria"], offer["cost_note"]) == ("Lives in the county", "Under 18: free")
    assert (offer["days_and_place"], offer["delivery"]) == ("Thursday, Friday 10:00–18:00", "online")
    assert (offer["area"], offer["notes"]) == ("North, South", "Closed in August.")
    assert offer["checked_on"] == date(2026, 10, 1)
    assert offer["check_due_on"] == date(2026, 10, 1) + timedelta(weeks=13)


@pytest.mark.parametrize(
    ("low", "high", "ages"),
    [
        (-1, -1, (None, None)),
        (0, 0, (None, None)),
        (0, 999, (None, None)),
        (11, 999, (11, None)),
        ("11", "18.0", (11, 18)),
        (0, 5, (0, 5)),
        (12, 100, (12, None)),
        (18, 11, (None, None)),
        (None, [], (None, None)),
        ("many", float("inf"), (None, None)),
    ],
)
def test_ages_that_mean_nobody_said_are_unknown(
    store: Store, tmp_path: Path, low: object, high: object, ages: tuple[int | None, int | None]
) -> None:
    offer = taken(store, tmp_path, minimum_age=low, maximum_age=high)
    assert (offer["age_from"], offer["age_to"]) == ages


def test_ages_of_version_1_are_read_from_its_eligibilities(store: Store, tmp_path: Path) -> None:
    offer = taken(
        store, tmp_path, eligibilitys=[{"eligibility": "Teens", "minimum_age": 13, "maximum_age": 19}]
    )
    assert (offer["age_from"], offer["age_to"], offer["entry_criteria"]) == (13, 19, "Teens")


def test_ages_no_school_has_become_a_note(store: Store, tmp_path: Path) -> None:
    offer = taken(store, tmp_path, minimum_age=60, maximum_age=100)
    assert (offer["age_from"], offer["notes"]) == (None, "Ages in the directory: 60 to 100.")


def test_the_assurers_address_and_peoples_names_are_not_kept(store: Store, tmp_path: Path) -> None:
    offer = taken(
        store,
        tmp_path,
        assurer_email="assurer@example.org",
        pc_metadata={"assured_by": "assurer@example.org", "date_assured": "2026-09-02"},
        contacts=[{"name": "Ann Persona", "title": "Manager"}],
    )
    assert "assurer" not in str(offer)
    assert "Persona" not in str(offer)
    assert offer["checked_on"] == date(2026, 9, 2)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "not a page", "http://", "x" * 600 + ".org", 7])
def test_a_web_address_that_is_none_is_left_out(store: Store, tmp_path: Path, url: object) -> None:
    assert taken(store, tmp_path, url=url)["website"] == ""


def test_an_inactive_service_is_a_draft_that_says_so(store: Store, tmp_path: Path) -> None:
    offer = taken(store, tmp_path, status="temporarily closed")
    assert offer["states"][0][0] == "draft"
    assert offer["notes"] == "The directory lists it as temporarily closed."


def test_an_organisation_is_found_by_name_and_made_once(store: Store, tmp_path: Path) -> None:
    store.write(add_organisation, OrganisationDraft("KITE project", sector="vcse"))
    sail = {"name": "Sail"}
    take_offers_in(
        store,
        services_file(
            tmp_path,
            service(),
            service(id="s-2", name="Group", organization=sail),
            service(id="s-3", name="Club", organization=sail),
        ),
    )

    def names(session: Session) -> list[str]:
        return list(session.scalars(select(Organisation.name).order_by(Organisation.id)))

    assert store.read(names) == ["School", "KITE project", "Sail"]


def test_what_cannot_be_a_service_is_refused_and_the_rest_comes_in(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "services.json"
    path.write_text(
        '{"content": [7, {"id": "a", "name": ""}, {"id": "b", "name": "Club"}, {"id": "b", "name": "C"}]}'
    )
    plan = offer_plan(store, path)
    assert [row.outcome for row in plan.rows] == [
        Outcome.REFUSED, Outcome.REFUSED, Outcome.ADDED, Outcome.REFUSED,
    ]  # fmt: skip
    assert [row.reason for row in plan.rows] == [
        "It is not a service.",
        "The service has no name.",
        "",
        "Service 3 is the same one; the first is kept.",
    ]


def test_one_page_of_many_says_so(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    path.write_text('{"totalElements": 243, "content": [{"id": "a", "name": "Club"}]}', encoding="utf-8")
    notes = offer_plan(store, path).notes
    assert notes[0] == "The file is one page of the directory: 1 of its 243 services."


def test_an_import_of_offers_is_undone_and_done_again_in_one_step(store: Store, tmp_path: Path) -> None:
    take_offers_in(store, services_file(tmp_path, service(), service(id="s-2", name="Group")))
    after = offers(store)
    store.undo()
    assert offers(store) == []
    store.redo()
    assert offers(store) == after


def test_offers_imported_since_the_preview_stop_the_import(store: Store, tmp_path: Path) -> None:
    path = services_file(tmp_path, service())
    plan = offer_plan(store, path)
    take_offers_in(store, path)
    with pytest.raises(Problem, match="changed since the preview"):
        store.write(import_offers, plan, today=TODAY)
