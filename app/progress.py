"""How long work says how far it is, and how it is asked to stop, without knowing about windows."""

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - not an error: somebody asked for it
    """Raised by `Progress.step` when the person asked to stop, so that `finally` and rollback just work."""


class Progress(Protocol):
    """What long work is given: it calls `step` often, and stops when that raises `Cancelled`."""

    def step(self, done: int, total: int, text: str = "") -> None:
        """Say how far the work is; raises `Cancelled` when the person asked to stop."""
        ...


class Silent:
    """A `Progress` that says nothing and never cancels, for scripts and tests."""

    def step(self, done: int, total: int, text: str = "") -> None:
        """Accept the news and do nothing with it."""
