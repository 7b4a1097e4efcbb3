"""Rows of paper that are laid out once and put where there is room: a row is never cut in two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.paper.flow import FlowLine, Run, flow, height_of, put_lines
from app.paper.page import Instruction, Stroke
from app.paper.record_style import STYLE

MARGIN = 40.0
WIDTH = STYLE.width - 2 * MARGIN


@dataclass(frozen=True, slots=True)
class Block:
    """What stands in a row, from its own top left corner, and how high it is."""

    height: float
    instructions: tuple[Instruction, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A title with its rows; `left_out` says of how many rows it has no room."""

    title: str
    rows: tuple[Block, ...]
    left_out: int = 0


def words_block(runs: Sequence[Run], width: float, x: float = 0.0) -> Block:
    """Return some words as a row."""
    lines: tuple[FlowLine, ...] = flow(runs, width)
    return Block(height_of(lines), tuple(put_lines(lines, x, 0)))


def beside(*parts: tuple[float, Block]) -> Block:
    """Return blocks beside each other, each at its x; as high as the highest."""
    instructions = (one for x, block in parts for one in moved(block, x, 0))
    return Block(max(block.height for _, block in parts), tuple(instructions))


def below(*blocks: Block) -> Block:
    """Return blocks one below the other as one that is not parted."""
    found: list[Instruction] = []
    y = 0.0
    for block in blocks:
        found += moved(block, 0, y)
        y += block.height
    return Block(y, tuple(found))


def moved(block: Block, x: float, y: float) -> Iterator[Instruction]:
    """Yield a block's instructions with its corner at a point."""
    for one in block.instructions:
        if isinstance(one, Stroke):
            yield replace(one, x1=one.x1 + x, x2=one.x2 + x, y1=one.y1 + y, y2=one.y2 + y)
        else:
            yield replace(one, x=one.x + x, y=one.y + y)
