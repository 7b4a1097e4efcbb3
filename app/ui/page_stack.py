"""The pages of the window: which there are, each built when it is first asked for, one of them shown."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.page import Page
from app.ui.shell import Shell

# name, title, icon, module, class; in the rail's order. A page's module loads when it is first shown.
PAGES = (
    ("today", "Today", "today", "app.ui.pages.today", "TodayPage"),
    ("map", "Map", "map", "app.ui.pages.map", "MapPage"),
    ("offers", "Offers", "offers", "app.ui.pages.offers", "OffersPage"),
    ("pupils", "Pupils", "pupils", "app.ui.pages.pupils", "PupilsPage"),
    ("board", "Board", "board", "app.ui.pages.board", "BoardPage"),
    ("meetings", "Meetings", "meetings", "app.ui.pages.meetings", "MeetingsPage"),
    ("reports", "Reports", "reports", "app.ui.pages.reports", "ReportsPage"),
    ("settings", "Settings", "settings", "app.ui.pages.settings", "SettingsPage"),
)
NAMES = tuple(entry[0] for entry in PAGES)


def page_class(name: str) -> type[Page]:
    """Return the class of a page, its module read in if that has not been done."""
    module, kind = next((m, k) for n, _, _, m, k in PAGES if n == name)
    found: type[Page] = getattr(import_module(module), kind)
    return found


class PageStack(QStackedWidget):
    """Builds pages, keeps them, and passes the news of writes on; `built(page)` for each new one."""

    built = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pages: dict[str, Page] = {}

    def page(self, name: str, shell: Shell) -> Page:
        """Return a page, built for this window when it is first asked for."""
        if name not in self._pages:
            page = page_class(name)(shell)
            self._pages[name] = page
            self.addWidget(page)
            self.built.emit(page)
        return self._pages[name]

    @property
    def current(self) -> Page | None:
        """Return the page that is shown; None while no school is open."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Page) else None

    @property
    def topic(self) -> str:
        """Return which page of the guide explains what is shown."""
        shown = self.currentWidget()
        return shown.topic if isinstance(shown, Page) else str(getattr(shown, "name", "index"))

    def parts(self) -> list[QWidget]:
        """Return the parts F6 walks through in what is shown."""
        return [self] if self.current is None else self.current.parts()

    def step_back(self) -> None:
        """Go back one step on the page that is shown."""
        if self.current is not None:
            self.current.step_back()

    def heard(self, tables: frozenset[str]) -> None:
        """Take the news of a write to every page there is."""
        for page in self._pages.values():
            page.heard(tables)

    def show_alone(self, front: QWidget) -> None:
        """Show a page that needs no school, in place of all others."""
        self.clear()
        self.addWidget(front)
        self.setCurrentWidget(front)

    def clear(self) -> None:
        """Let go of every page."""
        self._pages.clear()
        while (page := self.widget(0)) is not None:
            self.removeWidget(page)
            page.deleteLater()
