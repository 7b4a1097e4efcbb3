"""Making the sample school: invented pupils with three years of history, any size, the same from the same seed."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid
from app.models import Domain
from app.operations.offer_entries import codes
from app.operations.particulars import Particulars
from app.operations.sample.behind.writing import write_behind
from app.operations.sample.courses import courses
from app.operations.sample.motion.writing import write_motion
from app.operations.sample.offers import write_offers
from app.operations.sample.people import write_people
from app.operations.sample.placement_rows import write_courses
from app.operations.sample.plan import SamplePlan
from app.operations.sample.pupil_rows import write_children
from app.operations.sample.pupils import make_children
from app.operations.sample.world import World
from app.operations.setup import SchoolDraft, set_up_school
from app.progress import Progress, Silent
from app.queries.starter import shipped


def make_sample_school(
    session: Session, plan: SamplePlan, *, today: date, progress: Progress | None = None
) -> Done:
    """Fill an empty school with invented people and three years of history that ends today."""
    if found := plan.problems():
        raise Invalid(found)
    tell = progress or Silent()
    tell.step(0, 6, "Setting up the school")
    _set_up(session, today)
    world = _world(session, plan, today)
    tell.step(1, 6, "Writing the offers")
    offers = write_offers(session, world)
    tell.step(2, 6, "Inventing pupils")
    children = make_children(world)
    write_children(session, world, children)
    tell.step(3, 6, "Inventing three years of decisions")
    placements = write_courses(session, world, courses(world, children))
    tell.step(4, 6, "Inventing what stands behind them")
    write_behind(session, world, plan.seed)
    tell.step(5, 6, "Inventing what everybody gets")
    write_motion(session, world, plan.seed)
    tell.step(6, 6)
    counts = {"pupils": plan.pupils, "offers": offers, "placements": placements}
    return Done(f"The sample school is ready: {plan.pupils:,} invented pupils.", id=1, counts=counts)


def _set_up(session: Session, today: date) -> None:
    about = shipped("sample", "names")["school"]
    known = {field.name: about[field.name] for field in fields(Particulars) if field.name in about}
    set_up_school(session, SchoolDraft(is_sample=True, **known), today=today)
    session.flush()


def _world(session: Session, plan: SamplePlan, today: date) -> World:
    world = World(
        dice=Random(plan.seed),
        today=today,
        size=plan.pupils,
        names=shipped("sample", "names"),
        story=shipped("sample", "story"),
        codes=codes(session),
        needs={row.code: tuple(need.id for need in row.needs) for row in session.scalars(select(Domain))},
        staff=(),
        more=Random(plan.seed + 2),
    )
    return replace(world, staff=write_people(session, world.year_starts))
