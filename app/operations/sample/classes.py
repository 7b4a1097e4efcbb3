"""The classes of the sample school, as many as its size needs, and their seats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import ceil

from app.operations.sample.world import SCHOOL_YEARS, World

CLASS_SIZE = 27


def class_of(world: World, place: int, slot: int) -> str:
    """Return the short name of a class: 4K, and 4K2 where a large school has more of them."""
    short = [row["short"] for row in world.names["classes"] if row["year"] == SCHOOL_YEARS[place]]
    # Nurseries have half as many classes, so only even slots begin there.
    slot = slot * len(short) // 2
    again = slot // len(short)
    name = str(short[slot % len(short)])
    return f"{name}{again + 1}" if again else name


def class_rooms(world: World) -> list[tuple[int, int]]:
    """Return (place, slot) of every class, as many as the school's size needs."""
    times = max(1, ceil(world.size / (CLASS_SIZE * len(world.names["classes"]))))
    return [
        (place, slot)
        for place in range(len(SCHOOL_YEARS))
        for slot in range(0, times * 2, 2 if place < 2 else 1)
    ]


def free_seats(
    world: World, slots: list[tuple[int, int]], taken: Counter[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the seats that fill the classes evenly, until the roll is as large as it should be."""
    left, row = world.size - taken.total(), 0
    while left:
        row += 1
        for seat in slots:
            if left and taken[seat] < row:
                left -= 1
                yield seat
