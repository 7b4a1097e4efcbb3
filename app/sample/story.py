"""What the people of the sample school did last, through the same operations as anybody's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Domain, Offer, Placement, Plan, Pupil, Staff
from app.operations.needs import NeedDraft, note_need
from app.operations.offers import check_offer
from app.operations.placements import ParticipantDraft, PlacementDraft, move_next_look, place_pupil
from app.operations.plans.plan import new_version
from app.store import Store
from app.vocabulary import Band

SENCO = "Ms Dovecote"


@dataclass(frozen=True, slots=True)
class Scene:
    """Who did something some days ago."""

    days_ago: int
    at: time
    who: str
    act: Callable[[Store], object]


def _note_a_need(store: Store) -> None:
    pupil, domain = store.read(_pupil, "Linus", "Featherby"), store.read(_domain, "family_and_home")
    seen = "Has a baby sister since Tuesday and is proud and tired"
    store.write(note_need, NeedDraft(pupil, domain, seen=seen, difficulty="temporary"), today=store.today())


def _second_version(store: Store) -> None:
    plan = store.read(_agreed_risk_plan)
    if plan is not None:
        why = "One hard day; who is rung first has changed."
        store.write(new_version, plan, why=why, today=store.today())


def _check_an_offer(store: Store) -> None:
    offer = store.read(_offer, "Worry box drop-in")
    store.write(check_offer, offer, today=store.today())


def _look_later(store: Store) -> None:
    placement = store.read(_placement, store.read(_pupil, "Amara", "Brightwater"))
    store.write(move_next_look, placement, to=store.today() + timedelta(days=16), today=store.today())


def _goals_met(store: Store) -> None:
    reason = "Comes in by himself since half term, and says that he likes it."
    _decide(store, ("Otis", "Marrowby"), "attendance_and_belonging", "thriving", reason, ending="goals_met")


def _advice_for_yasmin(store: Store) -> None:
    reason = "Mornings are easier since the bus is earlier; we stay in touch."
    _decide(store, ("Yasmin", "Tidewell"), "attendance_and_belonging", "advice", reason)


def _help_for_wren(store: Store) -> None:
    reason = "Advice was useful and was not enough; Wren would like to say more in a group."
    _decide(store, ("Wren", "Thimble"), "communication_and_language", "help", reason)


def _decide(
    store: Store, name: tuple[str, str], domain: str, grouping: str, reason: str, *, ending: str | None = None
) -> None:
    """Record a decision; none for a pupil in Risk Support, whose ending somebody has to approve by name."""
    today, member = store.today(), store.read(_member, store.person)
    pupil, where = store.read(_pupil, *name), store.read(_domain, domain)
    if store.read(_at_risk, pupil, where):
        return
    draft = PlacementDraft(
        pupil,
        where,
        grouping,
        reason=reason,
        participants=(
            ParticipantDraft("staff", "" if member else store.person, member),
            ParticipantDraft("parent"),
            ParticipantDraft("young_person"),
        ),
        next_look_on=today + timedelta(days=35),
        ending=ending,
    )
    store.write(place_pupil, draft, today=today)


SCENES = (
    Scene(8, time(15, 40), SENCO, _second_version),
    Scene(6, time(14, 20), "Mrs Larkrise", _note_a_need),
    Scene(5, time(8, 50), "Mr Hazelnook", _advice_for_yasmin),
    Scene(4, time(11, 15), "Miss Tamarind", _look_later),
    Scene(2, time(12, 31), "Miss Tamarind", _check_an_offer),
    Scene(1, time(13, 20), "Mr Bellwether", _goals_met),
    Scene(1, time(13, 52), SENCO, _help_for_wren),
)


def _pupil(session: Session, forename: str, surname: str) -> int:
    found = select(Pupil.id).where(Pupil.forename == forename, Pupil.surname == surname)
    return session.scalars(found.order_by(Pupil.id)).first() or 0


def _at_risk(session: Session, pupil_id: int, domain_id: int) -> bool:
    """Say whether a pupil is in Risk Support; who is in it where is drawn anew for each size of school."""
    there = select(Placement.id).where(
        Placement.pupil_id == pupil_id,
        Placement.domain_id == domain_id,
        Placement.band == Band.RISK,
        Placement.ends_on.is_(None),
        Placement.withdrawn_at.is_(None),
    )
    return session.scalars(there).first() is not None


def _agreed_risk_plan(session: Session) -> int | None:
    """Return the oldest open plan of Risk Support that is agreed; the smallest samples may have none."""
    agreed = select(Plan.id).where(
        Plan.band == Band.RISK, Plan.ended_on.is_(None), Plan.agreed_on.is_not(None)
    )
    return session.scalars(agreed.order_by(Plan.started_on, Plan.id)).first()


def _member(session: Session, name: str) -> int | None:
    """Return who it is on the list of staff, where the sheet ticks them; None for a name that is not there."""
    return session.scalars(select(Staff.id).where(Staff.name == name)).first()


def _domain(session: Session, code: str) -> int:
    return session.scalars(select(Domain.id).where(Domain.code == code)).one()


def _offer(session: Session, name: str) -> int:
    return session.scalars(select(Offer.id).where(Offer.name == name)).one()


def _placement(session: Session, pupil_id: int) -> int:
    open_ones = select(Placement.id).where(
        Placement.pupil_id == pupil_id, Placement.ends_on.is_(None), Placement.withdrawn_at.is_(None)
    )
    return session.scalars(open_ones.order_by(Placement.id)).first() or 0
