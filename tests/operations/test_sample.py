"""The sample school: as many pupils as asked for, the same from the same seed, and true together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from app.errors import Invalid, Problem
from app.operations.sample.plan import SamplePlan
from app.operations.sample.pupil_rows import upn
from app.operations.sample.school import make_sample_school
from app.progress import Cancelled
from app.queries.check import look_for_wrong_rows
from app.queries.open_placements import roll
from app.queries.provision_map import MapFilters, ProvisionMap, provision_map
from app.queries.school import school_profile
from app.sample import make_sample
from app.schema import UNJOURNALLED
from app.schools import open_store
from app.store import Store
from tests.fixtures import TODAY, clock

PLAN = SamplePlan()
# Two times at the school with days between.
CAME_BACK = """SELECT count(*) FROM standing a
    WHERE NOT EXISTS (SELECT 1 FROM standing b WHERE b.pupil_id = a.pupil_id AND b.starts_on = a.ends_on)
    AND EXISTS (SELECT 1 FROM standing c WHERE c.pupil_id = a.pupil_id AND c.starts_on > a.ends_on)"""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The usual sample school of 420 pupils, read only."""
    folder = tmp_path_factory.mktemp("sample") / "school"
    make_sample(folder, PLAN, clock=clock)
    store = open_store(folder)
    yield store
    store.close()


@pytest.fixture(scope="module")
def seen(sample: Store) -> ProvisionMap:
    """The Map of the sample school today."""
    return sample.read(provision_map, MapFilters(TODAY))


def ask(store: Store, question: str) -> list[tuple[object, ...]]:
    """Return the rows that a question in SQL finds."""
    with store.database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(question), {"today": TODAY.isoformat()})]


def number(store: Store, question: str) -> int:
    """Return the one number that a question in SQL finds."""
    found = ask(store, question)[0][0]
    assert isinstance(found, int)
    return found


def rows_of(folder: Path, plan: SamplePlan) -> dict[str, list[tuple[object, ...]]]:
    """Make a sample school and return every row in it, but for the journal."""
    make_sample(folder, plan, clock=clock)
    store = open_store(folder)
    tables = [str(name) for (name,) in ask(store, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    kept = [name for name in tables if name not in UNJOURNALLED and not name.startswith("sqlite_")]
    found = {name: ask(store, f"SELECT * FROM {name} ORDER BY id") for name in kept}
    store.close()
    return found


def test_the_roll_of_today_is_as_large_as_asked_for(seen: ProvisionMap) -> None:
    assert seen.roll == PLAN.pupils


def test_about_77_per_cent_thrive_in_every_domain(seen: ProvisionMap) -> None:
    assert seen.thriving / seen.roll == pytest.approx(0.77, abs=0.01)


def test_about_80_per_cent_thrive_in_emotional_wellbeing(seen: ProvisionMap) -> None:
    row = next(row for row in seen.rows if row.name == "Emotional wellbeing")
    assert 1 - row.placed / seen.roll == pytest.approx(0.81, abs=0.03)


def test_very_few_stand_in_risk_support_and_never_for_communication_or_learning(seen: ProvisionMap) -> None:
    assert 0 < seen.totals[-1].pupils <= seen.roll / 100
    by_name = {row.name: row.cells[-1].pupils for row in seen.rows}
    assert by_name["Communication and language"] == by_name["Learning and attention"] == 0


def test_somebody_in_risk_support_stands_beside_another_grouping(sample: Store) -> None:
    beside = (
        "SELECT count(DISTINCT r.pupil_id) FROM placement r JOIN placement p ON p.pupil_id = r.pupil_id"
        " WHERE r.band = 'risk' AND p.band = 'plan' AND r.ends_on IS NULL AND p.ends_on IS NULL"
    )
    assert number(sample, beside) > 0


def test_the_only_gaps_are_the_two_of_the_picture(seen: ProvisionMap) -> None:
    names = {row.domain_id: row.name for row in seen.rows}
    gaps = {(names[cell.domain_id], cell.grouping.code): cell.gap for cell in seen.gaps}
    assert gaps == {
        ("Learning and attention", "more_help"): 4,
        ("Attendance and belonging", "risk_support"): 1,
    }


def test_48_offers_run_and_one_cell_may_overlap(seen: ProvisionMap) -> None:
    assert (len(seen.offers), len(seen.overlapping)) == (48, 1)


def test_offers_are_drafts_paused_and_ended_too(sample: Store) -> None:
    states = "SELECT status, count(*) FROM offer_state WHERE ends_on IS NULL GROUP BY status ORDER BY status"
    assert dict(ask(sample, states)) == {"active": 48, "draft": 4, "ended": 1, "paused": 1}  # type: ignore[arg-type]


def test_fewer_offers_ran_two_years_ago(sample: Store) -> None:
    then = sample.read(provision_map, MapFilters(TODAY.replace(year=TODAY.year - 2)))
    assert 0 < len(then.offers) < 48


@pytest.mark.parametrize("years_ago", [1, 2])
def test_the_years_before_had_about_as_many_pupils(sample: Store, years_ago: int) -> None:
    then = sample.read(roll, TODAY.replace(year=TODAY.year - years_ago))
    assert then == pytest.approx(PLAN.pupils, rel=0.05)


def test_the_history_has_every_kind_of_thing_in_it(sample: Store) -> None:
    for question in (
        "SELECT count(*) FROM pupil WHERE left_on IS NOT NULL",
        "SELECT count(*) FROM placement WHERE withdrawn_at IS NOT NULL",
        "SELECT count(*) FROM placement WHERE ending = 'goals_met'",
        "SELECT count(*) FROM placement WHERE ending = 'left'",
        "SELECT count(*) FROM placement WHERE pupil_words != ''",
        "SELECT count(*) FROM participant WHERE kind = 'agency' AND NOT decided",
        "SELECT count(*) FROM pupil_need WHERE closed_on IS NOT NULL",
        "SELECT count(*) FROM pupil_sen_type",
        "SELECT count(*) FROM standing WHERE looked_after",
        CAME_BACK,
    ):
        assert number(sample, question) > 0, question


def test_some_looks_are_overdue_and_some_due_within_a_fortnight(sample: Store) -> None:
    standing = (
        "SELECT count(*) FROM placement WHERE ends_on IS NULL AND withdrawn_at IS NULL AND next_look_on"
    )
    assert 3 <= number(sample, f"{standing} < :today") <= 20
    assert 5 <= number(sample, f"{standing} BETWEEN :today AND date(:today, '+14 days')") <= 40


def test_the_pupils_of_the_pictures_are_there(sample: Store) -> None:
    names = {f"{one} {other}" for one, other in ask(sample, "SELECT forename, surname FROM pupil")}
    assert names >= {"Idris Moonraker", "Wren Thimble", "Callum Driftwood", "Tansy Puddlefoot"}


def test_the_last_changes_are_ordinary_work_by_several_people(sample: Store) -> None:
    steps = ask(sample, "SELECT person, sentence, kind FROM journal_step ORDER BY id")
    last = "Wren Thimble is now in Getting Help for communication and language."
    assert steps[-1] == ("Ms Dovecote", last, "place_pupil")
    assert len({person for person, _, _ in steps}) >= 4
    assert 5 <= len(steps) - 1 <= 8


def test_the_school_is_marked_as_the_sample(sample: Store) -> None:
    profile = sample.read(school_profile)
    assert (profile.is_sample, profile.name) == (True, "Quillhaven Primary School")


def test_everything_in_it_is_true_together(sample: Store) -> None:
    assert [one for one in sample.read(look_for_wrong_rows) if one.wrong] == []


def test_the_same_seed_makes_the_same_school_and_another_seed_another(tmp_path: Path) -> None:
    one = rows_of(tmp_path / "one", SamplePlan(60, 3))
    same = rows_of(tmp_path / "same", SamplePlan(60, 3))
    other = rows_of(tmp_path / "other", SamplePlan(60, 4))
    assert one == same
    assert one["pupil"] != other["pupil"]


@pytest.mark.parametrize("day", [date(2026, 9, 1), date(2026, 8, 31), date(2028, 2, 29)])
def test_it_can_be_made_on_any_day_of_the_year(day: date, tmp_path: Path) -> None:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    make_sample(tmp_path / "school", SamplePlan(90), clock=lambda: noon)
    store = open_store(tmp_path / "school")
    assert store.read(roll, day) == 90
    assert [one for one in store.read(look_for_wrong_rows) if one.wrong] == []
    store.close()


def test_a_large_school_has_150_offers_and_classes_enough(tmp_path: Path) -> None:
    done = make_sample(tmp_path / "school", SamplePlan(2_000), clock=clock)
    store = open_store(tmp_path / "school")
    largest = "SELECT count(*) AS n FROM standing WHERE ends_on IS NULL GROUP BY class_name ORDER BY n DESC"
    assert (done.counts["offers"], store.read(roll, TODAY)) == (150, 2_000)
    assert number(store, largest) <= 33
    assert [one for one in store.read(look_for_wrong_rows) if one.wrong] == []
    store.close()


def test_invented_upns_have_the_right_letter_of_an_authority_that_does_not_exist(sample: Store) -> None:
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    known = [str(found) for (found,) in ask(sample, "SELECT upn FROM pupil")]
    assert len(set(known)) == len(known)
    for one in [*known, upn(123_456, 2026)]:
        total = sum(int(digit) * place for place, digit in enumerate(one[1:], 2))
        assert (one[0], one[1:4], len(one)) == (letters[total % 23], "999", 13)


def test_a_school_that_is_set_up_is_not_filled_with_inventions(store: Store) -> None:
    with pytest.raises(Problem, match="already been set up"):
        store.write(make_sample_school, SamplePlan(40), today=TODAY)


def test_a_size_that_is_no_school_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(Invalid) as refused:
        make_sample(tmp_path / "school", SamplePlan(5), clock=clock)
    assert set(refused.value.problems) == {"pupils"}
    assert not (tmp_path / "school").exists()


class _Stops:
    """Somebody who presses Cancel after the offers."""

    def step(self, done: int, total: int, text: str = "") -> None:
        if done == 2:
            raise Cancelled


def test_stopping_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        make_sample(tmp_path / "school", SamplePlan(40), clock=clock, progress=_Stops())
    assert not (tmp_path / "school").exists()


def test_nothing_of_the_history_lies_after_today(sample: Store) -> None:
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    for column in ("placement.starts_on", "placement.ends_on", "standing.starts_on", "pupil_need.noted_on"):
        table, name = column.split(".")
        assert number(sample, f"SELECT count(*) FROM {table} WHERE {name} >= '{tomorrow}'") == 0
