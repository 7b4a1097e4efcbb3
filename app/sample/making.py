"""Making a sample school in a folder, with a few days of ordinary work in it by the people who work there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from app.done import Done
from app.errors import Invalid
from app.operations.sample.plan import SamplePlan
from app.operations.sample.school import make_sample_school
from app.person import Person
from app.progress import Progress
from app.sample.story import SCENES, SENCO
from app.schools import making
from app.store import Store


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
    with making(folder) as database:
        calendar = Calendar(now, days_ago=9)
        store = Store(database, SENCO, calendar)
        today = now.astimezone().date()
        done = store.write(make_sample_school, plan, today=today, progress=progress)
        _work(store, calendar)
    return done


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class Calendar:
    """A clock that says the moment a story is told of."""

    now: datetime
    days_ago: int = 0
    at: time = time(9, 4)

    def __call__(self) -> datetime:
        if not self.days_ago:
            return self.now
        day = self.now - timedelta(days=self.days_ago)
        return datetime.combine(day.date(), self.at, UTC)


def _work(store: Store, calendar: Calendar) -> None:
    for scene in SCENES:
        calendar.days_ago, calendar.at, store.who = scene.days_ago, scene.at, Person(scene.who)
        scene.act(store)
