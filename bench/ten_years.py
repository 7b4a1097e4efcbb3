"""Ten years of history for one pupil, written straight into the tables of a copy of a sample school."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import (
    Aim,
    AimLikelihood,
    AimRating,
    Contact,
    Domain,
    Grouping,
    Measure,
    MeasureScore,
    Placement,
    Plan,
    Pupil,
    Review,
)
from app.store import Store

YEARS = timedelta(days=3650)
PLACEMENTS, REVIEWS, CONTACTS, RATINGS, SCORES, PLANS = 40, 60, 80, 200, 100, 10
_WORDS = "We talked about mornings, what helps at the door, and whom to look for when it is loud."


def write_ten_years(store: Store) -> int:
    """Give a pupil of the roll ten years of decisions, reviews, contacts, plans, ratings and scores; return which."""
    today = store.today()
    with Session(store.database.writing) as session, session.begin():
        pupil = Pupil(
            forename="Idris", surname="Moonraker", folded="idris moonraker", strengths="Draws\nKind to others",
            what_helps="Time to think", sen_types=[], standings=[],
        )  # fmt: skip
        session.add(pupil)
        session.flush()
        domains = list(session.scalars(select(Domain.id).order_by(Domain.position)))[:4]
        groupings = list(
            session.scalars(select(Grouping.id).where(Grouping.code.in_(("advice", "help", "more_help"))))
        )
        placed = list(_placements(pupil.id, domains, groupings, today))
        session.add_all(placed)
        session.flush()
        session.add_all(_reviews(placed, today))
        session.add_all(_contacts(pupil.id, domains, today))
        session.add_all(_plans(pupil.id, domains, today))
        measure = session.scalars(select(Measure).order_by(Measure.position)).first()
        if measure is not None:
            session.add_all(_scores(pupil.id, measure, today))
        return pupil.id


def _days(number: int, today: date) -> Iterator[date]:
    return (today - YEARS + YEARS * at / number for at in range(number))


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _placements(pupil: int, domains: list[int], groupings: list[int], today: date) -> Iterator[Placement]:
    each = PLACEMENTS // len(domains)
    for domain in domains:
        days = list(_days(each, today))
        for at, (day, following) in enumerate(zip(days, [*days[1:], None], strict=True)):
            yield Placement(
                pupil_id=pupil, domain_id=domain, grouping_id=groupings[at % len(groupings)], band="plan",
                reason=_WORDS, pupil_words="I like time to think.", parent_view="He talks at home.",
                next_look_on=None if following else today + timedelta(30), starts_on=day, ends_on=following,
                ending="new_decision" if following else None, recorded_at=_moment(day), recorded_by="Ms Dovecote",
            )  # fmt: skip


def _reviews(placed: list[Placement], today: date) -> Iterator[Review]:
    turn = count()
    for day in _days(REVIEWS, today):
        stood = [row for row in placed if row.starts_on <= day and (row.ends_on is None or row.ends_on > day)]
        yield Review(
            placement_id=stood[next(turn) % len(stood)].id, held_on=day, present="Mum\nMs Dovecote", changed=_WORDS,
            pupil_words="It is better in the small room.", decision="continue", recorded_at=_moment(day),
        )  # fmt: skip


def _contacts(pupil: int, domains: list[int], today: date) -> Iterator[Contact]:
    for at, day in enumerate(_days(CONTACTS, today)):
        yield Contact(
            pupil_id=pupil, domain_id=domains[at % len(domains)], held_on=day, kind="family", with_whom="Mum",
            advice=_WORDS, follow_up_on=day + timedelta(14), followed_up_on=day + timedelta(15), outcome="helped",
            recorded_at=_moment(day), signposts=[],
        )  # fmt: skip


def _plans(pupil: int, domains: list[int], today: date) -> Iterator[Plan]:
    length = YEARS / PLANS
    for at, day in enumerate(_days(PLANS, today)):
        over = at < PLANS - 2
        aims = [_aim(number, day, length) for number in range(2)]
        yield Plan(
            pupil_id=pupil, domain_id=domains[at % len(domains)], band="plan", started_on=day, agreed_on=day,
            ended_on=day + length if over else None, ending="goals_met" if over else None, own_part=_WORDS, aims=aims,
        )  # fmt: skip


def _aim(number: int, day: date, length: timedelta) -> Aim:
    each = RATINGS // PLANS // 2
    ratings = [
        AimRating(rated_on=day + length * at / each, respondent="young_person", value=at % 11)
        for at in range(each)
    ]
    judged = AimLikelihood(judged_on=day, judged_by="Idris and Mum", likelihood="likely")
    return Aim(
        position=number, words="I can tell my group what I think.", criterion=_WORDS, target_on=day + length,
        contingency="Ask the therapist to watch a lesson first.", ratings=ratings, likelihoods=[judged],
    )  # fmt: skip


def _scores(pupil: int, measure: Measure, today: date) -> Iterator[MeasureScore]:
    for at, day in enumerate(_days(SCORES, today)):
        value = measure.minimum + at % (measure.maximum - measure.minimum + 1)
        yield MeasureScore(
            pupil_id=pupil, measure_id=measure.id, respondent="young_person", scored_on=day, value=value,
            stage="review", recorded_at=_moment(day),
        )  # fmt: skip
