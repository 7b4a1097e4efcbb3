"""Reading a Common Transfer File."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Transfer:
    """A Common Transfer File that was read."""
