"""The cost report adds charges up by itself; its four tables must be those that open into their sums."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from app.operations.sample.plan import SamplePlan
from app.queries.costs.school import costs
from app.queries.costs.sums import Figures
from app.queries.reports.cost import cost_report
from app.queries.years import Period
from app.sample import make_sample
from app.schools import open_store
from app.store import Store
from tests.fixtures import TODAY, clock

LAST_YEAR = Period(TODAY - timedelta(days=600), TODAY - timedelta(days=200))
YEAR = Period(TODAY - timedelta(days=365), TODAY)
AHEAD = Period(TODAY - timedelta(days=30), TODAY + timedelta(days=200))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("costs") / "school"
    make_sample(folder, SamplePlan(60), clock=clock)
    store = open_store(folder)
    yield store
    store.close()


def line(label: str, supports: int | None, figures: Figures) -> tuple[object, ...]:
    """Return a row as the report is to show it, from figures that open into their sums."""
    money = (one.pence for _, one in figures.each())
    missing = len({*figures.planned.missing, *figures.to_date.missing})
    said = "" if not missing else f"{missing} thing{'' if missing == 1 else 's'} not said"
    return label, supports, *money, round(figures.to_date.minutes / 60, 1), said


@pytest.mark.parametrize("period", [LAST_YEAR, YEAR, AHEAD], ids=["last year", "a year", "ahead"])
def test_every_line_of_the_report_is_what_it_opens_into(sample: Store, period: Period) -> None:
    opened = sample.read(costs, period, TODAY)
    shown = sample.read(cost_report, period, today=TODAY)
    every = line("All", None, opened.whole)
    tables = (opened.offers, opened.groupings, opened.domains, opened.streams)
    expected = [[*(line(row.label, row.supports, row.figures) for row in rows), every] for rows in tables]
    assert all(len(rows) > 2 for rows in expected)
    assert [list(table.rows) for table in shown.tables] == expected


def test_the_lines_of_each_table_add_up_to_the_same_whole(sample: Store) -> None:
    for table in sample.read(cost_report, YEAR, today=TODAY).tables:
        *rows, every = ([cell or 0 for cell in row[2:5]] for row in table.rows)
        assert [sum(column) for column in zip(*rows, strict=True)] == every
