"""What the people of the sample school did last, whoever is in Risk Support in a school of its size."""

from __future__ import annotations

from sqlalchemy import func, select

from app.models import Domain, Placement
from app.sample.story import SCENES
from app.store import Store
from tests.pupil_school import add, place


def test_a_scene_leaves_a_pupil_in_risk_support_where_they_are(store: Store) -> None:
    where = store.read(
        lambda session: session.scalars(
            select(Domain.id).where(Domain.code == "attendance_and_belonging")
        ).one()
    )
    place(store, add(store, "Otis", "Marrowby"), "risk_support", where)
    (scene,) = (one for one in SCENES if one.act.__name__ == "_goals_met")
    scene.act(store)
    assert store.read(lambda session: session.scalar(select(func.count()).select_from(Placement))) == 1
