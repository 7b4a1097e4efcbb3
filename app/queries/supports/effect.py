"""What came of supports, and of offers: outcomes, what was not delivered, what it is too soon to say of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import Offer, School, Support, SupportStage
from app.queries.plans.sight import plan_hidden
from app.queries.supports.around_support import Around, Span, around
from app.queries.supports.dose import Dose, dose_of
from app.queries.supports.effect_rule import LABELS, OfferEffect, delivered, effect_of, rolled_up
from app.queries.supports.sight import hidden_support, hidden_words
from app.queries.wording import words
from app.queries.years import Period
from app.vocabulary import ListKind, Stage


@dataclass(frozen=True, slots=True)
class SupportEffect:
    """What came of one support: what can be said of its effect, the dose, and measures and aims before and after.

    outcome is what somebody chose on the scale, which stands here even where the effect is "not delivered".
    """

    support_id: int
    pupil: str
    offer: str
    began_on: date
    ended_on: date | None
    effect: str
    effect_label: str
    outcome: str | None
    outcome_on: date | None
    outcome_note: str
    dose: Dose
    around: tuple[Around, ...]


def effect_of_support(session: Session, support_id: int, *, today: date) -> SupportEffect:
    """Return what came of a support that has run; raises Problem where there is none, or it has not run yet."""
    row = session.execute(_ran(session).where(Support.id == support_id)).first()
    if row is None:
        raise Problem("This has not run yet, so nothing can have come of it.")
    support, ran_on, offer = row
    dose = dose_of(session, [support_id], today)[support_id]
    scale = words(session, ListKind.OUTCOME, retired=True)
    effect = _effect(support.outcome, support.ended_on, dose, _percent(session))
    hidden = bool(session.scalar(select(hidden_words(session)).where(Support.id == support_id)))
    span = Span(support.id, support.pupil_id, support.domain_id, ran_on, support.ended_on)
    return SupportEffect(
        support.id,
        support.pupil.known_as,
        offer,
        ran_on,
        support.ended_on,
        effect,
        {**scale, **LABELS}[effect],
        support.outcome,
        support.outcome_on,
        "" if hidden else support.outcome_note,
        dose,
        around(session, [span], plans=~plan_hidden(session)),
    )


def effect_of_offer(session: Session, offer_id: int, period: Period, today: date) -> OfferEffect:
    """Return what came of an offer's supports that ran on some day of a time."""
    name = session.scalar(select(Offer.name).where(Offer.id == offer_id))
    if name is None:
        raise Problem("That offer is no longer there.")
    found = _of_time(session, period, today, offer_id)
    effects = found[offer_id][1] if found else ()
    return rolled_up(offer_id, name, effects, words(session, ListKind.OUTCOME, retired=True))


def effects(session: Session, period: Period, today: date) -> tuple[OfferEffect, ...]:
    """Return what came of each offer that ran for somebody on some day of a time, in the order of their names."""
    scale = words(session, ListKind.OUTCOME, retired=True)
    found = _of_time(session, period, today)
    return tuple(rolled_up(number, name, effects, scale) for number, (name, effects) in found.items())


def _of_time(
    session: Session, period: Period, today: date, offer_id: int | None = None
) -> dict[int, tuple[str, list[str]]]:
    """Return offer → its name and the effects of its supports."""
    query = _rows(session, period)
    if offer_id is not None:
        query = query.where(Support.offer_id == offer_id)
    rows: Sequence[Any] = session.execute(query).all()
    doses = dose_of(session, [row.id for row in rows], today)
    percent = _percent(session)
    return _by_offer(
        (row.offer_id, row.name, _effect(row.outcome, row.ended_on, doses[row.id], percent)) for row in rows
    )


def _by_offer(rows: Iterable[tuple[int, str, str]]) -> dict[int, tuple[str, list[str]]]:
    names: dict[int, str] = {}
    effects: dict[int, list[str]] = defaultdict(list)
    for number, name, effect in rows:
        names[number] = name
        effects[number].append(effect)
    return {number: (name, effects[number]) for number, name in names.items()}


def _effect(outcome: str | None, ended_on: date | None, dose: Dose, percent: int) -> str:
    return effect_of(
        outcome, over=ended_on is not None, was_delivered=delivered(dose.planned, dose.delivered, percent)
    )


def _percent(session: Session) -> int:
    return session.get_one(School, 1).delivered_percent


# The first day on which a support ran; asked for each by itself, so that one offer needs no look at all of them.
RAN_ON = (
    select(func.min(SupportStage.starts_on))
    .where(SupportStage.support_id == Support.id, SupportStage.stage == Stage.RUNNING)
    .correlate(Support)
    .scalar_subquery()
)


def _ran(session: Session) -> Select[*tuple[Any, ...]]:
    return (
        select(Support, RAN_ON.label("ran_on"), Offer.name)
        .join(Offer, Offer.id == Support.offer_id)
        .where(~hidden_support(session), RAN_ON.is_not(None))
    )


def _rows(session: Session, period: Period) -> Select[*tuple[Any, ...]]:
    return (
        select(Support.id, Support.offer_id, Offer.name, Support.outcome, Support.ended_on)
        .join(Offer, Offer.id == Support.offer_id)
        .where(
            ~hidden_support(session),
            RAN_ON <= period.last,  # noqa: SIM300 - it is a column
            or_(Support.ended_on.is_(None), Support.ended_on >= period.first),
        )
        .order_by(Offer.folded, Offer.id, Support.id)
    )
