"""What the Map's side panel shows of one cell or one total."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.queries.cell_pupils import CellPupil
from app.queries.offer_facts import OfferFact
from app.queries.provision_map import MapCell, MapTotal
from app.queries.supports.on_offers import OnOffer
from app.vocabulary import GroupingCode


@dataclass(frozen=True, slots=True)
class PanelFacts:
    """What the panel shows: a cell or a total, its row's name, its offers, its pupils, and who is on those offers or waits."""

    content: MapCell | MapTotal
    row_name: str
    offers: tuple[OfferFact, ...]
    pupils: tuple[CellPupil, ...]
    as_at: date
    on_offers: tuple[OnOffer, ...] = ()

    @property
    def all_needs(self) -> bool:
        """Say whether this is a cell of the row for all needs, which counts no pupils."""
        return isinstance(self.content, MapCell) and self.content.domain_id is None

    @property
    def thriving(self) -> bool:
        """Say whether this is a Thriving cell: nobody there has a record, or needs one."""
        return self.content.grouping.code == GroupingCode.THRIVING
