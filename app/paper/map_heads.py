"""The head row of the printed map, which stands on every page: the groupings and what each one means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.looks import LIGHT
from app.paper.flow import FlowLine, Run, clip, flow, height_of, put_lines
from app.paper.map_columns import Column
from app.paper.map_style import MapStyle
from app.paper.page import Box, Instruction
from app.queries.provision_map import MapTotal


class Heads:
    """The heads of all columns, wrapped once and put on each page."""

    def __init__(self, shown: Sequence[Column], totals: Sequence[MapTotal], style: MapStyle) -> None:
        """Wrap the heads; totals are given for the internal copy only."""
        self._shown = shown
        self._style = style
        self._names = [self._name(column) for column in shown]
        self._meanings = [self._meaning(column) for column in shown]
        for lines, total in zip(self._meanings, totals, strict=False):
            lines.extend(self._numbers(total))
        self._corner = flow(
            [Run("Domain of need", style.name, LIGHT.text, bold=True)], style.domain - style.gap
        )
        self._name_height = max(height_of(lines) for lines in [*self._names, self._corner]) + style.pad
        self._meaning_height = max((height_of(lines) for lines in self._meanings), default=0.0) + style.pad

    @property
    def height(self) -> float:
        """Return how high the head row is."""
        return self._name_height + self._meaning_height

    def put(self, y: float) -> Iterator[Instruction]:
        """Return what paints the heads from y downwards."""
        style = self._style
        yield from put_lines(self._corner, style.margin, y + style.pad / 2)
        for column, name, meaning in zip(self._shown, self._names, self._meanings, strict=True):
            middle = y + self._name_height
            yield Box(column.x, y, column.width, self._name_height, column.look.fill)
            yield from put_lines(name, column.x + style.pad * 1.2, y + style.pad / 2)
            yield Box(column.x, middle, column.width, self._meaning_height, column.look.tint)
            yield from put_lines(meaning, column.x + style.pad * 1.2, middle + style.pad / 2)

    def _name(self, column: Column) -> list[FlowLine]:
        size, ink = self._style.heading, column.look.on_fill
        runs = [Run(column.look.letter, size, ink, bold=True)]
        runs.append(Run(clip(column.look.name, 60), size, ink, bold=True, gap=self._style.pad))
        return list(flow(runs, column.width - 2.2 * self._style.pad))

    def _meaning(self, column: Column) -> list[FlowLine]:
        run = Run(clip(column.grouping.definition, 230), self._style.detail, column.look.on_tint)
        return list(flow([run], column.width - 2.2 * self._style.pad))

    def _numbers(self, total: MapTotal) -> tuple[FlowLine, ...]:
        words = (
            f"{total.pupils or 'no'} pupil{'' if total.pupils == 1 else 's'}, {total.last_year} a year ago"
        )
        if total.counted_with:
            words = f"with {total.counted_with}"
        run = Run(words, self._style.detail, LIGHT.text, bold=True)
        return flow([run], self._shown[0].width - 2.2 * self._style.pad)
