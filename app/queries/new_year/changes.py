"""What the last rolling forward changed, read off its step in the journal, as a report that can be printed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Offer, OfferState, Pupil, Standing, Support
from app.queries.reports.report import Kind, Report, ReportColumn, ReportTable
from app.queries.supports.sight import hidden_support
from app.queries.wording import words
from app.schema import journal_row, journal_step
from app.vocabulary import ListKind, year_label, year_order

_STATUS = {"active": "Runs on", "paused": "Paused", "ended": "Ended", "draft": "Draft"}


def year_changes(session: Session, *, today: date) -> Report | None:
    """Return what changed when the school was last rolled forward; None where it never was, or was undone."""
    steps = journal_step.c
    last = session.execute(
        select(steps.id, steps.sentence, steps.person, steps.at)
        .where(steps.kind == "roll_forward", steps.undone_by.is_(None))
        .order_by(steps.id.desc())
        .limit(1)
    ).first()
    if last is None:
        return None
    ids = _touched(session, last.id)
    done_on = date.fromisoformat(last.at[:10])
    return Report(
        code="new-year",
        title="What changed with the new year",
        period=f"{done_on.day} {done_on:%B %Y}, by {last.person}" if last.person else f"{done_on:%d %B %Y}",
        # Its totals may hold what this person may not see, so they are counted anew.
        sentences=(last.sentence.partition(":")[0] + ".",),
        tables=(
            _offers(session, ids),
            _years(session, ids),
            _leavers(session, ids),
            _supports(session, ids),
        ),
    )


def _touched(session: Session, step: int) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    rows = journal_row.c
    for table, row_id in session.execute(select(rows.table_name, rows.row_id).where(rows.step_id == step)):
        found.setdefault(table, []).append(row_id)
    return found


def _offers(session: Session, ids: dict[str, list[int]]) -> ReportTable:
    states = select(OfferState.offer_id).where(OfferState.id.in_(ids.get("offer_state", ())))
    rows = session.execute(
        select(Offer.id, Offer.name, OfferState.status, Offer.runs_until)
        .join(OfferState, (OfferState.offer_id == Offer.id) & OfferState.ends_on.is_(None))
        .where(Offer.id.in_(ids.get("offer", ())) | Offer.id.in_(states))
        .order_by(Offer.folded)
    ).all()
    return ReportTable(
        "Offers that were changed, ended or looked at",
        (ReportColumn("Offer"), ReportColumn("In the new year"), ReportColumn("Runs until", Kind.DAY)),
        tuple((name, _STATUS[status], until) for _, name, status, until in rows),
        keys=tuple(("offer", number) for number, *_ in rows),
        empty="No offer was changed.",
    )


def _years(session: Session, ids: dict[str, list[int]]) -> ReportTable:
    # Rows that only ended belong to the year before, or to leavers.
    rows = session.execute(
        select(Standing.year_group, Standing.class_name, func.count(Standing.pupil_id.distinct()))
        .where(Standing.id.in_(ids.get("standing", ())), Standing.ends_on.is_(None))
        .group_by(Standing.year_group, Standing.class_name)
    ).all()
    ordered = sorted(rows, key=lambda row: (year_order(row[0]), row[1] or ""))
    return ReportTable(
        "Pupils in their new year",
        (ReportColumn("Year"), ReportColumn("Class"), ReportColumn("Pupils", Kind.COUNT)),
        tuple((year_label(year) or "No year", name or "no class yet", many) for year, name, many in ordered),
        empty="Nobody went up a year.",
    )


def _leavers(session: Session, ids: dict[str, list[int]]) -> ReportTable:
    rows = session.scalars(
        select(Pupil)
        .where(Pupil.id.in_(ids.get("pupil", ())), Pupil.left_on.is_not(None))
        .order_by(Pupil.folded, Pupil.id)
    ).all()
    return ReportTable(
        "Leavers",
        (ReportColumn("Pupil"), ReportColumn("Left on", Kind.DAY)),
        tuple((row.known_as, row.left_on) for row in rows),
        keys=tuple(("pupil", row.id) for row in rows),
        empty="Nobody left.",
    )


def _supports(session: Session, ids: dict[str, list[int]]) -> ReportTable:
    labels = words(session, ListKind.ENDING, retired=True)
    rows = session.execute(
        select(Support.pupil_id, Pupil, Offer.name, Support.ended_on, Support.ending)
        .join(Pupil, Pupil.id == Support.pupil_id)
        .join(Offer, Offer.id == Support.offer_id)
        .where(Support.id.in_(ids.get("support", ())), Support.ended_on.is_not(None))
        .where(~hidden_support(session))
        .order_by(Pupil.folded, Offer.folded, Support.id)
    ).all()
    return ReportTable(
        "Supports that ended",
        (
            ReportColumn("Pupil"),
            ReportColumn("Offer"),
            ReportColumn("Last day", Kind.DAY),
            ReportColumn("Why"),
        ),
        tuple((pupil.known_as, offer, on, labels.get(why or "", "")) for _, pupil, offer, on, why in rows),
        keys=tuple(("pupil", number) for number, *_ in rows),
        empty="No support ended.",
    )
