"""A gate that many pass at a time, and nobody while somebody has to be alone behind it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from app.errors import Problem

# Reading takes milliseconds; whoever reads for longer than this is asked to finish first.
_PATIENCE = 10.0


class Gate:
    """Held open by whoever reads; shut for the moment in which the file under a reader's hands is exchanged."""

    def __init__(self) -> None:
        """Begin open, with nobody inside."""
        self._changed = threading.Condition()
        self._inside = 0
        self._alone: int | None = None
        self._mine = threading.local()

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Be inside the block while the gate is open; waits for it to open."""
        depth: int = getattr(self._mine, "depth", 0)
        with self._changed:
            # Whoever is inside already, or has shut it, would wait for themselves.
            if not depth and self._alone != threading.get_ident():
                self._changed.wait_for(lambda: self._alone is None)
            self._inside += 1
        self._mine.depth = depth + 1
        try:
            yield
        finally:
            self._mine.depth = depth
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextmanager
    def shut(self) -> Iterator[None]:
        """Be alone inside the block, once everybody has left; raises Problem where somebody stays too long."""
        with self._changed:
            self._alone = threading.get_ident()
            if not self._changed.wait_for(lambda: not self._inside, _PATIENCE):
                self._open()
                raise Problem(
                    "The school is being read just now, so nothing was changed.", "Try again in a moment."
                )
        try:
            yield
        finally:
            with self._changed:
                self._open()

    def _open(self) -> None:
        self._alone = None
        self._changed.notify_all()
