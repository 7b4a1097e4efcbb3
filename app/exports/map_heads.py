"""What stands above the matrix of the Map: title, what it is, the key, and the heads of the groupings."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.exports.offer_cell import grouping_look
from app.exports.sheets import Book, Sheet
from app.exports.styles import DETAIL, HEAD, RULE, Look, edged
from app.looks import LIGHT, GroupingLook
from app.queries.map_about import INTERNAL
from app.queries.map_words import RING, WARNING, full_day
from app.queries.provision_map import ProvisionMap
from app.queries.wording import GroupingRow
from app.vocabulary import GroupingCode

DOMAIN_WIDTH, GROUPINGS_WIDTH, WIDEST = 21.0, 210.0, 60.0
NARROW_SPACER, WIDE_SPACER = 0.8, 2.2


@dataclass(frozen=True, slots=True)
class Column:
    """Where a grouping stands on the sheet, and how it looks."""

    number: int
    grouping: GroupingRow
    look: GroupingLook


def set_up(sheet: Sheet, view: ProvisionMap) -> list[Column]:
    """Set the widths of the sheet; return where each grouping stands."""
    widths, columns = [DOMAIN_WIDTH], []
    each = min(GROUPINGS_WIDTH / max(len(view.groupings), 1), WIDEST)
    for grouping in view.groupings:
        risk = grouping.code == GroupingCode.RISK_SUPPORT
        widths += [WIDE_SPACER if risk else NARROW_SPACER, each]
        columns.append(Column(len(widths), grouping, grouping_look(grouping)))
    if not columns:
        widths.append(WIDEST)
    sheet.set_widths(widths)
    return columns


def top(sheet: Sheet, view: ProvisionMap, columns: list[Column]) -> int:
    """Write what stands above the matrix; return the row of its heads."""
    about = sheet.book.about
    beside = len(columns) >= 4
    row = sheet.title(f"Wellbeing offers at {about.school}", columns[-2].number - 2 if beside else None)
    if beside:
        _key(sheet, 1, columns[-2].number, columns[-1].number)
    for text in (_what(sheet.book, view), _signs(sheet.book)):
        row = sheet.line(row, text, Look(size=10.5 if text.startswith("What") else DETAIL, wrap=False))
    if not beside:
        _key(sheet, row, 1, 3 if columns else 2)
        sheet.set_height(row, 30)
        row += 1
    sheet.set_height(row, 6)
    _heads(sheet, row + 1, columns)
    return row + 1


def _key(sheet: Sheet, row: int, filled: int, outlined: int) -> None:
    bold = Look(bold=True, indent=1, down="center")
    sheet.put(
        row,
        filled,
        "Filled: in-house, run by the school",
        replace(bold, fill="#E3E6E9", left=("thick", LIGHT.muted)),
    )
    sheet.put(
        row,
        outlined,
        "Outlined: external, run by a partner",
        edged(bold, RULE),
    )


def _what(book: Book, view: ProvisionMap) -> str:
    about = book.about
    parts = ["What the school and its partners can do, for which need.", f"{about.term}."]
    if about.as_at != about.made_on:
        parts.append(f"As at {full_day(about.as_at)}.")
    parts.append(about.made_line)
    if about.narrowed:
        parts.append(f"Shows only: {about.narrowed}.")
    if book.internal:
        parts.append(f"{INTERNAL}. {view.roll} on roll, {view.placed} placed.")
        parts.append(about.together)
    else:
        parts.append("Contains no pupil data.")
    return " ".join(part for part in parts if part)


def _signs(book: Book) -> str:
    about = book.about
    known = f"{about.as_at.day} {about.as_at:%B}"
    words = (
        f"{RING} for everyone, no referral.   Places and waits as known on {known}."
        f"   {WARNING} not checked for a term."
    )
    return words + (f"   Questions: {about.questions_to}" if about.questions_to else "")


def _heads(sheet: Sheet, row: int, columns: list[Column]) -> None:
    sheet.put(row, 1, "Domain of need", Look(size=10.5, bold=True, down="center"))
    sheet.set_height(row, 24)
    sheet.set_height(row + 1, 28)
    for column in columns:
        look = column.look
        head = Look(size=HEAD, bold=True, colour=look.on_fill, fill=look.fill, indent=1, down="center")
        text = f"{look.letter}   {column.grouping.label}"
        sheet.put(row, column.number, text, head)
        sheet.grow(row, sheet.needed(column.number, text, head) + 4)
        definition = Look(colour=look.on_tint, fill=look.tint, indent=1, down="center")
        sheet.put(row + 1, column.number, column.grouping.definition, definition)
        sheet.grow(row + 1, sheet.needed(column.number, column.grouping.definition, definition))
