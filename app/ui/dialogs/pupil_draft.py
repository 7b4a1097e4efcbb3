"""From the form of a pupil to the draft that operations take, and back; what the form does not ask stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from app.operations.pupils import PupilDraft
from app.queries.pupil_entry import PupilEntry

TICKS = ("eal", "pupil_premium", "fsm", "looked_after", "previously_looked_after")


def values_of(entry: PupilEntry) -> dict[str, Any]:
    """Return what the form shows of a pupil."""
    values = {field.name: getattr(entry, field.name) for field in fields(PupilDraft)}
    return values | {"ticks": tuple(name for name in TICKS if values.pop(name))}


def draft_of(values: Mapping[str, Any], entry: PupilEntry | None) -> PupilDraft:
    """Return the draft for these values; entry is the pupil as known before, None for a new one."""
    known = {} if entry is None else {field.name: getattr(entry, field.name) for field in fields(PupilDraft)}
    said = {name: value for name, value in values.items() if name not in ("ticks", "since")}
    if "ticks" in values:
        for name in TICKS:
            ticked = name in values["ticks"]
            # Not ticked is not the same as known to be untrue.
            said[name] = True if ticked else None if known.get(name) is None else False
    plain = {name: _plain(name, value) for name, value in said.items()}
    return PupilDraft(**{**known, **plain})


def _plain(name: str, value: Any) -> Any:
    if not isinstance(value, str) or name in ("forename", "surname"):
        return value
    return value.strip() or None
