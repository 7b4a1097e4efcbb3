"""Who is around a pupil, and what becomes of whoever leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.errors import Invalid
from app.operations.around.people import (
    InvolvedDraft,
    add_involved,
    change_involved,
    end_involvement,
    restart_involvement,
    take_back_involved,
)
from app.queries.around.people import Around as People
from app.queries.around.people import around_pupil
from app.queries.find import findable
from app.queries.people import organisations
from app.queries.provision_map import MapFilters, provision_map
from app.store import Store
from tests.fixtures import TODAY

from .around_school import OCTOBER, Around, fill


@pytest.fixture
def wren(store: Store) -> Around:
    """Wren Thimble and two organisations."""
    return fill(store)


def people(wren: Around) -> People:
    return wren.store.read(around_pupil, wren.wren, today=TODAY)


def test_family_and_professionals_stand_apart(wren: Around) -> None:
    wren.involve("family", "Mum", role="Mum", reach="after four")
    wren.involve("professional", "Dr Sparrow", wren.kite, role="Educational psychologist")
    found = people(wren)
    assert [(row.name, row.reach) for row in found.family] == [("Mum", "after four")]
    assert [(row.name, row.organisation) for row in found.professionals] == [("Dr Sparrow", "Kite Project")]


def test_agencies_from_outside_are_told_from_teams_of_the_school(wren: Around) -> None:
    wren.involve("professional", "Dr Sparrow", wren.kite)
    wren.involve("professional", "Ms Lark", wren.team)
    wren.involve("professional", "Mr Finch")
    assert [row.in_house for row in people(wren).professionals] == [False, True, None]
    assert people(wren).outside == ("Kite Project",)


def test_family_belongs_to_no_agency(wren: Around) -> None:
    wren.involve("family", "Mum", wren.kite)
    assert people(wren).family[0].organisation == ""


def test_a_professional_who_leaves_stays_among_the_past(wren: Around) -> None:
    number = wren.involve("professional", "Dr Sparrow", wren.kite)
    wren.store.write(end_involvement, number, on=TODAY, why="Left the service", today=TODAY)
    found = people(wren)
    assert (found.professionals, found.outside) == ((), ())
    assert [(row.name, row.ends_on, row.ended_why) for row in found.past] == [
        ("Dr Sparrow", TODAY, "Left the service")
    ]


@pytest.mark.parametrize("on", [None, date(2026, 9, 30), date(2026, 11, 11)])
def test_an_end_lies_between_the_beginning_and_today(wren: Around, on: date | None) -> None:
    number = wren.involve("family", "Mum")
    with pytest.raises(Invalid) as told:
        wren.store.write(end_involvement, number, on=on, today=TODAY)
    assert told.value.problems.keys() == {"on"}


def test_whoever_comes_back_later_keeps_both_times(wren: Around) -> None:
    number = wren.involve("professional", "Dr Sparrow", wren.kite)
    wren.store.write(end_involvement, number, on=date(2026, 10, 9), today=TODAY)
    wren.store.write(restart_involvement, number, on=TODAY, today=TODAY)
    found = people(wren)
    assert [row.starts_on for row in found.professionals] == [TODAY]
    assert [(row.starts_on, row.ends_on) for row in found.past] == [(OCTOBER, date(2026, 10, 9))]


def test_what_goes_on_from_the_day_it_ended_has_not_ended(wren: Around) -> None:
    number = wren.involve("professional", "Dr Sparrow", wren.kite)
    wren.store.write(end_involvement, number, on=TODAY, why="By mistake", today=TODAY)
    wren.store.write(restart_involvement, number, on=TODAY, today=TODAY)
    (row,) = people(wren).professionals
    assert (row.id, row.starts_on, row.ended_why, people(wren).past) == (number, OCTOBER, "", ())


def test_a_changed_row_keeps_its_beginning_where_none_is_given(wren: Around) -> None:
    number = wren.involve("family", "Mum")
    wren.store.write(change_involved, number, InvolvedDraft(wren.wren, "family", "Jo"), today=TODAY)
    (row,) = people(wren).family
    assert (row.name, row.starts_on) == ("Jo", OCTOBER)


def test_what_was_noted_for_the_wrong_pupil_is_taken_back_and_undone(wren: Around) -> None:
    done = wren.store.write(take_back_involved, wren.involve("family", "Mum"))
    assert people(wren).family == ()
    wren.store.undo(done.step)
    assert [row.name for row in people(wren).family] == ["Mum"]


def test_each_thing_that_cannot_be_is_said_under_its_field(wren: Around) -> None:
    draft = InvolvedDraft(wren.wren, "professional", " ", organisation_id=99, starts_on=date(2027, 1, 1))
    with pytest.raises(Invalid) as told:
        wren.store.write(add_involved, draft, today=TODAY)
    assert told.value.problems.keys() == {"name", "organisation_id", "starts_on"}


def test_nobody_around_a_pupil_is_found_by_name(wren: Around) -> None:
    before = wren.store.read(findable, today=TODAY)
    wren.involve("family", "Marigold Hatch")
    wren.involve("professional", "Dr Sparrow", wren.kite)
    assert wren.store.read(findable, today=TODAY) == before


def test_neither_the_map_nor_an_organisation_says_anything_of_pupils(wren: Around) -> None:
    def read() -> object:
        shown = wren.store.read(provision_map, MapFilters(TODAY))
        return shown, [replace(row, in_use=False) for row in wren.store.read(organisations)]

    before = read()
    wren.involve("professional", "Dr Sparrow", wren.kite)
    wren.consent("given", OCTOBER)
    wren.share()
    assert read() == before
