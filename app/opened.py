"""A school that is open: its file, who is at it and may do what, the lock it is held by, and the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.abilities import Ability
from app.db import READ, Database
from app.errors import Problem
from app.gate import Gate
from app.person import Person
from app.storage_words import newer_version

if TYPE_CHECKING:
    from app.keys.unlocking import Unlocked
    from app.locking.held import Held
    from app.shared.working import WorkingCopy


class Opened:
    """What the store stands on; closing it lets others in."""

    def __init__(
        self, database: Database, person: Person | str = "", clock: Callable[[], datetime] | None = None
    ) -> None:
        """Begin with an open database; a mere name may do everything. The clock is given in tests only."""
        self.database = database
        self.who = person if isinstance(person, Person) else Person(person)
        # Who unlocked the school, and the folder's lock; none in a school without passwords or only looked at.
        self.unlocked: Unlocked | None = None
        self.held: Held | None = None
        # Of a shared school: what is checked out here; and why one is only looked at, in a sentence.
        self.working: WorkingCopy | None = None
        self.why_looking = newer_version(database.newer) if database.newer else ""
        # What people open: the school's own folder, or the place where it is shared.
        self.place: Path = database.folder
        # Why nothing is written any more in a school that was open to work in.
        self.stopped: Problem | None = None
        # Shut while the file itself is exchanged: nobody reads then.
        self.reading = Gate()
        self._clock = clock or moment

    def close(self) -> str:
        """Close the school and let others write it; a shared one is published first.

        Returns what has to be said, such as that somebody else published meanwhile and both are kept. Raises
        Problem where it cannot be published now: it is closed all the same, and nothing is lost.
        """
        said = ""
        try:
            if self.working is not None:
                from app.shared.conflicts import Conflict
                from app.shared.publishing import give_back

                done = give_back(self.working, self.database, now=self.now(), who=self.who)
                said = done.sentence if isinstance(done, Conflict) else ""
        finally:
            self.database.close()
            if self.held is not None:
                self.held.release()
        return said

    def beat(self) -> bool:
        """Give a sign of life to whoever else wants to write; False where the school is not ours any more."""
        one = self.working or self.held
        return one is None or one.beat(self.now())

    def stop(self, why: Problem) -> None:
        """Write nothing more, because the school is somebody else's by now; what is shown stays, to look at."""
        self.stopped, self.why_looking = why, why.message
        self.database = replace(self.database, mode=READ)

    @property
    def person(self) -> str:
        """Return the name that changes are recorded under."""
        return self.who.name

    def may(self, ability: Ability) -> bool:
        """Say whether whoever is at the program may do something."""
        return self.who.may(ability)

    def require(self, ability: Ability) -> None:
        """Raise NotAllowed where whoever is at the program may not do something."""
        self.who.require(ability)

    def now(self) -> datetime:
        """Return this moment, in UTC."""
        return self._clock().astimezone(UTC)

    def today(self) -> date:
        """Return today's date where the computer is; facts about children are dates."""
        return self._clock().astimezone().date()


def moment() -> datetime:
    """Return this moment, in UTC, for what has to be done without an open school."""
    return datetime.now(UTC)
