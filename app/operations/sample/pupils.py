"""The invented pupils of the sample school: who came, stayed, left and returned in three years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil
from typing import Any

from app.operations.sample.child import Child
from app.operations.sample.classes import class_of, class_rooms, free_seats
from app.operations.sample.stays import stays
from app.operations.sample.world import SCHOOL_YEARS, World


def make_children(world: World) -> list[Child]:
    """Return the pupils of three years: first the roll of today, then those who left."""
    names = _names(world)
    slots = class_rooms(world)
    children = [_story_child(entry, slots, world) for entry in world.story["pupils"]][: world.size]
    taken = Counter((child.place, child.slot) for child in children)
    seats = free_seats(world, slots, taken)
    children += [_child(world, names, place, slot) for place, slot in seats]
    roll = list(children)
    children += [_child(world, names, place, slot) for place, slot in _past_seats(world, roll)]
    for child in children:
        child.stays = stays(world, child)
    return [child for child in children if child.stays]


def _story_child(entry: dict[str, Any], slots: list[tuple[int, int]], world: World) -> Child:
    place, slot = next(seat for seat in slots if class_of(world, *seat) == entry["class"])
    child = Child(entry["forename"], entry["surname"], place, slot, world.year_starts[0], told=True)
    child.now, child.risk = dict(entry["now"]), entry.get("risk")
    return child


def _past_seats(world: World, roll: list[Child]) -> Iterator[tuple[int, int]]:
    oldest = len(SCHOOL_YEARS) - 1
    for child in roll:
        if child.place == oldest:  # as many went up in each of the two years before
            yield oldest + 1, child.slot
            yield oldest + 2, child.slot
    for _ in range(ceil(world.size * 0.04)):
        child = world.pick(roll)
        if child.place > 1:
            yield child.place, -child.slot - 1  # below nought: left during a year


def _names(world: World) -> Iterator[tuple[str, str]]:
    used = {(entry["forename"], entry["surname"]) for entry in world.story["pupils"]}
    while True:
        name = world.pick(world.names["forenames"]), world.pick(world.names["surnames"])
        if name not in used:
            used.add(name)
            yield name


def _child(world: World, names: Iterator[tuple[str, str]], place: int, slot: int) -> Child:
    forename, surname = next(names)
    left_early, slot = slot < 0, slot if slot >= 0 else -slot - 1
    # Half of a year begins in the nursery, the other half in Reception.
    began = 0 if place < 2 or slot % 2 == 0 else 2
    child = Child(forename, surname, place, slot, world.autumn(place - began))
    if left_early:
        child.left = world.today - timedelta(days=world.between(20, 700))
    elif place >= len(SCHOOL_YEARS):
        child.left = date(world.autumn(place - len(SCHOOL_YEARS)).year, 7, 22)
    return child
