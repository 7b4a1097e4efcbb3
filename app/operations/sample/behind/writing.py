"""Writing everything behind the sample's decisions, with dice of its own so that the decisions stay the same."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from sqlalchemy.orm import Session

from app.operations.sample.behind.agencies import write_agencies
from app.operations.sample.behind.aims import write_aims
from app.operations.sample.behind.around import write_around
from app.operations.sample.behind.contacts import write_contacts
from app.operations.sample.behind.measures import write_scores
from app.operations.sample.behind.placed import episodes, placed
from app.operations.sample.behind.plans import write_plans
from app.operations.sample.behind.reviews import write_reviews
from app.operations.sample.behind.words import write_words
from app.operations.sample.world import World
from app.queries.starter import shipped


def write_behind(session: Session, world: World, seed: int) -> None:
    """Write contacts, plans, aims, reviews, people, consents and scores of everybody who was ever placed."""
    world = replace(world, dice=Random(seed + 1))
    texts = shipped("sample", "plans")
    session.flush()
    rows = placed(session)
    runs = list(episodes(rows))
    write_words(session, world, rows, texts)
    plans = write_plans(session, world, runs, texts)
    write_aims(session, world, runs, plans, texts)
    write_contacts(session, world, rows, texts)
    write_reviews(session, world, rows, texts)
    write_around(session, world, rows, texts)
    write_agencies(session, world, runs, plans, texts)
    write_scores(session, world, runs, texts)
