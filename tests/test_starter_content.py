"""The shipped content is whole: starter domains, groupings and offers, and the sample school's words."""

import itertools
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.operations.words import STARTER
from app.vocabulary import YEARS, GroupingCode, ListKind, OfferStatus

Row = dict[str, Any]


def _codes(kind: ListKind) -> set[str]:
    return {code for code, _ in STARTER[kind]}


RESOURCES = Path(__file__).resolve().parents[1] / "resources"
FILES = sorted([*RESOURCES.glob("starter/*.json"), *RESOURCES.glob("sample/*.json")])
GROUPINGS = tuple(GroupingCode)
DOMAINS = (
    "emotional_wellbeing",
    "relationships_and_behaviour",
    "communication_and_language",
    "learning_and_attention",
    "attendance_and_belonging",
    "family_and_home",
)
CHOICES: dict[str, set[str]] = {
    "nature": _codes(ListKind.NATURE),
    "delivery_mode": _codes(ListKind.DELIVERY),
    "evidence_level": _codes(ListKind.EVIDENCE),
    "setting": {"school", "community", "home", "outpatient", "inpatient", "online"},
    "status": set(OfferStatus),
}
TEXT = {
    "name", "organisation", "what", "who_refers", "how_to_refer", "entry_criteria", "exclusions", "days_and_place",
    "staff_needed", "expected_wait", "cost_note", "evidence_link", "limits", "ending", "contact", "website",
    "checked_by", "year_from", "year_to",
}  # fmt: skip
FLAGS = {"in_house", "universal", "self_access", "consent_needed", "crisis"}
NUMBERS = {
    "age_from",
    "age_to",
    "sessions",
    "minutes",
    "group_size",
    "usual_places",
    "last_checked_weeks_ago",
}
LISTS = {"places", "needs", "audience"}
SAMPLE_ONLY = {"status", "last_checked_weeks_ago", "checked_by"}
GAPS = {("more_help", "learning_and_attention"), ("risk_support", "attendance_and_belonging")}
NO_PUPILS = {("risk_support", "communication_and_language"), ("risk_support", "learning_and_attention")}


def _load(name: str) -> Any:
    return json.loads((RESOURCES / name).read_text(encoding="utf-8"))


def _offers(shelf: str) -> list[Row]:
    rows: list[Row] = _load(f"{shelf}/offers.json")["offers"]
    return rows


def _running() -> list[Row]:
    return [offer for offer in _offers("sample") if offer["status"] == "active"]


def _cells(offers: list[Row]) -> dict[tuple[str, str | None], list[Row]]:
    cells: dict[tuple[str, str | None], list[Row]] = {}
    for offer in offers:
        for place in offer.get("places", []):
            cells.setdefault((place["grouping"], place["domain"]), []).append(offer)
    return cells


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _need_codes() -> list[str]:
    return [need["code"] for domain in _load("starter/domains.json")["domains"] for need in domain["needs"]]


def _years(offer: Row) -> set[str]:
    first, last = YEARS.index(offer.get("year_from", "N1")), YEARS.index(offer.get("year_to", "13"))
    return set(YEARS[first : last + 1])


def test_all_files_are_there() -> None:
    names = {path.relative_to(RESOURCES).as_posix() for path in FILES}
    starter = {
        f"starter/{name}.json" for name in ("domains", "groupings", "offers", "organisations", "referrers")
    }
    assert names >= starter | {"sample/names.json", "sample/offers.json"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_texts_are_tidy(path: Path) -> None:
    texts = list(_texts(json.loads(path.read_text(encoding="utf-8"))))
    assert texts
    assert [text for text in texts if not text or text != text.strip() or len(text) > 320] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_nobody_real_can_be_reached(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    addresses = re.findall(r"[\w.]+@[\w.-]+|https?://[\w.-]+|www\.[\w.-]+", text)
    assert [address for address in addresses if not address.endswith(".example")] == []
    assert re.findall(r"\+?\d[\d ]{6,}", text) == []


def test_domains_are_in_their_order() -> None:
    domains = _load("starter/domains.json")["domains"]
    assert tuple(domain["code"] for domain in domains) == DOMAINS
    assert all(domain["name"] and len(domain["description"]) <= 110 for domain in domains)
    assert all(8 <= len(domain["needs"]) <= 12 for domain in domains)


def test_presenting_needs_have_a_code_of_their_own() -> None:
    codes = _need_codes()
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", code) for code in codes)


def test_sen_codes_only_suggest_known_domains() -> None:
    suggested = _load("starter/domains.json")["sen_type_domains"]
    assert suggested["SEMH"] == "emotional_wellbeing"
    assert suggested["NSA"] is None
    assert set(suggested.values()) <= {*DOMAINS, None}


def test_groupings_are_the_five_with_their_letters() -> None:
    groupings = _load("starter/groupings.json")["groupings"]
    assert tuple(grouping["code"] for grouping in groupings) == GROUPINGS
    assert [grouping["order"] for grouping in groupings] == [1, 2, 3, 4, 5]
    assert "".join(grouping["letter"] for grouping in groupings) == "TAHMR"


def test_grouping_definitions_are_short() -> None:
    groupings = _load("starter/groupings.json")["groupings"]
    assert max(len(grouping["definition"]) for grouping in groupings) <= 110
    assert all(len(grouping["long_definition"]) > len(grouping["definition"]) for grouping in groupings)


def test_an_alias_means_one_grouping_and_no_tier() -> None:
    aliases = [
        alias.casefold() for row in _load("starter/groupings.json")["groupings"] for alias in row["aliases"]
    ]
    assert len(aliases) == len(set(aliases))
    assert "getting additional help" in aliases
    assert not any("tier" in alias for alias in aliases)


def test_about_forty_starter_offers_and_the_samples_forty_eight_running() -> None:
    assert 38 <= len(_offers("starter")) <= 46
    assert len(_running()) == 48


@pytest.mark.parametrize("shelf", ["starter", "sample"])
def test_offers_are_told_apart_by_name(shelf: str) -> None:
    names = [offer["name"].casefold() for offer in _offers(shelf)]
    assert len(names) == len(set(names))
    assert max(len(name) for name in names) <= 70


@pytest.mark.parametrize("shelf", ["starter", "sample"])
def test_offers_use_only_known_fields_and_types(shelf: str) -> None:
    known: dict[str, type] = dict.fromkeys(TEXT | set(CHOICES), str)
    known |= {**dict.fromkeys(FLAGS, bool), **dict.fromkeys(NUMBERS, int), **dict.fromkeys(LISTS, list)}
    allowed = known if shelf == "sample" else {k: v for k, v in known.items() if k not in SAMPLE_ONLY}
    wrong = [
        (offer["name"], field)
        for offer in _offers(shelf)
        for field, value in offer.items()
        if type(value) is not allowed.get(field)
    ]
    assert wrong == []


@pytest.mark.parametrize("shelf", ["starter", "sample"])
@pytest.mark.parametrize("field", sorted(CHOICES))
def test_choices_are_from_the_list(shelf: str, field: str) -> None:
    chosen = {offer[field] for offer in _offers(shelf) if field in offer}
    assert chosen <= CHOICES[field]
    assert chosen or (shelf, field) == ("starter", "status")


@pytest.mark.parametrize("shelf", ["starter", "sample"])
def test_places_name_a_grouping_and_a_domain_once(shelf: str) -> None:
    for offer in _offers(shelf):
        cells = [(place["grouping"], place["domain"]) for place in offer.get("places", [])]
        assert len(cells) == len(set(cells)), offer["name"]
        assert all(grouping in GROUPINGS and domain in (*DOMAINS, None) for grouping, domain in cells)
        assert all(set(place) <= {"grouping", "domain", "note", "dose"} for place in offer.get("places", []))


@pytest.mark.parametrize("shelf", ["starter", "sample"])
def test_needs_and_audiences_resolve(shelf: str) -> None:
    offers = _offers(shelf)
    assert {need for offer in offers for need in offer.get("needs", [])} <= set(_need_codes())
    assert {who for offer in offers for who in offer.get("audience", [])} <= _codes(ListKind.AUDIENCE)


@pytest.mark.parametrize("shelf", ["starter", "sample"])
def test_who_refers_is_known_as_codes_too(shelf: str) -> None:
    meant = _load("starter/referrers.json")["referrers"]
    said = {offer["who_refers"] for offer in _offers(shelf) if "who_refers" in offer}
    assert said <= set(meant)
    assert {code for codes in meant.values() for code in codes} == _codes(ListKind.REFERRER)


@pytest.mark.parametrize("shelf", ["starter", "sample"])
def test_years_and_ages_run_forwards(shelf: str) -> None:
    offers = _offers(shelf)
    assert all(_years(offer) for offer in offers)
    assert all(offer.get("age_from", 0) <= offer.get("age_to", 25) for offer in offers)


@pytest.mark.parametrize("shelf", ["starter", "sample"])
def test_an_offer_that_is_no_draft_is_whole(shelf: str) -> None:
    settled = [offer for offer in _offers(shelf) if offer.get("status") != "draft"]
    reached = "who_refers" if shelf == "starter" else "how_to_refer"
    needed = ("organisation", "in_house", "places", "nature", "audience", "what", reached)
    assert [
        (offer["name"], field) for offer in settled for field in needed if offer.get(field) in (None, "", [])
    ] == []


def test_starter_offers_cover_every_grouping_and_domain() -> None:
    cells = set(_cells(_offers("starter")))
    assert cells >= set(itertools.product(GROUPINGS, DOMAINS))
    assert {("advice", None), ("risk_support", None)} <= cells


def test_starter_offers_come_from_every_sector() -> None:
    organisations = _load("starter/organisations.json")["organisations"]
    in_house = {row["name"]: row["in_house"] for row in organisations}
    assert {row["sector"] for row in organisations} == _codes(ListKind.SECTOR)
    assert {offer["organisation"] for offer in _offers("starter")} == set(in_house)
    assert all(offer["in_house"] == in_house[offer["organisation"]] for offer in _offers("starter"))


def test_the_programme_of_a_similar_name_says_that_it_is_another_thing() -> None:
    (programme,) = (offer for offer in _offers("starter") if "Thrive Approach®" in offer["name"])
    assert "nothing to do with the THRIVE Framework" in programme["what"]


def test_sample_offers_name_known_organisations_and_staff() -> None:
    names = _load("sample/names.json")
    in_house = {row["name"]: row["in_house"] for row in names["organisations"]}
    staff = {row["name"] for row in names["staff"]}
    named = [offer for offer in _offers("sample") if "organisation" in offer]
    assert all(offer["in_house"] == in_house[offer["organisation"]] for offer in named)
    assert {offer["checked_by"] for offer in named if "checked_by" in offer} <= staff
    assert {row["sector"] for row in names["organisations"]} <= _codes(ListKind.SECTOR)


def test_the_samples_only_empty_cells_are_its_two_gaps_and_two_without_pupils() -> None:
    empty = set(itertools.product(GROUPINGS, DOMAINS)) - set(_cells(_offers("sample")))
    assert empty == GAPS | NO_PUPILS


def test_every_filled_cell_of_the_sample_serves_every_year() -> None:
    school_years = set(YEARS[YEARS.index("N1") : YEARS.index("6") + 1])
    cells = _cells(_running())
    assert [cell for cell, offers in cells.items() if set().union(*map(_years, offers)) < school_years] == []


def test_one_cell_of_the_sample_may_overlap() -> None:
    overlapping = {
        cell
        for cell, offers in _cells(_running()).items()
        for one, other in itertools.combinations(offers, 2)
        if cell[0] != "thriving" and one["audience"] == other["audience"] and _years(one) == _years(other)
    }
    assert overlapping == {("help", "attendance_and_belonging")}


def test_five_running_sample_offers_were_not_checked_for_a_term() -> None:
    weeks = sorted(offer["last_checked_weeks_ago"] for offer in _running())
    assert weeks[-5:] == [23, 26, 28, 28, 28]
    assert weeks[-6] < 10


def test_the_sample_has_drafts_a_paused_and_an_ended_offer() -> None:
    statuses = [offer["status"] for offer in _offers("sample")]
    assert [statuses.count(status) for status in ("draft", "paused", "ended")] == [4, 1, 1]
    assert any(set(offer) == {"name", "status"} for offer in _offers("sample"))


def test_there_are_names_enough_for_a_large_school() -> None:
    names = _load("sample/names.json")
    forenames, surnames = names["forenames"], names["surnames"]
    assert len(forenames) == len(set(forenames)) >= 160
    assert len(surnames) == len(set(surnames)) >= 260
    assert len(forenames) * len(surnames) >= 20_000


def test_staff_have_the_roles_that_the_sample_needs() -> None:
    staff = _load("sample/names.json")["staff"]
    needed = {"SENCO", "head", "ELSA", "learning mentor", "family liaison", "counsellor", "safeguarding lead"}
    assert len({row["name"] for row in staff}) == len(staff) >= 20
    assert needed | {"class teacher"} <= {row["role"] for row in staff}
    assert {row["role_code"] for row in staff} <= _codes(ListKind.ROLE)


def test_every_class_has_a_short_name_and_a_teacher() -> None:
    names = _load("sample/names.json")
    classes = names["classes"]
    assert len({row["short"] for row in classes}) == len(classes)
    assert {row["year"] for row in classes} == set(YEARS[YEARS.index("N1") : YEARS.index("6") + 1])
    assert {row["name"] for row in classes} == {row["class_name"] for row in names["staff"]} - {None}


def test_terms_are_school_days_one_after_another() -> None:
    terms = _load("sample/names.json")["terms"]
    days = [date.fromisoformat(term[end]) for term in terms for end in ("starts_on", "ends_on")]
    assert len(terms) == 12
    assert days == sorted(set(days))
    assert all(day.weekday() < 5 for day in days)


def test_there_are_words_enough_for_every_domain_and_grouping() -> None:
    names = _load("sample/names.json")
    assert {code: len(texts) >= 12 for code, texts in names["seen"].items()} == dict.fromkeys(DOMAINS, True)
    assert {code: len(texts) >= 10 for code, texts in names["reasons"].items()} == dict.fromkeys(
        GROUPINGS, True
    )
    assert len(set(names["pupil_words"])) >= 30
    assert len(set(names["parent_views"])) >= 25


def test_endings_have_words_for_every_reason() -> None:
    endings = _load("sample/names.json")["endings"]
    assert set(endings) == _codes(ListKind.ENDING)
    assert min(len(texts) for texts in endings.values()) >= 3


def test_nothing_scolds_labels_or_speaks_of_steps() -> None:
    banned = r"non-complian|refus|stepp\w* (up|down)|escalat|failed|\btier|disorder|hard to reach|disengag|attention.seek"
    found = [
        text
        for path in FILES
        for text in _texts(json.loads(path.read_text("utf-8")))
        if re.search(banned, text, re.IGNORECASE)
    ]
    assert found == []
