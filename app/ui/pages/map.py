"""The Map: domains of need by groupings, with offers, pupils, gaps and overlaps, as at a day and filtered."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.queries.map_choices import map_choices
from app.queries.provision_map import provision_map
from app.ui.page import Page
from app.ui.shell import Shell
from app.ui.widgets.map_filters import MapFilterRow
from app.ui.widgets.map_grid import MapGrid
from app.ui.widgets.map_issues import MapIssues


class MapPage(Page):
    """The heart of the product."""

    name = "map"
    title = "Map"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.filters = MapFilterRow(shell.store.read(map_choices, today=shell.today()), shell.today())
        self.issues = MapIssues()
        self.grid = MapGrid()
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 12, 0)
        line.addWidget(self.filters, 1)
        line.addWidget(self.issues)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 2, 14, 6)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.grid, 1)
        self.filters.changed.connect(self.refresh)

    def refresh(self) -> None:
        view = self.shell.store.read(provision_map, self.filters.filters(self.shell.today()))
        self.grid.set_map(view)
        self.issues.show_counts(len(view.gaps), len(view.overlapping))

    def focus_first(self) -> None:
        self.grid.setFocus()
