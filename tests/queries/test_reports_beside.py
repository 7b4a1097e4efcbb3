"""Last year beside this one, names left out, and the times that have a name."""

from __future__ import annotations

from datetime import date

from app.operations.terms import TermDraft, set_terms
from app.queries.reports.beside import beside
from app.queries.reports.cells import cell_words
from app.queries.reports.nameless import holds_names, without_names
from app.queries.reports.report import Chart, ChartKind, Kind, Report, ReportColumn, ReportTable, Series
from app.queries.reports.times import report_times
from app.queries.reports.words import counted, period_words, share
from app.queries.years import Period
from app.store import Store
from tests.fixtures import TODAY

HEADS = (ReportColumn("Offer"), ReportColumn("Pupils", Kind.COUNT))


def report(*rows: tuple[str, int], total: bool = False, keys: bool = False) -> Report:
    values = tuple(float(number) for _, number in rows)
    labels = tuple(name for name, _ in rows)
    chart = Chart("Pupils", ChartKind.BARS, labels, (Series("Pupils", values),), "In words.")
    named = tuple(("pupil", number) for number, _ in enumerate(rows, start=1)) if keys else ()
    table = ReportTable("By offer", HEADS, rows, named, last_is_total=total)
    return Report("x", "X", "this time", ("Five pupils.",), (chart,), (table,))


def test_last_year_stands_in_a_column_of_its_own() -> None:
    (table,) = beside(report(("Lego", 3), ("Chess", 1)), report(("Lego", 2))).tables
    assert [column.title for column in table.columns] == ["Offer", "Pupils", "Pupils, a year before"]
    assert table.rows == (("Lego", 3, 2), ("Chess", 1, None))


def test_what_there_was_only_last_year_stands_above_the_sum() -> None:
    (table,) = beside(report(("Lego", 3), ("All", 3), total=True), report(("Chess", 2), ("All", 2))).tables
    assert table.rows == (("Lego", 3, None), ("Chess", None, 2), ("All", 3, 2))


def test_last_year_is_a_second_bar_and_a_sentence() -> None:
    both = beside(report(("Lego", 3)), report(("Lego", 2)))
    assert [one.values for one in both.charts[0].series] == [(3.0,), (2.0,)]
    assert both.sentences == ("Five pupils.", "A year before, this time: five pupils.")


def test_what_was_not_there_last_year_is_nought_in_a_chart() -> None:
    both = beside(report(("Lego", 3), ("Chess", 1)), report(("Lego", 2)))
    assert both.charts[0].series[1].values == (2.0, 0.0)


def test_a_list_of_pupils_stays_of_this_year() -> None:
    now = report(("Wren", 3), keys=True)
    assert beside(now, report(("Ada", 2), keys=True)).tables == now.tables


def test_without_names_a_list_of_pupils_says_how_many_rows_are_left_out() -> None:
    left = without_names(report(("Wren", 3), ("Ada", 1), keys=True))
    assert left.tables[0].rows == ()
    assert left.tables[0].empty == "2 rows that name pupils are left out."
    assert not holds_names(left)


def test_cells_are_said_as_people_read_them() -> None:
    cells = ((None, Kind.COUNT), (1204, Kind.COUNT), (0.29, Kind.SHARE), (1250, Kind.PENCE), (1, Kind.DAYS))
    assert [cell_words(*one) for one in cells] == ["–", "1,204", "29%", "£12.50", "1 day"]
    assert cell_words(date(2026, 11, 3), Kind.DAY) == "3 Nov 2026"


def test_a_share_needs_a_base_of_ten() -> None:
    assert share(3, 9) is None
    assert share(3, 10) == 0.3


def test_a_time_is_said_with_each_year_once() -> None:
    assert period_words(Period(date(2026, 9, 1), TODAY)) == "1 September to 10 November 2026"
    assert period_words(Period(date(2025, 9, 1), TODAY)) == "1 September 2025 to 10 November 2026"
    assert counted(1, "pupil") == "1 pupil"


def test_the_times_with_a_name_never_reach_beyond_today(store: Store) -> None:
    store.write(set_terms, [TermDraft(None, "Autumn term", date(2026, 9, 2), date(2026, 12, 18))])
    times = store.read(report_times, today=TODAY)
    assert times.year == Period(date(2026, 9, 1), TODAY)
    assert times.last_year == Period(date(2025, 9, 1), date(2026, 8, 31))
    assert (times.term, times.term_name) == (Period(date(2026, 9, 2), TODAY), "Autumn term")
