"""Maps for the tests of paper: the sample school's, and what can be made of it by turning one thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from app.db import open_school
from app.operations.sample.plan import SamplePlan
from app.queries.map_about import MapAbout, map_about
from app.queries.provision_map import CellOffer, MapCell, MapFilters, MapRow, ProvisionMap, provision_map
from app.sample import make_sample
from app.store import Store
from tests.fixtures import TODAY, clock


class Copy(NamedTuple):
    """A map and what it says of itself."""

    view: ProvisionMap
    about: MapAbout


def sample_copy(folder: Path, pupils: int) -> Copy:
    """Make the sample school with some pupils and return its map of today."""
    make_sample(folder, SamplePlan(pupils), clock=clock)
    database = open_school(folder)
    filters = MapFilters(TODAY)
    try:
        store = Store(database, "Ms Dovecote", clock)
        view = store.read(provision_map, filters)
        about = store.read(map_about, filters, TODAY, made_by="Ms Dovecote", made_for="the planning meeting")
    finally:
        database.close()
    return Copy(view, about)


def with_rows(view: ProvisionMap, rows: Iterator[MapRow]) -> ProvisionMap:
    """Return the map with other rows."""
    return replace(view, rows=tuple(rows))


def without_offers(view: ProvisionMap) -> ProvisionMap:
    """Return the map of a school that has its domains of need and no offer yet."""
    rows = (
        replace(row, cells=tuple(replace(cell, offers=(), overlaps=()) for cell in row.cells))
        for row in view.rows
    )
    return with_rows(view, rows)


def without_grouping(view: ProvisionMap, code: str) -> ProvisionMap:
    """Return the map of a school that hides one grouping."""
    rows = (
        replace(row, cells=tuple(cell for cell in row.cells if cell.grouping.code != code))
        for row in view.rows
    )
    shown = tuple(row for row in view.groupings if row.code != code)
    totals = tuple(total for total in view.totals if total.grouping.code != code)
    return replace(with_rows(view, rows), groupings=shown, totals=totals)


def with_offer_for_all_needs(view: ProvisionMap, code: str) -> ProvisionMap:
    """Return the map with its first offer standing for all needs in a grouping, and no other offer there."""
    first = _offers(view)[0]

    def cell_of(row: MapRow, cell: MapCell) -> MapCell:
        if cell.grouping.code != code:
            return cell
        return replace(
            cell, offers=(first,) if row.domain_id is None else (), covered=row.domain_id is not None
        )

    rows = (replace(row, cells=tuple(cell_of(row, cell) for cell in row.cells)) for row in view.rows)
    return with_rows(view, rows)


def big(view: ProvisionMap, domains: int, offers: int) -> ProvisionMap:
    """Return a map of so many domains with so many offers, numbered and dealt out over all cells."""
    row = view.rows[1]
    cells = domains * len(row.cells)
    stream = (
        replace(item, offer=replace(item.offer, name=f"Offer {number}"))
        for number, item in enumerate(cycle(_offers(view)), start=1)
    )
    dealt = [offers // cells + (place < offers % cells) for place in range(cells)]
    rows = []
    for number in range(domains):
        filled = [
            replace(cell, domain_id=number, offers=tuple(islice(stream, dealt[number * len(row.cells) + at])))
            for at, cell in enumerate(row.cells)
        ]
        rows.append(replace(row, domain_id=number, name=f"Domain of need {number + 1}", cells=tuple(filled)))
    return with_rows(view, iter(rows))


def with_words(view: ProvisionMap, words: str) -> ProvisionMap:
    """Return the map with every free text in it replaced: offers, domains, groupings."""
    shown = tuple(replace(row, label=words, definition=words) for row in view.groupings)

    def offer_of(item: CellOffer) -> CellOffer:
        offer = replace(item.offer, name=words, organisation=words, contact=words, how_to_refer=words)
        return replace(item, offer=offer, dose=words)

    rows = (
        replace(
            row,
            name=words,
            cells=tuple(
                replace(cell, grouping=grouping, offers=tuple(offer_of(item) for item in cell.offers))
                for cell, grouping in zip(row.cells, shown, strict=True)
            ),
        )
        for row in view.rows
    )
    return replace(with_rows(view, rows), groupings=shown)


def _offers(view: ProvisionMap) -> list[CellOffer]:
    return [item for row in view.rows for cell in row.cells for item in cell.offers]
