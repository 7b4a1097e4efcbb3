"""Groupings, needs, aims and pupils' words of many pupils at once, as a pack shows them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.models import (
    Agreement,
    Aim,
    Domain,
    Grouping,
    Meeting,
    MeetingPupil,
    Placement,
    Plan,
    PresentingNeed,
    PupilNeed,
    Review,
)
from app.queries.map_words import full_day
from app.queries.out_of_sight import hidden, hidden_time
from app.queries.plans.sight import plan_hidden
from app.queries.sight_of_meetings import hidden_day
from app.queries.wording import called

Words = tuple[str, date | None]


@dataclass(slots=True)
class Pieces:
    """By pupil: (domain, grouping, since), needs, aims with their dates, and the words said last with their day."""

    groupings: dict[int, list[tuple[str, str, date]]] = field(default_factory=dict)
    needs: dict[int, list[str]] = field(default_factory=dict)
    aims: dict[int, list[str]] = field(default_factory=dict)
    words: dict[int, Words] = field(default_factory=dict)


def pack_pieces(session: Session, ids: Sequence[int], parts: Collection[str], today: date) -> Pieces:
    """Return what was chosen of these pupils, without what whoever asks may not see."""
    found = Pieces()
    if "groupings" in parts:
        _groupings(session, ids, today, found)
    if "needs" in parts:
        _needs(session, ids, found)
    if "aims" in parts:
        _aims(session, ids, found)
    if "words" in parts:
        _words(session, ids, found)
    return found


def _groupings(session: Session, ids: Sequence[int], today: date, found: Pieces) -> None:
    query = (
        select(Placement.pupil_id, Domain.name, Grouping.code, Placement.starts_on)
        .join(Domain, Domain.id == Placement.domain_id)
        .join(Grouping, Grouping.id == Placement.grouping_id)
        .where(
            Placement.pupil_id.in_(ids),
            Placement.withdrawn_at.is_(None),
            Placement.starts_on <= today,
            or_(Placement.ends_on.is_(None), Placement.ends_on > today),
            ~hidden(session),
        )
        .order_by(Domain.position, Placement.band)
    )
    names: dict[str, str] = {}
    for pupil, domain, code, since in session.execute(query):
        if code not in names:
            names[code] = called(session, code)
        found.groupings.setdefault(pupil, []).append((domain, names[code], since))


def _needs(session: Session, ids: Sequence[int], found: Pieces) -> None:
    query = (
        select(PupilNeed.pupil_id, func.coalesce(PresentingNeed.name, PupilNeed.seen))
        .outerjoin(PresentingNeed, PresentingNeed.id == PupilNeed.need_id)
        .where(
            PupilNeed.pupil_id.in_(ids),
            PupilNeed.closed_on.is_(None),
            ~hidden_time(session, PupilNeed.pupil_id, PupilNeed.domain_id, PupilNeed.noted_on, PupilNeed.noted_on),
        )
        .order_by(PupilNeed.noted_on, PupilNeed.id)
    )  # fmt: skip
    for pupil, need in session.execute(query):
        found.needs.setdefault(pupil, []).append(need)


def _aims(session: Session, ids: Sequence[int], found: Pieces) -> None:
    query = (
        select(Plan.pupil_id, Aim.words, Aim.target_on)
        .join(Aim, Aim.plan_id == Plan.id)
        .where(Plan.pupil_id.in_(ids), Plan.ended_on.is_(None), Aim.outcome.is_(None), ~plan_hidden(session))
        .order_by(Plan.id, Aim.position)
    )
    for pupil, words, target in session.execute(query):
        by = f" (by {full_day(target)})" if target is not None else ""
        found.aims.setdefault(pupil, []).append(f"{words.rstrip('.')}{by}")


def _words(session: Session, ids: Sequence[int], found: Pieces) -> None:
    """Find what each said last: in a decision, a review, an agreement or a meeting."""
    of = Placement.pupil_id
    risk = hidden_time(session, of, Placement.domain_id, Review.held_on, Review.held_on)
    met = hidden_day(session, MeetingPupil.pupil_id, Meeting.held_on)
    queries = (
        select(of, Placement.pupil_words, Placement.starts_on).where(
            of.in_(ids), Placement.pupil_words != "", Placement.withdrawn_at.is_(None), ~hidden(session)
        ),
        select(of, Review.pupil_words, Review.held_on)
        .join(Review, Review.placement_id == Placement.id)
        .where(of.in_(ids), Review.pupil_words != "", ~hidden(session), ~risk),
        select(Plan.pupil_id, Agreement.own_words, Agreement.agreed_on)
        .join(Agreement, Agreement.plan_id == Plan.id)
        .where(
            Plan.pupil_id.in_(ids), Agreement.kind == "young_person", Agreement.own_words != "",
            Agreement.agreed_on.is_not(None), ~plan_hidden(session),
        ),
        select(MeetingPupil.pupil_id, MeetingPupil.pupil_words, Meeting.held_on)
        .join(Meeting, Meeting.id == MeetingPupil.meeting_id)
        .where(MeetingPupil.pupil_id.in_(ids), MeetingPupil.pupil_words != "", ~met),
    )  # fmt: skip
    for query in queries:
        for pupil, words, day in session.execute(query):
            before = found.words.get(pupil, ("", None))[1]
            if before is None or (day is not None and day >= before):
                found.words[pupil] = (words, day)
