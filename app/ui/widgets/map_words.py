"""What a cell of the Map says: its bars, its short words, and the sentence that a screen reader reads."""

from __future__ import annotations

from collections.abc import Sequence

from app.queries.offer_facts import OfferFact
from app.queries.provision_map import MapCell, MapTotal
from app.ui.theme import theme
from app.ui.widgets.offer_bar import OfferBar
from app.vocabulary import GroupingCode, OfferStatus, year_label

_STATUS: dict[str, str] = {OfferStatus.PAUSED: "paused", OfferStatus.ENDED: "ended"}


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its word: "1 pupil", "17 pupils"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def pupils_words(content: MapCell | MapTotal) -> str:
    """Return how many pupils stand in a cell or a total, or with which grouping they are counted."""
    if content.counted_with:
        return f"with {content.counted_with}"
    return counted(content.pupils, "pupil") if content.pupils else "no pupils"


def bar_of(offer: OfferFact, code: str) -> OfferBar:
    """Return the bar of an offer in a column of this grouping."""
    return OfferBar(
        offer.name,
        theme().look(code),
        external=not offer.in_house,
        everyone=offer.universal,
        draft=offer.status == OfferStatus.DRAFT,
        check_due=offer.check_due,
        word=_STATUS.get(offer.status, ""),
        organisation="" if offer.in_house else offer.organisation,
    )


def is_empty_gap(cell: MapCell) -> bool:
    """Say whether a cell is drawn as a gap: pupils, and not one offer."""
    return bool(cell.gap) and not cell.offers


def years_of_gap(cell: MapCell) -> str:
    """Return whom no offer serves: "3 in Year 1", "3 in Year 1, 2 in Year 2"."""
    return ", ".join(
        f"{count:,} in {year_label(year)}" if year else f"{count:,} without a year"
        for year, count in cell.gap_years
    )


def gap_words(cell: MapCell) -> tuple[str, ...]:
    """Return the words for a gap beside other offers, the longest first."""
    short = f"Gap: {cell.gap:,}"
    return (f"Gap: {years_of_gap(cell)}", short) if len(cell.gap_years) == 1 else (short,)


def gap_sentence(cell: MapCell) -> str:
    """Return a gap in plain words for the panel; "" for none."""
    if not cell.gap:
        return ""
    whom = years_of_gap(cell)
    if not cell.offers:
        return f"Gap: {counted(cell.gap, 'pupil')}, no offer ({whom})."
    years = "that year" if len(cell.gap_years) == 1 else "those years"
    return f"Gap: {whom}. No running offer here is for {years}."


def overlap_sentence(cell: MapCell) -> str:
    """Return an overlap in plain words for the panel; "" for none."""
    if not cell.overlaps:
        return ""
    pairs = "; ".join(f"{first} and {second}" for first, second in cell.overlaps)
    return f"May overlap: {pairs}, for the same people and years."


def spoken_cell(cell: MapCell, row_name: str, more: Sequence[str] = ()) -> str:
    """Return what a screen reader says: "Communication and language, Getting Help, 17 pupils, 3 offers", and more of it."""
    parts = [row_name, cell.grouping.label]
    if cell.domain_id is None:
        parts[0] = f"{row_name}, for every need"
    else:
        parts.append(pupils_words(cell))
    parts.append(counted(len(cell.offers), "offer") if cell.offers else "no offer")
    if cell.covered:
        parts.append("see All needs")
    if cell.gap:
        parts.append(f"gap: {counted(cell.gap, 'pupil')}")
    if cell.overlaps:
        parts.append("overlap")
    return ", ".join([*parts, *more])


def spoken_total(total: MapTotal, roll: int) -> str:
    """Return what a screen reader says of a column's total."""
    parts = [
        "All domains, each pupil once",
        total.grouping.label,
        pupils_words(total) if total.counted_with else counted(total.pupils, "pupil"),
        counted(total.offers, "offer"),
    ]
    return ", ".join([*parts, *(() if total.counted_with else total_words(total, roll)[:1])])


def total_words(total: MapTotal, roll: int) -> tuple[str, ...]:
    """Return the second line of a column's total, the longest first; nothing where another column holds it."""
    if total.counted_with:
        return ("",)
    room = total.room
    if room is not None and room.free is not None:
        last = f"last year {total.last_year:,}"
        return f"{last}, {room.free:,} free", last
    if total.grouping.code != GroupingCode.THRIVING:
        return (f"last year {total.last_year:,}",)
    share = f"{round(100 * total.pupils / roll)}% of {roll:,}" if roll else "nobody on roll"
    return (f"{share}, no record needed", share) if roll else (share,)


def head_words(total: MapTotal) -> tuple[str, ...]:
    """Return the second line of a column's head, the longest first."""
    offers = counted(total.offers, "offer")
    if total.grouping.code == GroupingCode.THRIVING:
        return f"everyone else · {offers}", offers
    if total.grouping.code == GroupingCode.RISK_SUPPORT:
        number = "" if total.counted_with else f" · {total.pupils:,}"
        return f"managing risk only{number}", "managing risk only", "risk only"
    return f"{counted(total.pupils, 'pupil')} · {offers}", offers
