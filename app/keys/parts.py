"""What a key file holds, as plain values: people, their envelopes, earlier keys and the seals over it all."""

from __future__ import annotations

from dataclasses import dataclass

from app.abilities import Role, Switch
from app.errors import Problem

RECOVERY_NAME = "Recovery code"
FIRST_RECOVERY = 0  # numbers of people begin at 1


@dataclass(frozen=True, slots=True)
class Cost:
    """What it costs to try one password: memory in KiB, passes over it, and lanes."""

    memory: int
    passes: int
    lanes: int


USUAL_COST = Cost(64 * 1024, 3, 4)
# For what needs no stretching: a code of 160 random bits, and tests.
LEAST_COST = Cost(8 * 1024, 1, 1)


@dataclass(frozen=True, slots=True)
class Stretch(Cost):
    """How one password is stretched into a key."""

    salt: bytes


@dataclass(frozen=True, slots=True)
class Held:
    """Something that belongs to one generation of the school's data key."""

    generation: int
    value: bytes


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who may sign in, and as what."""

    number: int
    name: str
    role: Role
    switches: frozenset[Switch]


@dataclass(frozen=True, slots=True)
class Entry(Who):
    """One person's envelope: private keys wrapped by the password, the data key sealed to the public one.

    sealed has one data key for each generation that this person may open.
    """

    stretch: Stretch
    wrapped: bytes
    box_public: bytes
    sign_public: bytes
    sealed: tuple[Held, ...]

    @property
    def generations(self) -> tuple[int, ...]:
        """The generations of the data key that this person may open, oldest first."""
        return tuple(one.generation for one in self.sealed)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """All keys of a school, none of them readable without a password.

    generation counts the data keys the database has had. While the key is being changed, macs has two
    generations: this one, and the next. past holds earlier data keys, readable with the present one,
    so that older backups stay readable.
    """

    school_id: bytes
    serial: int
    generation: int
    next_number: int
    people: tuple[Entry, ...]
    recovery: Entry
    past: tuple[Held, ...]
    macs: tuple[Held, ...]

    @property
    def generations(self) -> tuple[int, ...]:
        """The generations held: the present one, and the next while the key is being changed."""
        return tuple(one.generation for one in self.macs)

    @property
    def rotating(self) -> bool:
        """Whether a change of the data key was begun and not finished."""
        return len(self.macs) > 1

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everybody's envelope, the recovery code's last."""
        return (*self.people, self.recovery)

    def entry(self, number: int) -> Entry:
        """Return the envelope of one person or of the recovery code; raises Problem where there is none."""
        for one in self.entries:
            if one.number == number:
                return one
        raise Problem(
            "This person may not sign in any more.", "Ask an administrator of Fivefold in your school."
        )
