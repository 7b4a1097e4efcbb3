"""The supports that an operation is about: there, in sight, and for this person to write on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import Invalid, Problem
from app.models import Attendance, GroupSession, Support, SupportStage
from app.operations.supports.said import day_said
from app.queries.out_of_sight import refuse_out_of_sight
from app.queries.sight import ask_first, sees_risk
from app.queries.supports.sight import hidden_support, hidden_words


def known_support(session: Session, support_id: int, on: date) -> Support:
    """Return a support that words are to be written on; raises Problem where it has gone or is out of sight."""
    support = session.get(Support, support_id)
    if support is None:
        raise Problem("That support is no longer there.")
    refuse_out_of_sight(session, support.pupil_id, support.domain_id, on)
    if not sees_risk(session) and session.scalar(
        select(hidden_support(session)).where(Support.id == support_id)
    ):
        raise ask_first()
    return support


def open_support(session: Session, support_id: int, on: date) -> Support:
    """Return a support that is not over yet, as known_support does."""
    support = known_support(session, support_id, on)
    if support.ended_on is not None:
        name = f"{support.pupil.known_as}: {support.offer.name}"
        raise Problem(f"{name} is over since {day_said(support.ended_on)}.", "Open it again first.")
    return support


def readable_support(session: Session, support_id: int, on: date) -> Support:
    """Return a support whose words this person may read, so that writing over them loses none."""
    support = known_support(session, support_id, on)
    if not sees_risk(session) and session.scalar(
        select(hidden_words(session)).where(Support.id == support_id)
    ):
        raise ask_first()
    return support


def stages_in_order(support: Support) -> list[SupportStage]:
    """Return the stages as they followed one another, several of one day in the order they were recorded."""
    return sorted(support.stages, key=lambda row: (row.starts_on, row.id))


def last_stage(support: Support) -> SupportStage:
    """Return the stage that a support is in."""
    return next(row for row in support.stages if row.ends_on is None)


def refuse_registered(session: Session, support: Support, since: date) -> None:
    """Raise Problem where a register says something of a support on a day or later."""
    seen = session.scalar(
        select(func.max(GroupSession.held_on))
        .join(Attendance, Attendance.session_id == GroupSession.id)
        .where(Attendance.support_id == support.id, GroupSession.held_on >= since)
    )
    if seen is not None:
        who = support.pupil.first_name
        raise Problem(
            f"The register of {day_said(seen)} has {who} in it.", "Choose a later day, or change it."
        )


def each(ids: Iterable[int], do: Callable[[int], Support]) -> tuple[list[Support], list[str]]:
    """Do something with each support; returns those it was done with, and why others were left out.

    Where it can be done with none, the first refusal is raised: of one alone as it is, so that a form shows it.
    """
    done: list[Support] = []
    refusals: list[Problem | Invalid] = []
    for number in dict.fromkeys(ids):
        try:
            done.append(do(number))
        except (Problem, Invalid) as refusal:
            refusals.append(refusal)
    if not done and refusals:
        raise refusals[0]
    if not done:
        raise Problem("Nothing was chosen.")
    return done, list(dict.fromkeys(map(str, refusals)))
