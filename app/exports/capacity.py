"""Capacity and waiting, in the internal copy only: each running offer's places, who is there and who waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.exports.sheets import Book, Page, Sheet
from app.exports.styles import HAIR, Look
from app.looks import LIGHT
from app.queries.map_words import full_day
from app.queries.offer_facts import OfferFact
from app.queries.provision_map import ProvisionMap
from app.queries.supports.capacity_rows import CapacityRow
from app.vocabulary import OfferStatus

NAME = "Capacity and waiting"
_HEADS = (
    "Offer", "Grouping", "Domain of need", "Groups", "Places", "There", "Free", "Waiting", "Longest wait",
)  # fmt: skip
_WIDTHS = (34, 24, 32, 40, 9, 9, 16, 10, 24)
_FIGURES = range(5, 9)
_HEAD = Look(size=10.5, bold=True, colour="#FFFFFF", fill=LIGHT.text, down="center", indent=1)
_CELL = Look(size=10.5, bottom=HAIR, down="center", indent=1)
_OVER = replace(_CELL, bold=True, colour=LIGHT.warning)


def add_capacity(book: Book, view: ProvisionMap, rooms: tuple[CapacityRow, ...]) -> None:
    """Write the sheet: the offers of the view that run, those with more pupils than places named as over-full."""
    sheet = book.sheet(NAME)
    sheet.set_widths(_WIDTHS)
    day = view.filters.as_at
    row = sheet.title("Capacity and waiting")
    words = f"On {full_day(day)}. Places are those of the groups that run, else what is usual for the offer."
    heads = row = sheet.line(row, words, Look(size=10.5, wrap=False))
    for column, text in enumerate(_HEADS, start=1):
        sheet.put(row, column, text, replace(_HEAD, across="right" if column in _FIGURES else "left"))
    sheet.set_height(row, 22)
    row += 1
    lines = list(_lines(view, rooms))
    for values in lines:
        _write(sheet, row, values)
        row += 1
    if not lines:
        row = sheet.line(row, "No offer here says how many places it has, and nobody waits.", _CELL)
    last = sheet.close(row)
    sheet.finish(Page((heads, heads), f"B{heads + 1}", last, len(_WIDTHS)))


Values = tuple[str | int | None, ...]


def _lines(view: ProvisionMap, rooms: tuple[CapacityRow, ...]) -> Iterator[Values]:
    known = {row.offer_id: row for row in rooms}
    for offer in view.offers:
        found = known.get(offer.id)
        if offer.status != OfferStatus.ACTIVE or found is None:
            continue
        room = found.room
        if room.places is None and not room.running and not room.waiting:
            continue  # nothing is known of it, and nobody is there
        free: str | int | None = f"over-full by {room.over}" if room.over else room.free
        yield (
            offer.name,
            *_stands(view, offer),
            ", ".join(found.groups),
            room.places,
            room.running,
            free,
            room.waiting,
            _longest(room.longest_since, view.filters.as_at),
        )


def _stands(view: ProvisionMap, offer: OfferFact) -> tuple[str, str]:
    """Return the groupings and the domains in which an offer stands on this map."""
    groupings: dict[str, None] = {}
    names: dict[str, None] = {}
    for row in view.rows:
        for cell in row.cells:
            if any(item.offer.id == offer.id for item in cell.offers):
                groupings[cell.grouping.label] = None
                names[row.name] = None
    return ", ".join(groupings), ", ".join(names)


def _longest(since: date | None, day: date) -> str:
    if since is None:
        return ""
    weeks = (day - since).days // 7
    return f"{weeks} week{'' if weeks == 1 else 's'}, since {since.day} {since:%b}"


def _write(sheet: Sheet, row: int, values: Values) -> None:
    tall = 19.0
    for column, value in enumerate(values, start=1):
        if isinstance(value, str):
            over = column in _FIGURES
            look = replace(_OVER, across="right") if over else _CELL
            sheet.put(row, column, value, look)
            tall = max(tall, sheet.needed(column, value, look))
        else:
            sheet.value(row, column, value, replace(_CELL, across="right"))
    sheet.set_height(row, tall)
