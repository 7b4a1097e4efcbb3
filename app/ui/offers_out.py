"""What leaves the Offers page for others: the family leaflet, a directory's file, an empty workbook; no pupil data."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.abilities import Ability
from app.ui.directory_button import DirectoryButton
from app.ui.leaflet_button import LeafletButton
from app.ui.shell import Command, Shell
from app.ui.template_link import TemplateLink

# The directory's button comes where there is room for it beside the facts; elsewhere Find has it.
LEAST, WIDER = 1000, 1300


class OffersOut:
    """The buttons for it, which the page puts where they belong, and what Find has of them."""

    def __init__(self, shell: Shell) -> None:
        self.leaflet, self.directory = LeafletButton(shell), DirectoryButton(shell)
        self.template = TemplateLink(shell, "offers")

    def buttons(self) -> list[QWidget]:
        """Return what stands in the head of the page."""
        return [self.leaflet, self.directory]

    def fit(self, width: int) -> None:
        """Show what a page of a width has room for."""
        self.leaflet.setVisible(width >= LEAST)
        self.directory.setVisible(width >= WIDER)

    def commands(self) -> list[Command]:
        """Return what "Find or do anything" can do."""
        listing, empty = self.directory.ask, self.template.ask
        return [
            Command("Save external offers for a directory", "", listing, "save", Ability.EXPORT),
            Command("Get an empty workbook to fill in with offers", "", empty, "excel", Ability.IMPORT),
        ]
