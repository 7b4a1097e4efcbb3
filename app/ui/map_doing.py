"""What can be done from the Map: add and open offers, log here, choose a day, export and print."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.abilities import Ability
from app.queries.provision_map import MapCell, MapFilters
from app.queries.sight import ASK
from app.ui.allowed import refused
from app.ui.shell import Command, LogTarget, OfferTarget, Shell
from app.ui.widgets.map_filters import MapFilterRow
from app.ui.widgets.map_grid import MapGrid
from app.vocabulary import GroupingCode


class MapDoing(QObject):
    """Does what the Map's keys, buttons and commands ask for, for the current cell and the filters chosen."""

    def __init__(self, shell: Shell, grid: MapGrid, filters: MapFilterRow, page: QWidget) -> None:
        super().__init__(page)
        self._shell, self._grid, self._filters = shell, grid, filters
        for keys, call in (("Ctrl+E", self.export), ("Ctrl+P", self.print_map)):
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(call)

    def chosen(self) -> MapFilters:
        """Return what the Map is narrowed to now."""
        return self._filters.filters(self._shell.today())

    # --- offers and pupils ---

    def add_here(self) -> None:
        """Open the form of a new offer that stands in the current cell."""
        content = self._grid.content()
        if isinstance(content, MapCell):
            self._shell.edit_offer(
                OfferTarget(grouping_id=content.grouping.id, domain_id=content.domain_id, in_cell=True)
            )

    def add_anywhere(self) -> None:
        """Open the form of a new offer."""
        self._shell.edit_offer(OfferTarget())

    def log_here(self) -> None:
        """Open the decision sheet for the current cell; Thriving needs no record."""
        content = self._grid.content()
        if not isinstance(content, MapCell) or content.domain_id is None:
            return
        if content.grouping.code == GroupingCode.THRIVING:
            label = content.grouping.short_label
            self._shell.say(f"{label} needs no record. Choose another grouping to log here.", "warning")
            return
        if content.counted_with:
            words = f"Only those who may see {content.grouping.label} may log here. {ASK}."
            self._shell.say(words, "warning")
            return
        self._shell.log_grouping(LogTarget(domain_id=content.domain_id, grouping=content.grouping.code))

    def open_offer(self, offer_id: int) -> None:
        """Open an offer's form."""
        self._shell.edit_offer(OfferTarget(offer_id))

    def open_pupil(self, pupil_id: int) -> None:
        """Show a pupil's page."""
        self._shell.go("pupils", pupil_id)

    def open_offers(self) -> None:
        """Show the catalogue."""
        self._shell.go("offers")

    # --- the whole map ---

    def ask_day(self) -> None:
        """Ask for another day to see the Map as at."""
        from app.ui.dialogs.map_day import MapDayDialog

        dialog = MapDayDialog(self._shell, self.chosen().as_at)
        dialog.chosen.connect(self._filters.show_day)
        self._shell.show_dialog(dialog)

    def export(self) -> None:
        """Ask what the Excel map is for, and make it as the filters stand."""
        from app.ui.dialogs.export_map import ExportMapDialog

        if refused(self._shell, Ability.EXPORT):
            return
        self._shell.show_dialog(ExportMapDialog(self._shell, self.chosen(), self._filters.chosen_words()))

    def print_map(self) -> None:
        """Show the map on paper, as the filters stand."""
        from app.ui.dialogs.print_map import map_preview

        if refused(self._shell, Ability.EXPORT):
            return
        self._shell.show_dialog(map_preview(self._shell, self.chosen()))

    def print_leaflet(self) -> None:
        """Show what families can use by themselves, to print or save it."""
        from app.ui.dialogs.print_leaflet import open_leaflet

        open_leaflet(self._shell)

    def commands(self, on: Callable[[], None], back: Callable[[], None]) -> list[Command]:
        """Return what "Find or do anything" can do here; on and back walk through the problems."""
        return [
            Command("Make the Excel map", "Ctrl+E", self.export, "excel", Ability.EXPORT),
            Command("Print the map", "Ctrl+P", self.print_map, "print", Ability.EXPORT),
            Command("Print the family leaflet", "", self.print_leaflet, "print", Ability.EXPORT),
            Command("Maps of earlier years", "", partial(self._shell.go, "settings", "new_year"), "history"),
            Command("Add an offer in this cell", "A", self.add_here, "add", Ability.CHANGE_OFFERS),
            Command("Log a grouping in this cell", "L", self.log_here, "note", Ability.LOG),
            Command("Next gap or overlap", "N", on, "gap"),
            Command("Gap or overlap before", "Shift+N", back, "gap"),
            Command("Show the map as at another day", "", self.ask_day, "calendar"),
            Command("Clear the filters of the map", "", self._filters.clear, "filter"),
        ]
