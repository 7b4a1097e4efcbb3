"""By year group: which years each offer serves, marked with the letters of its groupings."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.exports.offer_cell import grouping_look
from app.exports.sheets import Book, Page, Sheet
from app.exports.styles import DETAIL, HAIR, NAME, Look
from app.looks import LIGHT, GroupingLook
from app.queries.map_words import RING
from app.queries.offer_facts import OfferFact
from app.queries.provision_map import ProvisionMap
from app.vocabulary import YEARS, serves_year, year_label, year_order

_NAME_WIDTH, _BY_WIDTH = 36.0, 34.0
_HEAD = Look(size=DETAIL, bold=True, colour="#FFFFFF", fill=LIGHT.text, across="center", down="center")
_CELL = Look(bottom=HAIR, down="center")


@dataclass(frozen=True, slots=True)
class Entry:
    """An offer with the looks of the groupings it stands in."""

    offer: OfferFact
    looks: tuple[GroupingLook, ...]


def add_by_year(book: Book, view: ProvisionMap) -> None:
    """Write the sheet of offers by year group."""
    sheet = book.sheet("By year group")
    years = _years(book, view)
    each = min(max(88 / max(len(years), 1), 7.0), 11.0)
    sheet.set_widths([_NAME_WIDTH, _BY_WIDTH, *([each] * len(years))])
    row = sheet.title("Offers by year group")
    letters = ", ".join(f"{grouping_look(g).letter} {g.label}" for g in view.groupings)
    words = f"A letter says that the offer serves this year, and in which grouping. {letters}."
    heads = sheet.line(row, words, Look(colour=LIGHT.muted, wrap=False))
    sheet.put(heads, 1, "Offer", replace(_HEAD, across="left", indent=1))
    sheet.put(heads, 2, "Run by", replace(_HEAD, across="left"))
    for column, year in enumerate(years, start=3):
        sheet.put(heads, column, year_label(year), _HEAD)
    sheet.set_height(heads, 30)
    entries = _entries(view)
    for number, entry in enumerate(entries, start=heads + 1):
        _entry(sheet, number, entry, years)
    last = heads + len(entries) + 1
    _sums(sheet, last, entries, years)
    end = sheet.close(last + 1)
    sheet.finish(Page((heads, heads), f"B{heads + 1}", end, 2 + len(years)))


def _years(book: Book, view: ProvisionMap) -> list[str]:
    """Return the school's years and any other that an offer names; never the years of its pupils."""
    named = {year for offer in view.offers for year in (offer.year_from, offer.year_to) if year}
    named |= set(book.about.years)
    places = [year_order(year) for year in named if year in YEARS]
    return [year for year in YEARS if places and min(places) <= year_order(year) <= max(places)]


def _entries(view: ProvisionMap) -> list[Entry]:
    looks: dict[int, list[GroupingLook]] = {}
    offers: dict[int, OfferFact] = {}
    for number, grouping in enumerate(view.groupings):
        look = grouping_look(grouping)
        for row in view.rows:
            for item in row.cells[number].offers:
                offers.setdefault(item.offer.id, item.offer)
                mine = looks.setdefault(item.offer.id, [])
                if look not in mine:
                    mine.append(look)
    return [Entry(offer, tuple(looks[key])) for key, offer in offers.items()]


def _entry(sheet: Sheet, row: int, entry: Entry, years: list[str]) -> None:
    offer = entry.offer
    name = f"{offer.name}  {RING}" if offer.universal else offer.name
    look = replace(_CELL, size=NAME, bold=True, indent=1)
    by = offer.organisation if offer.in_house else f"External: {offer.organisation}".rstrip(": ")
    sheet.put(row, 1, name, look)
    sheet.put(row, 2, by, _CELL)
    sheet.set_height(row, max(19, sheet.needed(1, name, look), sheet.needed(2, by, _CELL)))
    first = entry.looks[0]
    served = replace(
        _CELL,
        bold=True,
        colour=first.on_tint,
        fill=first.tint,
        across="center",
        bottom=("thin", LIGHT.surface),
    )
    letters = " ".join(one.letter for one in entry.looks)
    for column, year in enumerate(years, start=3):
        if serves_year(offer.year_from, offer.year_to, year):
            sheet.put(row, column, letters, served)
        else:
            sheet.blank(row, column, _CELL)


def _sums(sheet: Sheet, row: int, entries: list[Entry], years: list[str]) -> None:
    bold = replace(_CELL, bold=True, bottom=None)
    sheet.put(row, 1, "Offers for this year", replace(bold, indent=1))
    sheet.blank(row, 2, bold)
    for column, year in enumerate(years, start=3):
        count = sum(serves_year(one.offer.year_from, one.offer.year_to, year) for one in entries)
        sheet.value(row, column, count, replace(bold, across="center"))
    sheet.set_height(row, 20)
