"""The filters over the list of offers: which offers pass, and the words of those that are set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.queries.offer_choices import OfferChoices
from app.queries.offer_facts import OfferFact
from app.queries.offer_said import still_to_say
from app.ui.widgets.filter_button import FilterButton
from app.ui.widgets.folding_filters import FoldingFilters
from app.vocabulary import OfferStatus

ALL = "all"
STATUSES: tuple[tuple[str, str], ...] = (
    (OfferStatus.ACTIVE.value, "Running"),
    (OfferStatus.DRAFT.value, "Drafts"),
    (OfferStatus.PAUSED.value, "Paused"),
    (OfferStatus.ENDED.value, "Ended"),
    (ALL, "All, ended too"),
)
HOUSES = (("both", "In-house and external"), ("in_house", "In-house"), ("external", "External"))
TO_SAY = "to_say"
CHECKS = (
    ("any", "Checked or not"),
    ("due", "Check due"),
    ("asked", "Asked about"),
    (TO_SAY, "Still to say"),
)
ACCESS = (("any", "With or without referral"), ("alone", "Without a referral"), ("universal", "For everyone"))
FOLDING = ("audiences", "sectors", "check", "access", "domains", "house", "groupings", "status")


class OfferFilterRow(FoldingFilters):
    """Eight filters over the list; running offers are shown until another state is chosen."""

    def __init__(self, choices: OfferChoices, parent: QWidget | None = None) -> None:
        buttons = {
            "status": FilterButton("State", STATUSES),
            "groupings": FilterButton("Any grouping", [], many=True),
            "domains": FilterButton("Any domain", [], many=True),
            "house": FilterButton("In-house or external", HOUSES),
            "check": FilterButton("Check", CHECKS),
            "access": FilterButton("Way in", ACCESS),
            "sectors": FilterButton("All sectors", [], many=True),
            "audiences": FilterButton("For anyone", [], many=True),
        }
        super().__init__(buttons, FOLDING, parent)
        self.offer(choices)

    def offer(self, choices: OfferChoices) -> None:
        """Offer the school's words as they are now; what is chosen stays."""
        self.buttons["groupings"].set_choices([(row.id, row.label) for row in choices.groupings])
        self.buttons["domains"].set_choices([(row.id, row.name) for row in choices.domains])
        self.buttons["sectors"].set_choices(choices.lists["sector"])
        self.buttons["audiences"].set_choices(choices.lists["audience"])

    def passes(self, offer: OfferFact) -> bool:
        """Say whether an offer is shown; what serves all needs serves every domain."""
        chosen: Mapping[str, Any] = {name: button.value() for name, button in self.buttons.items()}
        if chosen["check"] == TO_SAY:
            # Only drafts have something still to say, whatever state is chosen.
            if not still_to_say(offer):
                return False
        elif chosen["status"] not in (ALL, offer.status):
            return False
        if chosen["house"] != "both" and offer.in_house != (chosen["house"] == "in_house"):
            return False
        if chosen["check"] == "due" and not offer.check_due:
            return False
        if chosen["check"] == "asked" and not offer.questions:
            return False
        if not _way_in(offer, chosen["access"]):
            return False
        if chosen["sectors"] and offer.sector not in chosen["sectors"]:
            return False
        if chosen["audiences"] and offer.audiences.isdisjoint(chosen["audiences"]):
            return False
        return _stands(offer, chosen["groupings"], chosen["domains"])

    def show_everything_but(self, status: str) -> None:
        """Take every filter back and show one state, without saying so to anyone."""
        for button in self.buttons.values():
            button.clear()
        self.choose("status", status)


def _way_in(offer: OfferFact, access: str) -> bool:
    """Say whether families can get to an offer as chosen; what nobody has said of it is not promised."""
    if access == "universal":
        return offer.universal
    return access != "alone" or offer.universal or offer.self_access is True


def _stands(offer: OfferFact, groupings: tuple[int, ...], domains: tuple[int, ...]) -> bool:
    """Say whether one place of the offer is in a chosen grouping and in a chosen domain."""
    if not groupings and not domains:
        return True
    return any(
        (not groupings or place.grouping_id in groupings)
        and (not domains or place.domain_id is None or place.domain_id in domains)
        for place in offer.places
    )
