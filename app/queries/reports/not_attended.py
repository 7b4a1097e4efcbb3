"""Offered but not attended: declined, not begun, and sessions held that pupils did not come to."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from sqlalchemy.orm import Session

from app.queries.reports.attended import Came, Marks, absences_of, came_of, marks_between
from app.queries.reports.columns import counts, texts
from app.queries.reports.not_attended_pupils import Facts, pupils_not_there
from app.queries.reports.people import on_roll
from app.queries.reports.report import Cell, Chart, ChartKind, Kind, Report, ReportColumn, ReportTable, Series
from app.queries.reports.supports_then import (
    Then,
    begun_between,
    offer_names,
    running_between,
    standing_on,
)
from app.queries.reports.words import capital, counted, period_words, share, share_words
from app.queries.wording import words
from app.queries.years import Period
from app.vocabulary import ListKind, Stage

# As many offers as a chart can name and still be read.
MOST = 12


def not_attended_report(session: Session, period: Period, *, today: date) -> Report:
    """Return what was offered in a time and not taken up, and how often pupils came to what was held."""
    time = Period(period.first, min(period.last, today))
    offered = begun_between(session, time, Stage.OFFERED, Stage.ACCEPTED, Stage.DECLINED, Stage.RUNNING)
    marks = marks_between(session, time)
    facts = Facts(
        begun_between(session, time, Stage.DECLINED),
        _not_begun(session, time.last),
        running_between(session, time),
        came_of(marks),
    )
    table = _by_offer(session, {(row.id, row.offer_id) for row in offered}, facts)
    held, here = _sums(facts)
    said = _sentences(len({row.id for row in offered}), facts, held, here)
    tables = (table, _reasons(session, marks, facts), pupils_not_there(session, time, facts))
    notes = (
        "A session counts where a register was taken. What an outside agency tells of sessions has no days.",
    )
    return Report(
        "not-attended", "Offered but not attended", period_words(time), said, (_chart(table),), tables, notes
    )  # fmt: skip


def _not_begun(session: Session, day: date) -> list[Then]:
    standing = standing_on(session, day, of=on_roll(session, day))
    return [row for row in standing if row.stage in (Stage.OFFERED, Stage.ACCEPTED)]


def _sentences(offered: int, facts: Facts, held: int, here: int) -> tuple[str, str]:
    first = (
        f"{capital(counted(offered, 'support was', 'supports were'))} offered or begun in this time;"
        f" {len(facts.declined):,} declined, {len(facts.waiting):,} offered or accepted and not yet begun."
    )
    came = f"{here:,} of {held:,} places at sessions that were held{share_words(here, held)}"
    return first, f"Pupils came to {came}." if held else "No register was taken in this time."


def _sums(facts: Facts) -> tuple[int, int]:
    came = [facts.came[row.id] for row in facts.running if row.id in facts.came]
    return sum(one.held for one in came), sum(one.here for one in came)


def _by_offer(session: Session, offered: set[tuple[int, int]], facts: Facts) -> ReportTable:
    names = offer_names(session)
    reached = Counter(offer for _, offer in offered)
    declined = Counter(row.offer_id for row in facts.declined)
    waiting = Counter(row.offer_id for row in facts.waiting)
    came: dict[int, list[Came]] = defaultdict(list)
    for row in facts.running:
        if row.id in facts.came:
            came[row.offer_id].append(facts.came[row.id])
    lines: list[tuple[Cell, ...]] = []
    shown = [offer for offer in names if reached[offer] or waiting[offer] or came[offer]]
    for offer in shown:
        held, here = sum(one.held for one in came[offer]), sum(one.here for one in came[offer])
        never = sum(one.here == 0 for one in came[offer])
        lines.append(
            (
                names[offer],
                reached[offer],
                declined[offer],
                waiting[offer],
                never,
                held,
                here,
                share(here, held),
            )
        )
    heads = (
        *texts("Offer"),
        *counts("Offered or begun", "Declined", "Not yet begun", "Never came", "Places held", "Came"),
        ReportColumn("Share", Kind.SHARE),
    )
    keys = tuple(("offer", offer) for offer in shown)
    note = "A place held is one pupil at one session. No share is said under ten."
    return ReportTable(
        "By offer", heads, tuple(lines), keys, note=note, empty="Nothing was offered in this time."
    )


def _reasons(session: Session, marks: list[Marks], facts: Facts) -> ReportTable:
    labels = words(session, ListKind.ABSENCE, retired=True)
    found = absences_of(marks, {row.id for row in facts.running})
    total = found.total()
    lines = tuple(
        (labels.get(code, "Not said"), number, share(number, total)) for code, number in found.most_common()
    )
    heads = (*texts("Why pupils were not here"), *counts("Times"), ReportColumn("Share", Kind.SHARE))
    return ReportTable("Why pupils did not come", heads, lines, empty="Nobody was missed at a session.")


def _chart(table: ReportTable) -> Chart:
    most = sorted((row for row in table.rows if row[5]), key=lambda row: int(str(row[6])) - int(str(row[5])))[
        :MOST
    ]
    came = tuple(float(str(row[6])) for row in most)
    missed = tuple(float(str(row[5])) - float(str(row[6])) for row in most)
    names = tuple(str(row[0]) for row in most)
    said = "; ".join(f"{row[0]}: came to {row[6]} of {row[5]}" for row in most)
    return Chart(
        "Places at sessions that were held",
        ChartKind.STACKED,
        names,
        (Series("Came", came, "accent"), Series("Did not come", missed, "warning")),
        f"{said}." if said else "No session was held in this time.",
    )
