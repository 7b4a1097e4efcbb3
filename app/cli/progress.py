"""Saying on one line of a terminal how far long work is."""

from __future__ import annotations

import sys
from types import TracebackType


class TerminalProgress:
    """A `Progress` for people at a terminal; says nothing when the output goes to a file or program."""

    def __init__(self) -> None:
        self._shown = 0
        self._terminal = sys.stderr.isatty()

    def __enter__(self) -> TerminalProgress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._write("")

    def step(self, done: int, total: int, text: str = "") -> None:
        """Write over the line with what is being done and how much of it."""
        share = f" {done * 100 // total} %" if total else ""
        self._write(f"{text or 'Working'}{share} …")

    def _write(self, line: str) -> None:
        if self._terminal and (line or self._shown):
            end = "" if line else "\r"
            print(f"\r{line.ljust(self._shown)}", end=end, file=sys.stderr, flush=True)
            self._shown = len(line)
