"""What one offer says on the map, in every state of being known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.queries.map_words import offer_lines, sentence
from app.queries.offer_facts import OfferFact
from app.queries.provision_map import CellOffer

TODAY = date(2026, 11, 10)
FACT = OfferFact(
    id=1,
    name="Talking group",
    folded="talking group",
    status="active",
    since=TODAY,
    organisation_id=1,
    organisation="Pastoral team",
    in_house=True,
    sector="",
    sector_label="",
    what="",
    nature="",
    audiences=frozenset(),
    audience_label="",
    referrers=frozenset(),
    referrer_label="",
    needs=(),
    year_from=None,
    year_to=None,
    age_from=None,
    age_to=None,
    universal=False,
    self_access=None,
    how_to_refer="Ask Miss Tamarind.",
    entry_criteria="",
    exclusions="",
    consent_needed=None,
    delivery="",
    sessions=None,
    minutes=None,
    group_size=None,
    days_and_place="Tue, Thu",
    staff_needed="",
    usual_places=8,
    expected_wait="",
    cost_note="",
    evidence="",
    evidence_link="",
    limits="",
    ending="",
    crisis=False,
    contact="Miss Tamarind",
    website="",
    checked_on=date(2026, 9, 1),
    checked_by="",
    check_due_on=None,
    check_due=False,
    places=(),
)


def said(**changes: object) -> tuple[str, str, str, str, str]:
    dose = str(changes.pop("dose", "6 weekly."))
    return offer_lines(CellOffer(replace(FACT, **changes), "", dose), TODAY)  # type: ignore[arg-type]


def test_an_offer_in_school_says_who_how_much_and_whom_to_ask() -> None:
    assert said() == ("Talking group", "8 places", "", "Miss Tamarind. 6 weekly.", "Ask Miss Tamarind.")


def test_an_external_offer_begins_with_that_word() -> None:
    assert said(in_house=False, organisation="Otterdale NHS")[3] == "External: Otterdale NHS. 6 weekly."


def test_an_external_offer_without_an_organisation_still_says_so() -> None:
    assert said(in_house=False, organisation="", dose="", days_and_place="")[3] == "External."


def test_people_who_come_by_themselves_are_told_the_days() -> None:
    assert said(self_access=True)[3] == "Miss Tamarind. Tue, Thu."


def test_a_telephone_number_is_no_answer_to_who() -> None:
    assert said(contact="01000 000 000")[3] == "Pastoral team. 6 weekly."


def test_what_is_for_everyone_needs_no_third_line() -> None:
    assert said(universal=True, how_to_refer="For everyone.")[4] == ""


def test_without_a_way_to_refer_it_says_who_can() -> None:
    assert said(how_to_refer="", referrer_label="Schools, GPs")[4] == "Can refer: Schools, GPs."


def test_without_anything_else_it_says_whom_to_ask() -> None:
    assert said(how_to_refer="")[4] == "Ask Miss Tamarind."


def test_a_wait_reads_on_in_the_line() -> None:
    assert said(usual_places=1, expected_wait="About 5 weeks")[1] == "1 place, wait 5 weeks"


def test_a_stale_offer_says_when_it_was_last_checked() -> None:
    assert said(check_due=True, checked_on=date(2025, 4, 30))[2] == "last checked 30 April 2025"
    assert said(check_due=True, checked_on=date(2026, 4, 30))[2] == "last checked 30 April"
    assert said(check_due=True, checked_on=None)[2] == "not checked yet"


def test_a_line_without_end_is_cut_at_a_word() -> None:
    line = said(how_to_refer="Ask the office first. " * 40)[4]
    assert len(line) <= 120
    assert line.endswith(("first…", "the…", "Ask…", "office…"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon", "Mon."),
        ("Mon..", "Mon."),
        ("Mon .", "Mon."),
        (" Mon,\n Tue ;", "Mon, Tue."),
        ("Really?", "Really?"),
        ("And so on…", "And so on…"),
        ("", ""),
    ],
)
def test_no_line_ends_in_two_full_stops(text: str, expected: str) -> None:
    assert sentence(text) == expected
