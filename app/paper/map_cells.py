"""One cell of the printed map: its offers as blocks, and in the internal copy its numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.looks import LIGHT
from app.paper.flow import FlowLine, Run, flow, height_of, put_lines
from app.paper.map_columns import Column
from app.paper.map_style import MapStyle
from app.paper.page import Box, Instruction, Sign
from app.queries.map_words import NO_OFFER, SEE_ALL_NEEDS, offer_lines
from app.queries.provision_map import CellOffer, MapCell
from app.vocabulary import GroupingCode, OfferStatus

_ABOVE = 0.5  # of the padding, over and under the text of a block


@dataclass(frozen=True, slots=True)
class Block:
    """A framed piece of text that is never split over pages. edge "" draws no outline, fill "" no ground."""

    lines: tuple[FlowLine, ...]
    height: float
    fill: str = ""
    edge: str = ""
    dashed: bool = False
    middle: bool = False  # whether the text stands half way down a frame that is higher
    bar: str = ""  # the thick left edge of what the school runs itself


def blocks(
    cell: MapCell, column: Column, style: MapStyle, as_at: date, *, for_all: bool
) -> tuple[Block, ...]:
    """Return what stands in a cell: its offers, or the words for none; nothing where nothing is asked for.

    for_all: the map shows an offer for all needs in this column, to which an empty cell can point.
    """
    if cell.offers:
        return tuple(_offer_block(offer, column, style, as_at) for offer in cell.offers)
    if cell.domain_id is None or cell.grouping.code == GroupingCode.THRIVING:
        return ()
    if cell.covered and for_all:
        return (_block([[Run(SEE_ALL_NEEDS, style.detail, LIGHT.muted)]], column, style),)
    words = Run(NO_OFFER, style.detail, LIGHT.warning, bold=True)
    return (_block([[words]], column, style, edge=LIGHT.warning, dashed=True, middle=True),)


def numbers(cell: MapCell, column: Column, style: MapStyle) -> tuple[FlowLine, ...]:
    """Return the line of the internal copy: how many pupils are here, and what does not fit them."""
    if cell.domain_id is None:
        return ()
    if cell.counted_with:
        with_others = Run(f"with {cell.counted_with}", style.detail, LIGHT.muted)
        return flow([with_others], column.width - 2.2 * style.pad)
    count = f"{cell.pupils or 'no'} pupil{'' if cell.pupils == 1 else 's'}"
    runs = [Run(count, style.detail, LIGHT.text, bold=True, whole=True)]
    wrong = Run("", style.detail, LIGHT.warning, bold=True, sign=Sign.WARNING, gap=style.pad, whole=True)
    runs.extend(replace(wrong, text=words) for words in _what_is_wrong(cell))
    return flow(runs, column.width - 2.2 * style.pad)


def put_block(
    block: Block, column: Column, y: float, height: float, style: MapStyle
) -> Iterator[Instruction]:
    """Return what paints a block that fills its row."""
    if block.fill or block.edge:
        yield Box(column.x, y, column.width, height, block.fill, block.edge, dashed=block.dashed)
    if block.bar:
        yield Box(column.x, y, style.pad / 2.5, height, block.bar)
    above = (height - height_of(block.lines)) / 2 if block.middle else style.pad * _ABOVE
    yield from put_lines(block.lines, column.x + style.pad * 1.2, y + above)


def _what_is_wrong(cell: MapCell) -> Iterator[str]:
    if 0 < cell.gap < cell.pupils:
        yield f"Gap: {cell.gap} of them, no offer for their year"
    elif cell.gap:
        yield "Gap: no offer for their year" if cell.offers else "Gap: no offer"
    if cell.overlaps:
        pairs = len(cell.overlaps)
        yield "Two offers may overlap" if pairs == 1 else f"{pairs} pairs of offers may overlap"


def _offer_block(offer: CellOffer, column: Column, style: MapStyle, as_at: date) -> Block:
    words = offer_lines(offer, as_at)
    in_house = offer.offer.in_house
    draft = offer.offer.status == OfferStatus.DRAFT
    ink = LIGHT.muted if draft else column.look.on_tint if in_house else LIGHT.text
    small = style.detail
    first = [Run(words.name, style.name, ink, bold=True)]
    if offer.offer.universal:
        first.append(Run("", style.name, ink, sign=Sign.EVERYONE))
    if words.places:
        first.append(Run(words.places, small, LIGHT.muted, gap=style.gap, whole=True))
    last = [Run(words.how_to_reach, small, LIGHT.text)]
    if words.stale:
        last.append(
            Run(words.stale, small, LIGHT.warning, bold=True, sign=Sign.WARNING, gap=style.gap, whole=True)
        )
    text = [first, [Run(words.who_and_when, small, LIGHT.text)], last]
    if draft:
        return _block(text, column, style, edge=LIGHT.control, dashed=True)
    if in_house:
        return _block(text, column, style, fill=column.look.tint, bar=column.look.edge)
    return _block(text, column, style, fill=LIGHT.surface, edge=column.look.edge)


def _block(text: list[list[Run]], column: Column, style: MapStyle, **frame: str | bool) -> Block:
    lines = tuple(line for runs in text for line in flow(runs, column.width - 2.2 * style.pad))
    return Block(lines, height_of(lines) + 2 * _ABOVE * style.pad, **frame)  # type: ignore[arg-type]
