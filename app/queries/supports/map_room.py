"""The Map with the room of its cells: only the screen puts it in, no copy that leaves the school ever holds it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.queries.offer_facts import OfferFact
from app.queries.provision_map import MapCell, MapTotal, ProvisionMap
from app.queries.room import Room
from app.queries.supports.capacity import Capacity
from app.vocabulary import GroupingCode, OfferStatus


def with_room(view: ProvisionMap, found: Mapping[int, Capacity]) -> ProvisionMap:
    """Return a Map whose cells and totals say places free, who is there and who waits.

    Thriving has none of it: nobody there needs anything from us. Nor has a grouping that is counted with another.
    An offer that stands in several cells has the same places in each, and counts once in a column's total.
    """
    rows = tuple(
        replace(row, cells=tuple(replace(cell, room=_of_cell(cell, found)) for cell in row.cells))
        for row in view.rows
    )
    totals = tuple(replace(total, room=_of_total(total, view, found)) for total in view.totals)
    return replace(view, rows=rows, totals=totals)


def _of_cell(cell: MapCell, found: Mapping[int, Capacity]) -> Room | None:
    if _says_nothing(cell):
        return None
    return _room((item.offer for item in cell.offers), found)


def _of_total(total: MapTotal, view: ProvisionMap, found: Mapping[int, Capacity]) -> Room | None:
    if _says_nothing(total):
        return None
    cells = (cell for row in view.rows for cell in row.cells if cell.grouping.id == total.grouping.id)
    return _room({item.offer.id: item.offer for cell in cells for item in cell.offers}.values(), found)


def _says_nothing(content: MapCell | MapTotal) -> bool:
    return content.grouping.code == GroupingCode.THRIVING or bool(content.counted_with)


def _room(offers: Iterable[OfferFact], found: Mapping[int, Capacity]) -> Room | None:
    running = [
        (offer.name, found[offer.id])
        for offer in offers
        if offer.status == OfferStatus.ACTIVE and offer.id in found
    ]
    if not running:
        return None
    said = [one for _, one in running if one.places is not None]
    return Room(
        sum(one.places or 0 for one in said) if said else None,
        sum(max(0, one.free or 0) for one in said) if said else None,
        sum(one.running for _, one in running),
        sum(one.waiting for _, one in running),
        sum(one.over for one in said),
        tuple((name, one.running, one.places or 0) for name, one in running if one.over),
    )
