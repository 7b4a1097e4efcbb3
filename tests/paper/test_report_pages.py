"""A report on paper: its heads on every page, its rows whole, its foot, and charts that read in grey."""

from __future__ import annotations

from app.paper.charts import lay_out_chart
from app.paper.page import Box, Page, Stroke
from app.paper.report_pages import lay_out_report
from app.queries.reports.about import ReportAbout
from app.queries.reports.report import Chart, ChartKind, Kind, Report, ReportColumn, ReportTable, Series
from tests.fixtures import TODAY
from tests.paper.geometry import outside, overlapping

ABOUT = ReportAbout("Test Primary School", TODAY, "Ms Dovecote", "Audit entry 4.", False)
HEADS = (ReportColumn("Offer"), ReportColumn("Pupils", Kind.COUNT))


def pages(rows: int, columns: int = 0) -> tuple[Page, ...]:
    more = tuple(ReportColumn(f"Column {number}", Kind.COUNT) for number in range(columns))
    lines = tuple((f"Offer {number}", number, *range(columns)) for number in range(rows))
    table = ReportTable("By offer", (*HEADS, *more), lines)
    return lay_out_report(Report("x", "Reach", "this time", ("A sentence.",), (), (table,)), ABOUT)


def chart(kind: ChartKind, *series: Series, labels: tuple[str, ...] = ("Feelings", "Talk")) -> Chart:
    return Chart("Pupils", kind, labels, series, "In words.")


def test_heads_are_repeated_and_no_row_is_lost() -> None:
    found = pages(120)
    assert len(found) > 1
    assert all("Offer" in page.text.splitlines() for page in found)
    assert sum(page.text.count("Offer ") for page in found) == 120


def test_no_row_reaches_into_the_foot() -> None:
    for page in pages(120):
        rule = max(one.y1 for one in page.instructions if isinstance(one, Stroke) and one.y1 == one.y2)
        assert all(one.y + one.height <= rule for one in page.words if one.text.startswith("Offer "))


def test_no_words_print_over_others_or_leave_the_page() -> None:
    for page in (*pages(40), *pages(40, columns=10)):
        assert overlapping(page) == []
        assert outside(page, margin=20) == []


def test_the_foot_says_school_day_confidence_trail_and_page() -> None:
    found = pages(120)
    said = " ".join(found[0].text.split())
    assert "Test Primary School. Made on 10 November 2026 by Ms Dovecote. Audit entry 4." in said
    assert "Internal, not for sharing." in said
    assert f"Page 1 of {len(found)}" in said


def test_many_columns_go_on_paper_that_lies_across() -> None:
    assert pages(3)[0].width < pages(3, columns=8)[0].width


def test_parts_of_a_bar_have_letter_and_number() -> None:
    block = lay_out_chart(
        chart(ChartKind.STACKED, Series("A", (8.0, 2.0), "advice"), Series("H", (4.0, 6.0), "help")), 400
    )
    said = Page(400, block.height, block.instructions).text.splitlines()
    assert {"A 8", "H 4", "H 6"} <= set(said)
    assert said.count("12") == 1


def test_series_differ_by_more_than_colour() -> None:
    block = lay_out_chart(
        chart(ChartKind.BARS, Series("This year", (4.0, 6.0)), Series("Last", (4.0, 6.0))), 400
    )
    hatch = [one for one in block.instructions if isinstance(one, Stroke) and one.thickness == 0.5]
    assert hatch
    said = Page(400, block.height, block.instructions).text
    assert "A 4" in said
    assert "B 4" in said


def test_what_is_hidden_is_said_to_be_not_shown() -> None:
    block = lay_out_chart(chart(ChartKind.BARS, Series("Hours", (None, 2.0))), 400)
    assert "not shown" in Page(400, block.height, block.instructions).text


def test_lines_end_with_their_letter_and_number() -> None:
    found = lay_out_chart(chart(ChartKind.LINES, Series("H", (1.0, 5.0), "help")), 400)
    page = Page(400, found.height, found.instructions)
    assert {"H", "5", "Feelings", "Talk"} <= set(page.text.splitlines())


def test_no_half_pupil_stands_beside_lines() -> None:
    found = lay_out_chart(chart(ChartKind.LINES, Series("H", (1.0, 5.0), "help")), 400)
    said = Page(400, found.height, found.instructions).text.splitlines()
    assert {"0", "3", "6"} <= set(said)
    assert "2.5" not in said


def test_a_chart_stays_within_its_width() -> None:
    block = lay_out_chart(chart(ChartKind.STACKED, Series("A", (800.0, 2.0), "advice")), 300)
    assert all(one.x + one.width <= 300 for one in block.instructions if isinstance(one, Box))
