"""Every mapped class, by name and by table: reading this in reads in those that the first page does without."""

from __future__ import annotations

from . import (
    around,
    contacts,
    costs,
    decisions,
    files,
    measures,
    meetings,
    offers,
    plans,
    pupil_needs,
    rights,
    running,
    supports,
)
from .base import Base, Later

__all__ = [
    "CLASSES",
    "TABLES",
    "around",
    "contacts",
    "costs",
    "decisions",
    "files",
    "measures",
    "meetings",
    "offers",
    "plans",
    "pupil_needs",
    "rights",
    "running",
    "supports",
]

_MAPPED: list[type[Base]] = [mapper.class_ for base in (Base, Later) for mapper in base.registry.mappers]

# Whoever asks for the base of all goes through all tables: it brings every one of them with it.
CLASSES: dict[str, type[Base]] = {"Base": Base} | {kind.__name__: kind for kind in _MAPPED}
TABLES: dict[str, type[Base]] = {str(kind.__tablename__): kind for kind in _MAPPED}
