"""Use by pupil group: who is in a grouping, who has support and who comes, each group beside the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.queries.open_placements import Placed, open_placements
from app.queries.reports.attended import Came, came_of, marks_between
from app.queries.reports.columns import counted_domains, counts, texts
from app.queries.reports.groups_of import GROUPS, in_group
from app.queries.reports.people import OnRoll, on_roll, year_said, years_of
from app.queries.reports.report import Cell, Chart, ChartKind, Kind, Report, ReportColumn, ReportTable, Series
from app.queries.reports.supports_then import running_between
from app.queries.reports.words import BASE, counted, period_words, share, share_words
from app.queries.years import Period
from app.vocabulary import within

REST = "All others"


@dataclass(frozen=True, slots=True)
class Facts:
    """The roll of the last day, who stands in a grouping, who had support in the time, and how often they came."""

    people: dict[int, OnRoll]
    placed: list[Placed]
    supported: frozenset[int]
    came: dict[int, Came]


def use_report(session: Session, period: Period, *, today: date) -> Report:
    """Return groups of pupils, each beside all others on the roll, and the cohorts by need."""
    time = Period(period.first, min(period.last, today))
    people = on_roll(session, time.last)
    running, came = running_between(session, time), came_of(marks_between(session, time))
    by_pupil: dict[int, Came] = {}
    for row in running:
        one, so_far = came.get(row.id, Came(0, 0)), by_pupil.get(row.pupil_id, Came(0, 0))
        by_pupil[row.pupil_id] = Came(so_far.held + one.held, so_far.here + one.here)
    supported = frozenset(row.pupil_id for row in running if row.pupil_id in people)
    facts = Facts(people, open_placements(session, time.last), supported, by_pupil)
    table = _groups(facts)
    number, total = len(supported), len(people)
    said = f"{number:,} of {counted(total, 'pupil')} on the roll{share_words(number, total)} had support in this time."
    if not total:
        said = "Nobody was on the roll."
    notes = (
        "The lines of groups overlap: a pupil may be in several. No share is said of fewer than ten.",
        "A grouping follows need and choice, never a group: a difference is a question, not an answer.",
    )
    tables = (table, _years(facts), _cohorts(session, facts))
    return Report("use", "Use by pupil group", period_words(time), (said,), (_chart(table),), tables, notes)


def _line(name: str, facts: Facts, mine: Callable[[OnRoll], bool]) -> tuple[Cell, ...]:
    pupils = {one.pupil_id for one in facts.people.values() if mine(one)}
    placed = len({row.pupil_id for row in facts.placed} & pupils)
    supported = len(facts.supported & pupils)
    came = [facts.came[pupil] for pupil in pupils if pupil in facts.came]
    held, here = sum(one.held for one in came), sum(one.here for one in came)
    total = len(pupils)
    return (
        name, total, placed, share(placed, total), supported, share(supported, total), held, share(here, held) if total >= BASE else None,
    )  # fmt: skip


def _heads(first: str) -> tuple[ReportColumn, ...]:
    part = ReportColumn("Share", Kind.SHARE)
    one, two, three, four = counts("On the roll", "In a grouping", "With support", "Places at sessions")
    return (*texts(first), one, two, part, three, part, four, ReportColumn("Came", Kind.SHARE))


def _groups(facts: Facts) -> ReportTable:
    lines: list[tuple[Cell, ...]] = []
    for group in GROUPS:
        lines.append(_line(group, facts, lambda one, group=group: in_group(group, one)))  # type: ignore[misc]
        rest = f"{REST}: not {within(group)}"
        lines.append(_line(rest, facts, lambda one, group=group: not in_group(group, one)))  # type: ignore[misc]
    return ReportTable("Groups beside the rest", _heads("Group"), tuple(lines))


def _years(facts: Facts) -> ReportTable:
    lines = tuple(
        _line(year_said(year), facts, lambda one, year=year: one.year == year)  # type: ignore[misc]
        for year in years_of(facts.people.values())
    )
    return ReportTable("Years", _heads("Year"), lines, empty="Nobody is on the roll.")


def _cohorts(session: Session, facts: Facts) -> ReportTable:
    domains = counted_domains(session, {row.domain_id for row in facts.placed})
    there = {domain.id: {r.pupil_id for r in facts.placed if r.domain_id == domain.id} for domain in domains}
    cohorts = (*GROUPS, *(year_said(year) for year in years_of(facts.people.values())))
    lines: list[tuple[Cell, ...]] = []
    for cohort in cohorts:
        mine = {one.pupil_id for one in facts.people.values() if in_group(cohort, one)}
        lines.append((cohort, len(mine), *(len(mine & there[domain.id]) for domain in domains)))
    heads = (*texts("Cohort"), *counts("On the roll", *(domain.name for domain in domains)))
    note = "Pupils of the cohort in a grouping for each need; a pupil may be in several."
    return ReportTable("Cohorts by need", heads, tuple(lines), note=note)


def _chart(table: ReportTable) -> Chart:
    pairs = list(zip(table.rows[::2], table.rows[1::2], strict=True))
    said = "; ".join(
        f"{one[0]}: {_percent(one[5])} with support, all others {_percent(rest[5])}" for one, rest in pairs
    )
    return Chart(
        "Share with support, each group beside the rest",
        ChartKind.BARS,
        GROUPS,
        (
            Series("The group", tuple(_number(one[5]) for one, _ in pairs), "accent"),
            Series("All others", tuple(_number(rest[5]) for _, rest in pairs), "muted"),
        ),
        f"{said}.",
        Kind.SHARE,
    )


def _number(cell: Cell) -> float | None:
    return cell if isinstance(cell, float) else None


def _percent(cell: Cell) -> str:
    return f"{cell:.0%}" if isinstance(cell, float) else "fewer than ten pupils, so no share"
