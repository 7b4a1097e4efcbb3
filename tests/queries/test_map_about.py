"""What a copy of the Map says of itself."""

from __future__ import annotations

from datetime import date

from app.operations.school import SchoolSettingsDraft, change_school
from app.queries.map_about import map_about
from app.queries.provision_map import MapFilters
from app.store import Store
from tests.fixtures import TODAY


def test_it_names_the_term_of_the_day_it_shows(store: Store) -> None:
    assert store.read(map_about, MapFilters(TODAY), TODAY).term == "Autumn term 2026"


def test_in_the_holidays_it_names_the_school_year(store: Store) -> None:
    filters = MapFilters(date(2026, 8, 10))
    assert store.read(map_about, filters, TODAY).term == "School year 2025/26"


def test_it_says_who_made_it_when_and_for_whom(store: Store) -> None:
    about = store.read(map_about, MapFilters(TODAY), TODAY, made_by="Ms Dovecote", made_for="the  meeting")
    assert about.made_line == "Made on 10 November 2026 by Ms Dovecote, for the meeting."


def test_without_names_it_says_only_when(store: Store) -> None:
    assert store.read(map_about, MapFilters(TODAY), TODAY).made_line == "Made on 10 November 2026."


def test_it_puts_the_filters_into_words(store: Store) -> None:
    filters = MapFilters(TODAY, years=("R", "3"), in_house=True, audiences=frozenset({"staff"}))
    assert store.read(map_about, filters, TODAY).narrowed == "Reception, Year 3; in-house; Staff"


def test_a_whole_map_is_not_narrowed(store: Store) -> None:
    assert store.read(map_about, MapFilters(TODAY), TODAY).narrowed == ""


def test_a_school_that_says_nothing_of_its_ages_has_all_years(store: Store) -> None:
    years = store.read(map_about, MapFilters(TODAY), TODAY).years
    assert (years[0], years[-1]) == ("R", "13")


def test_it_names_the_local_offer_and_says_what_the_school_says_of_itself(store: Store) -> None:
    link, words = "https://www.example.org/local-offer/", " Every child is known  by name. "
    store.write(change_school, SchoolSettingsDraft("Test Primary", local_offer_url=link, ethos=words))
    about = store.read(map_about, MapFilters(TODAY), TODAY)
    assert (about.local_offer, about.ethos) == (
        "www.example.org/local-offer",
        "Every child is known by name.",
    )
