"""Directories that are not what they seem: each ends in a sentence or in a plan, in bounded time and memory."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import Problem
from app.imports.directory.catalogue import Known
from app.imports.directory.planning import Planning
from app.imports.directory.said import LABELS, plain
from app.imports.directory.services import Service, Services, read_services
from app.imports.directory.writing import OfferWrite
from app.imports.opening import open_source
from app.imports.plan import Planned
from app.operations.offer_draft import OfferDraft
from app.progress import Silent
from app.store import Store
from tests.fixtures import TODAY
from tests.imports.making import offer_plan, offers, take_offers_in

SERVICES = "id,organization_id,name,status\ns-1,o-1,Club,active\n"
SECONDS, MEGABYTES = 20, 400

# What real services have, with values of any kind where others were meant.
KEYS = st.sampled_from(
    ("id", "name", "description", "organization", "url", "email", "status", "contacts", "phones", "number", "schedules",
     "byday", "opens_at", "closes_at", "service_areas", "cost_options", "amount", "minimum_age", "maximum_age",
     "assured_date", "pc_metadata", "attributes", "taxonomy_term", "service_at_locations", "location", "addresses",
     "eligibilitys", "eligibility", "attending_access", "services", "service", "licenses", "services.csv")
)  # fmt: skip
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(("<b>", "â€™", "Â£5", "\ud800", "\x00", "9" * 400, "-1", "javascript:x", "a@b.example", "2026-13-40"))
)  # fmt: skip
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=8),
    max_leaves=25,
)


SERVICE_FIELDS = st.dictionaries(
    KEYS.filter(lambda key: not key.startswith("service")), ANYTHING, max_size=12
)
CLUB = {"id": "s-1", "name": "Club", "status": "active", "organization": None}


def ending(text: str) -> str | tuple[Service, ...]:
    """Read a text as a directory; anything but services or a Problem fails the test."""
    try:
        return read_services(text, "directory.json").items
    except Problem as problem:
        return problem.message


def only(text: str) -> Service:
    """Return the one service that a text holds."""
    found = ending(text)
    assert isinstance(found, tuple)
    (service,) = found
    return service


def bounded(work: Callable[[], object]) -> object:
    """Do some work and fail where it takes too long or too much."""
    tracemalloc.start()
    began = process_time()
    try:
        return work()
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert process_time() - began < SECONDS
        assert peak < MEGABYTES * 1_000_000


@given(ANYTHING)
def test_any_json_ends_in_services_or_a_sentence(value: Any) -> None:
    found = ending(json.dumps(value))
    for service in found if isinstance(found, tuple) else ():
        assert service.reason or set(OfferDraft(service.name, **service.fields).problems()) <= {"website"}


def planned(found: object, school: dict[int, Known]) -> tuple[Planned[OfferWrite], ...]:
    services = Services(found if isinstance(found, tuple) else (), whole=True)
    planning = Planning(school, services, "open_referral", choices={}, today=TODAY, check_weeks=13)
    return tuple(planning.rows())


@given(SERVICE_FIELDS, SERVICE_FIELDS)
@settings(max_examples=50)
def test_any_service_after_any_other_leaves_what_was_changed_by_hand(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    first, second = (ending(json.dumps([{**fields, **CLUB}])) for fields in (before, after))
    (new,) = planned(first, {})
    assert new.payload is not None
    values = {field: plain(getattr(new.payload.draft, field, None)) for field in LABELS}
    known = Known(1, "draft", False, "open_referral", "s-1", new.payload.said, values)
    assert not [row.changes for row in planned(first, {1: known}) if row.changes]
    (again,) = planned(second, {1: replace(known, values=values | {"what": "Ours, by hand"})})
    assert again.payload is not None
    assert "what" not in again.payload.values


@given(SERVICE_FIELDS)
@settings(max_examples=50)
def test_a_service_of_any_values_can_be_kept(fields: dict[str, Any]) -> None:
    found = ending(json.dumps({"contents": [{**fields, **CLUB}]}))
    assert isinstance(found, tuple)
    json.dumps([service.fields for service in found], default=str).encode("utf-8")


@given(st.text(max_size=200))
def test_any_text_ends_in_services_or_a_sentence(text: str) -> None:
    assert ending(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"contents":' * 50_000,
        "[" * 900 + "]" * 900,
        '{"id": ' + "9" * 10_000 + ', "name": "Club"}',
        "[{},{},{}]",
        '{"contents": {"id": "a"}}',
        '{"services": 3, "name": "x"}',
        "null",
        '"services"',
        '{"id": "a"',
    ],
)
def test_json_that_holds_no_services_is_refused(text: str) -> None:
    assert isinstance(ending(text), str)


def test_of_a_key_that_is_there_twice_the_last_counts() -> None:
    assert only('{"id": "a", "name": "First", "name": "Last"}').name == "Last"


def test_numbers_that_are_none_are_left_out() -> None:
    found = only('[{"id": 1e999, "name": "Club", "minimum_age": NaN, "maximum_age": -Infinity, "fees": NaN}]')
    assert (found.source_id, found.fields["age_from"], found.fields["cost_note"]) == (" | club", None, "")


@pytest.mark.parametrize(
    "text",
    [
        "[" + "{}," * 2_000_000 + "{}]",
        "[" + "0," * 5_000_000 + "0]",
        "{" + ",".join(f'"{number}":0' for number in range(2_500_000)) + "}",
    ],
    ids=["objects", "numbers", "keys"],
)
def test_a_file_of_millions_of_nothings_is_refused_before_it_fills_memory(text: str) -> None:
    assert "more than a directory has" in str(bounded(lambda: ending(text)))


@pytest.mark.parametrize(
    "field",
    [
        {"description": "<" * 3_000_000},
        {"description": "<a " * 1_000_000},
        {"description": "&amp;" * 1_000_000 + "Ã" * 1_000_000},
        {"email": "a@" * 1_000_000},
        {"name": "x " * 1_000_000},
        {"phones": [{"number": "0" * 1000}] * 3000},
        {"schedules": [{"byday": "MO," * 1000}] * 1000},
        {"url": "a." * 1_000_000},
    ],
    ids=["brackets", "tags", "entities", "email", "name", "phones", "days", "url"],
)
def test_a_field_of_millions_of_characters_takes_a_moment(field: dict[str, Any]) -> None:
    text = json.dumps({"id": "a", "name": "Club"} | field)
    assert isinstance(bounded(lambda: ending(text)), tuple)


def test_thousands_of_services_of_one_long_organisation_take_a_moment() -> None:
    phones = [{"number": "0117 496 0000" * 1000}] * 300
    house = {
        "name": "Kite " * 10_000,
        "phones": phones,
        "services": [{"id": str(n), "name": "Club"} for n in range(1000)],
    }
    text = json.dumps(house)
    assert isinstance(bounded(lambda: ending(text)), tuple)


def test_more_services_than_a_directory_has_are_refused() -> None:
    assert "more than 5,000 services" in str(
        ending(json.dumps([{"id": n, "name": "x"} for n in range(5001)]))
    )


# --- packages -----------------------------------------------------------------------------------------


def zip_of(folder: Path, tables: dict[str, str | bytes]) -> Path:
    path = folder / "directory.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in tables.items():
            archive.writestr(name, data)
    return path


def opened(path: Path) -> str | tuple[Service, ...]:
    try:
        services = open_source(path, Silent()).services
    except Problem as problem:
        return problem.message
    return services.items if services else ()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"../phones.csv": "id\n1"}, "not a package that can be read safely"),
        ({"/etc/phones.csv": "id\n1"}, "not a package that can be read safely"),
        ({"..\\phones.csv": "id\n1"}, "not a package that can be read safely"),
        ({"phones.csv": b"0" * 50_000_000}, "not a package that can be read safely"),
        ({"phones.csv": b"\x00\x01\x02\x03" * 1000}, "not a list that can be read"),
        ({"phones.csv": 'id,number\n1,"never closed'}, "quotation mark"),
        ({"phones.csv": "id,number\n" + "1,2\n" * 100_000}, "more than 50,000 rows"),
        ({f"{number}.txt": "" for number in range(2001)}, "not a package that can be read safely"),
    ],
    ids=["slip", "absolute", "backslash", "bomb", "binary", "quotes", "rows", "parts"],
)
def test_a_package_that_is_unsafe_or_too_much_is_refused(
    tmp_path: Path, more: dict[str, str | bytes], words: str
) -> None:
    path = zip_of(tmp_path, {"services.csv": SERVICES, **more})
    assert words in str(bounded(lambda: opened(path)))


@pytest.mark.parametrize("large", ["directory.json", "phones.csv"])
def test_what_is_too_large_is_refused_before_it_fills_memory(tmp_path: Path, large: str) -> None:
    (tmp_path / "services.csv").write_text(SERVICES)
    with (tmp_path / large).open("wb") as handle:
        handle.write(b'[{"id": "')
        handle.truncate(60_000_000)
    chosen = tmp_path / ("services.csv" if large.endswith(".csv") else large)
    assert "larger than 50 MB" in str(bounded(lambda: opened(chosen)))


def test_a_package_with_a_password_or_cut_short_is_refused(tmp_path: Path) -> None:
    path = zip_of(tmp_path, {"services.csv": SERVICES})
    whole = path.read_bytes()
    path.write_bytes(
        whole.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")
    )
    assert "password" in str(opened(path))
    for length in range(30, len(whole), 60):
        path.write_bytes(whole[:length])
        assert isinstance(opened(path), str)


@given(st.integers(0, 400), st.integers(0, 255))
@settings(max_examples=80)
def test_a_package_with_a_byte_changed_ends_in_services_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, place: int, byte: int
) -> None:
    folder = tmp_path_factory.mktemp("package")
    path = zip_of(folder, {"services.csv": SERVICES, "organizations.csv": "id,name\no-1,Kite\n"})
    data = bytearray(path.read_bytes())
    data[place % len(data)] = byte
    path.write_bytes(bytes(data))
    assert opened(path) is not None


@given(
    st.text(alphabet='id,name;\n"\r\x00é1-', max_size=120), st.text(alphabet='idservice_,\n-1"', max_size=120)
)
@settings(max_examples=80)
def test_tables_of_any_text_end_in_services_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, services: str, phones: str
) -> None:
    folder = tmp_path_factory.mktemp("package")
    assert (
        opened(
            zip_of(
                folder, {"services.csv": f"id,name,organization_id,status\n{services}", "phones.csv": phones}
            )
        )
        is not None
    )


def test_one_service_many_times_with_all_its_rows_takes_a_moment(tmp_path: Path) -> None:
    tables: dict[str, str | bytes] = {
        "services.csv": "id,organization_id,name,status\n" + "s-1,o-1,Club,active\n" * 2000,
        "organizations.csv": "id,name\no-1," + "Kite " * 20_000 + "\n",
        "phones.csv": "id,service_id,organization_id,number\n" + "p,s-1,o-1,0117 496 0000\n" * 15_000,
        "contacts.csv": "id,service_id,organization_id,email\n" + "c,s-1,o-1,a@b.example\n" * 15_000,
    }
    found = bounded(lambda: opened(zip_of(tmp_path, tables)))
    assert isinstance(found, tuple)
    assert len(found) == 2000


def test_whatever_comes_in_the_school_can_keep_and_take_back(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "directory.json"
    odd = {
        "name": "\ud800Club\u202e",
        "description": "\x00<script>x</script>\ud83d",
        "organization": {"name": "\u200b"},
    }
    path.write_text(
        json.dumps([odd | {"id": "\ud800"}, {"id": "b", "name": "\u200b"}, odd]), encoding="utf-8"
    )
    assert [row.outcome.value for row in offer_plan(store, path).rows] == ["added", "refused", "refused"]
    take_offers_in(store, path)
    assert [(offer["name"], offer["organisation"]) for offer in offers(store)] == [("Club", None)]
    store.undo()
    assert offers(store) == []
