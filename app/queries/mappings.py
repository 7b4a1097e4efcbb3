"""How files are read that were taken in before, by the names they were kept under."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import FileMapping


@dataclass(frozen=True, slots=True)
class KeptMapping:
    """A remembered way of reading: see `MappingDraft` for what its parts mean."""

    id: int
    name: str
    sort: str
    columns: Mapping[str, str]
    dates: str
    words: Mapping[str, Mapping[str, str]]


def mappings(session: Session, sort: str) -> tuple[KeptMapping, ...]:
    """Return the remembered ways of reading files of pupils or of offers, the newest first."""
    rows = session.scalars(
        select(FileMapping)
        .where(FileMapping.sort == sort)
        .order_by(FileMapping.recorded_at.desc(), FileMapping.id.desc())
    )
    return tuple(
        KeptMapping(row.id, row.name, row.sort, json.loads(row.columns), row.dates, json.loads(row.words))
        for row in rows
    )
