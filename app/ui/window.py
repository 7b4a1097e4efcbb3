"""The window: rail, header, pages and status bar; it paints before a school is open and is handed one later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.doing import Doing
from app.ui.header import Header
from app.ui.jobs import JobBar
from app.ui.page import Page
from app.ui.rail import Rail
from app.ui.relay import Relay
from app.ui.settings import Remembered
from app.ui.shell import LogTarget, OfferTarget
from app.ui.theme import ink
from app.ui.widgets.panels import Dim
from app.ui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from app.store import Store

# name, title, icon, module, class; in the rail's order. A page's module loads when it is first shown.
PAGES = (
    ("today", "Today", "today", "app.ui.pages.today", "TodayPage"),
    ("map", "Map", "map", "app.ui.pages.map", "MapPage"),
    ("offers", "Offers", "offers", "app.ui.pages.offers", "OffersPage"),
    ("pupils", "Pupils", "pupils", "app.ui.pages.pupils", "PupilsPage"),
    ("settings", "Settings", "settings", "app.ui.pages.settings", "SettingsPage"),
)
SMALLEST = (880, 520)


class Window(QWidget):
    """The shell that pages live in; see `app.ui.shell.Shell` for what pages may ask of it.

    `school_shown()` comes when the first page of a school has been filled.
    """

    school_shown = Signal()

    def __init__(self, remembered: Remembered | None = None) -> None:
        super().__init__()
        self.remembered = remembered or Remembered()
        self.setWindowTitle("Fivefold")
        self.setMinimumSize(*SMALLEST)
        self.rail, self.header, self.pages = Rail(), Header(), QStackedWidget()
        self.status, self.job_bar = StatusBar(), JobBar()
        self.doing = Doing(self.status, self.job_bar, self)
        self.relay = Relay(self)
        self._built: dict[str, Page] = {}
        self._current = ""
        self._lay_out()
        for number, (name, title, icon, _, _) in enumerate(PAGES, 1):
            self.rail.add(name, title, icon, f"Ctrl+{number}", at_foot=name == "settings")
        self.rail.chosen.connect(self.go)
        self.relay.changed.connect(self._changed)
        self.relay.said.connect(self.doing.said)
        self.header.find.connect(self.find_anything)
        self.header.log.connect(self.log_grouping)
        self._set_ready(False)

    def _lay_out(self) -> None:
        self._body = QVBoxLayout()
        self._body.setContentsMargins(16, 0, 16, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self.header)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(self._body)
        column.addWidget(self.pages, 1)
        column.addWidget(self.job_bar)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(self.status)

    # --- a school ---

    @property
    def store(self) -> Store:
        """The door to the open school."""
        assert self.doing.store is not None, "no school is open"
        return self.doing.store

    def open_store(self, store: Store) -> None:
        """Show a school: its words, its first page, and what stands in the status bar."""
        from app.ui.keys import give_keys
        from app.ui.wording import take_wording

        self._close_pages()
        if self.doing.store is None:
            give_keys(self, tuple(entry[0] for entry in PAGES))
        self.doing.store = store
        self.relay.listen_to(store)
        self.remembered.remember_school(store.database.folder)
        take_wording(self)
        self._set_ready(True)
        self.go(self.remembered.text("page") or PAGES[0][0])
        self.school_shown.emit()

    def show_front(self, page: QWidget) -> None:
        """Show a page that needs no school, such as the three doors of a first start."""
        self._set_ready(False)
        self.header.hide()
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)

    def _set_ready(self, ready: bool) -> None:
        self.rail.set_ready(ready)
        self.header.set_ready(ready)
        self.header.setVisible(True)

    def _close_pages(self) -> None:
        for page in self._built.values():
            self.pages.removeWidget(page)
            page.deleteLater()
        self._built.clear()
        while (front := self.pages.widget(0)) is not None:
            self.pages.removeWidget(front)
            front.deleteLater()

    # --- pages ---

    def page(self, name: str) -> Page:
        """Return a page, built when it is first asked for."""
        if name not in self._built:
            module, kind = next((m, k) for n, _, _, m, k in PAGES if n == name)
            page: Page = getattr(import_module(module), kind)(self)
            self._built[name] = page
            self.pages.addWidget(page)
            self.header.lend(name, page.header_actions())
            page.facts.connect(self._facts)
        return self._built[name]

    def go(self, name: str, target: object = None) -> None:
        """Show a page, opened at a target such as a pupil's id."""
        if name not in {entry[0] for entry in PAGES}:
            name = PAGES[0][0]
        page = self.page(name)
        self._current = name
        self.rail.show_current(name)
        self.header.show_page(name, page.title)
        self.pages.setCurrentWidget(page)
        page.freshen()
        self.header.set_facts(page.last_facts)
        if target is not None:
            page.open_at(target)
        page.focus_first()
        self.remembered.set_text("page", name)

    @property
    def current(self) -> Page | None:
        """Return the page that is shown."""
        return self._built.get(self._current)

    def _facts(self, facts: str) -> None:
        current = self.current
        if current is not None and current.last_facts == facts:
            self.header.set_facts(facts)

    def _changed(self, tables: frozenset[str]) -> None:
        from app.ui.wording import WORDING, take_wording

        if tables & WORDING:
            take_wording(self)
        for page in self._built.values():
            page.heard(tables)

    # --- what pages ask ---

    def today(self) -> date:
        """Return today's date."""
        return self.store.today()

    def write(self, operation: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Write through the store; see `Shell.write`."""
        return self.doing.write(operation, *args, **kwargs)

    def run(self, work: Callable[..., Any], words: str, then: Callable[..., None]) -> None:
        """Do long work off the UI thread; see `Shell.run`."""
        self.doing.run(work, words, then)

    def say(self, sentence: str, kind: str = "good") -> None:
        """Say something in the status bar."""
        self.status.say(sentence, kind)

    def say_with(self, sentence: str, action: str, call: Callable[[], None], kind: str = "warning") -> None:
        """Say something in the status bar with one button beside it."""
        self.doing.say_with(sentence, action, call, kind)

    def undo(self, step: int | None = None) -> None:
        """Take back one step, by default the last."""
        self.doing.undo(step)

    def show_dialog(self, dialog: QDialog) -> None:
        """Open a window-modal dialog with the page dimmed behind it."""
        dim = Dim(self)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.finished.connect(dim.lift)
        dialog.open()

    def log_grouping(self, target: LogTarget | None = None) -> None:
        """Open the decision sheet."""
        from app.ui.dialogs.decision import DecisionSheet

        self.show_dialog(DecisionSheet(self, target or LogTarget()))

    def edit_offer(self, target: OfferTarget) -> None:
        """Open the form of an offer."""
        from app.ui.dialogs.offer import OfferDialog

        self.show_dialog(OfferDialog(self, target))

    def find_anything(self) -> None:
        """Open *Find or do anything*."""
        from app.ui.dialogs.find import FindDialog

        self.show_dialog(FindDialog(self))

    def window_widget(self) -> QWidget:
        """Return the window, as the parent of dialogs."""
        return self

    # --- the window itself ---

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("window"))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.doing.stop()
        self.remembered.set_shape("window", self.saveGeometry())
        if self.doing.store is not None:
            self.doing.store.database.close()
        super().closeEvent(event)
