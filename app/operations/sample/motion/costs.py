"""Writing the sample's rates, what its offers cost, the questions about offers and the governors' next steps."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.journal import fill_rows
from app.models import Offer
from app.operations.sample.behind.days import moment, stored
from app.operations.sample.world import Row, World

_COST = (
    "offer_id", "kind", "position", "label", "role", "people", "extra_minutes", "pence", "per", "funding",
)  # fmt: skip
_QUERY = (
    "offer_id", "asked_on", "asked_by", "question", "answered_on", "answer", "recorded_at", "recorded_by",
)  # fmt: skip
# Rates go up a little each year.
_RISE = (0.93, 0.965, 1.0)


def write_costs(session: Session, world: World, texts: dict[str, Any]) -> None:
    """Write an hour of each role for each year, and what each offer takes."""
    rates = [
        (role, stored(start), round(pence * rise), texts["rate_source"])
        for start, rise in zip(world.year_starts, _RISE, strict=True)
        for role, pence in texts["rates"].items()
    ]
    fill_rows(session, "rate", ("role", "starts_on", "pence", "source"), rates)
    numbers = _offers(session)
    rows: list[Row] = []
    for position, line in enumerate(texts["staffed"]):
        about = ("", line["role"], line["people"], line["extra_minutes"], 0, "session", line["funding"])
        rows.append((numbers[line["offer"]], "staff", position, *about))
    for position, line in enumerate(texts["fixed"], 10):
        about = (line["label"], None, 1, 0, line["pence"], line["per"], line["funding"])
        rows.append((numbers[line["offer"]], "fixed", position, *about))
    fill_rows(session, "offer_cost", _COST, rows)


def write_running(session: Session, world: World, texts: dict[str, Any]) -> None:
    """Write the questions about offers, and what the school will do next."""
    numbers, rows = _offers(session), list[Row]()
    for entry in texts["questions"]:
        asked = world.today - timedelta(days=world.between(3, 20))
        answered = asked + timedelta(days=2) if entry["answer"] else None
        by = world.pick(world.staff)[1]
        rows.append(
            (numbers[entry["offer"]], stored(asked), by, entry["question"], stored(answered), entry["answer"],
             moment(asked), by)
        )  # fmt: skip
    fill_rows(session, "offer_query", _QUERY, rows)
    steps = [
        (stored(world.autumn(0)), position, step["words"], step["who"],
         stored(world.today + timedelta(weeks=step["weeks"])))
        for position, step in enumerate(texts["next_steps"])
    ]  # fmt: skip
    fill_rows(session, "next_step", ("year_on", "position", "words", "who", "by_on"), steps)


def _offers(session: Session) -> dict[str, int]:
    return {name: number for number, name in session.execute(select(Offer.id, Offer.name))}
