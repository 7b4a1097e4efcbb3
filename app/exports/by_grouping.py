"""Offers by grouping: what the school runs and what partners run, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest

from app.exports.offer_cell import Lines, grouping_look, joined, kind_look, offer_kind, offer_pieces
from app.exports.sheets import SMALLEST_SCALE, Book, Page, Sheet
from app.exports.styles import DETAIL, HEAD, Edge, Look, Piece
from app.looks import LIGHT, GroupingLook
from app.queries.map_words import sentence
from app.queries.provision_map import CellOffer, ProvisionMap
from app.queries.wording import GroupingRow
from app.vocabulary import within

_WIDTHS = (18, 1, 64, 1.5, 64)
_IN_HOUSE, _EXTERNAL = 3, 5
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Listed:
    """An offer of a grouping with the needs it stands for there."""

    item: CellOffer
    needs: tuple[str, ...]


def add_by_grouping(book: Book, view: ProvisionMap) -> None:
    """Write the sheet of offers by grouping."""
    sheet = book.sheet("Offers by grouping")
    sheet.set_widths(_WIDTHS)
    heads = sheet.title("Offers by grouping: in-house and external")
    head = Look(size=HEAD, bold=True, bottom=("thin", LIGHT.text), down="center")
    for column, text in ((1, "Grouping"), (_IN_HOUSE, "In-house"), (_EXTERNAL, "External")):
        sheet.put(heads, column, text, head)
    sheet.set_height(heads, 24)
    row = heads + 1
    names: dict[int, str] = {}
    for number, grouping in enumerate(view.groupings):
        start = row
        row = _grouping(sheet, row, grouping, listed(view, number))
        names |= dict.fromkeys(range(start + 1, row - 1), grouping.label)
    last = sheet.close(row)
    page = Page((heads, heads), f"B{heads + 1}", last, len(_WIDTHS))
    _break(sheet, page, names)
    sheet.finish(page)


def listed(view: ProvisionMap, number: int) -> list[Listed]:
    """Return the offers of one grouping, each once with all its needs there, in the order of the Map."""
    first: dict[int, CellOffer] = {}
    needs: dict[int, list[str]] = {}
    for row in view.rows:
        for item in row.cells[number].offers:
            first.setdefault(item.offer.id, item)
            name = "all needs" if row.domain_id is None else row.name
            needs.setdefault(item.offer.id, []).append(f"{name} ({item.note})" if item.note else name)
    return [Listed(item, tuple(needs[offer])) for offer, item in first.items()]


def _grouping(sheet: Sheet, row: int, grouping: GroupingRow, offers: list[Listed]) -> int:
    look = grouping_look(grouping)
    ours = [one for one in offers if one.item.offer.in_house]
    theirs = [one for one in offers if not one.item.offer.in_house]
    name = Look(size=HEAD, bold=True, colour=look.on_fill, fill=look.fill, down="center", indent=1)
    sheet.put(row, 1, f"{look.letter}   {grouping.label}", name)
    tall = sheet.needed(1, f"{look.letter}   {grouping.label}", name)
    if not offers:
        _nothing(sheet, row, _IN_HOUSE)
        _nothing(sheet, row, _EXTERNAL)
    for number, pair in enumerate(zip_longest(ours, theirs)):
        for column, one in zip((_IN_HOUSE, _EXTERNAL), pair, strict=True):
            if one is not None:
                _offer(sheet, row + number, column, one, look)
            elif number == 0:
                _nothing(sheet, row, column)
    rows = max(len(ours), len(theirs), 1)
    sheet.grow(row, max(tall, 24))
    sheet.set_height(row + rows, 8)
    return row + rows + 1


def _nothing(sheet: Sheet, row: int, column: int) -> None:
    sheet.put(row, column, "None.", Look(colour=LIGHT.muted, indent=1, down="center"))


def _offer(sheet: Sheet, row: int, column: int, one: Listed, look: GroupingLook) -> None:
    lines = _lines(sheet, one, look)
    edge: Edge = ("thin", LIGHT.surface) if one.item.offer.in_house else ("thin", look.edge)
    kind = offer_kind(one.item, look)
    cell = kind_look(kind, kind.outline or edge, kind.outline or edge)
    sheet.rich(row, column, joined(lines), cell)
    sheet.grow(row, sheet.needed_rich(column, lines, cell) + 4)


def _lines(sheet: Sheet, one: Listed, look: GroupingLook) -> Lines:
    lines = offer_pieces(one.item, look, sheet.book.about.as_at)
    what = sentence(one.item.offer.what)
    if what:
        what = what if len(what) <= _LONGEST else what[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
        lines.insert(1, [Piece(what)])
    serves = f"For {'; '.join(map(within, one.needs))}. {_upper(one.item.offer.years)}."
    return [*lines, [Piece(serves, DETAIL, LIGHT.muted)]]


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _break(sheet: Sheet, page: Page, names: Mapping[int, str]) -> None:
    """Begin pages between offers, and name a grouping again where it goes on."""
    _, down = page.area()
    room = down / max(sheet.scale(page), SMALLEST_SCALE) * 0.97
    heads = sheet.heights(*page.heads)
    used = sheet.heights(1, page.heads[1])
    for row in range(page.heads[1] + 1, page.last_row + 1):
        tall = sheet.heights(row, row)
        if used + tall > room:
            sheet.break_after(row - 1)
            if row in names:
                sheet.put(row, 1, f"{names[row]}, continued", Look(bold=True))
            used = heads
        used += tall
