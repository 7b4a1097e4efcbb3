"""What is behind a cell or a total of the Map: its offers and the pupils its number counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.queries.cell_pupils import CellPupil, cell_pupils
from app.queries.offer_facts import OfferFact
from app.queries.provision_map import MapCell, MapTotal, ProvisionMap
from app.queries.supports.on_offers import on_offers
from app.queries.thriving_pupils import thriving_pupils
from app.ui.widgets.map_facts import PanelFacts
from app.vocabulary import GroupingCode

if TYPE_CHECKING:
    from app.store import Store

Content = MapCell | MapTotal


def behind(store: Store, view: ProvisionMap, content: Content, row_name: str) -> PanelFacts:
    """Return what the side panel shows of a cell or a total, as at the day and the years of the Map."""
    offers, as_at = _offers(view, content), view.filters.as_at
    there = () if content.room is None else store.read(on_offers, [offer.id for offer in offers], as_at=as_at)
    return PanelFacts(content, row_name, offers, _pupils(store, view, content), as_at, there)


def _offers(view: ProvisionMap, content: Content) -> tuple[OfferFact, ...]:
    if isinstance(content, MapCell):
        return tuple(item.offer for item in content.offers)
    cells = (cell for row in view.rows for cell in row.cells if cell.grouping.id == content.grouping.id)
    found = {item.offer.id: item.offer for cell in cells for item in cell.offers}
    return tuple(sorted(found.values(), key=lambda offer: (not offer.in_house, offer.folded)))


def _pupils(store: Store, view: ProvisionMap, content: Content) -> tuple[CellPupil, ...]:
    domain = content.domain_id if isinstance(content, MapCell) else None
    if isinstance(content, MapCell) and domain is None:
        return ()
    as_at, years = view.filters.as_at, view.filters.years
    if content.grouping.code == GroupingCode.THRIVING:
        return store.read(thriving_pupils, domain, as_at=as_at, years=years)
    return store.read(cell_pupils, content.grouping.id, domain, as_at=as_at, years=years)
