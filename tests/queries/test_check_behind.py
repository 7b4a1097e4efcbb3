"""Rows behind a decision that cannot be true together are found, by number."""

from __future__ import annotations

import pytest

from app.queries.check import look_for_wrong_rows
from app.store import Store
from tests.operations.deciding import new_pupil, place
from tests.operations.measuring import use_sdq
from tests.operations.planning import agree, plan

WRONG = {
    "Open plans stand behind a decision": "UPDATE placement SET ends_on = '2026-11-09', ending = 'moved_on'",
    "Agreed plans have what an agreement takes": "DELETE FROM agreement WHERE kind = 'family'",
    "Agreements are to a version there is, by people around that pupil": "UPDATE agreement SET version = 2 WHERE id = 2",
    "Versions of a plan come before the one that stands": (
        "INSERT INTO plan_version (plan_id, number, closed_on, why, content, recorded_at, recorded_by)"
        " VALUES (1, 1, '2026-11-10', '', '', '2026-11-10', '')"
    ),
    "Aims that are settled say from which day": "UPDATE aim SET outcome = 'achieved'",
    "Reviews say when to look again, or how it ended": (
        "INSERT INTO review (placement_id, held_on, present, changed, pupil_words, safety, decision, costs_harms,"
        " what_next, who_told, way_back, approved_by, recorded_at, recorded_by)"
        " VALUES (1, '2026-11-10', '', '', '', '', 'end', '', '', '', '', '', '2026-11-10', '')"
    ),
    "Contacts are followed up after they were held": (
        "INSERT INTO contact (pupil_id, domain_id, held_on, kind, with_whom, advice, follow_up_on, outcome_note,"
        " recorded_at, recorded_by) VALUES (1, 1, '2026-11-10', 'phone', '', '', '2026-11-10', '', '2026-11-10', '')"
    ),
    "Consents have their days in order": (
        "INSERT INTO consent (pupil_id, organisation_id, purpose, state, since_on, by_whom, until_on, note,"
        " recorded_at, recorded_by) SELECT 1, min(id), 'share', 'given', '2026-11-10', '', '2026-11-01', '',"
        " '2026-11-10', '' FROM organisation"
    ),
    "Scores lie within their measure": (
        "INSERT INTO measure_score (pupil_id, measure_id, respondent, scored_on, value, stage, note, recorded_at,"
        " recorded_by) SELECT 1, id, 'nobody', '2026-11-10', maximum + 1, 'baseline', '', '2026-11-10', ''"
        " FROM measure ORDER BY id LIMIT 1"
    ),
}


@pytest.fixture
def full(store: Store) -> Store:
    """A pupil in Getting Help with an agreed plan, an organisation and a measure."""
    pupil = new_pupil(store)
    place(store, pupil, "help", 10)
    agree(store, plan(store, pupil))
    use_sdq(store)
    return store


def wrong(store: Store) -> list[str]:
    return [look.what for look in store.read(look_for_wrong_rows) if look.wrong]


def test_what_is_well_is_called_well(full: Store) -> None:
    assert wrong(full) == []


@pytest.mark.parametrize("what", WRONG)
def test_what_cannot_be_is_found(full: Store, what: str) -> None:
    with full.database.engine.begin() as connection:
        connection.exec_driver_sql(WRONG[what])
    assert what in wrong(full)
