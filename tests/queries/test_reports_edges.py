"""Reports of pupils who have left, who wait again or wait twice, and of few pupils, each figure worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.models import Pupil, Standing
from app.queries.reports.beside import beside
from app.queries.reports.nothing_live import nothing_live
from app.queries.reports.report import Kind, Report, ReportColumn, ReportTable
from app.queries.reports.supports_then import begun_between, running_between, standing_on
from app.queries.supports.capacity import capacity
from app.queries.years import Period
from app.store import Store
from app.vocabulary import Stage
from tests.fixtures import TODAY
from tests.pupil_school import EMOTIONS, LANGUAGE, RELATIONS, place
from tests.report_school import asked, reported_school, row, table
from tests.supported import SEPTEMBER, group, held, keep, offer, support

LEFT = date(2026, 10, 10)
NOBODY_YET = Period(date(2019, 9, 1), date(2020, 8, 31))
AGAIN = (
    ("referred", date(2026, 9, 1)),
    ("running", date(2026, 9, 10)),
    ("waiting", date(2026, 10, 30)),
)


@pytest.fixture(scope="module")
def edges(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The small school with a pupil who left in the middle of a support, and one who waits again."""
    with reported_school(template, tmp_path_factory.mktemp("edges")) as (store, made):
        gone = keep(store, Pupil, forename="Otis", surname="Marrowby", folded="otis", left_on=LEFT)
        keep(store, Standing, pupil_id=gone, year_group="4", starts_on=SEPTEMBER, ends_on=LEFT)
        support(store, gone, made.chess, (("running", SEPTEMBER),))
        support(store, gone, made.counsellor, (("offered", SEPTEMBER),))
        support(store, made.pupils.ada, made.counsellor, AGAIN)
        for domain in (RELATIONS, LANGUAGE):
            support(store, made.pupils.wren, made.chess, (("waiting", date(2026, 9, 1)),), domain_id=domain)
        place(store, made.pupils.idris, "help", RELATIONS)
        short = (("running", date(2026, 9, 14)), ("ended", date(2026, 10, 15)))
        support(store, made.pupils.idris, made.chess, short, domain_id=RELATIONS)
        much = offer(store, "Much", "help", EMOTIONS, usual_places=2)
        often = group(store, much, places=7)
        goes = support(store, made.pupils.wren, much, group_id=often)
        for day in range(1, 13):
            held(store, often, date(2026, 10, day), {goes: True})
        yield store


def test_what_ends_on_a_day_ran_on_it_and_is_live_no_more(edges: Store) -> None:
    last = date(2026, 10, 20)
    (ended,) = (one.id for one in edges.read(begun_between, Period(last, last), Stage.ENDED))
    assert ended in [one.id for one in edges.read(running_between, Period(last, last))]
    assert ended not in [one.id for one in edges.read(running_between, Period(last + timedelta(1), TODAY))]
    assert ended not in [one.id for one in edges.read(standing_on, last)]


def test_a_grouping_has_nothing_live_from_the_day_on_which_its_support_ends(edges: Store) -> None:
    for day, gap in ((date(2026, 10, 14), False), (date(2026, 10, 15), True)):
        found = [row.domain_id for row in edges.read(nothing_live, day).rows]
        assert (RELATIONS in found) is gap


def test_whoever_has_left_has_no_offer_now(edges: Store) -> None:
    assert row(table(asked(edges, "reach"), "Whom offers reach"), "Chess")[2:] == (0, 1, 2)


def test_reach_and_the_offer_itself_say_the_same_of_places_and_of_who_is_there(edges: Store) -> None:
    rooms = edges.read(capacity, today=TODAY)
    found = table(asked(edges, "reach"), "Whom offers reach")
    assert row(found, "Much")[1:3] == (7, 1)
    for (_, number), cells in zip(filter(None, found.keys), found.rows, strict=True):
        assert (rooms[number].places, rooms[number].running) == cells[2:4]


def test_whoever_has_left_is_not_asked_why_nothing_has_begun(edges: Store) -> None:
    found = table(asked(edges, "not-attended"), "Pupils whom it did not reach")
    assert "Otis Marrowby" not in [cells[0] for cells in found.rows]


def test_a_second_wait_begins_after_the_first_help(edges: Store) -> None:
    found = table(asked(edges, "waiting"), "Pupils who wait, the longest first")
    assert [cells[4] for cells in found.rows if cells[0] == "Ada Fern"] == [date(2026, 10, 30)]


def test_a_pupil_who_waits_for_two_needs_is_one_pupil(edges: Store) -> None:
    said = asked(edges, "waiting").sentences[0]
    assert said == "On 10 November 2026 3 pupils wait, 2 of them for 6 weeks or longer."
    assert {one.waiting for one in edges.read(capacity, today=TODAY).values()} == {0, 1, 2}


def test_no_share_of_few_pupils_is_said_however_often_they_came(edges: Store) -> None:
    found = table(asked(edges, "use"), "Years")
    assert row(found, "Year 4")[5:] == (15, None)
    assert all(cells[-1] is None for cells in asked(edges, "intensity").tables[0].rows)


@pytest.mark.parametrize("code", ["gaps", "unmet", "use"])
def test_a_time_without_anybody_is_said_without_two_noes(edges: Store, code: str) -> None:
    for said in asked(edges, code, NOBODY_YET).sentences:
        assert said.lower().split().count("no") <= 1, said


def test_two_offers_called_alike_keep_their_own_last_year() -> None:
    def report(*rows: tuple[str, int, int]) -> Report:
        heads = (ReportColumn("Offer"), ReportColumn("Pupils", Kind.COUNT))
        cells = tuple((name, count) for name, count, _ in rows)
        keys = tuple(("offer", number) for *_, number in rows)
        return Report("x", "X", "this time", tables=(ReportTable("By offer", heads, cells, keys),))

    (found,) = beside(report(("Lego", 3, 1), ("Lego", 9, 2)), report(("Lego", 5, 1), ("Lego", 1, 2))).tables
    assert found.rows == (("Lego", 3, 5), ("Lego", 9, 1))
