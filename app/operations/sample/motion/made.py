"""A support as it is invented, before it is written: its stages, its group and the sessions it met."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from app.operations.sample.motion.wanted import Wanted


@dataclass(slots=True)
class Run:
    """A group: its offer's wanted place, its days and who is in it."""

    name: str
    wanted: Wanted
    first: date
    last: date
    days: list[date]
    places: int | None
    alone: bool = False
    members: list[Made] = field(default_factory=list)


@dataclass(slots=True)
class Made:
    """A support: what is wanted, (stage, first day) in their order, and the run it is in."""

    wanted: Wanted
    stages: list[tuple[str, date]]
    run: Run | None = None
    # Planned sessions, and those delivered and attended where no register is kept here.
    planned: int | None = None
    delivered: int | None = None
    attended: int | None = None

    @property
    def stage(self) -> str:
        """Return the stage it stands in."""
        return self.stages[-1][0]
