"""The people and agencies around the sample's pupils, what was consented to and what was shared."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.journal import fill_rows
from app.models import Organisation
from app.operations.sample.behind.days import moment, stored
from app.operations.sample.behind.placed import Placed
from app.operations.sample.world import Row, World
from app.vocabulary import GroupingCode

INVOLVED = (
    "pupil_id",
    "kind",
    "name",
    "role",
    "organisation_id",
    "reach",
    "starts_on",
    "ends_on",
    "ended_why",
)
_CONSENT = (
    "pupil_id", "organisation_id", "purpose", "state", "since_on", "by_whom", "method", "until_on", "note",
    "recorded_at", "recorded_by",
)  # fmt: skip
_SHARING = (
    "pupil_id", "shared_on", "organisation_id", "recipient", "what", "why", "basis", "consent_state",
    "recorded_at", "recorded_by",
)  # fmt: skip


def write_around(session: Session, world: World, rows: list[Placed], texts: dict[str, Any]) -> None:
    """Write who is around each pupil who was ever placed."""
    outside = list(
        session.scalars(select(Organisation.id).where(~Organisation.in_house).order_by(Organisation.id))
    )
    people, consents, shared = list[Row](), list[Row](), list[Row]()
    first: dict[int, Placed] = {}
    for one in rows:
        first.setdefault(one.pupil_id, one)
    with_more = {one.pupil_id for one in rows if one.grouping != GroupingCode.ADVICE}
    for pupil_id, one in first.items():
        role, reach = world.pick(texts["family"])
        people.append((pupil_id, "family", role, role, None, reach, stored(one.starts_on), None, ""))
        if not outside or pupil_id not in with_more or not world.chance(0.4):
            continue
        agency, name = world.pick(outside), world.pick(texts["professional_names"])
        job = world.pick(texts["professionals"])
        people.append((pupil_id, "professional", name, job, agency, "", stored(one.starts_on), None, ""))
        state = _consents(world, one, agency, role, consents)
        if state == "given" and world.chance(0.7):
            what, why = world.pick(texts["shared"])
            day = min(one.starts_on + timedelta(days=12), world.today)
            shared.append(
                (pupil_id, stored(day), agency, name, what, why, "consent", state, moment(day), one.by)
            )
    fill_rows(session, "involvement", INVOLVED, people)
    fill_rows(session, "consent", _CONSENT, consents)
    fill_rows(session, "sharing", _SHARING, shared)


def _consents(world: World, one: Placed, agency: int, by: str, rows: list[Row]) -> str:
    """Add how consent came to stand for one agency; returns how it stands now."""
    asked = one.starts_on
    given = min(asked + timedelta(days=world.between(2, 10)), world.today)
    state = world.pick(("given",) * 7 + ("waiting", "refused", "withdrawn"))
    common = (one.pupil_id, agency, "share")

    def row(what: str, day: Any) -> Row:
        return (*common, what, stored(day), by, "phone", None, "", moment(day), one.by)

    rows.append(row("waiting", asked))
    if state == "withdrawn":
        rows.append(row("given", given))
        rows.append(row("withdrawn", min(given + timedelta(days=60), world.today)))
    elif state != "waiting":
        rows.append(row(state, given))
    return state
