"""The bottom of the governors' page: cost, gaps and waits, and what the school will do."""

from __future__ import annotations

from app.looks import LIGHT
from app.paper.flow import Run
from app.paper.governors_parts import GAP, MUTED, Kit, halves, line_below, look_of_column
from app.paper.page import Instruction
from app.paper.pupil_blocks import Block, below, beside, words_block
from app.queries.governors.page import Governors
from app.queries.governors.steps import Step
from app.queries.map_words import full_day

NOTHING_WRONG = "No gaps, no offer over its places, and no two offers that look alike."
NO_STEPS = "Nothing is written here yet."


def cost_and_gaps(page: Governors, kit: Kit, width: float) -> Block:
    """Return both halves beside each other."""
    left, right = halves(width, 0.47)
    both = beside((0, _cost(page, kit, left)), (left + GAP, _gaps(page, kit, right)))
    return below(both, Block(kit.size * 0.7))


def steps(page: Governors, kit: Kit, width: float) -> Block:
    """Return what the school will do, by whom, by when."""
    rows = [_step(one, kit, width) for one in page.steps]
    none = [] if rows else [kit.flowing(NO_STEPS, width, colour=MUTED)]
    return below(kit.heading("What we will do", "", width), *rows, *none)


def _cost(page: Governors, kit: Kit, width: float) -> Block:
    rows: list[Block] = []
    for code, label, said in page.cost.lines:
        found: list[Instruction] = []
        column = next((one for one in page.looks if one.code == code), None)
        if column is not None and column.letter:
            found += kit.marker(look_of_column(column), 0, kit.row)
        last = code == "all"
        if last and rows:
            found.append(line_below(width, 0))
        found += kit.words(label, kit.size * 1.9, width * 0.75 - kit.size * 1.9, bold=last)
        found += kit.words(said, width * 0.75, width * 0.25, bold=True, across="right")
        rows.append(Block(kit.row, tuple(found)))
    words = [kit.flowing(page.cost.words, width, size=kit.small, colour=MUTED)] if page.cost.words else []
    return below(kit.heading("Cost", page.cost.title, width), *rows, *words)


def _gaps(page: Governors, kit: Kit, width: float) -> Block:
    rows: list[Block] = []
    for one in page.issues:
        label = words_block([Run(one.kind, kit.size, LIGHT.warning, bold=True)], width * 0.2)
        words = kit.flowing(one.words, width * 0.8)
        rows += [beside((0, label), (width * 0.2, words)), Block(kit.size * 0.35)]
    if not rows:
        rows.append(kit.flowing(NOTHING_WRONG, width, colour=MUTED))
    return below(kit.heading("Gaps and waits", "", width), *rows)


def _step(one: Step, kit: Kit, width: float) -> Block:
    words = kit.flowing(one.words, width * 0.56)
    who = kit.flowing(one.who, width * 0.24, colour=MUTED)
    day = kit.words(
        "" if one.by_on is None else full_day(one.by_on), width * 0.8, width * 0.2, across="right", y=0.0
    )
    row = beside((0, words), (width * 0.58, who), (0, Block(kit.size * 1.2, day)))
    high = row.height + kit.size * 0.5
    return below(
        Block(kit.size * 0.25),
        Block(high, (*row.instructions, line_below(width, row.height + kit.size * 0.28))),
    )
