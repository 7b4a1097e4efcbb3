"""Where the names beside a chart go, so that none lies over another."""

from __future__ import annotations

from collections.abc import Sequence


def apart(wanted: Sequence[float], height: float, top: float, bottom: float) -> list[float]:
    """Return a place for each wanted one, in the same order: at least a height apart, and inside where they fit."""
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    places = [0.0] * len(wanted)
    floor = top + height / 2
    for at in order:
        places[at] = max(wanted[at], floor)
        floor = places[at] + height
    ceiling = bottom
    for at in reversed(order):
        places[at] = min(places[at], ceiling)
        ceiling = places[at] - height
    return places
