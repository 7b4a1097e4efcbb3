"""The window: rail, header, pages and status bar; it paints before a school is open and is handed one later."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.abilities import Ability
from app.errors import DiskFull
from app.ui.allowed import refusal, refused
from app.ui.doing import Doing
from app.ui.guard import Guard
from app.ui.header import Header
from app.ui.import_doing import Dropping
from app.ui.jobs import Job, JobBar
from app.ui.keeper import Keeper
from app.ui.keys import give_keys, walk
from app.ui.page import Page
from app.ui.page_stack import NAMES, PAGES, PageStack
from app.ui.rail import Rail
from app.ui.relay import Relay
from app.ui.settings import Remembered
from app.ui.shell import LogTarget, OfferTarget
from app.ui.theme import ink
from app.ui.widgets.panels import Dim
from app.ui.widgets.sample_strip import SampleStrip
from app.ui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from datetime import date

    from app.queries.back.taking_back import TakingBack
    from app.store import Store

SMALLEST = (880, 520)


def _lay_out(window: Window) -> None:
    body = QVBoxLayout()
    body.setContentsMargins(16, 0, 16, 0)
    body.addWidget(window.header)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addLayout(body)
    column.addWidget(window.pages, 1)
    column.addWidget(window.job_bar)
    middle = QHBoxLayout()
    middle.setSpacing(0)
    middle.addWidget(window.rail)
    middle.addLayout(column, 1)
    whole = QVBoxLayout(window.content)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(window.strip)
    whole.addLayout(middle, 1)
    whole.addWidget(window.status)
    # One widget holds it all, so that locking hides it all.
    only = QVBoxLayout(window)
    only.setContentsMargins(0, 0, 0, 0)
    only.addWidget(window.content)


def _wire(window: Window) -> None:
    for number, (name, title, icon, _, _) in enumerate(PAGES, 1):
        window.rail.add(name, title, icon, f"Ctrl+{number}", at_foot=name == "settings")
    window.rail.chosen.connect(window.go)
    window.pages.built.connect(window._built)
    window.relay.changed.connect(window._changed)
    window.relay.said.connect(window.doing.said)
    window.relay.changed.connect(window.guard.heard)
    window.header.find_asked.connect(window.find_anything)
    window.header.log_asked.connect(window.log_grouping)
    window.keeper.stopped.connect(partial(_stopped, window))
    window.doing.no_room.connect(partial(_ask_for_room, window))
    window.doing.undoing.asked.connect(partial(_ask_what_stays, window))
    window.status.lock.connect(window.guard.lock)
    window.status.sign_out.connect(window.guard.sign_out)
    window.strip.own.connect(window.guard.leave)
    for left in (window.guard.signed_out, window.guard.taken_over):
        left.connect(window.remembered.begin_anew)
    Dropping(window, window, partial(_takes_files, window))
    for wish in (window.status.change_password, window.guard.password_asked):
        wish.connect(partial(_change_password, window))
    give_keys(
        window,
        {"F1": window.help_here, "F6": partial(_walk, window, 1), "Shift+F6": partial(_walk, window, -1)},
    )


def _takes_files(window: Window) -> bool:
    return window.doing.store is not None and window.guard.lock_page is None


def _walk(window: Window, step: int) -> None:
    walk([window.rail, window.header, *window.pages.parts(), window.status, window.strip], step)


def _change_password(window: Window) -> None:
    from app.ui.dialogs.change_password import ChangePasswordDialog

    window.show_dialog(ChangePasswordDialog(window, window.doing))


def _ask_for_room(window: Window, problem: DiskFull, again: Callable[[], bool]) -> None:
    from app.ui.dialogs.disk_full import DiskFullDialog

    # Over whatever is being typed.
    parent = QApplication.activeModalWidget() or window
    DiskFullDialog(parent, window.store.database.folder, problem, again).open()


def _ask_what_stays(window: Window, back: TakingBack, go: Callable[[], None]) -> None:
    from app.ui.dialogs.take_back import TakeBackDialog

    above = QApplication.activeModalWidget()
    dialog = TakeBackDialog(above or window, back, go)
    if above is None:
        window.show_dialog(dialog)
    else:
        # The window is dimmed already.
        give_keys(dialog, {"F1": partial(window.help_here, dialog)})
        dialog.open()


def _take_wording(window: Window) -> None:
    from app.ui.wording import take_wording

    # The title names the school, never a pupil: it shows in task bars and on projectors.
    window.guard.set_title(take_wording(window.store))
    window.keeper.show_facts()


def _stopped(window: Window, store: Store) -> None:
    """Say all the time that nothing is written any more; what is shown and typed stays."""
    window.guard.show_strip(store)
    window.header.set_logging(refusal(store, Ability.LOG))


def _stand_over(window: Window, dialog: QDialog) -> None:
    """Let a dialog block the window, which is dimmed meanwhile, and F1 explain the dialog."""
    dim = Dim(window.content)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.finished.connect(dim.lift)
    give_keys(dialog, {"F1": partial(window.help_here, dialog)})


def _school_keys(window: Window) -> dict[str, Callable[[], object]]:
    """Return what the keys do once there are pages; F1 and F6 work before."""
    return {
        **{f"Ctrl+{number}": partial(window.go, name) for number, name in enumerate(NAMES, 1)},
        "Ctrl+K": window.find_anything,
        "Ctrl+L": window.log_grouping,
        "Ctrl+Z": window.undo,
        "Ctrl+Shift+Z": window.redo,
        "Ctrl+Y": window.redo,
        "Ctrl+Shift+L": window.guard.lock,
        "Esc": window.pages.step_back,
    }


def _only_read(window: Window, target: OfferTarget) -> bool:
    """Show an offer on its page to who may not change it; says whether that is so."""
    elsewhere = window.current is None or window.current.name != "offers"
    if target.offer_id is not None and elsewhere and refusal(window.store, Ability.CHANGE_OFFERS):
        window.go("offers", target.offer_id)
        return True
    return refused(window, Ability.CHANGE_OFFERS)


class Window(QWidget):
    """The shell that pages live in; see `app.ui.shell.Shell` for what pages may ask of it.

    `school_shown()` comes when the first page of a school has been filled.
    """

    school_shown = Signal()

    def __init__(self, remembered: Remembered | None = None) -> None:
        super().__init__()
        self.remembered = remembered or Remembered()
        self.setMinimumSize(*SMALLEST)
        self.rail, self.header, self.pages, self.strip = Rail(), Header(), PageStack(), SampleStrip()
        self.status, self.job_bar, self.content = StatusBar(), JobBar(), QWidget()
        self.doing = Doing(self.status, self.job_bar, self)
        self.relay, self.keeper, self.guard = Relay(self), Keeper(self, self), Guard(self)
        self.guard.set_title("")
        _lay_out(self)
        _wire(self)
        self._keys = give_keys(self, _school_keys(self))
        self._set_ready(False)

    # --- a school ---

    @property
    def store(self) -> Store:
        """The door to the open school."""
        assert self.doing.store is not None, "no school is open"
        return self.doing.store

    def shows(self, store: Store) -> bool:
        """Say whether it is this school that is open."""
        return self.doing.store is store

    def open_store(self, store: Store) -> None:
        """Show a school: its words, its first page, and what stands in the status bar."""
        self.close_school()
        self.doing.store = store
        self.keeper.open(store)
        self.guard.open(store)
        self.relay.listen_to(store)
        self.header.set_logging(refusal(store, Ability.LOG))
        self.remembered.remember_school(store.place)
        _take_wording(self)
        self._set_ready(True)
        self.status.say(store.working.note if store.working is not None else "", "warning")
        self.go(self.remembered.text("page"))
        self.school_shown.emit()

    def show_front(self, page: QWidget) -> None:
        """Show a page that needs no school, such as the three doors of a first start."""
        self._set_ready(False)
        self.header.hide()
        self.rail.hide()
        self.pages.show_alone(page)

    def _set_ready(self, ready: bool) -> None:
        self.rail.set_ready(ready)
        self.header.set_ready(ready)
        for key in self._keys:
            key.setEnabled(ready)
        self.header.show()
        self.rail.show()

    def close_school(self) -> None:
        """Take the pages away and close the school, backed up where something changed."""
        self.pages.clear()
        self.header.take_back()
        self.guard.close()
        self.keeper.close()
        self.status.clear()
        self.doing.store = None

    # --- pages ---

    def page(self, name: str) -> Page:
        """Return a page, built when it is first asked for."""
        return self.pages.page(name, self)

    def _built(self, page: Page) -> None:
        self.header.lend(page.name, page.header_actions())
        page.facts.connect(self._facts)

    def go(self, name: str, target: object = None) -> None:
        """Show a page, by default the first, opened at a target such as a pupil's id."""
        page = self.page(name if name in NAMES else NAMES[0])
        self.rail.show_current(page.name)
        self.header.show_page(page.name, page.title)
        self.pages.setCurrentWidget(page)
        page.freshen()
        self.header.set_facts(page.last_facts)
        if target is not None:
            page.open_at(target)
        page.focus_first()
        self.remembered.set_text("page", page.name)

    @property
    def current(self) -> Page | None:
        """Return the page that is shown."""
        return self.pages.current

    def _facts(self, facts: str) -> None:
        if self.current is not None and self.current.last_facts == facts:
            self.header.set_facts(facts)

    def _changed(self, tables: frozenset[str]) -> None:
        from app.ui.wording import WORDING

        if tables & WORDING:
            _take_wording(self)
        self.pages.heard(tables)

    # --- what pages ask ---

    def today(self) -> date:
        """Return today's date."""
        return self.store.today()

    def write(self, operation: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Write through the store; see `Shell.write`."""
        return self.doing.write(operation, *args, **kwargs)

    def run(
        self,
        work: Callable[..., Any],
        words: str,
        then: Callable[..., None],
        otherwise: Callable[..., None] | None = None,
    ) -> Job:
        """Do long work off the UI thread; see `Shell.run`."""
        return self.doing.run(work, words, then, otherwise)

    def say(self, sentence: str, kind: str = "good") -> None:
        """Say something in the status bar."""
        self.status.say(sentence, kind)

    def say_with(self, sentence: str, action: str, call: Callable[[], None], kind: str = "warning") -> None:
        """Say something in the status bar with one button beside it."""
        self.doing.say_with(sentence, action, call, kind)

    def undo(self, step: int | None = None, then: Callable[[], None] | None = None) -> None:
        """Take back one step, by default the last, and call then after it."""
        self.doing.undo(step, then)

    def redo(self) -> None:
        """Do again what was undone last."""
        self.doing.redo()

    def show_dialog(self, dialog: QDialog) -> None:
        """Open a window-modal dialog with the page dimmed behind it; while the window is locked, afterwards."""
        _stand_over(self, dialog)
        if not self.guard.keeps(dialog):
            dialog.open()

    def log_grouping(self, target: LogTarget | None = None) -> None:
        """Open the decision sheet."""
        if refused(self, Ability.LOG):
            return
        from app.ui.dialogs.decision import DecisionSheet

        self.show_dialog(DecisionSheet(self, target or LogTarget()))

    def edit_offer(self, target: OfferTarget) -> None:
        """Open the form of an offer; whoever may not change it reads it on its page."""
        if not _only_read(self, target):
            from app.ui.dialogs.offer import OfferDialog

            self.show_dialog(OfferDialog(self, target))

    def find_anything(self) -> None:
        """Open *Find or do anything*."""
        from app.ui.dialogs.find import FindDialog

        self.show_dialog(FindDialog(self))

    def help_here(self, dialog: QDialog | None = None) -> None:
        """Open the guide at the page that is shown; above a dialog, which lets nothing else be used, at its own."""
        from app.ui.dialogs.help import show_help

        show_help(dialog or self, getattr(dialog, "topic", "") or self.pages.topic)

    def window_widget(self) -> QWidget:
        """Return the window, as the parent of dialogs."""
        return self

    # --- the window itself ---

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("window"))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.doing.stop()
        self.remembered.set_shape("window", self.saveGeometry())
        # A backup may take a second, which nobody has to look at.
        self.hide()
        self.guard.close()
        self.keeper.close()
        super().closeEvent(event)
