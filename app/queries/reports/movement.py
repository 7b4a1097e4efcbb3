"""Movement between two dates: where pupils stood on the first and on the last day, need by need."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy.orm import Session

from app.queries.map_words import full_day
from app.queries.open_placements import open_placements
from app.queries.reports.columns import counted_domains, counted_groupings, counts, texts
from app.queries.reports.movement_lines import months_chart
from app.queries.reports.people import names_of, on_roll
from app.queries.reports.report import Cell, Report, ReportTable
from app.queries.reports.words import capital, counted, period_words, share_words
from app.queries.together import together_words
from app.queries.wording import DomainRow, GroupingRow
from app.queries.years import Period
from app.vocabulary import GroupingCode

Moves = Counter[tuple[int, int, int]]


def movement_report(session: Session, period: Period, *, today: date) -> Report:
    """Return, for each domain, how many stood where on both days, of pupils on the roll of both."""
    time = Period(period.first, min(period.last, today))
    then, now = _where(session, time.first), _where(session, time.last)
    first, last = on_roll(session, time.first), on_roll(session, time.last)
    both = first.keys() & last.keys()
    used = {*then.values(), *now.values()}
    columns = counted_groupings(session, used)
    thriving = next(row.id for row in columns if row.code == GroupingCode.THRIVING)
    domains = counted_domains(session, {domain for _, domain in (*then, *now)})
    moves: Moves = Counter()
    moved: list[tuple[int, int, int, int]] = []
    for pupil, domain in {*then, *now}:
        if pupil in both:
            before, after = then.get((pupil, domain), thriving), now.get((pupil, domain), thriving)
            moves[domain, before, after] += 1
            if before != after:
                moved.append((pupil, domain, before, after))
    for row in domains:
        placed = sum(number for (domain, _, _), number in moves.items() if domain == row.id)
        moves[row.id, thriving, thriving] += len(both) - placed
    roll = len(last.keys() - first.keys()), len(first.keys() - last.keys())
    said = _sentences(time, len(both), len({one[0] for one in moved}), roll)
    tables = (
        *(_matrix(row, columns, moves, time) for row in domains),
        _named(session, moved, columns, domains),
    )
    notes = (_WHAT, *filter(None, (together_words(session),)))
    chart = months_chart(session, time, domains[0], columns) if domains else None
    charts = (chart,) if chart is not None else ()
    return Report("movement", "Movement between two dates", period_words(time), said, charts, tables, notes)


_WHAT = (
    "The groupings are about need and choice, decided together: going from one to another is neither up nor down."
    " No record for a need means Thriving."
)


def _sentences(time: Period, both: int, moved: int, roll: tuple[int, int]) -> tuple[str, str]:
    there = capital(counted(both, "pupil was", "pupils were"))
    first = (
        f"{there} on the roll on both days; {moved:,}{share_words(moved, both)} stood in another grouping for some need"
        f" on {full_day(time.last)} than on {full_day(time.first)}."
    )
    came = capital(counted(roll[0], "pupil"))
    return first, f"{came} came to the school in between and {counted(roll[1], 'pupil')} left."


def _where(session: Session, day: date) -> dict[tuple[int, int], int]:
    return {(row.pupil_id, row.domain_id): row.grouping_id for row in open_placements(session, day)}


def _matrix(row: DomainRow, columns: tuple[GroupingRow, ...], moves: Moves, time: Period) -> ReportTable:
    lines: list[tuple[Cell, ...]] = []
    for before in columns:
        numbers = [moves[row.id, before.id, after.id] for after in columns]
        lines.append((before.label, *numbers, sum(numbers)))
    sums = [sum(moves[row.id, before.id, after.id] for before in columns) for after in columns]
    lines.append(("All", *sums, sum(sums)))
    heads = (
        *texts(f"{row.name}: on {full_day(time.first)}"),
        *counts(*(one.label for one in columns), "All"),
    )
    note = f"Across: where they stood on {full_day(time.last)}."
    return ReportTable(row.name, heads, tuple(lines), last_is_total=True, note=note)


def _named(
    session: Session,
    moved: list[tuple[int, int, int, int]],
    columns: tuple[GroupingRow, ...],
    domains: tuple[DomainRow, ...],
) -> ReportTable:
    names = names_of(session, {one[0] for one in moved})
    order = {pupil: number for number, pupil in enumerate(names)}
    labels = {row.id: row.label for row in columns}
    said = {row.id: row.name for row in domains}
    kept = sorted(moved, key=lambda one: (order[one[0]], one[1]))
    lines = tuple(
        (names[p], said[domain], labels[before], labels[after]) for p, domain, before, after in kept
    )
    return ReportTable(
        "Pupils who stood elsewhere",
        texts("Pupil", "Domain of need", "Then", "Now"),
        lines,
        tuple(("pupil", one[0]) for one in kept),
        empty="Everybody stood where they had stood.",
    )
