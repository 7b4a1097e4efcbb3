"""Who works in a school, as the lock file says it: name, computer, since when, and the last sign of life."""

from __future__ import annotations

import json
import platform
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta

from app.moments import say_since

# One length for ever, so that a new beat replaces the old one in a single write and never leaves half of it.
LENGTH = 1024
ALIVE = timedelta(minutes=3)
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Owner:
    """Who holds a lock; everything may be empty where the lock file could not be read."""

    name: str = ""
    machine: str = ""
    pid: int = 0
    since: datetime | None = None
    beat: datetime | None = None
    token: str = ""

    def sentence(self, now: datetime) -> str:
        """Return who is at work, as people say it."""
        on = f" on {self.machine}" if self.machine else ""
        since = f" since {say_since(self.since, now)}" if self.since else ""
        return f"{self.name or 'Somebody'} is working in this school{on}{since}."

    @property
    def here(self) -> bool:
        """Say whether it is a program on this computer."""
        return self.machine == machine()

    def silent_for(self, now: datetime) -> timedelta:
        """Return how long ago the last sign of life was; a moment still to come, by a wrong clock, counts as past."""
        last = self.beat or self.since
        return abs(now - last) if last else timedelta.max

    def alive(self, now: datetime) -> bool:
        """Say whether the last sign of life is young enough for somebody to be there."""
        return self.silent_for(now) <= ALIVE

    def beating(self, now: datetime) -> Owner:
        """Return the same owner, alive now."""
        return replace(self, beat=now.astimezone(UTC))


def machine() -> str:
    """Return what this computer is called."""
    return platform.node()[:_LONGEST_NAME] or "this computer"


def as_text(owner: Owner) -> bytes:
    """Return the lock file's content, always of one length."""
    values = asdict(owner) | {"name": _one_line(owner.name), "machine": _one_line(owner.machine)}
    for moment in ("since", "beat"):
        values[moment] = values[moment].isoformat(timespec="seconds") if values[moment] else ""
    return json.dumps(values, ensure_ascii=False).encode().ljust(LENGTH - 1) + b"\n"


def from_text(text: bytes) -> Owner | None:
    """Return who a lock file names; None where it is empty, half written or makes no sense."""
    try:
        found = json.loads(text)
        words = (found["name"], found["machine"], found["token"])
        if not all(isinstance(word, str) for word in words) or type(found["pid"]) is not int:
            return None
        name, where, token = (_one_line(word) for word in words)
        return Owner(name, where, found["pid"], _moment(found["since"]), _moment(found["beat"]), token)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def is_foreign(text: bytes) -> bool:
    """Say whether a lock file was never one of ours; a computer that stopped can leave an empty or half one."""
    begun = text.strip(b" \n\x00")
    return bool(begun) and not begun.startswith(b'{"name": ')


def _one_line(words: str) -> str:
    return "".join(letter for letter in words if letter.isprintable())[:_LONGEST_NAME]


def _moment(text: object) -> datetime | None:
    found = datetime.fromisoformat(text) if isinstance(text, str) and text else None
    return None if found is None else found.replace(tzinfo=found.tzinfo or UTC)
