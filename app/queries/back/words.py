"""Who or what stays of an import, and why, in words; what only some may see is told to nobody by its reason."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.journal import rows_now
from app.queries.back.keys import Place
from app.queries.back.part import CHANGED
from app.queries.sight import sees_costs, sees_pupils, sees_risk

CHANGED_SINCE, USED_SINCE = "changed since", "used since"
NOUNS = {
    "pupil": ("pupil", "pupils"),
    "offer": ("offer", "offers"),
    "organisation": ("organisation", "organisations"),
}
# Only who may see everything is told what it was: of a pupil with nothing but Risk Support the word would say so.
_WHY: Mapping[str, str] = {
    "placement": "has a grouping since",
    "support": "gets support since",
    "plan": "has a plan since",
    "contact": "has a contact since",
    "meeting_pupil": "is in a meeting since",
    "action": "has an action since",
    "pupil_need": "has a need noted since",
    "sharing": "is in the log of sharing since",
    "consent": "has consent recorded since",
    "involvement": "has people around recorded since",
    "measure_score": "has scores since",
    "offer_query": "has a question since",
    "offer_group": "has a group since",
    "staff": "has staff since",
}
# What is part of the thing itself: another row of it is a change of it.
_OWN = {CHANGED, "standing", "pupil_sen_type", "pupil", "offer_state", "offer_place", "offer_need"} | {
    "offer_audience",
    "offer_referrer",
}


def why(unit: Place, table: str, session: Session) -> str:
    """Return why a unit stays: a row of this table is in the way."""
    if table == "offer" and unit[0] == "organisation":
        return "an offer of theirs stays"
    if table in _OWN or table == unit[0]:
        return CHANGED_SINCE
    return _WHY.get(table, USED_SINCE) if sees_risk(session) and sees_costs(session) else USED_SINCE


def names_of(units: Mapping[Place, str], session: Session) -> dict[Place, str]:
    """Return what people call these units; a pupil is only named to who may see pupils."""
    connection = session.connection()
    by_table: dict[str, list[int]] = {}
    for table, row_id in units:
        by_table.setdefault(table, []).append(row_id)
    found = {}
    for table, ids in by_table.items():
        if table == "pupil" and not sees_pupils(session):
            continue
        for row_id, row in rows_now(connection, table, ids).items():
            found[table, row_id] = _name(table, row)
    return found


def counted(number: int, table: str) -> str:
    """Return how many of a table's things: "3 pupils"."""
    one, many = NOUNS.get(table, ("other line", "other lines"))
    return f"{number:,} {one if number == 1 else many}"


def _name(table: str, row: Mapping[str, object]) -> str:
    if table == "pupil":
        return f"{row['preferred_name'] or row['forename']} {row['surname']}".strip()
    return str(row.get("name") or "")
