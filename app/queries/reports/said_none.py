"""Where a decision says that help is not being used, and why: none available among the reasons."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Placement
from app.queries.reports.columns import counted_domains, counts, texts
from app.queries.reports.people import names_of
from app.queries.reports.report import Kind, ReportColumn, ReportTable
from app.queries.sight import sees_risk
from app.queries.wording import words
from app.queries.years import Period
from app.vocabulary import ListKind

NONE_AVAILABLE = "none_available"


def said_none(session: Session, time: Period) -> tuple[ReportTable, ...]:
    """Return the decisions of a time that give a reason why help is not used; they are of Risk Support alone.

    So there is no such table for who may not see Risk Support.
    """
    if not sees_risk(session):
        return ()
    rows = session.execute(
        select(Placement.pupil_id, Placement.domain_id, Placement.help_unused, Placement.starts_on)
        .where(
            Placement.withdrawn_at.is_(None),
            Placement.help_unused.is_not(None),
            Placement.help_unused != "",
            Placement.starts_on <= time.last,
            (Placement.ends_on.is_(None)) | (Placement.ends_on > time.first),
        )
        .order_by(Placement.starts_on)
    ).all()
    labels = words(session, ListKind.HELP_UNUSED, retired=True)
    found = Counter(row.help_unused for row in rows)
    why = ReportTable(
        "Why help is not being used",
        (*texts("As the decision says"), *counts("Decisions")),
        tuple((label, found[code]) for code, label in labels.items() if found[code]),
        empty="No decision of this time says so.",
    )
    none = [row for row in rows if row.help_unused == NONE_AVAILABLE]
    names = names_of(session, {row.pupil_id for row in none})
    domains = {row.id: row.name for row in counted_domains(session, {row.domain_id for row in none})}
    lines = tuple((names[row.pupil_id], domains[row.domain_id], row.starts_on) for row in none)
    heads = (*texts("Pupil", "Domain of need"), ReportColumn("Decided on", Kind.DAY))
    keys = tuple(("pupil", row.pupil_id) for row in none)
    title = labels.get(NONE_AVAILABLE, "No help is available")
    return why, ReportTable(title, heads, lines, keys, empty="Nobody's decision says so.")
