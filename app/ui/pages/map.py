"""The Map: domains of need by groupings, with offers, pupils, gaps and overlaps, as at a day and filtered."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.abilities import Ability
from app.queries.map_choices import map_choices
from app.queries.provision_map import MapFilters, ProvisionMap, provision_map
from app.queries.supports.capacity import capacity
from app.ui.allowed import gate
from app.ui.dates import say_date
from app.ui.map_doing import MapDoing
from app.ui.map_rooms import MapRooms
from app.ui.page import Page
from app.ui.shell import Command, Shell
from app.ui.theme import theme
from app.ui.widgets.buttons import Button, LinkButton
from app.ui.widgets.map_behind import behind
from app.ui.widgets.map_empty import MapEmpty
from app.ui.widgets.map_filters import MapFilterRow
from app.ui.widgets.map_grid import MapGrid
from app.ui.widgets.map_issues import MapIssues
from app.ui.widgets.map_panel import MapPanel
from app.ui.widgets.map_words import counted
from app.ui.widgets.panels import Notice
from app.vocabulary import OfferStatus

if TYPE_CHECKING:
    from app.store import Store

KEPT = "map_filters"
PRINT_FROM, WORDS_FROM = 1000, 520


class MapPage(Page):
    """The heart of the product: what there is for which need, for whom, and where nothing fits."""

    name = "map"
    title = "Map"
    watches = frozenset(
        {
            "offer", "offer_state", "offer_place", "offer_audience", "offer_referrer", "organisation",
            "placement", "pupil", "standing", "grouping", "domain", "school", "support", "support_stage",
            "offer_group", "membership",
        }
    )  # fmt: skip

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.filters = MapFilterRow(shell.today(), shell.remembered.data(KEPT))
        self.issues, self.grid, self.panel = MapIssues(), MapGrid(), MapPanel()
        self.doing = MapDoing(shell, self.grid, self.filters, self)
        self.export_button = Button("Excel map", "excel", tip="Make the Excel map", keys="Ctrl+E")
        self.print_button = Button("Print", "print", tip="Print the map", keys="Ctrl+P")
        gate(shell.store, Ability.EXPORT, self.export_button, self.print_button)
        self.nothing, self.empty = _nothing(self.filters), MapEmpty()
        gate(shell.store, Ability.CHANGE_OFFERS, self.panel.add_button, self.empty.add_button)
        gate(shell.store, Ability.LOG, self.panel.log_button)
        self.view: ProvisionMap | None = None
        self._walked, self._rooms = "", MapRooms(shell)
        self._lay_out()
        self._connect()
        self.panel.hide()

    def _lay_out(self) -> None:
        line, body, column, whole = QHBoxLayout(), QVBoxLayout(), QVBoxLayout(), QHBoxLayout(self)
        for across in (line, whole):
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(0)
        line.addWidget(self.filters, 1)
        line.addWidget(self.issues)
        # The words of the first filter, not its ground, stand in line with the title and the grid.
        column.setContentsMargins(10, 4, 12, 6)
        body.setContentsMargins(6, 0, 0, 0)
        for down in (column, body):
            down.setSpacing(7)
        column.addLayout(line)
        column.addLayout(body, 1)
        body.addWidget(self.nothing)
        body.addWidget(self.empty)
        body.addWidget(self.grid, 1)
        whole.addLayout(column, 1)
        whole.addWidget(self.panel)

    def _connect(self) -> None:
        self.filters.changed.connect(self._narrowed)
        self.filters.other_day.connect(self.doing.ask_day)
        self.issues.chosen.connect(self._walk)
        self.grid.spot_changed.connect(self._follow)
        self.grid.opened.connect(self._open)
        self.grid.next_problem.connect(self.next_problem)
        self.panel.closed.connect(self._panel_closed)
        self.panel.pupil_opened.connect(self.doing.open_pupil)
        for part in (self.grid, self.panel):
            part.offer_opened.connect(self.doing.open_offer)
            part.add_here.connect(self.doing.add_here)
            part.log_here.connect(self.doing.log_here)
        self.empty.add.connect(self.doing.add_anywhere)
        self.empty.offers.connect(self.doing.open_offers)
        self.empty.drafts.connect(self.filters.show_drafts)
        self.export_button.clicked.connect(self.doing.export)
        self.print_button.clicked.connect(self.doing.print_map)
        theme().changed.connect(self._dressed)

    # --- what is shown ---

    @classmethod
    def warm(cls, store: Store) -> None:
        today = store.today()
        store.read_ahead(map_choices, today=today)
        store.read_ahead(provision_map, MapFilters(today))
        store.read_ahead(capacity, today=today)

    def refresh(self) -> None:
        """Ask for the Map again and for what it can be narrowed to."""
        self._rooms.forget()
        self.filters.offer(self.shell.store.read(map_choices, today=self.shell.today()))
        self._show()

    def _show(self) -> None:
        """Show the Map as at the day and with the filters chosen."""
        view = self._rooms.put_into(self.shell.store.read(provision_map, self.doing.chosen()))
        self.view = view
        self.grid.set_map(view)
        self.issues.show_counts(len(view.gaps), len(view.overlapping), len(view.overloaded))
        self._say_empty(view)
        self._follow()
        self.facts.emit(self._facts(view))

    def _say_empty(self, view: ProvisionMap) -> None:
        """Where there is no offer, say whether that is for the filters or because there is none yet."""
        chosen = "" if view.offers else self.filters.chosen_words()
        self.nothing.say(f"No offer fits: {chosen}." if chosen else "")
        self.empty.hide()
        if not view.offers and not chosen:
            drafts = replace(view.filters, statuses=frozenset({OfferStatus.DRAFT.value}))
            self.empty.show_for(len(self.shell.store.read(provision_map, drafts).offers))

    def _facts(self, view: ProvisionMap) -> str:
        domains = sum(row.domain_id is not None for row in view.rows)
        words = f"{counted(len(view.offers), 'offer')}, {counted(domains, 'domain')} of need."
        words += f" {view.roll:,} on roll, {view.placed:,} placed."
        day = view.filters.as_at
        return words if day == self.shell.today() else f"{words} As at {say_date(day)}."

    def _narrowed(self) -> None:
        self.shell.remembered.set_data(KEPT, self.filters.kept())
        self._show()

    def _dressed(self) -> None:
        self.panel.forget()
        self._follow()

    def open_at(self, target: object) -> None:
        """Show a place of the map, given as {"domain": id, "grouping": code}, either of them or both."""
        if isinstance(target, dict):
            grouping = target.get("grouping")
            if self.grid.go_to_code(target.get("domain"), grouping) and grouping:
                self._open(by_key=False)

    # --- the panel ---

    def _open(self, by_key: bool) -> None:
        """Open the panel for the current cell; Enter in a cell whose panel is open goes into it."""
        if by_key and self.panel.isVisible():
            self.panel.focus_inside()
            return
        self.grid.set_open(True)  # before the panel takes its room, so that the cell stays in view
        self.panel.show()
        self._fit_issues()
        self._follow()

    def _follow(self) -> None:
        content = self.grid.content()
        if self.panel.isHidden() or content is None or self.view is None:
            return
        name = self.grid.map.row_words(self.grid.currentIndex().row())[0]
        self.panel.show_facts(behind(self.shell.store, self.view, content, name))

    def _panel_closed(self) -> None:
        self.grid.set_open(False)
        self._fit_issues()
        self.grid.setFocus()

    def step_back(self) -> bool:
        if self.panel.isVisible():
            self.panel.close_panel()
            return True
        return False

    # --- what is wrong ---

    def _walk(self, kind: str) -> None:
        self._walked = kind
        self.grid.go_to_problem(kind, 1)
        self.grid.setFocus()

    def next_problem(self, step: int) -> None:
        """Go to the next cell with a gap, an overload or an overlap (step -1: the one before), round and round.

        After a press on one of the issues it goes on with those, until somebody moves away from them.
        """
        if not self.grid.is_problem(self._walked):
            self._walked = ""
        if not self.grid.go_to_problem(self._walked, step):
            self.shell.say("No gap, overload or overlap on this map.")

    def commands(self) -> list[Command]:
        return self.doing.commands(partial(self.next_problem, 1), partial(self.next_problem, -1))

    # --- the page ---

    def header_actions(self) -> list[QWidget]:
        return [self.export_button, self.print_button]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a narrow window Print is in Find, and the issues are counts.
        self.print_button.setVisible(self.width() >= PRINT_FROM)
        self._fit_issues()

    def _fit_issues(self) -> None:
        panel = 0 if self.panel.isHidden() else self.panel.width()
        self.issues.set_short(self.width() - panel < WORDS_FROM)

    def focus_first(self) -> None:
        self.grid.setFocus()

    def parts(self) -> list[QWidget]:
        return [self.filters, self.grid, self.panel]


def _nothing(filters: MapFilterRow) -> Notice:
    """Return the notice for a map that its filters have emptied."""
    clear = LinkButton("Clear the filters")
    clear.clicked.connect(filters.clear)
    notice = Notice()
    notice.add_action(clear)
    notice.hide()
    return notice
