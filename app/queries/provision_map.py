"""The Map: domains of need by groupings, with offers, pupils, gaps and overlaps, as at a day and filtered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from app.queries.offer_facts import OfferFact, PlaceFact, offer_facts
from app.queries.open_placements import Placed, a_year_before, open_placements, pupils_by_grouping, roll
from app.queries.room import Room
from app.queries.together import counted_with, shown_groupings
from app.queries.wording import DomainRow, GroupingRow, domains, groupings
from app.vocabulary import GroupingCode, OfferStatus, Register, serves_year, year_order

Cell = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class MapFilters:
    """What the Map is narrowed to; empty means everything. Years narrow pupils and offers, the rest offers.

    register says in whose words the groupings are named.
    """

    as_at: date
    years: tuple[str, ...] = ()
    audiences: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    referrers: frozenset[str] = frozenset()
    in_house: bool | None = None
    statuses: frozenset[str] = frozenset({OfferStatus.ACTIVE})
    domains: tuple[int, ...] = ()
    register: str = Register.WELLNESS


@dataclass(frozen=True, slots=True)
class CellOffer:
    """An offer as it stands in one cell, with what this place says of it."""

    offer: OfferFact
    note: str
    dose: str


@dataclass(frozen=True, slots=True)
class MapCell:
    """One grouping in one row. domain_id None is the row for all needs, which holds no counts of pupils.

    gap: pupils here whose year no running offer of this cell, or for all needs, serves; gap_years: which years
    they are in ("" for none), each with its pupils. covered: a running offer for all needs stands in for an
    empty cell. overlaps: pairs of offers for the same audience and years. counted_with: the grouping whose
    numbers and gaps hold this one's pupils, "" where it has its own. room is there on the screen's Map alone.
    """

    grouping: GroupingRow
    domain_id: int | None
    offers: tuple[CellOffer, ...]
    pupils: int
    gap: int
    covered: bool
    overlaps: tuple[tuple[str, str], ...]
    gap_years: tuple[tuple[str, int], ...] = ()
    counted_with: str = ""
    room: Room | None = None


@dataclass(frozen=True, slots=True)
class MapRow:
    """One domain of need, or all needs where domain_id is None; placed counts its pupils in a grouping."""

    domain_id: int | None
    name: str
    placed: int
    cells: tuple[MapCell, ...]


@dataclass(frozen=True, slots=True)
class MapTotal:
    """One grouping over all domains, each pupil once; last_year is the same day a year before.

    counted_with: the grouping whose numbers hold this one's, "" where it has its own.
    """

    grouping: GroupingRow
    offers: int
    pupils: int
    last_year: int
    counted_with: str = ""
    room: Room | None = None


@dataclass(frozen=True, slots=True)
class ProvisionMap:
    """The whole Map. placed counts pupils in any grouping, each once; thriving is the rest of the roll."""

    filters: MapFilters
    groupings: tuple[GroupingRow, ...]
    rows: tuple[MapRow, ...]
    totals: tuple[MapTotal, ...]
    offers: tuple[OfferFact, ...]
    roll: int
    placed: int

    @property
    def thriving(self) -> int:
        """Return how many pupils of the roll stand in no grouping in any domain."""
        return self.roll - self.placed

    @property
    def gaps(self) -> tuple[MapCell, ...]:
        """Return the cells with a gap, in reading order."""
        return tuple(cell for row in self.rows for cell in row.cells if cell.gap)

    @property
    def overloaded(self) -> tuple[MapCell, ...]:
        """Return the cells with more running than places, in reading order; only where room is known."""
        return tuple(
            cell for row in self.rows for cell in row.cells if cell.room is not None and cell.room.over
        )

    @property
    def overlapping(self) -> tuple[MapCell, ...]:
        """Return the cells whose offers may overlap, in reading order."""
        return tuple(cell for row in self.rows for cell in row.cells if cell.overlaps)


def provision_map(session: Session, filters: MapFilters) -> ProvisionMap:
    """Return the Map that the screen, the Excel map, the paper and the command line all show.

    A grouping hidden since, or a domain retired since, is on the Map of a day on which pupils stood in it.
    """
    standing = open_placements(session, filters.as_at, filters.years)
    used = {p.grouping_id for p in standing}, {p.domain_id for p in standing}
    every = groupings(session, hidden=True, register=filters.register)
    shown, elsewhere = shown_groupings(session, every, used[0]), counted_with(session, every)
    there = [row for row in domains(session, retired=True) if not row.retired or row.id in used[1]]
    wanted = [row for row in there if not filters.domains or row.id in filters.domains]
    existing = offer_facts(session, filters.as_at)
    offers = tuple(offer for offer in existing if _wanted(offer, filters))
    running = _by_cell(offer for offer in existing if offer.status == OfferStatus.ACTIVE)
    in_cells = _by_cell(offers)
    ids = {row.id for row in wanted}
    placed = [p for p in standing if p.domain_id in ids]
    on_roll = roll(session, filters.as_at, filters.years)
    build = _Builder(shown, in_cells, running, _by_domain(placed), on_roll, elsewhere)
    rows = (build.row(None), *(build.row(domain) for domain in wanted))
    visible = {place.grouping_id for place in _places(rows)}
    return ProvisionMap(
        filters,
        shown,
        rows,
        tuple(
            replace(total, counted_with=elsewhere.get(total.grouping.code, ""))
            for total in _totals(session, filters, shown, rows, placed, on_roll, ids)
        ),
        tuple(offer for offer in offers if not offer.places or _stands_in(offer, ids, visible)),
        on_roll,
        len({p.pupil_id for p in placed}),
    )


def _places(rows: Iterable[MapRow]) -> Iterable[PlaceFact]:
    for row in rows:
        for cell in row.cells:
            yield PlaceFact(cell.grouping.id, row.domain_id, "", "")


def _stands_in(offer: OfferFact, ids: set[int], visible: set[int]) -> bool:
    return any(
        place.grouping_id in visible and (place.domain_id is None or place.domain_id in ids)
        for place in offer.places
    )


def _wanted(offer: OfferFact, filters: MapFilters) -> bool:
    if offer.status not in filters.statuses:
        return False
    if filters.in_house is not None and offer.in_house != filters.in_house:
        return False
    if filters.sectors and offer.sector not in filters.sectors:
        return False
    if filters.audiences and not offer.audiences & filters.audiences:
        return False
    if filters.referrers and not (offer.universal or offer.referrers & filters.referrers):
        return False
    return not filters.years or any(
        serves_year(offer.year_from, offer.year_to, year) for year in filters.years
    )


def _by_cell(offers: Iterable[OfferFact]) -> dict[Cell, list[CellOffer]]:
    found: dict[Cell, list[CellOffer]] = defaultdict(list)
    for offer in offers:
        for place in offer.places:
            found[place.grouping_id, place.domain_id].append(CellOffer(offer, place.note, place.dose))
    for cell in found.values():
        # In-house first, as the school reads it; then by name.
        cell.sort(key=lambda item: (not item.offer.in_house, item.offer.folded))
    return found


def _by_domain(placed: Iterable[Placed]) -> dict[int | None, dict[int, list[Placed]]]:
    found: dict[int | None, dict[int, list[Placed]]] = defaultdict(lambda: defaultdict(list))
    for row in placed:
        found[row.domain_id][row.grouping_id].append(row)
    return found


@dataclass(frozen=True, slots=True)
class _Builder:
    groupings: tuple[GroupingRow, ...]
    offers: dict[Cell, list[CellOffer]]
    running: dict[Cell, list[CellOffer]]
    placed: dict[int | None, dict[int, list[Placed]]]
    roll: int
    elsewhere: Mapping[str, str]

    def row(self, domain: DomainRow | None) -> MapRow:
        domain_id = domain.id if domain else None
        mine = self.placed.get(domain_id, {})
        placed = sum(map(len, mine.values()))
        cells = tuple(
            self._cell(grouping, domain_id, mine.get(grouping.id, []), placed) for grouping in self.groupings
        )
        return MapRow(domain_id, domain.name if domain else "All needs", placed, cells)

    def _cell(
        self, grouping: GroupingRow, domain_id: int | None, pupils: list[Placed], placed: int
    ) -> MapCell:
        here = tuple(self.offers.get((grouping.id, domain_id), ()))
        thriving = grouping.code == GroupingCode.THRIVING
        # An offer for all needs serves every domain, so nobody it serves is in a gap.
        all_needs = [item.offer for item in self.running.get((grouping.id, None), ())]
        serving = all_needs + [item.offer for item in self.running.get((grouping.id, domain_id), ())]
        unserved = () if thriving else _unserved(pupils, serving)
        return MapCell(
            grouping,
            domain_id,
            here,
            (self.roll - placed if domain_id is not None else 0) if thriving else len(pupils),
            sum(count for _, count in unserved),
            bool(all_needs) and not here,
            () if thriving else _overlaps(here),
            unserved,
            "" if domain_id is None else self.elsewhere.get(grouping.code, ""),
        )


def _unserved(pupils: list[Placed], offers: list[OfferFact]) -> tuple[tuple[str, int], ...]:
    years = Counter(pupil.year or "" for pupil in pupils)
    return tuple(
        (year, years[year])
        for year in sorted(years, key=year_order)
        if not any(serves_year(offer.year_from, offer.year_to, year) for offer in offers)
    )


def _overlaps(offers: tuple[CellOffer, ...]) -> tuple[tuple[str, str], ...]:
    alike: dict[tuple[frozenset[str], str | None, str | None], list[str]] = defaultdict(list)
    for item in offers:
        offer = item.offer
        # Whom it is for must be said before two can be called alike.
        if offer.status == OfferStatus.ACTIVE and offer.audiences and (offer.year_from or offer.year_to):
            alike[offer.audiences, offer.year_from, offer.year_to].append(offer.name)
    return tuple(
        (first, second)
        for names in alike.values()
        for number, first in enumerate(names)
        for second in names[number + 1 :]
    )


def _totals(  # noqa: PLR0917 - one line each for what is already at hand
    session: Session,
    filters: MapFilters,
    shown: tuple[GroupingRow, ...],
    rows: tuple[MapRow, ...],
    placed: list[Placed],
    on_roll: int,
    ids: set[int],
) -> tuple[MapTotal, ...]:
    before = a_year_before(filters.as_at)
    then = [p for p in open_placements(session, before, filters.years) if p.domain_id in ids]
    counts, earlier = pupils_by_grouping(placed), pupils_by_grouping(then)
    found = []
    for number, grouping in enumerate(shown):
        offers = {item.offer.id for row in rows for item in row.cells[number].offers}
        if grouping.code == GroupingCode.THRIVING:
            now = on_roll - len({p.pupil_id for p in placed})
            last = roll(session, before, filters.years) - len({p.pupil_id for p in then})
        else:
            now, last = counts.get(grouping.id, 0), earlier.get(grouping.id, 0)
        found.append(MapTotal(grouping, len(offers), now, last))
    return tuple(found)
