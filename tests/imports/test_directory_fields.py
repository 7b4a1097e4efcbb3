"""Row by row of the field map: what a directory's service says of an offer, with the faults that real files have."""

from __future__ import annotations

import json
from typing import Any

import pytest

from app.imports.directory.services import Service, read_services


def read(*items: dict[str, Any]) -> tuple[Service, ...]:
    return read_services(json.dumps(items, ensure_ascii=False), "directory.json").items


def one(**fields: Any) -> Service:
    return read({"id": "s-1", "name": "Drop-in", "status": "active"} | fields)[0]


def test_text_that_was_decoded_wrongly_and_holds_tags_reads_as_it_was_meant() -> None:
    found = one(description="<p>Itâ€™s free of fuss:</p><p>Â£5 an hour&nbsp;<a href='x'>here</a></p>")
    assert found.fields["what"] == "It’s free of fuss:\n\n£5 an hour here"


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ({"amount": 0}, ""),
        ({"option": "Children", "amount": 0}, ""),
        ({"amount": 0, "amount_description": "Free"}, "Free"),
        ({"option": "Under 18", "amount": 35, "currency": "gbp", "amount_description": "an hour"}, "Under 18: £35 an hour"),
        ({"amount": 7.5}, "7.5"),
        ({"amount": 9, "currency": "EUR"}, "9 EUR"),
        ({"amount": float("nan")}, ""),
    ],
)  # fmt: skip
def test_it_is_free_only_where_the_directory_says_so(option: dict[str, Any], words: str) -> None:
    assert one(cost_options=[option]).fields["cost_note"] == words


@pytest.mark.parametrize(("fees", "words"), [("0", ""), ("£0.00", ""), ("£5", "£5"), ("Free", "Free")])
def test_a_price_of_nothing_is_not_said_to_be_free(fees: str, words: str) -> None:
    assert one(fees=fees).fields["cost_note"] == words


def test_numbers_keep_the_words_before_them_and_lose_the_marks_around_them() -> None:
    phones = [{"number": "Youth line: 0117 496 0000"}, {"number": '"+44 1632 960 001"', "extension": 12}]
    found = one(contacts=[{"name": "Ann Persona", "phones": phones}], phones=[{"number": "1", "type": "fax"}])
    assert found.fields["contact"] == "Youth line: 0117 496 0000; +44 1632 960 001 ext. 12"


def test_whom_to_ask_at_the_place_or_else_at_the_organisation() -> None:
    place = {"contacts": [{"email": "desk@kite.example.org"}], "phones": [{"number": "01632 960 002"}]}
    house = {"name": "Kite", "email": "all@kite.example.org"}
    both = one(organization=house, service_at_locations=[place])
    assert both.fields["contact"] == "01632 960 002; desk@kite.example.org"
    assert one(organization=house).fields["contact"] == "all@kite.example.org"


def test_that_a_referral_is_needed_does_not_say_how_to_make_one() -> None:
    hinted, told = one(attending_access="referral"), one(attending_access="drop-in")
    assert (hinted.fields["how_to_refer"], hinted.fields["notes"]) == ("", "In the directory: by referral.")
    assert told.fields["how_to_refer"] == "Drop-in."
    more = one(attending_access="referral", pc_attendingAccess_additionalInfo="<b>Ring</b> us")
    assert more.fields["how_to_refer"] == "By referral.\nRing us"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("phone", "phone"),
        ("By telephone", "phone"),
        ("home visit", "home_visit"),
        ("in-person or remotely via video conferencing", "mixed"),
        ("venue", None),
        ("", None),
    ],
)
def test_the_way_it_is_given_is_read_from_its_words(words: str, code: str | None) -> None:
    assert one(attending_type=words).fields["delivery"] == code


def test_words_of_the_directory_are_notes_and_no_grouping_or_need() -> None:
    found = one(
        attributes=[{"taxonomy_term": {"name": "Getting Help", "taxonomy": "THRIVE"}}],
        deliverable_type="Counselling",
        pc_targetAudience=[{"audienceType": "Care leavers"}],
        licenses="OGL v3",
    )
    assert found.fields["notes"].splitlines() == [
        "For whom, in the directory's words: Care leavers.",
        "About it, in the directory's words: Counselling, Getting Help.",
        "Licence of this entry: OGL v3",
    ]


def test_a_file_that_says_nothing_of_its_licence_is_asked_about() -> None:
    def notes(**fields: str) -> str:
        return " ".join(read_services(json.dumps([{"id": "a", "name": "Club"} | fields]), "d.json").notes)

    assert "under which licence" in notes()
    assert "under which licence" not in notes(licenses="OGL v3")


@pytest.mark.parametrize("status", ["inactive", "defunct", "temporarily closed"])
def test_a_service_that_is_not_active_says_so(status: str) -> None:
    found = one(status=status)
    assert found.status == status
    assert found.warnings == [f"The directory lists it as {status}, not as active."]


def test_the_assurers_address_is_nowhere_in_what_is_read() -> None:
    found = one(
        assurer_email="a.person@council.example", pc_metadata={"assured_by": "a.person@council.example"}
    )
    assert "a.person" not in repr(found)


def test_an_organisation_with_its_services_is_read() -> None:
    (found,) = read({"id": "o", "name": "Kite", "tax_status": "x", "services": [{"id": "a", "name": "Club"}]})
    assert (found.name, found.organisation) == ("Club", "Kite")


def test_a_service_inside_a_place_keeps_the_place() -> None:
    place = {"name": "Town hall", "addresses": [{"address_1": "1 High Street", "city": "Ashby"}]}
    (found,) = read({"id": "sal", "service": {"id": "a", "name": "Club"}, "location": place})
    assert (found.source_id, found.fields["days_and_place"]) == ("a", "Town hall, 1 High Street, Ashby")


@pytest.mark.parametrize(
    "other",
    [
        {"id": "l", "name": "Town hall", "description": "A hall", "latitude": 51},
        {"id": "t", "name": "Anxiety", "description": "A term", "taxonomy": "Needs"},
        {"id": "o", "name": "Kite", "description": "A charity", "legal_status": "Charity"},
    ],
)
def test_places_terms_and_organisations_are_no_services(other: dict[str, Any]) -> None:
    reasons = [item.reason for item in read(other, {"id": "a", "name": "Club"})]
    assert reasons == ["It is not a service.", ""]


def test_a_page_that_holds_all_it_counts_is_a_whole_directory() -> None:
    def whole(total: object) -> bool:
        page = {"total_items": total, "contents": [{"id": "a", "name": "Club"}]}
        return read_services(json.dumps(page), "d.json").whole

    assert [whole(total) for total in (1, 2, True, "1", None)] == [True, False, False, False, False]
