"""Making a sample school in a folder, with a few days of ordinary work in it by the people who work there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import create, remove
from app.done import Done
from app.errors import Invalid
from app.models import Domain, Offer, Placement, Pupil
from app.operations.needs import NeedDraft, note_need
from app.operations.offers import check_offer
from app.operations.placements import ParticipantDraft, PlacementDraft, move_next_look, place_pupil
from app.operations.sample import SamplePlan, make_sample_school
from app.progress import Progress
from app.store import Store

SENCO = "Ms Dovecote"


def make_sample(
    folder: Path,
    plan: SamplePlan | None = None,
    *,
    progress: Progress | None = None,
    clock: Callable[[], datetime] | None = None,
) -> Done:
    """Make the sample school in a folder that holds no school; raises Problem or Invalid, leaving none behind.

    Its last changes are done by its own staff over the last days, through the same operations as any others,
    so the clock that dates them is an invented one.
    """
    plan = plan or SamplePlan()
    if found := plan.problems():
        raise Invalid(found)
    now = (clock or _now)()
    database = create(folder)
    try:
        calendar = _Calendar(now, days_ago=9)
        store = Store(database, SENCO, calendar)
        today = now.astimezone().date()
        done = store.write(make_sample_school, plan, today=today, progress=progress)
        _work(store, calendar)
    except BaseException:
        database.close()
        remove(folder)
        raise
    database.close()
    return done


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class _Calendar:
    """A clock that says the moment a story is told of."""

    now: datetime
    days_ago: int = 0
    at: time = time(9, 4)

    def __call__(self) -> datetime:
        if not self.days_ago:
            return self.now
        day = self.now - timedelta(days=self.days_ago)
        return datetime.combine(day.date(), self.at, UTC)


@dataclass(frozen=True, slots=True)
class _Scene:
    """Who did something some days ago."""

    days_ago: int
    at: time
    who: str
    act: Callable[[Store], object]


def _work(store: Store, calendar: _Calendar) -> None:
    for scene in _SCENES:
        calendar.days_ago, calendar.at, store.person = scene.days_ago, scene.at, scene.who
        scene.act(store)


# --- what the people of the sample school did last --------------------------------------------------


def _note_a_need(store: Store) -> None:
    pupil, domain = store.read(_pupil, "Linus", "Featherby"), store.read(_domain, "family_and_home")
    seen = "Has a baby sister since Tuesday and is proud and tired"
    store.write(note_need, NeedDraft(pupil, domain, seen=seen, difficulty="temporary"), today=store.today())


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
    today = store.today()
    draft = PlacementDraft(
        store.read(_pupil, *name),
        store.read(_domain, domain),
        grouping,
        reason=reason,
        participants=(
            ParticipantDraft("staff", store.person),
            ParticipantDraft("parent"),
            ParticipantDraft("young_person"),
        ),
        next_look_on=today + timedelta(days=35),
        ending=ending,
    )
    store.write(place_pupil, draft, today=today)


_SCENES = (
    _Scene(6, time(14, 20), "Mrs Larkrise", _note_a_need),
    _Scene(5, time(8, 50), "Mr Hazelnook", _advice_for_yasmin),
    _Scene(4, time(11, 15), "Miss Tamarind", _look_later),
    _Scene(2, time(12, 31), "Miss Tamarind", _check_an_offer),
    _Scene(1, time(13, 20), "Mr Bellwether", _goals_met),
    _Scene(1, time(13, 52), SENCO, _help_for_wren),
)


def _pupil(session: Session, forename: str, surname: str) -> int:
    found = select(Pupil.id).where(Pupil.forename == forename, Pupil.surname == surname)
    return session.scalars(found.order_by(Pupil.id)).first() or 0


def _domain(session: Session, code: str) -> int:
    return session.scalars(select(Domain.id).where(Domain.code == code)).one()


def _offer(session: Session, name: str) -> int:
    return session.scalars(select(Offer.id).where(Offer.name == name)).one()


def _placement(session: Session, pupil_id: int) -> int:
    open_ones = select(Placement.id).where(
        Placement.pupil_id == pupil_id, Placement.ends_on.is_(None), Placement.withdrawn_at.is_(None)
    )
    return session.scalars(open_ones.order_by(Placement.id)).first() or 0
