"""Ctrl+C while something is written: heeded between two steps, so that what is said of it afterwards is true."""

from __future__ import annotations

import signal
from threading import current_thread, main_thread
from types import FrameType, TracebackType
from typing import Any

from app.progress import Cancelled, Progress


class Stopping:
    """Until its block ends, Ctrl+C after at_steps() stops at the next step; after the last one it is too late.

    It may come while the file commits: then everything is kept, and nobody may be told that nothing was.
    """

    def __init__(self) -> None:
        self._before: Any = None
        self._asked = False

    def __enter__(self) -> Stopping:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def at_steps(self, progress: Progress) -> Progress:
        """Return a progress at whose steps Ctrl+C raises Cancelled, and from now on nowhere else."""
        # Only the main thread hears signals.
        if self._before is None and current_thread() is main_thread():
            self._before = signal.signal(signal.SIGINT, self._ask)
        return _Steps(self, progress)

    @property
    def asked(self) -> bool:
        """Say whether Ctrl+C was pressed."""
        return self._asked

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self._asked = True


class _Steps:
    def __init__(self, stopping: Stopping, progress: Progress) -> None:
        self._stopping, self._progress = stopping, progress

    def step(self, done: int, total: int, text: str = "") -> None:
        if self._stopping.asked:
            raise Cancelled
        self._progress.step(done, total, text)
