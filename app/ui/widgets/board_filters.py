"""The filters over the Board: which domain of need, and of which years and classes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from app.queries.board import BoardPlace
from app.queries.wording import DomainRow
from app.ui.widgets.filter_button import FilterButton
from app.ui.widgets.folding_filters import FoldingFilters
from app.vocabulary import year_label, year_order

# What may be remembered on this computer: codes, never a class.
KEPT = ("domain", "years")


class BoardFilters(FoldingFilters):
    """`changed` when a person chooses a domain, a year or a class."""

    def __init__(self) -> None:
        super().__init__(
            {
                "domain": FilterButton("Domain of need", [("", "Domain of need")]),
                "years": FilterButton("Year", [], many=True),
                "classes": FilterButton("Class", [], many=True),
            },
            ("classes", "years"),
        )
        self._domains: dict[str, DomainRow] = {}

    @property
    def domain_id(self) -> int | None:
        """The domain that is shown; None where the school has none."""
        row = self._domains.get(self.value("domain"))
        return None if row is None else row.id

    @property
    def domain_name(self) -> str:
        """Its name, as the school words it."""
        row = self._domains.get(self.value("domain"))
        return "" if row is None else row.name

    def offer_domains(self, rows: Sequence[DomainRow]) -> None:
        """Offer the school's domains, the first of them where none was chosen."""
        self._domains = {row.code: row for row in rows}
        if rows:
            self.buttons["domain"].set_default(rows[0].code)
        self.buttons["domain"].set_choices([(row.code, row.name) for row in rows])

    def offer_places(self, places: Iterable[BoardPlace]) -> None:
        """Offer the years and classes that pupils are in."""
        found = sorted(places, key=_in_order)
        years = dict.fromkeys(place.year for place in found if place.year)
        classes = dict.fromkeys(place.class_name for place in found if place.class_name)
        self.buttons["years"].set_choices([(code, year_label(code)) for code in years])
        self.buttons["classes"].set_choices([(name, name) for name in classes])

    def kept(self) -> dict[str, Any]:
        return {name: value for name, value in super().kept().items() if name in KEPT}

    def chooser(self, code: str) -> Callable[[], None]:
        """Return what shows another domain."""
        return partial(self._choose_domain, code)

    def _choose_domain(self, code: str) -> None:
        self.choose("domain", code)
        self.changed.emit()


def _in_order(place: BoardPlace) -> tuple[int, str]:
    return year_order(place.year), place.class_name
