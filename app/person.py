"""Who is at the program: the name that changes are recorded under, what they may do, and what signs for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from app.abilities import EVERYTHING, Ability, NotAllowed, Role

Sign = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody signed in, or, in a school without passwords, just a name that may do everything.

    number is the one in the key file, which stays the same for ever; sign makes an Ed25519 signature.
    """

    name: str
    abilities: frozenset[Ability] = EVERYTHING
    role: Role | None = None
    number: int | None = None
    sign: Sign | None = field(default=None, repr=False)

    def may(self, ability: Ability) -> bool:
        """Say whether this person may do something."""
        return ability in self.abilities

    def require(self, ability: Ability) -> None:
        """Raise NotAllowed, in words, where this person may not do something."""
        if ability not in self.abilities:
            raise NotAllowed(ability)


# Under no name: what the program does where nobody can be named, such as putting a backup back.
NOBODY = Person("")
