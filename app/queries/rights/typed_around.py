"""Whom the record names around a pupil: as it stands now and, from the journal, as it stood before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.models import Consent, Involvement, Sharing
from app.schema import journal_row

_TABLES = {model.__tablename__: model for model in (Involvement, Consent, Sharing)}


@dataclass(frozen=True, slots=True)
class TypedAround:
    """What was typed: family and professionals by name, how to reach them, who consented, with whom was shared."""

    family: frozenset[str]
    professionals: frozenset[str]
    reach_family: frozenset[str]
    reach_professionals: frozenset[str]
    consenting: frozenset[str]
    recipients: frozenset[str]


def typed_around(session: Session, pupil_id: int) -> TypedAround:
    """Return every name and number that was ever typed for people around a pupil, whether it still stands or not."""
    found: dict[str, set[str]] = {}
    for table, row in _images(session, pupil_id):
        kind = f"{table}.{row.get('kind') or ''}"
        for column in ("name", "reach", "by_whom", "recipient"):
            if value := row.get(column):
                found.setdefault(f"{kind}.{column}", set()).add(str(value))
    keys = (
        "involvement.family.name",
        "involvement.professional.name",
        "involvement.family.reach",
        "involvement.professional.reach",
        "consent..by_whom",
        "sharing..recipient",
    )
    return TypedAround(*(frozenset(found.get(key, ())) for key in keys))


def _images(session: Session, pupil_id: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, model in _TABLES.items():
        table = model.__table__
        for live in session.execute(select(table).where(table.c.pupil_id == pupil_id)).mappings():
            yield name, dict(live)
    before, after = journal_row.c.before, journal_row.c.after
    mine = (func.json_extract(image, "$.pupil_id") == pupil_id for image in (before, after))
    query = select(journal_row.c.table_name, before, after).where(
        journal_row.c.table_name.in_(_TABLES), or_(*mine)
    )
    for name, *images in session.execute(query):
        for image in images:
            if image:
                yield name, json.loads(image)
