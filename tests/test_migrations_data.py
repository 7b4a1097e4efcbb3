"""Each migration keeps what older schools hold and gives them what a new one starts with: 0003 and later."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from app import db
from app.db import Database, upgrade
from app.operations.words import STARTER
from app.vocabulary import ListKind
from migrations.words_0003 import MORE_WORDS
from migrations.words_0003 import WORDS as NEW_LISTS
from migrations.words_0004 import WORDS as LISTS_OF_0004

# --- 0003: the plan behind a grouping ---


@pytest.fixture
def second_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A school as the second version made it, with a decision, its participant, a need and a list of words."""
    with monkeypatch.context() as older:
        older.setattr(db, "upgrade", partial(upgrade, to="0002"))
        database = db.create(tmp_path / "older")
    with database.writing.begin() as connection:
        for line in SECOND_VERSION:
            connection.exec_driver_sql(line)
    yield database
    database.close()


SECOND_VERSION = (
    "INSERT INTO pupil (id, forename, surname, folded) VALUES (7, 'Wren', 'Thimble', 'wren thimble')",
    (
        "INSERT INTO domain (id, code, position, name, description, retired) VALUES (1, 'talk', 0, "
        "'Talk', '', 0)"
    ),
    (
        "INSERT INTO grouping (id, code, position, label, short_label, definition, letter, aliases, "
        "hidden) VALUES (3, 'help', 2, 'Getting Help', 'Help', '', 'H', '', 0)"
    ),
    (
        "INSERT INTO placement (id, pupil_id, domain_id, grouping_id, band, reason, pupil_words, "
        "parent_view, risk, safeguarding_ref, starts_on, ending_note, recorded_at, recorded_by) VALUES "
        "(5, 7, 1, 3, 'plan', 'Words get stuck.', '', '', '', '', '2026-09-08', '', '2026-09-08 "
        "09:00:00', 'Ms Dovecote')"
    ),
    (
        "INSERT INTO participant (placement_id, kind, name, decided, at_end) VALUES (5, 'young_person', "
        "'', 1, 0)"
    ),
    (
        "INSERT INTO pupil_need (pupil_id, domain_id, seen, difficulty, noted_on) VALUES (7, 1, 'Waits "
        "to be asked.', 'mild', '2026-09-08')"
    ),
    (
        "INSERT INTO list_word (kind, code, label, position, retired) VALUES ('ending', 'goals_met', "
        "'Reached', 0, 0)"
    ),
)


def test_a_school_from_before_plans_keeps_its_decisions_and_gets_the_new_words(
    second_version: Database,
) -> None:
    upgrade(second_version, to="0003")
    with second_version.engine.connect() as connection:
        placement = connection.execute(
            text("SELECT id, reason, advice_reason, parents_by, agreed, left_open FROM placement")
        ).one()
        need = connection.execute(text("SELECT seen, difficulty, choice FROM pupil_need")).one()
        pupil = connection.execute(text("SELECT id, surname, strengths, what_helps FROM pupil")).one()
        words = connection.execute(text("SELECT kind, label FROM list_word ORDER BY id")).all()
        assert connection.exec_driver_sql("SELECT count(*) FROM participant").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    assert tuple(placement) == (5, "Words get stuck.", None, "", None, 0)
    assert tuple(need) == ("Waits to be asked.", "mild", None)
    assert tuple(pupil) == (7, "Thimble", "", "")
    assert tuple(words[0]) == ("ending", "Reached")
    assert {kind for kind, _ in words} == {"ending", *NEW_LISTS}
    assert ("ending", "Passed on to another service") in {tuple(row) for row in words}


def test_the_words_an_older_school_gets_are_those_a_new_one_starts_with() -> None:
    # Until a later version words them otherwise: the migration's own list never changes again.
    assert {kind: STARTER[ListKind(kind)] for kind in NEW_LISTS} == NEW_LISTS
    for kind, code, label in MORE_WORDS:
        assert (code, label) in STARTER[ListKind(kind)]


# --- 0004: what pupils get ---


@pytest.fixture
def third_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A school as the third version made it, with an offer in a place, a pupil with a plan, and a list of words."""
    with monkeypatch.context() as older:
        older.setattr(db, "upgrade", partial(upgrade, to="0003"))
        database = db.create(tmp_path / "older")
    with database.writing.begin() as connection:
        for line in (*SECOND_VERSION, *THIRD_VERSION):
            connection.exec_driver_sql(line)
    yield database
    database.close()


THIRD_VERSION = (
    (
        "INSERT INTO school (id, name, year_start_month, year_start_day, thriving_reference, review_weeks, "
        "check_weeks, is_sample) VALUES (1, 'Dale Primary', 9, 1, 80, 5, 13, 0)"
    ),
    (
        "INSERT INTO offer (id, name, folded, in_house, what, universal, how_to_refer, entry_criteria, exclusions, "
        "days_and_place, staff_needed, expected_wait, cost_note, evidence_link, limits, ending, crisis, contact, "
        "website, area, notes) VALUES (4, 'Talk Boost', 'talk boost', 1, '', 0, '', '', '', '', '', '', '', '', '', "
        "'', 0, '', '', '', '')"
    ),
    (
        "INSERT INTO offer_place (offer_id, grouping_id, domain_id, note, dose, starts_on) VALUES (4, 3, 1, '', '', "
        "'2026-09-01')"
    ),
    (
        "INSERT INTO plan (id, pupil_id, domain_id, band, started_on, own_part, limits_discussed, limits_note, "
        "long_timeframe, resource_note, tried, trusted_adult, triggers, early_signs, what_helps, who_to_call, "
        "crisis_contact, family_changes, legal_limit, no_agency_why, version, ending_note) VALUES (2, 7, 1, 'plan', "
        "'2026-09-08', 'Says hello first.', 0, '', 0, '', '', '', '', '', '', '', '', '', '', '', 1, '')"
    ),
)


def test_a_school_from_before_supports_keeps_its_offers_and_plans_and_gets_the_new_words(
    third_version: Database,
) -> None:
    upgrade(third_version)
    with third_version.engine.connect() as connection:
        offer = connection.exec_driver_sql("SELECT name, runs_until, local_offer_link FROM offer").one()
        school = connection.exec_driver_sql(
            "SELECT name, ethos, cost_weeks, first_pounds, delivered_percent, small_number FROM school"
        ).one()
        plan = connection.exec_driver_sql("SELECT pupil_id, own_part FROM plan").one()
        kinds = set(connection.exec_driver_sql("SELECT kind FROM list_word").scalars())
        assert connection.exec_driver_sql("SELECT count(*) FROM offer_place").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    assert tuple(offer) == ("Talk Boost", None, "")
    assert tuple(school) == ("Dale Primary", "", 38, 6000, 80, 5)
    assert tuple(plan) == (7, "Says hello first.")
    assert kinds == {"ending", *LISTS_OF_0004}


def test_the_words_of_supports_and_meetings_are_those_a_new_school_starts_with() -> None:
    assert {kind: STARTER[ListKind(kind)] for kind in LISTS_OF_0004} == LISTS_OF_0004


def test_a_school_from_before_mappings_keeps_its_imported_offers_and_has_no_mapping_yet(
    third_version: Database,
) -> None:
    with third_version.writing.begin() as connection:
        connection.exec_driver_sql("UPDATE offer SET source = 'open_referral', source_id = 's-1'")
    upgrade(third_version)
    with third_version.engine.connect() as connection:
        offer = connection.exec_driver_sql(
            "SELECT name, source_id, source_said, taken_in_on FROM offer"
        ).one()
        assert connection.exec_driver_sql("SELECT count(*) FROM file_mapping").scalar() == 0
    assert tuple(offer) == ("Talk Boost", "s-1", "", None)
