"""The Offers page: the catalogue of what the school and its partners can do, searched, narrowed and looked after."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.operations.offer_saved import saved_draft
from app.operations.offers import check_offer, duplicate_offer, set_offer_status
from app.queries.offer_choices import OfferChoices, offer_choices
from app.queries.offer_doubles import doubles
from app.queries.offer_facts import OfferFact, offer_facts
from app.queries.offer_pages import offer_record
from app.ui.page import Page
from app.ui.search import Search
from app.ui.shell import Command, OfferTarget, Shell
from app.ui.theme import theme
from app.ui.widgets.buttons import Button, LinkButton
from app.ui.widgets.label import Label
from app.ui.widgets.offer_filters import ALL, OfferFilterRow
from app.ui.widgets.offer_panel import NARROW, WIDE, OfferDetail, OfferPanel
from app.ui.widgets.offer_words import OfferWords
from app.ui.widgets.panels import EmptyState, Frame, Notice
from app.ui.widgets.rows_view import RowsView, keep_typing
from app.ui.widgets.search_field import SearchField
from app.vocabulary import OfferStatus

KEPT = "offer_filters"
ROOMY = 1000
_STATES = {"run": OfferStatus.ACTIVE, "pause": OfferStatus.PAUSED, "end": OfferStatus.ENDED}


class OffersPage(Page):
    """List at the left, the selected offer at the right; Enter edits, typing anywhere in the list searches."""

    name = "offers"
    title = "Offers"
    watches = frozenset(
        {
            "offer", "offer_state", "offer_place", "offer_need", "offer_audience", "offer_referrer",
            "organisation", "staff", "grouping", "domain", "presenting_need", "list_word",
        }
    )  # fmt: skip

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._choices = choices = shell.store.read(offer_choices)
        self.words = OfferWords(choices)
        self.offers: tuple[OfferFact, ...] = ()
        # While the list is filled its selection wanders over rows that may be gone already.
        self._filling = False
        self._known: set[int] | None = None
        self._search = Search[OfferFact]((), self.words.text)
        self._doubles: dict[int, tuple[OfferFact, ...]] = {}
        self.search = SearchField("Any word of an offer", "Ctrl+F")
        self.filters = OfferFilterRow(choices)
        self.filters.bring_back(shell.remembered.data(KEPT))
        self.count = Label("", "second", "muted")
        self.list = RowsView(self.words.columns(900), "Offers")
        self.panel = OfferPanel()
        self.panel.take_words(self.words)
        self.add_button = Button("Add an offer", "add", tip="Add an offer", keys="Ctrl+N")
        self.starter_button = Button("Starter list", tip="Choose from offers that schools commonly have")
        self.import_button = Button("Import", tip="Take offers from the file of a directory")
        self._build_notices()
        self._lay_out()
        self._connect()

    # --- building ---

    def _build_notices(self) -> None:
        self.clear = LinkButton("Clear the filters")
        self.nothing = Notice()
        self.nothing.add_action(self.clear)
        self.alike_button = LinkButton("Show them")
        self.alike = Notice()
        self.alike.add_action(self.alike_button)
        self.add_first, self.starter_first = Button("Add an offer", "add"), LinkButton("Starter list")
        self.empty = EmptyState(
            "No offers here yet",
            "Add the first one, or take one from the starter list and change it.",
            [self.add_first, self.starter_first],
        )
        for part in (self.nothing, self.alike, self.empty):
            part.hide()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        self.search.setMinimumWidth(180)
        self.search.setMaximumWidth(300)
        line.addWidget(self.search, 2)
        line.addWidget(self.filters, 5)
        self.frame = Frame(self.list)
        column = QVBoxLayout()
        column.setContentsMargins(16, 6, 16, 12)
        column.setSpacing(8)
        column.addLayout(line)
        for part in (self.alike, self.count, self.nothing, self.empty):
            column.addWidget(part)
        column.addWidget(self.frame, 1)
        column.addStretch(0)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(column, 1)
        whole.addWidget(self.panel)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.search.down.connect(self.list.setFocus)
        self.search.entered.connect(self.list.setFocus)
        self.filters.changed.connect(self._filtered)
        self.list.typed.connect(partial(keep_typing, self.search))
        self.list.opened.connect(self._edit)
        self.list.row_changed.connect(self._follow)
        self.panel.done.connect(self._act)
        self.panel.double_opened.connect(self.open_at)
        self.clear.clicked.connect(self.show_more)
        self.alike_button.clicked.connect(self._show_alike)
        for button in (self.add_button, self.add_first):
            button.clicked.connect(self.add)
        for button in (self.starter_button, self.starter_first):
            button.clicked.connect(self.open_starter)
        self.import_button.clicked.connect(self.open_import)
        keys = {
            "Ctrl+N": self.add,
            "Ctrl+F": self.search.setFocus,
            "Ctrl+T": partial(self._act, "check"),
            "Ctrl+D": partial(self._act, "copy"),
        }
        for key, call in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(call)
        theme().changed.connect(self._dressed)

    # --- what is shown ---

    def refresh(self) -> None:
        """Ask for every offer again; what is new is shown and selected, whatever the filters say."""
        read, today = self.shell.store.read, self.shell.today()
        self._filling = True
        choices = read(offer_choices)
        if choices != self._choices:
            self._take_choices(choices)
        self.offers = read(offer_facts, today)
        self._search = Search(self.offers, self.words.text)
        self._doubles = doubles(self.offers)
        ids = {offer.id for offer in self.offers}
        new = ids - self._known if self._known is not None else set()
        self._known = ids
        first = next((offer.id for offer in self.offers if offer.id in new), None)
        if first is None:
            self._narrow()
        else:
            self.open_at(first)
        self.facts.emit(_facts(self.offers))

    def _take_choices(self, choices: OfferChoices) -> None:
        """Take the school's words as they are now."""
        self._choices, self.words = choices, OfferWords(choices)
        self.filters.offer(choices)
        self.panel.take_words(self.words)
        self.list.set_columns(self.words.columns(self._list_room()))

    def _narrow(self) -> None:
        found = self._search.find(self.search.text())
        shown = [offer for offer in found if self.filters.passes(offer)]
        self._filling = True
        self.list.set_rows(shown)
        if self.list.selected() is None:
            self.list.select_first()
        self._filling = False
        some = bool(self.offers)
        self.empty.setVisible(not some)
        self.frame.setVisible(bool(shown))
        self.search.setEnabled(some)
        self.filters.setEnabled(some)
        self.count.setText(f"{len(shown):,} of {len(self.offers):,} offers")
        self.count.setVisible(bool(shown))
        self._say_nothing(some and not shown)
        self._say_alike()
        self._follow()

    def _say_nothing(self, none: bool) -> None:
        typed = self.search.text().strip()
        words = [f"“{typed}”"] if typed else []
        words += [self.filters.chosen_words()] if self.filters.is_set else []
        elsewhere = f"{len(self.offers):,} in other states"
        sentence = f"No offer for: {', '.join(words)}." if words else f"No offer is running; {elsewhere}."
        self.nothing.say(sentence if none else "")
        self.clear.setText("Clear the filters" if words else "Show all")

    def _say_alike(self) -> None:
        names = list(dict.fromkeys(offer.name for offer in self.offers if offer.id in self._doubles))
        some = "" if len(names) < 3 else f" and {len(names) - 2} more"
        self.alike.say(f"These read alike: {', '.join(names[:2])}{some}. One offer, or two?" if names else "")
        self.alike.setVisible(bool(names) and not self.search.text())

    def _follow(self) -> None:
        if self._filling:
            return
        fact = self.list.selected()
        if fact is None:
            self.panel.show_detail(None)
            return
        record = self.shell.store.read(offer_record, fact.id)
        asks = saved_draft(record).still_to_say()
        if record.values.get("source") and not fact.entry_criteria:
            asks = (*asks, "who can come (the threshold)")
        detail = OfferDetail(fact, record, asks, self._doubles.get(fact.id, ()), self.shell.today())
        self.panel.show_detail(detail)

    def _filtered(self) -> None:
        self.shell.remembered.set_data(KEPT, self.filters.kept())
        self._narrow()

    def show_more(self) -> None:
        """Take search and filters back; where nothing runs yet, show every state."""
        widen = not self.filters.is_set and not self.search.text()
        self.search.clear()
        self.filters.show_everything_but(ALL if widen else OfferStatus.ACTIVE)
        self._filtered()
        self.list.setFocus()

    def _show_alike(self) -> None:
        self.filters.show_everything_but(ALL)
        self.search.setText(next(offer.name for offer in self.offers if offer.id in self._doubles))
        self.list.setFocus()

    def open_at(self, target: object) -> None:
        """Show one offer by its id, or a state ("draft"); filters that would hide it are taken back."""
        if isinstance(target, str):
            self.search.clear()
            self.filters.show_everything_but(target)
            self._narrow()
            return
        offer = next((offer for offer in self.offers if offer.id == target), None)
        if offer is None:
            self._narrow()
            return
        if not self.filters.passes(offer):
            self.filters.show_everything_but(offer.status)
        if offer not in self._search.find(self.search.text()):
            self.search.clear()
        self._narrow()
        self.list.select(offer.id)

    def _dressed(self) -> None:
        self.panel.forget()
        if self.isVisible():
            self._follow()

    # --- doing ---

    def add(self) -> None:
        """Open the form of a new offer."""
        self.shell.edit_offer(OfferTarget())

    def open_starter(self) -> None:
        """Open the list of offers that schools commonly have."""
        from app.ui.dialogs.starter import StarterDialog

        self.shell.show_dialog(StarterDialog(self.shell))

    def open_import(self) -> None:
        """Open the import of a directory's file."""
        from app.ui.dialogs.import_file import ImportDialog

        self.shell.show_dialog(ImportDialog(self.shell, "offers"))

    def _edit(self, offer: OfferFact) -> None:
        self.shell.edit_offer(OfferTarget(offer.id))

    def _act(self, action: str) -> None:
        offer = self.list.selected()
        if offer is None:
            return
        today = self.shell.today()
        if action == "edit":
            self._edit(offer)
        elif action == "check":
            self.shell.write(check_offer, offer.id, by_id=self._me(), today=today)
        elif action == "copy":
            self.shell.write(duplicate_offer, offer.id, today=today)
        else:
            self.shell.write(set_offer_status, offer.id, _STATES[action], today=today)

    def _me(self) -> int | None:
        return next((row.id for row in self._choices.staff if row.name == self.shell.store.person), None)

    def header_actions(self) -> list[QWidget]:
        return [self.add_button, self.starter_button, self.import_button]

    def commands(self) -> list[Command]:
        return [
            Command("Add an offer", "Ctrl+N", self.add, "add"),
            Command("Choose from the starter list of offers", "", self.open_starter, "offers"),
            Command("Import offers from a directory's file", "", self.open_import, "folder"),
            Command("Note that this offer is still true", "Ctrl+T", partial(self._act, "check"), "check"),
            Command("Duplicate this offer", "Ctrl+D", partial(self._act, "copy"), "copy"),
            Command("Pause this offer", "", partial(self._act, "pause"), "offers"),
            Command("End this offer; its history stays", "", partial(self._act, "end"), "retire"),
            Command("Run this offer", "", partial(self._act, "run"), "offers"),
        ]

    def step_back(self) -> bool:
        if self.search.text():
            self.search.clear()
            return True
        return False

    def focus_first(self) -> None:
        (self.list if self.list.isVisibleTo(self) else self.add_first).setFocus()

    def parts(self) -> list[QWidget]:
        return [self.search, self.filters, self.list, self.panel]

    # --- room ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.setFixedWidth(WIDE if self.width() >= ROOMY else NARROW)
        # In a narrow window these two are in Find, and in the empty state.
        self.starter_button.setVisible(self.width() >= ROOMY)
        self.import_button.setVisible(self.width() >= ROOMY)
        self._fit()

    def _fit(self) -> None:
        """Show the columns that there is room for."""
        columns = self.words.columns(self._list_room())
        if [one.title for one in columns] != [one.title for one in self.list.rows_model.columns]:
            self.list.set_columns(columns)

    def _list_room(self) -> int:
        return self.width() - self.panel.width() - 32


def _facts(offers: tuple[OfferFact, ...]) -> str:
    def count(status: str) -> int:
        return sum(offer.status == status for offer in offers)

    parts = [f"{count(OfferStatus.ACTIVE):,} running"]
    parts += [f"{drafts:,} draft{'' if drafts == 1 else 's'}"] if (drafts := count(OfferStatus.DRAFT)) else []
    parts += [f"{paused:,} paused"] if (paused := count(OfferStatus.PAUSED)) else []
    parts += [f"{due:,} to check"] if (due := sum(offer.check_due for offer in offers)) else []
    return ", ".join(parts) + "."
