"""The same report a year earlier, set beside this one: columns beside columns, or a table below a wide one."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from app.queries.reports.report import Cell, Chart, ChartKind, Kind, Report, ReportColumn, ReportTable, Series

EARLIER = "a year before"
# More columns of numbers than these beside as many others are read by nobody.
WIDE = 4


def beside(report: Report, earlier: Report) -> Report:
    """Return a report with what was so a year earlier beside it; lists of pupils stay as they are."""
    charts = {chart.title: chart for chart in earlier.charts}
    tables = {table.title: table for table in earlier.tables}
    said = f"A year before, {earlier.period}: "
    return replace(
        report,
        period=f"{report.period}, beside {earlier.period}",
        sentences=(*report.sentences, *(f"{said}{_inside(one)}" for one in earlier.sentences[:1])),
        charts=tuple(chain.from_iterable(_charts(one, charts.get(one.title)) for one in report.charts)),
        tables=tuple(chain.from_iterable(_tables(one, tables.get(one.title)) for one in report.tables)),
    )


def names_pupils(table: ReportTable) -> bool:
    """Say whether rows of a table are about a pupil each."""
    return any(key is not None and key[0] == "pupil" for key in table.keys)


def _inside(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:] if sentence[1:2].islower() else sentence


def _charts(now: Chart, then: Chart | None) -> tuple[Chart, ...]:
    if then is None:
        return (now,)
    if len(now.series) != 1 or len(then.series) != 1 or now.kind is ChartKind.LINES:
        return now, replace(then, title=f"{then.title}, {EARLIER}")
    old = dict(zip(then.labels, then.series[0].values, strict=True))
    # What was not there a year before is nought; only a share of nothing is none.
    none = None if now.value_kind is Kind.SHARE else 0.0
    values = tuple(old.get(label, none) for label in now.labels)
    words = f"{now.words} {EARLIER.capitalize()}: {then.words}"
    return (replace(now, series=(*now.series, Series(EARLIER.capitalize(), values, "muted")), words=words),)


def _tables(now: ReportTable, then: ReportTable | None) -> tuple[ReportTable, ...]:
    if then is None or names_pupils(now) or names_pupils(then):
        return (now,)
    numbers = [at for at, column in enumerate(now.columns) if column.kind not in (Kind.TEXT, Kind.DAY)]
    if now.columns != then.columns or len(numbers) > WIDE:
        return (now, replace(then, title=f"{then.title}, {EARLIER}")) if then.rows else (now,)
    return (_joined(now, then, numbers),)


def _joined(now: ReportTable, then: ReportTable, numbers: list[int]) -> ReportTable:
    order = list(
        chain.from_iterable((at, None) if at in numbers else (at,) for at in range(len(now.columns)))
    )
    old = dict(zip(_rows(then), then.rows, strict=True))
    heads: list[ReportColumn] = []
    last = 0
    for at in order:
        last = last if at is None else at
        column = now.columns[last]
        heads.append(column if at is not None else replace(column, title=f"{column.title}, {EARLIER}"))
    rows = [_row(order, row, old.pop(who, None)) for who, row in zip(_rows(now), now.rows, strict=True)]
    keys = list(now.keys)
    every = zip(_rows(then), then.rows, _keys(then), strict=True)
    gone = [(row, key) for who, row, key in every if who in old]
    # What was there a year before and is no longer stands above the sum.
    place = len(rows) - 1 if now.last_is_total and rows else len(rows)
    blank = [tuple(None if at in numbers else cell for at, cell in enumerate(row)) for row, _ in gone]
    rows[place:place] = [_row(order, none, row) for none, (row, _) in zip(blank, gone, strict=True)]
    keys[place:place] = [key for _, key in gone] if now.keys else []
    return replace(now, columns=tuple(heads), rows=tuple(rows), keys=tuple(keys))


def _rows(table: ReportTable) -> list[object]:
    """Return what tells each row from the others: what it is about, since two offers may be called alike, or its words."""
    return [key or _words(row, table) for row, key in zip(table.rows, _keys(table), strict=True)]


def _words(row: tuple[Cell, ...], table: ReportTable) -> tuple[Cell, ...]:
    return tuple(cell for cell, column in zip(row, table.columns, strict=True) if column.kind is Kind.TEXT)


def _keys(table: ReportTable) -> tuple[tuple[str, int] | None, ...]:
    return table.keys or (None,) * len(table.rows)


def _row(order: list[int | None], row: tuple[Cell, ...], old: tuple[Cell, ...] | None) -> tuple[Cell, ...]:
    found: list[Cell] = []
    last = 0
    for at in order:
        last = last if at is None else at
        found.append(row[last] if at is not None else old[last] if old is not None else None)
    return tuple(found)
