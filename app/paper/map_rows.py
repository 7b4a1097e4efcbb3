"""The rows of the printed map: each domain of need as strips of offers side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from app.paper.flow import FlowLine, height_of
from app.paper.map_cells import Block, blocks, numbers
from app.paper.map_columns import Column
from app.paper.map_style import MapStyle
from app.queries.provision_map import MapRow, ProvisionMap


@dataclass(frozen=True, slots=True)
class Strip:
    """One offer of each column beside the others; the first of a domain may have its numbers above."""

    cells: tuple[Block | None, ...]
    height: float
    numbers: tuple[tuple[FlowLine, ...], ...] = ()
    numbers_height: float = 0.0


@dataclass(frozen=True, slots=True)
class Band:
    """A domain of need: its name and its strips, at least one."""

    name: str
    strips: tuple[Strip, ...]


def bands(
    view: ProvisionMap, shown: Sequence[Column], style: MapStyle, *, internal: bool
) -> tuple[Band, ...]:
    """Return the rows of the map in its order; the one for all needs only where it has offers."""
    for_all = [bool(cell.offers) for row in view.rows if row.domain_id is None for cell in row.cells]
    make = _Maker(shown, style, view.filters.as_at, internal, for_all or [False] * len(shown))
    return tuple(
        Band(row.name, tuple(make.strips(row)))
        for row in view.rows
        if row.domain_id is not None or any(cell.offers for cell in row.cells)
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    shown: Sequence[Column]
    style: MapStyle
    as_at: date
    internal: bool
    for_all: Sequence[bool]

    def strips(self, row: MapRow) -> Iterator[Strip]:
        pairs = list(zip(row.cells, self.shown, strict=True))
        stacks = [
            blocks(cell, column, self.style, self.as_at, for_all=for_all)
            for (cell, column), for_all in zip(pairs, self.for_all, strict=True)
        ]
        counts = tuple(numbers(cell, column, self.style) for cell, column in pairs) if self.internal else ()
        over = max((height_of(lines) for lines in counts), default=0.0)
        for number, cells in enumerate(list(zip_longest(*stacks)) or [(None,) * len(stacks)]):
            high = max([block.height for block in cells if block is not None], default=self.style.name * 2)
            if number == 0 and over:
                yield Strip(cells, high, counts, over + self.style.pad)
            else:
                yield Strip(cells, high)
