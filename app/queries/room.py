"""The room of a cell of the Map: places free, who is there and who waits, over all its running offers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Room:
    """Counts of one cell or column. places and free are of the offers that say their places; None where none does.

    free adds up what is free, over how many are there beyond the places of their offer, overloads the names of those
    offers with how many are there and how many places they have.
    """

    places: int | None
    free: int | None
    running: int
    waiting: int
    over: int
    overloads: tuple[tuple[str, int, int], ...] = ()

    @property
    def full(self) -> bool:
        """Say whether every place there is, is taken."""
        return self.free == 0 and not self.over
