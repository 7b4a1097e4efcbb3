"""The pupils who were offered something and did not get it, each with what happened."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Support, SupportStage
from app.queries.reports.attended import Came
from app.queries.reports.columns import texts
from app.queries.reports.people import names_of
from app.queries.reports.report import Cell, Kind, ReportColumn, ReportTable
from app.queries.reports.supports_then import Then, offer_names
from app.queries.supports.sight import hidden_words
from app.queries.years import Period
from app.vocabulary import Stage

# A pupil who came to fewer is named, so that somebody asks why.
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Facts:
    """Supports declined in a time, offered and not begun at its end, running in it, and how often pupils came."""

    declined: list[Then]
    waiting: list[Then]
    running: list[Then]
    came: dict[int, Came]


def pupils_not_there(session: Session, time: Period, facts: Facts) -> ReportTable:
    """Return whom somebody might ask: declined, offered and not begun, came to fewer than half of three or more."""
    names, offers = names_of(session, _pupils(facts)), offer_names(session)
    reasons = _reasons(session, time)
    lines: list[tuple[tuple[Cell, ...], int]] = []
    for row in facts.declined:
        said = (names[row.pupil_id], offers[row.offer_id], "Declined", row.since, reasons.get(row.id, ""))
        lines.append((said, row.pupil_id))
    lines += [
        ((names[row.pupil_id], offers[row.offer_id], "Not yet begun", row.since, ""), row.pupil_id)
        for row in facts.waiting
    ]
    for row in facts.running:
        came = facts.came.get(row.id)
        if came is not None and came.held >= 3 and came.here < came.held * HALF:
            what = f"Came to {came.here} of {came.held}"
            lines.append(((names[row.pupil_id], offers[row.offer_id], what, row.since, ""), row.pupil_id))
    order = {pupil: number for number, pupil in enumerate(names)}
    lines.sort(key=lambda one: (order[one[1]], str(one[0][1])))
    heads = (*texts("Pupil", "Offer", "What happened"), ReportColumn("Since", Kind.DAY), *texts("Why"))
    return ReportTable(
        "Pupils whom it did not reach",
        heads,
        tuple(line for line, _ in lines),
        tuple(("pupil", pupil) for _, pupil in lines),
        note="Fewer than half of the sessions, where three or more were held. There may be good reasons.",
        empty="It reached everybody it was offered to.",
    )


def _pupils(facts: Facts) -> set[int]:
    return {row.pupil_id for row in (*facts.declined, *facts.waiting, *facts.running)}


def _reasons(session: Session, time: Period) -> dict[int, str]:
    """Return what was said of declined supports in a time, blank where it is out of sight."""
    rows = session.execute(
        select(SupportStage.support_id, SupportStage.reason)
        .join(Support, Support.id == SupportStage.support_id)
        .where(
            SupportStage.stage == Stage.DECLINED,
            SupportStage.starts_on >= time.first,
            SupportStage.starts_on <= time.last,
            ~hidden_words(session),
        )
    )
    return {row[0]: row[1] for row in rows}
