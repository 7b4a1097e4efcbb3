"""How large everything on the printed map is, for each paper."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Size = Literal["A3", "A4"]


@dataclass(frozen=True, slots=True)
class MapStyle:
    """Measures in points: the sheet lying on its long side, the columns, and each kind of text."""

    width: float
    height: float
    margin: float
    domain: float  # the column of domains of need
    gap: float  # between columns and between offers
    gutter: float  # before Risk Support, which stands apart
    pad: float  # inside every frame
    title: float
    lead: float
    heading: float
    name: float
    detail: float
    foot: float


# A4 is not A3 made smaller, which would print details at 6.1 pt: type stays at 6.8 and runs to more pages.
STYLES = MappingProxyType(
    {
        "A3": MapStyle(
            1190.55, 841.89, 24, 98, 4, 13, 5.5, title=18, lead=10, heading=11, name=9.5, detail=8.6, foot=7.5
        ),
        "A4": MapStyle(
            841.89, 595.28, 20, 72, 3, 9, 4, title=14, lead=8, heading=8.5, name=7.5, detail=6.8, foot=6.5
        ),
    }
)
