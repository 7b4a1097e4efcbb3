"""What a chart says in a sentence or two: the largest, the smallest or what is widest apart; its table has the rest."""

from __future__ import annotations

from app.queries.reports.cells import cell_words
from app.queries.reports.report import Chart, ChartKind, Kind, Series

# Words so short are said whole.
SHORT = 140


def gist(chart: Chart) -> str:
    """Return what matters in a chart; the whole of it, `chart.words`, where that is short or where it is lines."""
    if chart.kind is ChartKind.LINES or len(chart.words) <= SHORT or not chart.series:
        return chart.words
    return _of_two(chart) if len(chart.series) == 2 and chart.kind is ChartKind.BARS else _ends(chart)


def value_words(chart: Chart, value: float) -> str:
    """Return a value of a chart as people read it: money in whole pounds, which is all a bar can show."""
    if chart.value_kind is Kind.PENCE and abs(value) >= 10_000:
        return cell_words(round(value / 100) * 100, Kind.PENCE).removesuffix(".00")
    whole = float(value).is_integer() and chart.value_kind is not Kind.SHARE
    return cell_words(round(value) if whole else value, chart.value_kind)


def _ends(chart: Chart) -> str:
    sums = {
        at: sum(one.values[at] or 0 for one in chart.series)
        for at in range(len(chart.labels))
        if any(one.values[at] is not None for one in chart.series)
    }
    if not sums:
        return chart.words
    most, least = max(sums, key=sums.__getitem__), min(sums, key=sums.__getitem__)
    said = f"Largest: {chart.labels[most]}, {value_words(chart, sums[most])}{_parts(chart, most)}."
    if sums[least] < sums[most]:
        said += f" Smallest shown: {chart.labels[least]}, {value_words(chart, sums[least])}."
    return said + _unsaid(chart, set(range(len(chart.labels))) - set(sums))


def _parts(chart: Chart, at: int) -> str:
    if len(chart.series) < 2:
        return ""
    parts = [_part(chart, one, at) for one in chart.series if one.values[at]]
    return f" ({', '.join(parts)})"


def _of_two(chart: Chart) -> str:
    first, second = chart.series
    apart = {
        at: abs(one - other)
        for at, (one, other) in enumerate(zip(first.values, second.values, strict=True))
        if one is not None and other is not None
    }
    if not apart:
        return chart.words
    most, least = max(apart, key=apart.__getitem__), min(apart, key=apart.__getitem__)
    said = f"Widest apart: {_pair(chart, most)}."
    if apart[least] < apart[most]:
        said += f" Closest: {_pair(chart, least)}."
    return said + _unsaid(chart, set(range(len(chart.labels))) - set(apart))


def _pair(chart: Chart, at: int) -> str:
    said = (_part(chart, one, at) for one in chart.series)
    return f"{chart.labels[at]}, " + ", ".join(part[:1].lower() + part[1:] for part in said)


def _part(chart: Chart, one: Series, at: int) -> str:
    return f"{one.name} {value_words(chart, one.values[at] or 0)}"


def _unsaid(chart: Chart, places: set[int]) -> str:
    return f" Not shown: {', '.join(chart.labels[at] for at in sorted(places))}." if places else ""
