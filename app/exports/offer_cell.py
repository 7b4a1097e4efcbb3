"""How one offer looks in a cell: filled for in-house, outlined for external, its words in three lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.exports.styles import DETAIL, NAME, Edge, Look, Piece
from app.looks import GROUPINGS, LIGHT, GroupingLook, with_fill
from app.queries.map_words import RING, WARNING, offer_lines
from app.queries.provision_map import CellOffer
from app.queries.wording import GroupingRow
from app.vocabulary import OfferStatus

Lines = list[list[Piece]]


def grouping_look(grouping: GroupingRow) -> GroupingLook:
    """Return a grouping's colours on paper, the school's own where it chose one, and its letter."""
    look = GROUPINGS[grouping.code]
    if grouping.colour:
        look = with_fill(look, grouping.colour, dark=False)
    return replace(look, letter=grouping.letter, name=grouping.label)


@dataclass(frozen=True, slots=True)
class Kind:
    """What stands in a cell, for its fill and its edges."""

    fill: str | None = None
    colour: str = LIGHT.text
    outline: Edge = None
    thick: Edge = None


def offer_kind(item: CellOffer, look: GroupingLook) -> Kind:
    """Return the look of an offer: not running, in-house or external."""
    if item.offer.status != OfferStatus.ACTIVE:
        return Kind(colour=LIGHT.muted, outline=("dashed", LIGHT.control))
    if item.offer.in_house:
        return Kind(fill=look.tint, colour=look.on_tint, thick=("thick", look.edge))
    return Kind(outline=("thin", look.edge))


def lack_kind() -> Kind:
    """Return the look of a cell in which there is no offer yet."""
    return Kind(colour=LIGHT.warning, outline=("dashed", LIGHT.warning))


def kind_look(kind: Kind, top: Edge, bottom: Edge) -> Look:
    """Return the look of a cell of a kind between the edges it shares with its neighbours."""
    return Look(
        fill=kind.fill,
        colour=kind.colour,
        left=kind.thick or kind.outline,
        right=kind.outline,
        top=top,
        bottom=bottom,
        indent=1,
        down="center",
    )


def offer_pieces(item: CellOffer, look: GroupingLook, today: date) -> Lines:
    """Return the lines of an offer's cell, each in pieces of one font."""
    words = offer_lines(item, today)
    offer = item.offer
    kind = offer_kind(item, look)
    first = [Piece(words.name, NAME, kind.colour, bold=True)]
    if offer.universal:
        first.append(Piece(f"  {RING}", NAME, kind.colour))
    if words.places:
        colour = LIGHT.warning if offer.expected_wait else LIGHT.muted
        first.append(Piece(f"   {words.places}", DETAIL, colour, bold=bool(offer.expected_wait)))
    lines = [first, *([Piece(text)] for text in (words.who_and_when, words.how_to_reach) if text)]
    if words.stale:
        stale = Piece(f"{WARNING} {words.stale}", DETAIL, LIGHT.warning, bold=True)
        if len(lines) > 1:
            lines[-1].append(replace(stale, text=f"   {stale.text}"))
        else:
            lines.append([stale])
    return lines


def joined(lines: Lines) -> list[Piece]:
    """Return lines as the pieces of one cell, with line breaks between them."""
    pieces: list[Piece] = []
    for number, line in enumerate(lines):
        head, *rest = line
        pieces += [replace(head, text=f"\n{head.text}") if number else head, *rest]
    return pieces
