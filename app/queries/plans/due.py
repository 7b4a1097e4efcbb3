"""What waits for somebody besides reviews: follow-ups of advice, aims and plans past their date, decisions left open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, literal, select
from sqlalchemy.orm import Session

from app.models import Aim, Contact, Domain, Plan, Pupil, Standing
from app.queries.day_kinds import Kind
from app.queries.kept import kept
from app.queries.out_of_sight import hidden_time
from app.queries.plans.left_open import still_open
from app.queries.plans.sight import plan_hidden
from app.queries.put_off import put_off_now


@dataclass(frozen=True, slots=True)
class DueRow:
    """One thing that waits; late counts the days since, 0 on the day, less before.

    what is said of it in words; contingency is what was agreed for an aim that is not reached. Who may not see Risk
    Support gets nothing of a domain in which a pupil is there.
    """

    id: int
    pupil_id: int
    pupil: str
    class_name: str
    grouping: str
    domain_id: int
    domain: str
    what: str
    due_on: date
    late: int
    contingency: str = ""


@dataclass(frozen=True, slots=True)
class WorkDue:
    """What waits, by kind, each the longest waiting first; decisions wait from the day they hold."""

    follow_ups: tuple[DueRow, ...]
    aims: tuple[DueRow, ...]
    plans: tuple[DueRow, ...]
    decisions: tuple[DueRow, ...]


def work_due(session: Session, *, today: date, days: int = 14) -> WorkDue:
    """Return what waits for somebody: follow-ups up to some days ahead, the rest from its day on.

    A decision that somebody has put off is left out until its day.
    """
    away = put_off_now(session, today=today)
    return WorkDue(
        _rows(session, _follow_ups(session, today, today + timedelta(days=days)), today),
        _rows(session, _aims(session, today), today),
        _rows(session, _plans(session, today), today),
        tuple(
            DueRow(
                row.placement_id, row.pupil_id, row.pupil, "", row.grouping, row.domain_id, row.domain,
                _as_line(row.parts), row.starts_on, 0,
            )
            for row in still_open(session, today=today)
            if (Kind.DECISION, row.placement_id) not in away
        ),
    )  # fmt: skip


def _as_line(parts: tuple[str, ...]) -> str:
    """Return what is open for a line whose heading says already that it is."""
    words = ", ".join(parts)
    return words[:1].upper() + words[1:]


@kept
def _follow_ups(session: Session, today: date, until: date) -> Select[Any]:
    held = Contact.held_on
    return _of_pupils(today, Contact, (Contact.id, Contact.advice, Contact.follow_up_on)).where(
        Contact.follow_up_on <= until,
        Contact.followed_up_on.is_(None),
        ~hidden_time(session, Contact.pupil_id, Contact.domain_id, held, held),
        # Nothing can be said of it by whoever is to ask about this pupil, as the line of the review says.
        ~hidden_time(session, Contact.pupil_id, Contact.domain_id, today, literal(today)),
    )


@kept
def _aims(session: Session, today: date) -> Select[Any]:
    return (
        _of_pupils(today, Plan, (Aim.id, Aim.words, Aim.target_on, Aim.contingency))
        .join(Aim, Aim.plan_id == Plan.id)
        .where(Aim.target_on <= today, Aim.outcome.is_(None), Plan.ended_on.is_(None), ~plan_hidden(session))
    )


@kept
def _plans(session: Session, today: date) -> Select[Any]:
    return _of_pupils(today, Plan, (Plan.id, Domain.name, Plan.planned_end_on)).where(
        Plan.planned_end_on <= today, Plan.ended_on.is_(None), ~plan_hidden(session)
    )


def _of_pupils(today: date, of: type[Plan] | type[Contact], columns: tuple[Any, ...]) -> Select[Any]:
    """Return the question for something of pupils on the roll; columns are its number, words, day and contingency."""
    number, what, due_on, *contingency = columns
    asked: Select[Any] = (
        select(
            number.label("id"),
            what.label("what"),
            due_on.label("due_on"),
            *(column.label("contingency") for column in contingency),
            Pupil.id.label("pupil_id"),
            Pupil.forename,
            Pupil.preferred_name,
            Pupil.surname,
            Standing.class_name,
            Domain.id.label("domain_id"),
            Domain.name.label("domain"),
        )
        .select_from(of)
        .join(Pupil, Pupil.id == of.pupil_id)
        .join(Standing, Standing.pupil_id == Pupil.id)
        .join(Domain, Domain.id == of.domain_id)
        .where(
            Standing.starts_on <= today,
            (Standing.ends_on.is_(None)) | (Standing.ends_on > today),
        )
        .order_by(due_on, Pupil.folded, number)
    )
    return asked


def _rows(session: Session, asked: Select[Any], today: date) -> tuple[DueRow, ...]:
    return tuple(
        DueRow(
            row.id,
            row.pupil_id,
            f"{row.preferred_name or row.forename} {row.surname}",
            row.class_name or "",
            "",
            row.domain_id,
            row.domain,
            row.what,
            row.due_on,
            (today - row.due_on).days,
            getattr(row, "contingency", ""),
        )
        for row in session.execute(asked)
    )
