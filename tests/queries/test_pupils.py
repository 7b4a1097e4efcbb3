"""The list of pupils: who is on it, what is found in it, and what its filters let through."""

from __future__ import annotations

from datetime import date

import pytest

from app.operations.pupils import PupilDraft, add_pupil, leave_school
from app.queries.pupil_filter import ANY, PupilFilter
from app.queries.pupils import PupilRow, pupil_rows
from app.queries.today import counts
from app.store import Store
from tests.fixtures import TODAY
from tests.pupil_school import EMOTIONS, LANGUAGE, RELATIONS, Pupils, add, fill, place
from tests.supported import offer, support


@pytest.fixture
def pupils(store: Store) -> Pupils:
    """Wren, Idris and Ada."""
    return fill(store)


def rows(store: Store) -> dict[int, PupilRow]:
    """Return the rows by id."""
    return {row.id: row for row in store.read(pupil_rows, today=TODAY)}


def held(store: Store, wanted: PupilFilter) -> set[str]:
    """Return the forenames that a filter lets through."""
    return {row.forename for row in rows(store).values() if wanted.holds(row)}


def test_the_list_is_by_the_name_that_people_use(store: Store, pupils: Pupils) -> None:
    store.write(add_pupil, PupilDraft("Zachary", "Bell", preferred_name="Bo"), today=TODAY)
    assert [row.forename for row in rows(store).values()] == ["Ada", "Bo", "Idris", "Wren"]


@pytest.mark.parametrize("typed", ["year 5", "y5", "kestrel", "moonraker", "idris"])
def test_name_year_and_class_are_searched(store: Store, pupils: Pupils, typed: str) -> None:
    assert all(word in rows(store)[pupils.idris].folded for word in typed.split())


def test_the_upn_is_not_searched(store: Store) -> None:
    done = store.write(add_pupil, PupilDraft("Kit", "Wren", upn="H801200001001"), today=TODAY)
    assert "h801200001001" not in rows(store)[done.id or 0].folded


def test_no_record_means_no_marker(store: Store, pupils: Pupils) -> None:
    assert rows(store)[pupils.ada].groupings == ()


def test_each_grouping_is_marked_once_in_their_order(store: Store, pupils: Pupils) -> None:
    assert rows(store)[pupils.wren].groupings == ("advice", "help")


def test_who_left_is_among_the_leavers_only(store: Store, pupils: Pupils) -> None:
    store.write(leave_school, pupils.wren, on=TODAY, today=TODAY)
    (left,) = store.read(pupil_rows, today=TODAY, leavers=True)
    assert (left.id, left.on_roll) == (pupils.wren, False)
    assert pupils.wren not in rows(store)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (PupilFilter(), {"Ada", "Idris", "Wren"}),
        (PupilFilter(ANY), {"Idris", "Wren"}),
        (PupilFilter("thriving"), {"Ada"}),
        (PupilFilter("thriving", LANGUAGE), {"Ada", "Idris"}),
        (PupilFilter("help", LANGUAGE), {"Wren"}),
        (PupilFilter("", EMOTIONS), {"Idris", "Wren"}),
        (PupilFilter("advice", RELATIONS), set()),
        (PupilFilter(years=frozenset({"R", "4"})), {"Ada", "Wren"}),
        (PupilFilter(classes=frozenset({"Kestrel"})), {"Idris"}),
        (PupilFilter(flags=frozenset({"nothing_noted"})), {"Ada"}),
    ],
)
def test_a_filter_lets_through_whom_it_asks_for(
    store: Store, pupils: Pupils, wanted: PupilFilter, found: set[str]
) -> None:
    assert held(store, wanted) == found


@pytest.mark.parametrize("domain", [EMOTIONS, LANGUAGE, None])
def test_every_count_of_today_opens_into_as_many_pupils(
    store: Store, pupils: Pupils, domain: int | None
) -> None:
    for row in store.read(counts, domain, today=TODAY).counts:
        assert len(held(store, PupilFilter(row.grouping.code, domain))) == row.pupils


def test_what_is_true_of_a_pupil_can_be_asked_for(store: Store, pupils: Pupils) -> None:
    draft = PupilDraft("Kit", "Bell", pupil_premium=True, looked_after=True, sen_provision="K")
    store.write(add_pupil, draft, today=TODAY)
    flags = frozenset({"pupil_premium", "looked_after"})
    assert held(store, PupilFilter(sen=frozenset({"K"}), flags=flags)) == {"Kit"}


def test_somebody_is_listed_once_after_a_change_of_class(store: Store, pupils: Pupils) -> None:
    from app.operations.pupils import change_pupil

    draft = PupilDraft("Ada", "Fern", year_group="1", class_name="Owl", started_on=date(2026, 9, 1))
    store.write(change_pupil, pupils.ada, draft, since=date(2026, 10, 1), today=TODAY)
    assert [row.class_name for row in store.read(pupil_rows, today=TODAY) if row.id == pupils.ada] == ["Owl"]


def test_nothing_live_is_a_grouping_without_support_for_its_need(store: Store) -> None:
    wren, idris = add(store, "Wren", "Thimble"), add(store, "Idris", "Moonraker")
    add(store, "Ada", "Fern")
    for pupil in (wren, idris):
        place(store, pupil, "help", EMOTIONS)
    support(store, wren, offer(store, "Lego club"), domain_id=EMOTIONS)
    support(store, idris, offer(store, "Chess club"), domain_id=LANGUAGE)
    asked = PupilFilter(flags=frozenset({"nothing_live"}))
    assert [row.forename for row in store.read(pupil_rows, today=TODAY) if asked.holds(row)] == ["Idris"]
