"""Whether a row of a pupil list repeats an earlier one: the first is kept."""

from __future__ import annotations

from collections.abc import Iterator

from app.imports.pupils.matching import Known, name_key
from app.imports.pupils.rows import Said
from app.imports.pupils.upn import well_formed_upn

# What earlier rows have said: kind of key → key → row.
Seen = dict[str, dict[str, Said]]


def repeated(said: Said, seen: Seen) -> str:
    """Return why a row repeats an earlier one; "" where it does not."""
    for kind, key in keys(said):
        first = seen.get(kind, {}).get(key)
        if first is None:
            continue
        if kind != "name":
            return f"Row {first.row} has the same {kind}; the first row is kept."
        if not _two_people(first, said):
            return f"Row {first.row} is the same pupil; the first row is kept."
    return ""


def keys(said: Said, known: Known | None = None) -> Iterator[tuple[str, str]]:
    """Return everything that no other row of the file may share."""
    if known is not None:
        yield "pupil", str(known.id)
    if number := said.pupil.get("admission_number"):
        yield "admission number", number
    upn = said.pupil.get("upn")
    if upn and well_formed_upn(upn):
        yield "UPN", upn
    yield "name", _person(said)


def _person(said: Said) -> str:
    name = name_key(said.pupil["forename"], said.pupil["surname"])
    if born := said.pupil.get("born_on"):
        return f"{name}|{born.isoformat()}"
    return f"{name}|{said.standing.get('year_group')}|{said.standing.get('class_name')}"


def _two_people(one: Said, other: Said) -> bool:
    """Say whether two rows with one name and date of birth have numbers that tell them apart."""
    return any(
        one.pupil.get(key) and other.pupil.get(key) and one.pupil[key] != other.pupil[key]
        for key in ("admission_number", "upn")
    )
