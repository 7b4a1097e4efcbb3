"""External offers as Open Referral UK 3: valid, without anybody's own address, and read back as they were."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from app.db import create
from app.done import Done
from app.exports.open_referral import SAMPLE, open_referral
from app.imports.directory.services import Service, read_services
from app.models import Offer, School
from app.operations.setup import SchoolDraft, set_up_school
from app.operations.staff import StaffDraft, add_staff
from app.queries.directory_offers import listing
from app.store import Store
from tests.exports.schools import Maker, add_pupils, add_sample_offers
from tests.fixtures import TODAY, clock

pytest.importorskip("jsonschema", reason="it comes with the lock: run `python3 run.py test` once")
from tests.exports.oruk3 import FORMATS, validator

FIELDS: dict[str, Any] = {
    "what": "Counselling, one to one.\nAt school or at the centre.",
    "website": "https://www.kite.example.org/help?for=schools",
    "contact": "help@kite.example.org; 0300 555 0100",
    "age_from": 5,
    "age_to": 11,
    "delivery": "online",
    "days_and_place": "Tuesdays after school",
    "area": "All of Otterdale",
    "checked_on": date(2026, 9, 1),
}
KEPT_IN = ("cost_note", "notes", "how_to_refer", "entry_criteria", "limits", "staff_needed", "evidence_link")


def out(store: Store) -> dict[str, Any]:
    page: dict[str, Any] = json.loads(open_referral(store.read(listing, today=TODAY))[0])
    return page


def the_one(store: Store, **fields: Any) -> dict[str, Any]:
    Maker(store).add("Kite counselling", [("help", "emotional_wellbeing")], in_house=False, **fields)
    (found,) = out(store)["contents"]
    return dict(found)


@pytest.fixture(scope="module")
def back(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """An offer of which everything is said, gone out and read back."""
    database = create(tmp_path_factory.mktemp("back") / "school")
    store = Store(database, "Ms Dovecote", clock)
    store.write(set_up_school, SchoolDraft(name="Test Primary School"), today=TODAY)
    the_one(store, organisation="Kite Project", **FIELDS)
    (found,) = read_services(json.dumps(out(store)), "offers.json").items
    database.close()
    return found


def change(store: Store, **fields: Any) -> None:
    def edit(session: Session) -> Done:
        for name, value in fields.items():
            setattr(session.get_one(Offer, 1), name, value)
        return Done("Changed.")

    store.write(edit)


def terms(service: dict[str, Any], taxonomy: str) -> list[str]:
    found = [one["taxonomy_term"] for one in service["attributes"]]
    return [term["name"] for term in found if term["taxonomy"] == taxonomy]


def test_every_external_offer_of_the_sample_is_as_the_profile_wants_it(store: Store) -> None:
    add_sample_offers(store)
    page = out(store)
    assert len(page["contents"]) > 15
    assert [error.message for error in validator().iter_errors(page)] == []


@pytest.mark.skipif(not os.environ.get("FIVEFOLD_ORUK"), reason="FIVEFOLD_ORUK names no published schema")
def test_they_are_as_the_published_schema_wants_them(store: Store) -> None:
    from jsonschema import Draft202012Validator

    add_sample_offers(store)
    file = Path(os.environ["FIVEFOLD_ORUK"]) / "compiled" / "service.json"
    published = Draft202012Validator(json.loads(file.read_text(encoding="utf-8")), format_checker=FORMATS)
    assert [error.message for one in out(store)["contents"] for error in published.iter_errors(one)] == []


def test_a_fault_is_found(store: Store) -> None:
    page = {"contents": [the_one(store) | {"id": "1", "wait_time": "long"}]}
    assert {error.validator for error in validator().iter_errors(page)} == {
        "required", "format", "additionalProperties"
    }  # fmt: skip


def test_a_school_without_external_offers_gives_an_empty_page(store: Store) -> None:
    Maker(store).add("ELSA", [("help", "emotional_wellbeing")])
    page = out(store)
    assert (page["empty"], page["total_items"], page["contents"]) == (True, 0, [])
    assert validator().is_valid(page)


def test_only_what_runs_goes_out(store: Store) -> None:
    maker, place = Maker(store), [("help", "emotional_wellbeing")]
    for status in ("active", "paused", "draft"):
        maker.add(f"Kite {status}", place, in_house=False, status=status)
    assert [one["name"] for one in out(store)["contents"]] == ["Kite active"]


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_comes_back_as_it_went_out(back: Service, field: str) -> None:
    assert back.fields[field] == FIELDS[field]


def test_name_organisation_and_number_come_back(back: Service) -> None:
    assert (back.name, back.organisation, back.warnings) == ("Kite counselling", "Kite Project", [])
    assert UUID(back.source_id).version == 5


def test_an_address_without_its_beginning_gets_one(store: Store) -> None:
    assert the_one(store, website="www.kite.example.org/help")["url"] == "https://www.kite.example.org/help"


def test_letters_that_no_address_may_hold_are_written_as_it_wants_them(store: Store) -> None:
    service = the_one(store, website="www.kité.example.org/hé lp".replace(" ", ""))
    assert service["url"] == "https://www.xn--kit-dma.example.org/h%C3%A9lp"


def test_what_no_address_can_be_stays_in(store: Store) -> None:
    assert "url" not in the_one(store, website="[kite.example.org")


def test_numbers_stay_from_one_file_to_the_next(store: Store) -> None:
    first = the_one(store, **FIELDS)
    change(store, what="Something else.")
    again = out(store)["contents"][0]
    assert first | {"description": ""} == again | {"description": ""}


def test_another_school_gives_other_numbers(store: Store, sample_store: Store) -> None:
    the_one(store)
    ids = [{one["id"] for one in out(school)["contents"]} for school in (store, sample_store)]
    assert not ids[0] & ids[1]


def test_an_offer_from_a_directory_keeps_its_number(store: Store) -> None:
    the_one(store)
    number = "ac148810-d857-441c-9679-408f346de14b"
    change(store, source="open_referral", source_id=number)
    assert out(store)["contents"][0]["id"] == number
    change(store, source_id="service 12")
    assert UUID(out(store)["contents"][0]["id"]).version == 5


def test_groupings_domains_and_whom_it_is_for_are_local_words(store: Store) -> None:
    service = the_one(store, audiences=("pupils",))
    assert terms(service, "THRIVE needs-based grouping (local)") == ["Getting Help"]
    assert terms(service, "Domain of need (local)") == ["Emotional wellbeing"]
    assert terms(service, "Audience (local)") == ["Pupils"]


def test_a_grouping_says_whose_it_is_and_who_does_not_endorse_it(store: Store) -> None:
    words = the_one(store)["attributes"][0]["taxonomy_term"]["description"]
    assert "Wolpert et al., 2019" in words
    assert "Not endorsed" in words


def test_what_is_the_schools_own_business_stays_in(store: Store) -> None:
    add_pupils(store, 2, placed=[("emotional_wellbeing", "help")])
    secrets = {name: f"inside {name}" for name in KEPT_IN if name != "evidence_link"}
    the_one(store, evidence_link="inside.example.org", **secrets)
    text = json.dumps(out(store))
    assert [word for word in ("inside", "Thimble", "Dovecote") if word in text] == []


@pytest.mark.parametrize(
    ("contact", "emails"),
    [
        ("Jo Bell, jo.bell@kite.example.org", []),
        ("early.help@kite.example.org, jo.bell@kite.example.org", ["early.help@kite.example.org"]),
        ("Ask Ms Plover: office@kite.example.org, 0300 555 0100", []),
    ],
)
def test_nobodys_own_address_goes_out(store: Store, contact: str, emails: list[str]) -> None:
    store.write(add_staff, StaffDraft("Ms Plover"))
    service = the_one(store, contact=contact)
    assert [service[key] for key in ("email",) if key in service] == emails
    assert open_referral(store.read(listing, today=TODAY))[1] == 1
    assert not {"Bell", "Plover", "jo.bell"} & set(json.dumps(service).replace('"', " ").split())


def test_the_samples_offers_say_that_there_is_no_such_service(store: Store) -> None:
    the_one(store)

    def pretend(session: Session) -> Done:
        session.get_one(School, 1).is_sample = True
        return Done("Changed.")

    store.write(pretend)
    assert out(store)["contents"][0]["alert"] == SAMPLE
