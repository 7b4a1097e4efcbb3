"""Waiting: for what, how many, how long and since when, by year, SEN and pupil premium."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from statistics import median

from sqlalchemy.orm import Session

from app.models import School
from app.queries.map_words import full_day
from app.queries.reports.columns import counts, texts
from app.queries.reports.groups_of import GROUPS, in_group
from app.queries.reports.people import OnRoll, names_of, on_roll, year_said, years_of
from app.queries.reports.report import Cell, Chart, ChartKind, Kind, Report, ReportColumn, ReportTable, Series
from app.queries.reports.supports_then import offer_names
from app.queries.reports.waits import Wait, waiting_on, waits_ended
from app.queries.reports.words import capital, counted, period_words
from app.queries.years import Period

MOST = 12


def waiting_report(session: Session, period: Period, *, today: date) -> Report:
    """Return who waits on the last day and since when, and how long it took those who began in the time."""
    day = min(period.last, today)
    time = Period(period.first, day)
    people = on_roll(session, day)
    waits = [wait for wait in waiting_on(session, day) if wait.pupil_id in people]
    ended = waits_ended(session, time)
    weeks = session.get_one(School, 1).long_wait_weeks
    table = _by_offer(session, day, waits, ended, weeks)
    tables = (table, _by_group(day, waits, people), _pupils(session, day, waits, people))
    said = _sentences(day, waits, ended, weeks)
    note = (
        "A wait is counted from the first day on which a pupil was referred or put on a list, until it runs."
    )
    return Report("waiting", "Waiting", period_words(time), said, (_chart(table),), tables, (note,))


def _sentences(day: date, waits: list[Wait], ended: list[Wait], weeks: int) -> tuple[str, ...]:
    who = counted(len({one.pupil_id for one in waits}), "pupil waits", "pupils wait")
    long = len({one.pupil_id for one in waits if one.days(day) >= weeks * 7})
    first = f"On {full_day(day)} {who}, {long:,} of them for {weeks} weeks or longer."
    if not waits:
        first = f"On {full_day(day)} nobody waits."
    if not ended:
        return (first,)
    took = median(one.days(one.until or day) for one in ended)
    half = f"after {took:.0f} days" if len(ended) == 1 else f"half of them within {took:.0f} days"
    return first, f"{capital(counted(len(ended), 'wait'))} ended in a start in this time, {half}."


def _by_offer(session: Session, day: date, waits: list[Wait], ended: list[Wait], weeks: int) -> ReportTable:
    now: dict[int, list[int]] = defaultdict(list)
    then: dict[int, list[int]] = defaultdict(list)
    for one in waits:
        now[one.offer_id].append(one.days(day))
    for one in ended:
        then[one.offer_id].append(one.days(one.until or day))
    names = offer_names(session)
    shown = sorted(
        (offer for offer in names if now[offer] or then[offer]), key=lambda one: -max(now[one], default=0)
    )
    lines: list[tuple[Cell, ...]] = []
    for offer in shown:
        mine, took = now[offer], then[offer]
        longest = max(mine, default=None)
        since = day - timedelta(longest) if longest is not None else None
        half = round(median(took)) if took else None
        lines.append(
            (names[offer], len(mine), sum(d >= weeks * 7 for d in mine), longest, since, len(took), half)
        )
    heads = (
        *texts("Offer"),
        *counts("Wait now", f"{weeks} weeks or longer"),
        ReportColumn("Longest", Kind.DAYS),
        ReportColumn("Since", Kind.DAY),
        *counts("Began in the time"),
        ReportColumn("Half waited at most", Kind.DAYS),
    )
    keys = tuple(("offer", offer) for offer in shown)
    return ReportTable(
        "By offer", heads, tuple(lines), keys, empty="Nobody waits, and nobody began after a wait."
    )


def _by_group(day: date, waits: list[Wait], people: dict[int, OnRoll]) -> ReportTable:
    lines: list[tuple[Cell, ...]] = []
    for group in (*GROUPS, *(year_said(year) for year in years_of(people.values()))):
        mine = [one.days(day) for one in waits if in_group(group, people[one.pupil_id])]
        if mine or group in GROUPS:
            lines.append((group, len(mine), max(mine, default=None), round(median(mine)) if mine else None))
    heads = (
        *texts("Who"),
        *counts("Waits"),
        ReportColumn("Longest", Kind.DAYS),
        ReportColumn("Half waited at most", Kind.DAYS),
    )
    note = "The lines overlap: a pupil may be in several."
    return ReportTable("Who waits", heads, tuple(lines), note=note)


def _pupils(session: Session, day: date, waits: list[Wait], people: dict[int, OnRoll]) -> ReportTable:
    names, offers = names_of(session, {one.pupil_id for one in waits}), offer_names(session)
    kept = sorted(waits, key=lambda one: (one.since, names[one.pupil_id]))
    lines: list[tuple[Cell, ...]] = []
    for one in kept:
        person = people[one.pupil_id]
        marks = ", ".join(group for group in GROUPS if in_group(group, person))
        who = (names[one.pupil_id], year_said(person.year), marks)
        lines.append((*who, offers[one.offer_id], one.since, one.days(day)))
    heads = (
        *texts("Pupil", "Year", "Group", "Offer"),
        ReportColumn("Since", Kind.DAY),
        ReportColumn("Days", Kind.DAYS),
    )
    keys = tuple(("pupil", one.pupil_id) for one in kept)
    return ReportTable("Pupils who wait, the longest first", heads, tuple(lines), keys, empty="Nobody waits.")


def _chart(table: ReportTable) -> Chart:
    most = [row for row in table.rows if row[3] is not None][:MOST]
    said = "; ".join(f"{row[0]}: {row[1]} wait, the longest {row[3]} days" for row in most)
    return Chart(
        "Longest wait by offer, in days",
        ChartKind.BARS,
        tuple(str(row[0]) for row in most),
        (Series("Longest wait", tuple(float(str(row[3])) for row in most), "accent"),),
        f"{said}." if said else "Nobody waits.",
        Kind.DAYS,
    )
