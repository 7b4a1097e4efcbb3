"""What a pupil has and had, as a meeting asks: in place and whether it works, waiting since when, tried and stopped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import (
    Attendance,
    Domain,
    Group,
    GroupSession,
    Membership,
    Offer,
    Organisation,
    Support,
    SupportStage,
)
from app.queries.supports.sight import hidden_support, hidden_words
from app.queries.wording import all_words
from app.vocabulary import AHEAD, OVER, STAGE_LABELS, Stage, within

TOO_SOON = "Too soon to say"


@dataclass(frozen=True, slots=True)
class SupportLine:
    """A support in the words of a meeting; since is the day its stage began, ended the last day of one that is over.

    works says what came of it so far: a word of the school's outcomes, or that it is too soon to say; dose how often
    it was held and the pupil there, "" where no register says so; why how it ended or what it waits for.
    """

    id: int
    pupil_id: int
    offer: str
    agency: str
    domain: str
    stage: str
    stage_label: str
    group: str
    since: date
    began: date
    ended: date | None
    works: str
    dose: str
    why: str
    look_on: date | None
    # What had been tried before it began, as it was written on it.
    tried_before: str = ""


@dataclass(frozen=True, slots=True)
class Supported:
    """The supports of a pupil by what a meeting asks of them."""

    in_place: tuple[SupportLine, ...]
    waiting: tuple[SupportLine, ...]
    tried: tuple[SupportLine, ...]


def supported(session: Session, pupil_ids: Sequence[int]) -> Mapping[int, Supported]:
    """Return for each pupil what is in place, what waits (the longest first), and what was tried, the last first."""
    lines: dict[int, list[SupportLine]] = {number: [] for number in pupil_ids}
    for line in _lines(session, pupil_ids):
        lines[line.pupil_id].append(line)
    return {number: _parted(found) for number, found in lines.items()}


def _parted(lines: list[SupportLine]) -> Supported:
    return Supported(
        tuple(line for line in lines if line.stage == Stage.RUNNING),
        tuple(sorted((line for line in lines if line.stage in AHEAD), key=lambda one: one.since)),
        tuple(
            sorted(
                (line for line in lines if line.stage in OVER),
                key=lambda one: one.ended or one.since,
                reverse=True,
            )
        ),
    )


def _lines(session: Session, pupil_ids: Sequence[int]) -> list[SupportLine]:
    words = all_words(session)
    group = (
        select(Group.name)
        .join(Membership, Membership.group_id == Group.id)
        .where(Membership.support_id == Support.id)
        .order_by(Membership.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(
            Support, SupportStage.stage, SupportStage.starts_on, SupportStage.reason, Offer.name.label("offer"),
            Organisation.name.label("agency"), Organisation.in_house, Domain.name.label("domain"),
            group.label("group_name"), hidden_words(session).label("unsaid"),
        )
        .join(SupportStage, (SupportStage.support_id == Support.id) & SupportStage.ends_on.is_(None))
        .join(Offer, Offer.id == Support.offer_id)
        .outerjoin(Organisation, Organisation.id == Offer.organisation_id)
        .join(Domain, Domain.id == Support.domain_id)
        .where(Support.pupil_id.in_(pupil_ids), ~hidden_support(session))
        .order_by(Support.began_on, Support.id)
    )  # fmt: skip
    rows = session.execute(query).all()
    doses = _doses(session, [row.Support.id for row in rows])
    return [_line(row, words, doses.get(row.Support.id, "")) for row in rows]


def _line(row: Any, words: Mapping[str, Mapping[str, str]], counted: str) -> SupportLine:
    one = row.Support
    return SupportLine(
        one.id,
        one.pupil_id,
        row.offer,
        "" if row.in_house or row.agency is None else row.agency,
        row.domain,
        row.stage,
        STAGE_LABELS[row.stage],
        row.group_name or "",
        row.starts_on,
        one.began_on,
        one.ended_on,
        "" if row.unsaid else _works(row, words),
        counted or _given(one),
        "" if row.unsaid else _why(row, words),
        one.next_look_on,
        "" if row.unsaid else one.tried_before,
    )


def _works(row: Any, words: Mapping[str, Mapping[str, str]]) -> str:
    outcome = row.Support.outcome
    if outcome is not None:
        return words.get("outcome", {}).get(outcome, outcome)
    return TOO_SOON if row.stage == Stage.RUNNING else ""


def _why(row: Any, words: Mapping[str, Mapping[str, str]]) -> str:
    one = row.Support
    ending = words.get("ending", {}).get(one.ending or "", one.ending or "")
    note = ": ".join(filter(None, (ending, within(one.ending_note) if ending else one.ending_note)))
    return note or row.reason or (one.why if row.stage not in OVER else "")


def _given(one: Support) -> str:
    """Return what was noted of it by hand, where no register is kept here."""
    if one.sessions_delivered is None:
        return ""
    there = f", there {one.sessions_attended}" if one.sessions_attended is not None else ""
    return f"{_times(one.sessions_delivered)}{there}"


def _doses(session: Session, support_ids: Sequence[int]) -> dict[int, str]:
    query = (
        select(Attendance.support_id, func.count(), func.sum(Attendance.here))
        .join(GroupSession, GroupSession.id == Attendance.session_id)
        .where(Attendance.support_id.in_(support_ids), GroupSession.state == "held")
        .group_by(Attendance.support_id)
    )
    return {number: f"{_times(held)}, there {int(here)}" for number, held, here in session.execute(query)}


def _times(count: int) -> str:
    return f"Held {count} {'time' if count == 1 else 'times'}"
