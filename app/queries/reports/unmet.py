"""Need with no offer: which needs pupils have, what answers them, and where it is said that no help is available."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import PupilNeed
from app.queries.map_words import full_day
from app.queries.reports.columns import counted_domains, counts, texts
from app.queries.reports.people import on_roll
from app.queries.reports.report import Cell, Chart, ChartKind, Report, ReportTable, Series
from app.queries.reports.said_none import said_none
from app.queries.reports.supports_then import standing_on
from app.queries.reports.unmet_answers import answers_to_needs
from app.queries.reports.words import counted, period_words
from app.queries.years import Period
from app.vocabulary import Stage, serves_year

NO_NEED = "In words of its own"
MOST = 12


def unmet_report(session: Session, period: Period, *, today: date) -> Report:
    """Return the open needs of the last day by what answers them, and decisions that say no help is available."""
    day = min(period.last, today)
    time = Period(period.first, day)
    table, unanswered, pupils = _by_need(session, day)
    none = said_none(session, time)
    said = _sentence(day, unanswered, pupils) if table.rows else f"On {full_day(day)} no need is open."
    notes = (_WHAT, "A pupil with several needs counts once in each line.")
    return Report(
        "unmet", "Need with no offer", period_words(time), (said,), (_chart(table),), (table, *none), notes
    )  # fmt: skip


def _sentence(day: date, unanswered: int, pupils: int) -> str:
    first = (
        f"{counted(unanswered, 'open need is', 'open needs are')} answered by no offer"
        if unanswered
        else "every open need that is named is answered by an offer"
    )
    second = (
        f"{counted(pupils, 'pupil')} with an open need had no support for that domain"
        if pupils
        else "each pupil with an open need had support for that domain"
    )
    return f"On {full_day(day)} {first} that runs and serves the pupil's year; {second}."


_WHAT = (
    "An offer answers a need where its form names the need. A need may be met in lessons, or by an offer whose form does"
    " not say so."
)


def _by_need(session: Session, day: date) -> tuple[ReportTable, int, int]:
    people, answers = on_roll(session, day), answers_to_needs(session, day)
    live = {
        (row.pupil_id, row.domain_id) for row in standing_on(session, day) if row.stage != Stage.IDENTIFIED
    }
    open_needs = [row for row in _open_needs(session, day) if row[0] in people]
    domains = counted_domains(session, {row[1] for row in open_needs})
    having: dict[tuple[int, int | None], set[int]] = defaultdict(set)
    for pupil, domain, need in open_needs:
        having[domain, need].add(pupil)
    lines: list[tuple[Cell, ...]] = []
    unanswered = 0
    for domain_row in domains:
        named = [(need.id, need.name) for need in domain_row.needs]
        for need, name in (*named, (None, NO_NEED)):
            pupils = having.get((domain_row.id, need), set())
            if not pupils:
                continue
            offers = answers.get(need, ()) if need is not None else ()
            alone = sum(
                not any(serves_year(one.year_from, one.year_to, people[pupil].year) for one in offers)
                for pupil in pupils
            )
            nothing = sum((pupil, domain_row.id) not in live for pupil in pupils)
            none = alone if need is not None else None
            unanswered += none or 0
            lines.append((domain_row.name, name, len(pupils), len(offers), none, nothing))
    lines.sort(key=lambda line: -int(str(line[4] or 0)))
    heads = (
        *texts("Domain of need", "Need"),
        *counts("Pupils", "Offers that answer it", "Pupils without one", "With no support for the domain"),
    )
    without = {row[0] for row in open_needs if (row[0], row[1]) not in live}
    table = ReportTable("Open needs and what answers them", heads, tuple(lines), empty="No need is open.")
    return table, unanswered, len(without)


def _open_needs(session: Session, day: date) -> list[tuple[int, int, int | None]]:
    """Return pupil, domain and need of each need that was open on a day; totals only, so none is left out."""
    need = PupilNeed.__table__.c
    rows = session.execute(
        select(need.pupil_id, need.domain_id, need.need_id).where(
            need.noted_on <= day, (need.closed_on.is_(None)) | (need.closed_on > day)
        )
    )
    return [(row[0], row[1], row[2]) for row in rows]


def _chart(table: ReportTable) -> Chart:
    most = [row for row in table.rows if row[4]][:MOST]
    found = Counter({str(row[1]): int(str(row[4])) for row in most})
    said = "; ".join(f"{name}: {counted(number, 'pupil')}" for name, number in found.items())
    return Chart(
        "Pupils whose need no offer answers",
        ChartKind.BARS,
        tuple(found),
        (Series("Pupils", tuple(map(float, found.values())), "accent"),),
        f"{said}." if said else "Every open need is answered by an offer.",
    )
