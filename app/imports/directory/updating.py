"""What a newer file changes about an offer: untouched fields only, never what somebody has changed here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.imports.directory.catalogue import Known
from app.imports.directory.said import LABELS, Values, same, shown
from app.imports.plan import Change
from app.queries.offer_said import read_said

# Ages are one thing to say: half of them from here and half from there could be the wrong way round.
_AGES = ("age_from", "age_to")
_GROUPS = (*((field,) for field in LABELS if field not in _AGES), _AGES)


@dataclass(frozen=True, slots=True)
class Update:
    """New values by field, the fields kept although the directory now says otherwise, and what it has said."""

    values: Values
    kept: tuple[str, ...]
    said: Values


def update(known: Known, said: Values) -> Update:
    """Return what a newer file brings to an offer that was taken from it before.

    A field that still says what the directory said last is untouched. What the file leaves empty never empties
    a field. Of an offer without a record of what was said, every field counts as touched.
    """
    last = read_said(known.said)
    values: Values = {}
    kept: list[str] = []
    for fields in _spoken(said):
        if all(same(field, known.values[field], said[field]) for field in fields):
            continue
        if last and all(same(field, known.values[field], last.get(field)) for field in fields):
            values |= {field: said[field] for field in fields}
        elif not all(same(field, said[field], last.get(field)) for field in fields):
            kept += fields[:1]
    # A school's own check is later than any directory's, and no words of the entry.
    kept = [field for field in kept if field != "checked_on"]
    return Update(
        values, tuple(kept), last | {field: said[field] for group in _spoken(said) for field in group}
    )


def fill(known: Known, said: Values) -> Update:
    """Return what a service brings to an offer of the school that it is joined with: its empty fields.

    An in-house offer stays so: who offers the service is not taken, since that would make it external.
    """
    values: Values = {}
    for fields in _spoken(said):
        if not (known.in_house and "organisation" in fields) and all(
            known.values[field] is None for field in fields
        ):
            values |= {field: said[field] for field in fields}
    return Update(values, (), {field: value for field, value in said.items() if value is not None})


def changes(known: Known, values: Values) -> tuple[Change, ...]:
    """Return old → new of each field, as the preview shows them."""
    return tuple(
        Change(LABELS[field], shown(field, known.values[field]), shown(field, value))
        for field, value in values.items()
        if not same(field, known.values[field], value)
    )


def kept_words(known: Known, kept: tuple[str, ...]) -> str:
    """Return which fields stay as they are here although the directory says something new; "" for none."""
    if not kept:
        return ""
    names = ", ".join("Ages" if field in _AGES else LABELS[field] for field in kept)
    return f"Kept: you have changed {names}." if known.said else f"Kept as the school has it: {names}."


def _spoken(said: Values) -> Iterator[tuple[str, ...]]:
    return (fields for fields in _GROUPS if any(said.get(field) is not None for field in fields))
