"""How the Map falls onto sheets of paper: one where it can still be read, else parted between domains."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.exports.sheets import SMALLEST_SCALE, Page, Sheet
from app.exports.styles import RULE, Look


def fit(sheet: Sheet, page: Page, first: int, blocks: Iterable[tuple[int, int]]) -> Page:
    """Return the page on one sheet of paper where that can still be read; else begin pages at domains."""
    _, down = page.area()
    natural = sheet.scale(page)
    total = sheet.heights(1, page.last_row)
    if total * SMALLEST_SCALE <= down:
        return replace(page, one_page=True)
    room = down / natural * 0.97
    heads = sheet.heights(page.heads[0], page.heads[1])
    used = sheet.heights(1, first - 1)
    for start, end in blocks:
        tall = sheet.heights(first + start, first + end - 1)
        if used + tall > room and tall + heads <= room:
            sheet.break_after(first + start - 1)
            used = heads
        elif used + tall > room:
            used = _break_within(sheet, first, (start, end), (used, room, heads))
            continue
        used += tall
    return page


def _break_within(
    sheet: Sheet, first: int, block: tuple[int, int], page: tuple[float, float, float]
) -> float:
    """Break a domain that is longer than a page, and name it again where it goes on."""
    used, room, heads = page
    name = str(sheet.ws.cell(first + block[0], 1).value or "")
    for number in range(*block):
        tall = sheet.heights(first + number, first + number)
        if used + tall > room:
            sheet.break_after(first + number - 1)
            used = heads
            if number > block[0]:
                look = Look(bold=True, top=RULE)
                sheet.put(first + number, 1, f"{name}, continued", look)
        used += tall
    return used
