"""Under what a school is sealed: its key of today, the keys before, and who could ever sign in it."""

from __future__ import annotations

from dataclasses import dataclass, field

Signers = tuple[tuple[int, str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Seal:
    """What reading and making a school's files takes; without a key the school has no passwords.

    key: 48 bytes, the data key and the school's id. past: the keys before, newest first, with which older
    backups are read. key_file: its text. signers: number, name and Ed25519 public key of who may sign today.
    """

    key: bytes | None = field(default=None, repr=False)
    past: tuple[bytes, ...] = field(default=(), repr=False)
    key_file: str = field(default="", repr=False)
    signers: Signers = ()

    @property
    def keys(self) -> tuple[bytes, ...]:
        """Return every key that may fit a file of the school, today's first."""
        return (self.key, *self.past) if self.key is not None else ()


OPEN = Seal()
