"""Writing what is dated about the invented pupils: years, classes, and their special educational needs."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from app.journal import fill_rows
from app.operations.pupils import STANDING
from app.operations.sample.child import Child
from app.operations.sample.classes import class_of
from app.operations.sample.world import SCHOOL_YEARS, Row, World
from app.vocabulary import Registration, SenProvision

_TYPES = ("SLCN", "SEMH", "ASD", "SPLD", "MLD", "HI", "VI", "PD", "SLD", "DS", "OTH")
_WEIGHTS = (30, 25, 14, 10, 9, 2, 2, 3, 1, 1, 3)


def write_standings(session: Session, world: World, children: list[Child]) -> None:
    """Write the standings of all pupils, and the types of need of those for whom provision is made."""
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
