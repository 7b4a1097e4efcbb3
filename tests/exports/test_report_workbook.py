"""A report as a workbook: a sheet a table, numbers as numbers, Excel's own charts that say what they show."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from app.exports.report_workbook import report_workbook
from app.progress import Silent
from app.queries.reports.about import ReportAbout
from app.queries.reports.report import Chart, ChartKind, Kind, Report, ReportColumn, ReportTable, Series
from app.reporting import to_leave
from app.store import Store
from tests.exports.reading import opened
from tests.fixtures import TODAY
from tests.report_school import asked, reported_school

ABOUT = ReportAbout("Test Primary School", TODAY, "Ms Dovecote", "Audit entry 4.", False)


@pytest.fixture(scope="module")
def school_store(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with reported_school(template, tmp_path_factory.mktemp("reported")) as (store, _):
        yield store


def made(report: Report) -> bytes:
    return report_workbook(report, ABOUT, Silent())


def book_of(store: Store, code: str) -> Workbook:
    return opened(made(to_leave(store, asked(store, code))[0]))


def plain(*rows: tuple[object, ...], title: str = "By offer") -> Report:
    heads = (ReportColumn("Offer"), ReportColumn("Share", Kind.SHARE), ReportColumn("Money", Kind.PENCE))
    table = ReportTable(title, heads, rows)  # type: ignore[arg-type]
    chart = Chart("Pupils", ChartKind.BARS, ("Lego",), (Series("Pupils", (3.0,)),), "Lego: 3.")
    return Report("x", "X", "this time", ("One.",), (chart,), (table, table))


def test_each_table_is_a_sheet_of_its_own(school_store: Store) -> None:
    names = book_of(school_store, "waiting").sheetnames
    assert names == ["Report", "By offer", "Who waits", "Pupils who wait, the longest fi"]


def test_two_tables_of_a_name_are_two_sheets() -> None:
    assert opened(made(plain(("Lego", 0.5, 1250)))).sheetnames == ["Report", "By offer", "By offer 2"]


def test_cells_are_numbers_and_days(school_store: Store) -> None:
    sheet = book_of(school_store, "waiting")["By offer"]
    line = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "Counsellor")
    assert line[1:4] == (1, 1, 51)
    assert line[4] is not None
    assert line[4].date() == date(2026, 9, 20)  # type: ignore[union-attr]


def test_money_is_in_pounds_and_a_share_is_a_percentage() -> None:
    sheet = opened(made(plain(("Lego", 0.5, 1250))))["By offer"]
    line = next(row for row in sheet.iter_rows() if row[0].value == "Lego")
    assert [(cell.value, cell.number_format) for cell in line[1:3]] == [(0.5, "0%"), (12.5, "£#,##0.00")]


def test_text_never_becomes_a_formula() -> None:
    sheet = opened(made(plain(("=1+1", None, None))))["By offer"]
    cell = next(row[0] for row in sheet.iter_rows() if row[0].value == "=1+1")
    assert cell.data_type == "s"


def test_a_chart_is_excels_own_and_says_what_it_shows(school_store: Store) -> None:
    content = made(asked(school_store, "reach"))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
        chart = archive.read("xl/charts/chart1.xml").decode()
    assert 'descr="Pupils in a grouping, by need. Emotional wellbeing: 1 Getting Advice' in drawing
    assert "barChart" in chart
    assert "pattFill" in chart


def test_every_sheet_says_in_its_foot_whose_it_is_and_that_it_is_internal(school_store: Store) -> None:
    for sheet in book_of(school_store, "gaps").worksheets:
        foot: Any = sheet.oddFooter
        assert foot.left.text == "Test Primary School, 10 November 2026"
        assert foot.center.text == "Internal, not for sharing"
        assert foot.right.text == "Page &P of &N"
