"""What every page of a named pack says at its edges: for whom it is, what for, and that it names children."""

from __future__ import annotations

from app.exports.sheets import Sheet
from app.exports.text import for_footer
from app.queries.map_about import UNPROTECTED, MapAbout
from app.queries.map_words import full_day
from app.queries.meetings.pack_rows import Pack

CONFIDENTIAL = "Confidential: names children"
CODED = "Confidential: about children"


def confidence(pack: Pack) -> str:
    """Return what stands on every page about whom the pack is for."""
    return CONFIDENTIAL if pack.choices.naming == "names" else CODED


def pack_about(pack: Pack) -> MapAbout:
    """Return what the kit of sheets asks of a copy."""
    return MapAbout(
        school=pack.school,
        address="",
        questions_to="",
        logo=None,
        term="",
        made_on=pack.made_on,
        as_at=pack.made_on,
        made_by=pack.made_by,
        made_for=pack.for_whom,
        purpose=pack.purpose,
        narrowed="",
        years=(),
        is_sample=pack.sample,
        unprotected=pack.sample,
    )


def set_edges(sheet: Sheet, pack: Pack) -> None:
    """Put purpose and recipients on every page, with whose pack it is and its number."""
    ws = sheet.ws
    notice = f"{UNPROTECTED}. " if pack.sample else ""
    made = f"{for_footer(pack.school, 32)}, {full_day(pack.made_on)}"
    ws.oddHeader.left.text = f"{notice}{for_footer(f'Purpose: {pack.purpose}', 80)}"
    ws.oddHeader.center.text = ""
    ws.oddHeader.right.text = f"{confidence(pack)}. {made}"
    # A footer holds 255 characters; whom it has no room for stands on the cover.
    ws.oddFooter.left.text = for_footer(f"For: {pack.for_whom}", 150)
    ws.oddFooter.center.text = ""
    ws.oddFooter.right.text = "Page &P of &N"
    for part in (ws.oddHeader.left, ws.oddHeader.right, ws.oddFooter.left, ws.oddFooter.right):
        part.size = 8
