"""The words of one offer on the map, the same in the workbook and on paper."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from app.queries.offer_facts import OfferFact
from app.queries.provision_map import CellOffer
from app.vocabulary import OfferStatus, fold

RING = "◉"  # for everyone, no referral
WARNING = "⚠"
NO_OFFER = "No offer here yet"
SEE_ALL_NEEDS = "See All needs"

# A map is looked at from across a table; whoever wants the whole text finds it in "Offers in full".
LONGEST_LINE = 120
# What runs needs no word; whoever asks for the rest is told.
_STATUS: dict[str, str] = {
    OfferStatus.DRAFT: "draft",
    OfferStatus.PAUSED: "paused",
    OfferStatus.ENDED: "ended",
}


class OfferLines(NamedTuple):
    """What a cell says of an offer: its name with places and wait, who and when, how to reach it.

    Every part but the name may be empty. places and stale stand in a line with the name and the last words;
    stale carries no sign, the sign is the layout's.
    """

    name: str
    places: str
    stale: str
    who_and_when: str
    how_to_reach: str


def offer_lines(cell_offer: CellOffer, today: date) -> OfferLines:
    """Return the words of an offer in one place of the map, none longer than a reader at a table can take."""
    offer = cell_offer.offer
    return OfferLines(
        _short(offer.name),
        _short(_places(offer), 60),
        stale_words(offer, today),
        _short(_who_and_when(cell_offer)),
        _short(_how_to_reach(offer)),
    )


def stale_words(offer: OfferFact, today: date) -> str:
    """Return "last checked 30 April" for a running offer whose check is due, with the year if it is another."""
    if not offer.check_due:
        return ""
    return f"last checked {day_words(offer.checked_on, today)}" if offer.checked_on else "not checked yet"


def day_words(day: date, today: date) -> str:
    """Return a day as people say it: "30 April", with its year where that is not this year."""
    return f"{day.day} {day:%B}" + ("" if day.year == today.year else f" {day.year}")


def full_day(day: date) -> str:
    """Return a day with its year: "10 November 2026"."""
    return f"{day.day} {day:%B %Y}"


def sentence(text: str) -> str:
    """Return text on one line that ends as a sentence does, never with two full stops; "" for nothing."""
    line = " ".join(text.split())
    while line.endswith((" .", "..", ",", ";", ":", ",.", ";.")):
        line = line.removesuffix(".") if line.endswith("..") else line[:-1].rstrip(" ,;:")
    return line if not line or line.endswith((".", "!", "?", "…")) else f"{line}."


def _places(offer: OfferFact) -> str:
    # The map says once, above, of which day its waits are; "about" before each would break the line.
    words = offer.places_word.replace("wait about ", "wait ")
    return ", ".join(filter(None, (_STATUS.get(offer.status, ""), words)))


def _who_and_when(cell_offer: CellOffer) -> str:
    offer = cell_offer.offer
    # Where people come by themselves they need the days; where they are referred, how much it is.
    comes_along = offer.universal or offer.self_access
    when = (offer.days_and_place, cell_offer.dose) if comes_along else (cell_offer.dose, offer.days_and_place)
    who = _person(offer) if offer.in_house else f"External: {offer.organisation}".rstrip(": ")
    return " ".join(filter(None, (sentence(who), sentence(when[0]) or sentence(when[1]))))


def _person(offer: OfferFact) -> str:
    # A contact may be a person or a way to reach one; only a person answers "who".
    contact = offer.contact.casefold()
    is_address = any(sign in contact for sign in ("@", "www.", "http")) or sum(map(str.isdigit, contact)) > 4
    return offer.organisation if is_address or not offer.contact.strip() else offer.contact


def _how_to_reach(offer: OfferFact) -> str:
    said = sentence(offer.how_to_refer)
    if offer.universal and fold(said) in {"", "for everyone.", "everyone."}:
        return ""  # the ring says it
    if said:
        return said
    if offer.self_access:
        return "No referral needed."
    if offer.referrer_label:
        return sentence(f"Can refer: {offer.referrer_label}")
    ask = offer.contact.strip() or offer.website.strip()
    return sentence(f"Ask {ask}") if ask else ""


def bare_address(address: str) -> str:
    """Return a web address as people say it, which also breaks into lines where they would."""
    return address.strip().removeprefix("https://").removeprefix("http://").removesuffix("/")


def _short(text: str, longest: int = LONGEST_LINE) -> str:
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    whole = cut.rsplit(" ", 1)[0]
    # A single word without end is cut where it is.
    return (whole if len(whole) > longest // 2 else cut).rstrip(" ,.;:") + "…"
