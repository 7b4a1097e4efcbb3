"""How offers are said in a list: their groupings, their state, and every word they are found by."""

from __future__ import annotations

from dataclasses import replace

from app.looks import GroupingLook
from app.queries.offer_choices import OfferChoices
from app.queries.offer_facts import OfferFact, PlaceFact
from app.queries.offer_said import still_to_say
from app.ui.tables import Column
from app.ui.theme import colours, theme
from app.vocabulary import OfferStatus

STATUS_WORDS: dict[str, str] = {
    OfferStatus.DRAFT: "draft",
    OfferStatus.ACTIVE: "running",
    OfferStatus.PAUSED: "paused",
    OfferStatus.ENDED: "ended",
}
ALL_NEEDS = "All needs"
# The narrowest list that still shows each column that may go.
ROOM = {"Organisation": 660, "Places and wait": 780, "Years": 500}


class OfferWords:
    """The school's words for what offers carry as numbers."""

    def __init__(self, choices: OfferChoices) -> None:
        self._codes = {row.id: row.code for row in choices.groupings}
        self._order = {row.id: at for at, row in enumerate(choices.groupings)}
        self._domains = {row.id: row.name for row in choices.domains}

    def code(self, place: PlaceFact) -> str:
        """Return a place's grouping."""
        return self._codes.get(place.grouping_id, "help")

    def domain(self, place: PlaceFact) -> str:
        """Return a place's domain of need in words."""
        return ALL_NEEDS if place.domain_id is None else self._domains.get(place.domain_id, "")

    def looks(self, offer: OfferFact) -> tuple[GroupingLook, ...]:
        """Return the looks of the groupings an offer stands in, each once, in their order."""
        ids = sorted({place.grouping_id for place in offer.places}, key=lambda one: self._order.get(one, 99))
        return tuple(theme().look(self._codes[one]) for one in ids if one in self._codes)

    def stripe(self, offer: OfferFact) -> tuple[GroupingLook, bool]:
        """Return the stripe: the grouping of the first place, grey for none, outlined for an external offer."""
        if offer.places:
            return theme().look(self.code(offer.places[0])), not offer.in_house
        grey = colours().control
        return replace(theme().look("help"), fill=grey, edge=grey), not offer.in_house

    def text(self, offer: OfferFact) -> str:
        """Return every word an offer is found by."""
        return " ".join(
            (
                offer.name,
                offer.organisation,
                offer.sector_label,
                "in-house" if offer.in_house else "external",
                offer.what,
                offer.nature,
                offer.audience_label,
                offer.referrer_label,
                *offer.needs,
                offer.years,
                offer.places_word,
                STATUS_WORDS[offer.status],
                status_word(offer),
                offer.how_to_refer,
                offer.entry_criteria,
                offer.delivery,
                offer.days_and_place,
                offer.evidence,
                offer.contact,
                offer.website,
                offer.checked_by,
                *(look.name for look in self.looks(offer)),
                *(f"{self.domain(place)} {place.dose} {place.note}" for place in offer.places),
            )
        )

    def columns(self, room: int) -> list[Column]:
        """Return the columns that a list this wide has room for; the detail beside it says the rest."""
        columns = [
            Column("Offer", lambda row: row.name, stripe=self.stripe, bold=True),
            Column("Organisation", lambda row: row.organisation, width=18, tone=_muted),
            Column("Groupings", lambda row: "", width=13, marks=self.looks, sort=self._places_in_order),
            Column("Years", lambda row: row.years.removeprefix("Years "), width=8, tone=_muted),
            Column("Places and wait", _places, width=21, tone=_muted),
            Column("State", status_word, width=15, tone=_status_tone, icon=_status_icon),
        ]
        return [column for column in columns if room >= ROOM.get(column.title, 0)]

    def _places_in_order(self, offer: OfferFact) -> tuple[int, ...]:
        return tuple(sorted(self._order.get(place.grouping_id, 99) for place in offer.places))


def status_word(offer: OfferFact) -> str:
    """Return an offer's state in a word; a check that is due, or what is still to be said, comes first."""
    if still_to_say(offer):
        return "still to say"
    return "check due" if offer.check_due else STATUS_WORDS[offer.status]


def _places(offer: OfferFact) -> str:
    # The detail says that a wait is only about so long.
    return offer.places_word.replace("wait about ", "wait ")


def _muted(_offer: OfferFact) -> str:
    return "muted"


def _status_tone(offer: OfferFact) -> str:
    return "warning" if offer.check_due or still_to_say(offer) else "muted"


def _status_icon(offer: OfferFact) -> tuple[str, str] | None:
    if still_to_say(offer):
        return "edit", "warning"
    return ("clock", "warning") if offer.check_due else None
