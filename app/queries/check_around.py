"""What cannot be true of reviews, contacts, consents and scores; each look gives the ids of rows that are wrong."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import Session

from app.models import Action, Consent, Contact, Measure, MeasureRespondent, MeasureScore, Placement, Review
from app.vocabulary import Band

# A step such as 0.1 does not add up to whole numbers exactly.
_ALMOST = 1e-9


def reviews(session: Session) -> Iterable[int]:
    """Return the ids of reviews that go on, or end, without what that takes."""
    goes_on = and_(Review.decision == "continue", Review.next_look_on.is_(None))
    ends = and_(Review.decision == "end", Review.ending.is_(None))
    unapproved = and_(
        Review.decision == "end", Placement.band == Band.RISK, Review.approved_by == "",
        # Of who was made anonymous no words are left.
        Placement.pupil.has(anonymised_on=None),
    )  # fmt: skip
    return session.scalars(
        select(Review.id)
        .join(Placement, Placement.id == Review.placement_id)
        .where(or_(goes_on, ends, unapproved))
    )


def contacts(session: Session) -> Iterable[int]:
    """Return the ids of contacts followed up before they were held, or with half a follow-up."""
    return session.scalars(
        select(Contact.id).where(
            or_(
                Contact.follow_up_on <= Contact.held_on,
                Contact.followed_up_on < Contact.held_on,
                Contact.followed_up_on.is_(None) != Contact.outcome.is_(None),
            )
        )
    )


def consents(session: Session) -> Iterable[int]:
    """Return the ids of consents that end before they begin, or that have a last day without being given."""
    return session.scalars(
        select(Consent.id).where(
            or_(
                Consent.until_on < Consent.since_on,
                and_(Consent.until_on.is_not(None), Consent.state != "given"),
            )
        )
    )


def actions(session: Session) -> Iterable[int]:
    """Return the ids of actions that are closed without a day or from before they were agreed, or open with one."""
    closed = or_(Action.closed_on.is_(None), Action.closed_on < Action.agreed_on)
    still_open = and_(Action.state == "open", Action.closed_on.is_not(None))
    return session.scalars(select(Action.id).where(or_(and_(Action.state != "open", closed), still_open)))


def scores(session: Session) -> Iterable[int]:
    """Return the ids of scores outside the range of their measure, or by somebody who does not answer it."""
    answers = exists().where(
        MeasureRespondent.measure_id == MeasureScore.measure_id,
        MeasureRespondent.respondent == MeasureScore.respondent,
    )
    return session.scalars(
        select(MeasureScore.id)
        .join(Measure, Measure.id == MeasureScore.measure_id)
        .where(
            or_(
                MeasureScore.value < Measure.minimum - _ALMOST,
                MeasureScore.value > Measure.maximum + _ALMOST,
                ~answers,
            )
        )
    )
