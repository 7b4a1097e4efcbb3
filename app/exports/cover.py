"""The first sheet: what this is, whose, of when, for whom, and how to read it."""

from __future__ import annotations

from dataclasses import replace

from app.exports.logo import add_logo
from app.exports.offer_cell import grouping_look
from app.exports.sheets import SMALLEST_SCALE, Book, Page, Sheet
from app.exports.styles import DETAIL, HEAD, RULE, Edge, Look, edged
from app.looks import LIGHT
from app.queries.map_about import CITATION, INTERNAL, NOT_LEVELS, SHARED, UNPROTECTED
from app.queries.map_words import NO_OFFER, RING, SEE_ALL_NEEDS, WARNING, full_day
from app.queries.provision_map import ProvisionMap

_WIDTHS = (5, 24, 68)
_TEXT = Look(size=10.5, down="center")
_HOW = (
    (
        "Each row of the Map is a domain of need, each column a grouping. Look for the need first, then for"
        " the kind of help. One cell is one offer: its name with places or wait, who and when, and how to"
        " reach it."
    ),
    "Ask the school before you rely on a place or a wait: they change from week to week.",
    NOT_LEVELS,
)


def add_cover(book: Book, view: ProvisionMap) -> None:
    """Write the cover and key."""
    sheet = book.sheet("Cover and key")
    sheet.set_widths(_WIDTHS)
    row = sheet.title(f"Wellbeing offers at {book.about.school}")
    notices = [UNPROTECTED] if book.about.unprotected else []
    for text in [*notices, INTERNAL] if book.internal else notices:
        row = sheet.line(row, text, Look(size=HEAD, bold=True, wrap=False))
    if book.about.logo:
        row = add_logo(sheet, row, book.about.logo, f"Logo of {book.about.school}")
    row = _facts(sheet, row)
    row = _groupings(sheet, row, view)
    row = _key(sheet, row, view)
    row = _part(sheet, row, "How to read it")
    for text in _HOW:
        row = sheet.line(row, text, replace(_TEXT, wrap=False))
    row = _contents(sheet, row)
    last = sheet.close(row)
    page = Page((1, 1), "A2", last, len(_WIDTHS), landscape=False)
    fits = sheet.heights(1, last) * SMALLEST_SCALE <= page.area()[1]
    sheet.finish(replace(page, one_page=fits))


def _facts(sheet: Sheet, row: int) -> int:
    about = sheet.book.about
    facts = (
        ("School", about.school),
        ("In our words", about.ethos),
        ("Address", about.address),
        ("Term", about.term),
        ("Made on", full_day(about.made_on)),
        ("As at", full_day(about.as_at) if about.as_at != about.made_on else ""),
        ("Made by", about.made_by),
        ("Made for", about.made_for),
        ("Purpose", about.purpose),
        ("Shows only", about.narrowed),
        ("Questions to", about.questions_to),
        ("Local Offer", about.local_offer),
        ("Who may have it", INTERNAL if sheet.book.internal else SHARED),
        ("Numbers", about.together if sheet.book.internal else ""),
        ("Words", about.language),
        ("Note", "This is an invented school." if about.is_sample else ""),
        # Never on the copy to share, where its number would say how much is done about pupils.
        ("Trail", about.audit if sheet.book.internal else ""),
    )
    for label, text in facts:
        if text:
            sheet.put(row, 1, label, Look(size=10.5, colour=LIGHT.muted, wrap=False, down="center"))
            sheet.put(row, 3, text, _TEXT)
            sheet.set_height(row, max(17, sheet.needed(3, text, _TEXT)))
            row += 1
    return row


def _part(sheet: Sheet, row: int, title: str) -> int:
    sheet.set_height(row, 8)
    look = Look(size=HEAD, bold=True, wrap=False, down="center", bottom=RULE)
    sheet.put(row + 1, 1, title, look)
    for column in (2, 3):
        sheet.blank(row + 1, column, Look(bottom=RULE))
    sheet.set_height(row + 1, 22)
    return row + 2


def _groupings(sheet: Sheet, row: int, view: ProvisionMap) -> int:
    row = _part(sheet, row, "The groupings")
    for grouping in view.groupings:
        look = grouping_look(grouping)
        letter = Look(
            size=HEAD, bold=True, colour=look.on_fill, fill=look.fill, across="center", down="center"
        )
        sheet.put(row, 1, look.letter, letter)
        name = Look(size=10.5, bold=True, colour=look.on_tint, fill=look.tint, indent=1, down="center")
        sheet.put(row, 2, grouping.label, name)
        text = replace(_TEXT, indent=1)
        sheet.put(row, 3, grouping.definition, text)
        tall = max(sheet.needed(2, grouping.label, name), sheet.needed(3, grouping.definition, text))
        sheet.set_height(row, max(30, tall))
        sheet.set_height(row + 1, 3)
        row += 2
    return sheet.line(row, f"Groupings after the {CITATION}.", Look(colour=LIGHT.muted, wrap=False))


def _key(sheet: Sheet, row: int, view: ProvisionMap) -> int:
    row = _part(sheet, row, "The key")
    box = Look(size=10.5, bold=True, across="center", down="center")
    dashed: Edge = ("dashed", LIGHT.warning)
    entries = [
        (replace(box, fill="#E3E6E9", left=("thick", LIGHT.muted)), "Filled", "In-house: run by the school."),
        (
            edged(box, RULE),
            "Outlined",
            "External: run by a partner. The second line begins with that word.",
        ),
        (box, RING, "For everyone: no referral, nothing to fill in."),
        (
            replace(box, size=DETAIL, colour=LIGHT.warning),
            f"{WARNING} last checked 30 April",
            "Nobody has checked for a term that these words are still true.",
        ),
        (
            edged(replace(box, colour=LIGHT.warning), dashed),
            NO_OFFER,
            "No offer is known for this need in this grouping. It says nothing about pupils.",
        ),
        (
            replace(box, bold=False, colour=LIGHT.muted),
            SEE_ALL_NEEDS,
            "An offer in the first row, All needs, serves this domain too.",
        ),
    ]
    for look, sign, text in entries:
        sheet.put(row, 2, sign, look)
        sheet.put(row, 3, text, replace(_TEXT, indent=1))
        sheet.set_height(row, 24)
        sheet.set_height(row + 1, 4)
        row += 2
    return row


def _contents(sheet: Sheet, row: int) -> int:
    row = _part(sheet, row, "The sheets")
    contents = [
        ("Map", "Every offer by need and grouping, to print on A3."),
        ("Offers by grouping", "In-house and external offers side by side, with what they are."),
        ("Offers in full", "Everything that is known of each offer, to filter and sort."),
        ("By year group", "Which years each offer serves."),
    ]
    if sheet.book.internal:
        contents.append(("Gaps", "Where pupils stand and no offer serves them."))
        contents.append(
            ("Capacity and waiting", "Each offer's places, who is there, who waits and how long.")
        )
    for name, text in contents:
        sheet.put(row, 1, name, replace(_TEXT, bold=True, wrap=False))
        sheet.put(row, 3, text, _TEXT)
        sheet.set_height(row, 17)
        row += 1
    return row
