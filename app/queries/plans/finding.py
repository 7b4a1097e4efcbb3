"""What is found when a plan is looked at before it is called agreed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence of what a plan lacks; hinders False is a warning, which stands in nobody's way."""

    sentence: str
    hinders: bool = True
