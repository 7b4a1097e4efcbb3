"""What a file does not say of a pupil and can be worked out: held to only where nothing else is known."""

from __future__ import annotations

from dataclasses import replace

from app.imports.pupils.matching import Known
from app.imports.pupils.rows import Said


def with_guesses(said: Said, known: Known | None) -> Said:
    """Return a row with what was guessed of it, each with its doubt, where neither it nor the school says it."""
    there = (known.standing if known else None) or {}
    open_ones = {
        name: guess
        for name, guess in said.guessed.items()
        if said.standing.get(name) is None and there.get(name) is None
    }
    if not open_ones:
        return said
    standing = said.standing | {name: value for name, (value, _) in open_ones.items()}
    doubts = [doubt for _, doubt in open_ones.values()]
    return replace(said, standing=standing, warnings=[*said.warnings, *doubts])
