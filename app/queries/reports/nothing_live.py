"""The pupils who stand in a grouping for a need and have no support for it under way or ahead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Support
from app.queries.open_placements import Placed, open_placements
from app.queries.reports.columns import counted_domains, texts
from app.queries.reports.people import names_of, on_roll, year_said
from app.queries.reports.report import Cell, ReportTable
from app.queries.wording import groupings


@dataclass(frozen=True, slots=True)
class Uncovered:
    """The placements with nothing live, and the table that names their pupils."""

    rows: list[Placed]
    table: ReportTable


def nothing_live(session: Session, day: date) -> Uncovered:
    """Return who has nothing live for the need of a grouping on a day, by name.

    A support that is out of sight counts as live too: who may not see it learns neither that it is there nor, wrongly,
    that nothing is.
    """
    support = Support.__table__.c
    live = {
        (row.pupil_id, row.domain_id)
        for row in session.execute(
            select(support.pupil_id, support.domain_id).where(
                support.began_on <= day, (support.ended_on.is_(None)) | (support.ended_on > day)
            )
        )
    }
    placed = open_placements(session, day)
    rows = [row for row in placed if (row.pupil_id, row.domain_id) not in live]
    return Uncovered(rows, _table(session, day, rows))


def _table(session: Session, day: date, rows: list[Placed]) -> ReportTable:
    names = names_of(session, {row.pupil_id for row in rows})
    order = {pupil: number for number, pupil in enumerate(names)}
    people = on_roll(session, day)
    labels = {row.id: row.label for row in groupings(session, hidden=True)}
    said = {row.id: row.name for row in counted_domains(session, {row.domain_id for row in rows})}
    lines: list[tuple[Cell, ...]] = []
    keys: list[tuple[str, int]] = []
    for row in sorted(rows, key=lambda row: (order[row.pupil_id], row.domain_id)):
        class_name = people[row.pupil_id].class_name
        lines.append(
            (
                names[row.pupil_id],
                year_said(row.year or ""),
                class_name,
                said[row.domain_id],
                labels[row.grouping_id],
            )
        )
        keys.append(("pupil", row.pupil_id))
    return ReportTable(
        "Pupils in a grouping with nothing live",
        texts("Pupil", "Year", "Class", "Domain of need", "Grouping"),
        tuple(lines),
        tuple(keys),
        empty="Everybody in a grouping has something live for it.",
    )
