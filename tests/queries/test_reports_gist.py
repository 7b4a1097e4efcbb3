"""What is said under a chart: the largest and the smallest, what is widest apart, and never a wall of words."""

from __future__ import annotations

from app.queries.reports.gist import gist, value_words
from app.queries.reports.report import Chart, ChartKind, Kind, Series

LONG = "Each label with each of its values in words; " * 6


def chart(*series: Series, kind: ChartKind = ChartKind.BARS, money: bool = False) -> Chart:
    """Return a chart of three offers whose whole words are long."""
    labels = ("Soft start", "Talking group", "Memory group")
    return Chart("Title", kind, labels, series, LONG, Kind.PENCE if money else Kind.COUNT)


def test_the_largest_and_the_smallest_are_said() -> None:
    assert (
        gist(chart(Series("Waits", (3, 12, 5))))
        == "Largest: Talking group, 12. Smallest shown: Soft start, 3."
    )


def test_the_largest_bar_of_parts_is_said_with_its_parts() -> None:
    parts = Series("Came", (3, 12, 5)), Series("Did not come", (1, 0, 2))
    said = "Largest: Talking group, 12 (Came 12). Smallest shown: Soft start, 4."
    assert gist(chart(*parts, kind=ChartKind.STACKED)) == said


def test_of_two_bars_what_is_widest_apart_and_closest_is_said() -> None:
    two = Series("The group", (3, 12, 5)), Series("All others", (3, 4, 8))
    assert gist(chart(*two)) == (
        "Widest apart: Talking group, the group 12, all others 4. "
        "Closest: Soft start, the group 3, all others 3."
    )


def test_what_is_not_shown_is_neither_the_smallest_nor_passed_over() -> None:
    said = "Largest: Talking group, 12. Smallest shown: Memory group, 5. Not shown: Soft start."
    assert gist(chart(Series("Waits", (None, 12, 5)))) == said


def test_a_chart_of_nothing_keeps_its_words() -> None:
    assert gist(chart(Series("Waits", (None, None, None)))) == LONG


def test_money_stands_in_whole_pounds() -> None:
    assert [value_words(chart(money=True), pence) for pence in (232_877.0, 950.0)] == ["£2,329", "£9.50"]
