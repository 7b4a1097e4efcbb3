"""Fitting sections on one side of paper: smaller writing first, and then fewer rows, which the section says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.looks import LIGHT
from app.paper.flow import Run
from app.paper.page import Instruction
from app.paper.pupil_blocks import MARGIN, WIDTH, Block, Section, moved, words_block

# The writing gets smaller until all fits; below the last size nobody could read it.
SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5)

Made = Callable[[float], Sequence[Section]]


def fit(make: Made, room: float) -> tuple[list[Section], float]:
    """Return sections that fit a height and the size of their writing, as large as it can be.

    Where the smallest is too large, the longest section loses its last row until all fits.
    """
    sections, size = list[Section](), SIZES[0]
    for size in SIZES:
        sections = [one for one in make(size) if one.rows]
        if sum(height_of_section(one, size) for one in sections) <= room:
            return sections, size
    while sum(height_of_section(one, size) for one in sections) > room:
        longest = max(sections, key=lambda one: sum(row.height for row in one.rows))
        if not longest.rows:
            break
        at = sections.index(longest)
        sections[at] = replace(longest, rows=longest.rows[:-1], left_out=longest.left_out + 1)
    return sections, size


def section_block(section: Section, size: float) -> list[Block]:
    """Return a section's title, its rows, and how many it has no room for, as blocks below each other."""
    blocks = [Block(size * 0.9), words_block([Run(section.title, size * 1.15, LIGHT.text, bold=True)], WIDTH)]
    blocks.append(Block(size * 0.25))
    for row in section.rows:
        blocks += [row, Block(size * 0.4)]
    if section.left_out:
        blocks.append(words_block([Run(f"and {section.left_out} more", size, LIGHT.muted)], WIDTH))
    return blocks


def height_of_section(section: Section, size: float) -> float:
    """Return how high a section is with its title."""
    return sum(block.height for block in section_block(section, size))


def put(sections: Sequence[Section], size: float, y: float) -> tuple[list[Instruction], float]:
    """Return what paints sections from y on, and where they end."""
    found: list[Instruction] = []
    for section in sections:
        for block in section_block(section, size):
            found += moved(block, MARGIN, y)
            y += block.height
    return found, y
