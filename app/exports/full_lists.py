"""Which columns of Offers in full have words to choose from, and what stands in the way of losing an offer's number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.utils import get_column_letter

from app.exports.full_columns import ID
from app.exports.lists import keep, offer_words
from app.exports.sheets import Sheet
from app.queries.choosable import Choosable
from app.queries.provision_map import ProvisionMap
from app.vocabulary import REGISTER_LABELS, YEARS, ListKind, OfferStatus, year_label

YES_NO = ("Yes", "No")
RUN_BY = ("In-house", "External")
STATUSES = tuple(status.capitalize() for status in OfferStatus)
SEVERAL = "Choose one, or write several with a semicolon between them."
# Column → list of words; those of SEVERAL_OF hold more than one.
LISTS = {
    "For whom": ListKind.AUDIENCE,
    "Who can refer": ListKind.REFERRER,
    "Evidence": ListKind.EVIDENCE,
    "Kind of offer": ListKind.NATURE,
    "Sector": ListKind.SECTOR,
    "How it is given": ListKind.DELIVERY,
    "Where it is given": ListKind.SETTING,
}
SEVERAL_OF = frozenset({"Groupings", "Domains of need", "For whom", "Who can refer"})
# What a list suggests here is not all there is: another organisation, a range of years.
FREE = frozenset({"Organisation", "Years"})
_KEPT = "This number finds the offer again when the workbook is read back. Leave it as it is."


def add_full_lists(sheet: Sheet, view: ProvisionMap, headings: Sequence[str], first: int, last: int) -> None:
    """Give the columns of the table their lists, from its first row to its last."""
    words = _words(view, sheet.book.about.lists)
    for column, heading in enumerate(headings, start=1):
        letter = get_column_letter(column)
        area = f"{letter}{first}:{letter}{last}"
        if heading == ID:
            keep(sheet.ws, area, _KEPT)
        elif found := words.get(heading, ()):
            several = heading in SEVERAL_OF
            offer_words(
                sheet.ws,
                area,
                sheet.book.lists.place(found),
                prompt=SEVERAL if several else "",
                several=several or heading in FREE,
            )


def _words(view: ProvisionMap, lists: Choosable) -> Mapping[str, Sequence[str]]:
    """Return heading → what can be chosen there."""
    return {
        "Organisation": sorted({offer.organisation for offer in view.offers}),
        "Groupings": [grouping.short_label for grouping in view.groupings],
        "Domains of need": [row.name for row in view.rows],
    } | offer_lists(lists)


def offer_lists(lists: Choosable) -> dict[str, Sequence[str]]:
    """Return heading → what can be chosen there in any workbook of offers."""
    return {
        "Run by": RUN_BY,
        "Years": ("All years", *(year_label(code) for code in YEARS if not code.startswith("E"))),
        "Language": tuple(REGISTER_LABELS.values()),
        "Status": STATUSES,
        **dict.fromkeys(("For everyone", "No referral needed", "Consent needed", "In a crisis"), YES_NO),
        **{heading: lists.get(kind, ()) for heading, kind in LISTS.items()},
    }
