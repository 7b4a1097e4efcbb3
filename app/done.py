"""What every change returns: the sentence a person sees and what a script needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Done:
    """The outcome of one write.

    sentence: what was done, as the status bar says it. id: the row that was made or changed, if one.
    counts: numbers for scripts, such as added and refused. step: the journal's number for it, for Undo.
    """

    sentence: str
    id: int | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    step: int | None = None
