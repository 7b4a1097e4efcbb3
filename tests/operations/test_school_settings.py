"""The school's settings, its logo and its terms: what is kept and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from app.db import Database
from app.errors import Invalid
from app.operations.school import LOGO_BYTES, SchoolSettingsDraft, change_school, set_logo
from app.operations.terms import TermDraft, set_terms
from app.queries.school import school_profile, terms
from app.store import Store

PNG = b"\x89PNG\r\n\x1a\n"


def term(name: str, starts_on: date, ends_on: date, number: int | None = None) -> TermDraft:
    return TermDraft(number, name, starts_on, ends_on)


def test_settings_are_kept_and_empty_fields_stay_empty(store: Store) -> None:
    store.write(change_school, SchoolSettingsDraft("  Dale   Primary ", address="1 Dale Road", phase=" "))
    profile = store.read(school_profile)
    assert (profile.name, profile.address, profile.phase) == ("Dale Primary", "1 Dale Road", None)


def test_what_the_school_says_of_itself_and_calls_a_long_wait_is_kept(store: Store) -> None:
    draft = SchoolSettingsDraft("Dale Primary", ethos=" Known  by name. ", long_wait_weeks=9)
    store.write(change_school, draft)
    profile = store.read(school_profile)
    assert (profile.ethos, profile.long_wait_weeks) == ("Known by name.", 9)


def test_changing_the_settings_keeps_the_logo(store: Store) -> None:
    store.write(set_logo, PNG)
    store.write(change_school, SchoolSettingsDraft("Dale Primary"))
    assert store.read(school_profile).logo == PNG


def test_a_change_of_settings_does_not_journal_the_picture_again(store: Store, school: Database) -> None:
    store.write(set_logo, PNG)
    step = store.write(change_school, SchoolSettingsDraft("Dale Primary")).step
    with school.engine.connect() as connection:
        kept = connection.exec_driver_sql(
            "SELECT table_name, before, after FROM journal_row WHERE step_id = ?", (step,)
        ).all()
    assert [row.table_name for row in kept] == ["school"]
    assert not any("bytes" in image for row in kept for image in (row.before, row.after))


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (SchoolSettingsDraft(" "), "name"),
        (SchoolSettingsDraft("Dale", urn="12"), "urn"),
        (SchoolSettingsDraft("Dale", laestab="12"), "laestab"),
        (SchoolSettingsDraft("Dale", age_from=11, age_to=4), "age_to"),
        (SchoolSettingsDraft("Dale", age_to=99), "age_to"),
        (SchoolSettingsDraft("Dale", local_offer_url="our council"), "local_offer_url"),
        (SchoolSettingsDraft("Dale", year_start_month=2, year_start_day=29), "year_start_day"),
        (SchoolSettingsDraft("Dale", year_start_month=13), "year_start_day"),
        (SchoolSettingsDraft("Dale", thriving_reference=101), "thriving_reference"),
        (SchoolSettingsDraft("Dale", review_weeks=0), "review_weeks"),
        (SchoolSettingsDraft("Dale", check_weeks=105), "check_weeks"),
        (SchoolSettingsDraft("Dale", small_number=2), "small_number"),
        (SchoolSettingsDraft("Dale", long_wait_weeks=0), "long_wait_weeks"),
        (SchoolSettingsDraft("Dale", ethos="We care. " * 40), "ethos"),
    ],
)
def test_what_cannot_be_is_said_under_its_field(store: Store, draft: SchoolSettingsDraft, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        store.write(change_school, draft)
    assert set(refused.value.problems) == {field}


def test_a_logo_is_removed_with_nothing(store: Store) -> None:
    store.write(set_logo, PNG)
    assert store.write(set_logo, None).sentence == "The logo is removed."
    assert store.read(school_profile).logo is None


@pytest.mark.parametrize("picture", [b"", b"GIF89a", b"<svg/>", PNG + bytes(LOGO_BYTES)])
def test_a_logo_that_is_no_picture_or_too_large_is_refused(store: Store, picture: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        store.write(set_logo, picture)
    assert set(refused.value.problems) == {"logo"}


def test_terms_are_set_as_a_whole_list(store: Store) -> None:
    autumn, *_ = store.read(terms)
    first = term("Autumn", date(2026, 9, 2), date(2026, 12, 17), autumn.id)
    store.write(set_terms, [term("Spring", date(2027, 1, 5), date(2027, 3, 25)), first])
    assert [(row.name, row.starts_on.day) for row in store.read(terms)] == [("Autumn", 2), ("Spring", 5)]
    assert store.read(terms)[0].id == autumn.id


def test_terms_that_overlap_are_refused_by_their_row(store: Store) -> None:
    later = term("Spring", date(2026, 12, 17), date(2027, 3, 25))
    earlier = term("Autumn", date(2026, 9, 2), date(2026, 12, 17))
    with pytest.raises(Invalid) as refused:
        store.write(set_terms, [later, earlier])
    assert dict(refused.value.problems) == {"0.starts_on": "This term starts before Autumn has ended."}


def test_a_term_needs_a_name_and_ends_after_it_starts(store: Store) -> None:
    with pytest.raises(Invalid) as refused:
        store.write(set_terms, [term(" ", date(2026, 9, 2), date(2026, 9, 1))])
    assert set(refused.value.problems) == {"0.name", "0.ends_on"}
