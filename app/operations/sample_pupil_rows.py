"""Writing the invented pupils with their standings and types of special educational need."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.journal import fill_rows
from app.operations.pupils import STANDING
from app.operations.sample_classes import class_of
from app.operations.sample_pupils import Child
from app.operations.sample_world import SCHOOL_YEARS, World
from app.queries.folding import pupil_folded
from app.vocabulary import Registration, SenProvision

Row = tuple[Any, ...]

_PUPIL = (
    "admission_number", "forename", "preferred_name", "surname", "folded", "born_on", "eal", "started_on",
    "left_on", "upn",
)  # fmt: skip
_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_TYPES = ("SLCN", "SEMH", "ASD", "SPLD", "MLD", "HI", "VI", "PD", "SLD", "DS", "OTH")
_WEIGHTS = (30, 25, 14, 10, 9, 2, 2, 3, 1, 1, 3)


def write_children(session: Session, world: World, children: list[Child]) -> None:
    """Write the pupils with all that is dated about them; each child gets its row's id."""
    rows = [_pupil(world, number, child) for number, child in enumerate(children, 1)]
    for child, row_id in zip(children, fill_rows(session, "pupil", _PUPIL, rows), strict=True):
        child.id = row_id
    labels = {
        (place, slot): class_of(world, place, slot)
        for place in range(len(SCHOOL_YEARS))
        for slot in {child.slot for child in children}
    }
    standings: list[Row] = []
    types: list[Row] = []
    for child in children:
        provision = _provision(world, child)
        standings += _standings(world, child, provision, labels)
        if provision != SenProvision.NONE:
            types += _types(world, child)
    fill_rows(session, "standing", ("pupil_id", *STANDING, "starts_on", "ends_on"), standings)
    fill_rows(session, "pupil_sen_type", ("pupil_id", "rank", "code"), types)


def upn(number: int, year: int) -> str:
    """Return an invented UPN of an authority that does not exist (999), with the right check letter."""
    digits = f"999{9999 - number // 1000:04d}{year % 100:02d}{number % 1000:03d}"
    return _LETTERS[sum(int(digit) * place for place, digit in enumerate(digits, 2)) % 23] + digits


def _pupil(world: World, number: int, child: Child) -> Row:
    admission = f"{number + 2100:06d}"
    preferred = world.pick(world.names["forenames"]) if not child.told and world.chance(0.03) else None
    first = date(world.year_starts[2].year - 3 - child.place, 9, 1)
    born = first + timedelta(days=world.between(0, 364))
    return (
        admission,
        child.forename,
        preferred,
        child.surname,
        pupil_folded(child.forename, preferred, child.surname, admission),
        born.isoformat(),
        int(world.chance(0.18)),
        child.joined.isoformat(),
        child.left.isoformat() if child.left else None,
        upn(number, child.joined.year),
    )


def _provision(world: World, child: Child) -> SenProvision:
    # Special educational needs and placements are told apart: one never follows from the other.
    throw = world.dice.random() - (0.12 if child.told else 0)
    return SenProvision.PLAN if throw < 0.04 else SenProvision.SUPPORT if throw < 0.18 else SenProvision.NONE


def _standings(
    world: World, child: Child, provision: SenProvision, labels: dict[tuple[int, int], str]
) -> Iterator[Row]:
    starts = world.year_starts
    since = world.between(0, 4)  # the academic year from which the school makes its provision
    premium, meals = world.chance(0.24), world.chance(0.2)
    looked_after, before = world.chance(0.006), world.chance(0.012)
    guest = world.chance(0.003)
    for number, year in enumerate(starts):
        until = starts[number + 1] if number < 2 else None
        place = child.place - 2 + number
        if not 0 <= place < len(SCHOOL_YEARS):
            continue
        for first, last in child.stays:
            begins = max(first, year)
            ends = min((day for day in (last, until) if day is not None), default=None)
            if ends is None or begins < ends:
                yield (
                    child.id,
                    SCHOOL_YEARS[place],
                    labels[place, child.slot],
                    provision if number >= since - 2 else SenProvision.NONE,
                    int(premium or looked_after),
                    int(meals and (premium or number == 2)),
                    int(looked_after),
                    int(before),
                    Registration.GUEST if guest else Registration.MAIN,
                    begins.isoformat(),
                    ends.isoformat() if ends else None,
                )


def _types(world: World, child: Child) -> list[Row]:
    chosen = dict.fromkeys(world.dice.choices(_TYPES, _WEIGHTS, k=2 if world.chance(0.25) else 1))
    return [(child.id, rank, code) for rank, code in enumerate(chosen, 1)]
