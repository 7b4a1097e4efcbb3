"""The Offers page: the catalogue of what the school and its partners can do, searched, narrowed and looked after."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.abilities import Ability
from app.operations.offers import check_offer, duplicate_offer, set_offer_status
from app.queries.offer_choices import offer_choices
from app.queries.offer_doubles import doubles
from app.queries.offer_facts import OfferFact, offer_facts
from app.queries.offer_queries import QueryRow
from app.ui.allowed import gate, refused
from app.ui.dialogs.offer_query import answer_dialog, ask_dialog
from app.ui.group_doing import act as act_on_group
from app.ui.group_doing import gate_gets, group_commands
from app.ui.import_doing import import_file
from app.ui.offer_detail import detail_of
from app.ui.offers_out import OffersOut
from app.ui.page import Page
from app.ui.shell import Command, OfferTarget, Shell
from app.ui.theme import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.offer_list import IMPORTED, OfferList
from app.ui.widgets.offer_panel import NARROW, WIDE, OfferPanel
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
            "offer_query", "offer_group", "group_staff", "support", "support_stage", "membership", "group_session",
            "standing", "rate", "offer_cost", "attendance", "school",
        }
    )  # fmt: skip

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._choices = shell.store.read(offer_choices)
        self._known: set[int] | None = None
        self.catalogue, self.panel = OfferList(self._choices), OfferPanel()
        self.search, self.filters = self.catalogue.search, self.catalogue.filters
        self.list = self.catalogue.rows
        self.filters.bring_back(shell.remembered.data(KEPT))
        self.panel.take_words(self.catalogue.words)
        self.add_button = Button("Add an offer", "add", tip="Add an offer", keys="Ctrl+N")
        self.starter_button = Button("Starter list", tip="Choose from offers that schools commonly have")
        self.import_button = Button("Import", tip=IMPORTED)
        self.out = OffersOut(shell)
        self.catalogue.empty.add_step(self.out.template)
        self._gate()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.catalogue, 1)
        whole.addWidget(self.panel)
        self._connect()

    def _gate(self) -> None:
        lists, store = self.catalogue, self.shell.store
        adding = (self.add_button, self.starter_button, lists.add_first, lists.starter_first)
        verbs = self.panel.verbs
        changing = [entry for name, entry in verbs.actions_of.items() if name != "ask"]
        gate(store, Ability.CHANGE_OFFERS, *adding, *verbs.buttons.values(), *changing)
        gate(store, Ability.LOG, verbs.actions_of["ask"])
        gate(store, Ability.IMPORT, self.import_button, lists.import_first)

    def _connect(self) -> None:
        self.catalogue.picked.connect(self._follow)
        self.catalogue.opened.connect(self._edit)
        self.catalogue.narrowed.connect(self._keep_filters)
        self.panel.done.connect(self._act)
        self.panel.double_opened.connect(self.open_at)
        self.panel.answering.connect(self._answer)
        self.panel.about_gets.connect(self._about_gets)
        self.panel.gets_shown.connect(partial(gate_gets, self.shell))
        for button in (self.add_button, self.catalogue.add_first):
            button.clicked.connect(self.add)
        for button in (self.starter_button, self.catalogue.starter_first):
            button.clicked.connect(self.open_starter)
        for button in (self.import_button, self.catalogue.import_first):
            button.clicked.connect(self.open_import)
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
        read = self.shell.store.read
        choices, offers = read(offer_choices), read(offer_facts, self.shell.today())
        if choices != self._choices:
            self._choices = choices
            self.catalogue.take_choices(choices, self._list_room())
            self.panel.take_words(self.catalogue.words)
        ids = {offer.id for offer in offers}
        new = ids - self._known if self._known is not None else set()
        self._known = ids
        first = next((offer.id for offer in offers if offer.id in new), None)
        self.catalogue.show_offers(offers, doubles(offers), first)
        self.facts.emit(_facts(offers))

    def _follow(self, fact: OfferFact | None) -> None:
        alike = self.catalogue.doubles.get(fact.id, ()) if fact is not None else ()
        self.panel.show_detail(None if fact is None else detail_of(self.shell, fact, alike))

    def _keep_filters(self) -> None:
        self.shell.remembered.set_data(KEPT, self.filters.kept())

    def open_at(self, target: object) -> None:
        """Show one offer by its id, or a state ("draft"); filters that would hide it are taken back."""
        self.catalogue.open_at(target)

    def _dressed(self) -> None:
        self.panel.forget()
        if self.isVisible():
            self._follow(self.list.selected())

    # --- doing ---

    def add(self) -> None:
        """Open the form of a new offer."""
        self.shell.edit_offer(OfferTarget())

    def open_starter(self) -> None:
        """Open the list of offers that schools commonly have."""
        from app.ui.dialogs.starter import StarterDialog

        if not refused(self.shell, Ability.CHANGE_OFFERS):
            self.shell.show_dialog(StarterDialog(self.shell))

    def open_import(self) -> None:
        """Open the import of a file, of offers where nothing in it says more."""
        import_file(self.shell, likely="offers")

    def _edit(self, offer: OfferFact) -> None:
        self.shell.edit_offer(OfferTarget(offer.id))

    def _act(self, action: str) -> None:
        offer = self.list.selected()
        if offer is None or refused(self.shell, Ability.LOG if action == "ask" else Ability.CHANGE_OFFERS):
            return
        if action == "ask":
            self.shell.show_dialog(ask_dialog(self.shell, offer.id, offer.name))
            return
        today = self.shell.today()
        if action == "edit":
            self._edit(offer)
        elif action == "check":
            self.shell.write(check_offer, offer.id, by_id=self._me(), today=today)
        elif action == "copy":
            self.shell.write(duplicate_offer, offer.id, today=today)
        else:
            # The row may leave the list: a second press of End must not end its neighbour.
            self.list.setFocus()
            self.shell.write(set_offer_status, offer.id, _STATES[action], today=today)

    def _about_gets(self, verb: str, number: int | None) -> None:
        if (offer := self.list.selected()) is not None:
            act_on_group(self.shell, offer, verb, number)

    def _answer(self, row: QueryRow) -> None:
        self.shell.show_dialog(answer_dialog(self.shell, row))

    def _me(self) -> int | None:
        return next((row.id for row in self._choices.staff if row.name == self.shell.store.person), None)

    def header_actions(self) -> list[QWidget]:
        return [self.add_button, self.starter_button, self.import_button, *self.out.buttons()]

    def commands(self) -> list[Command]:
        change, act = Ability.CHANGE_OFFERS, self._act
        return [
            Command("Add an offer", "Ctrl+N", self.add, "add", change),
            Command("Choose from the starter list of offers", "", self.open_starter, "offers", change),
            Command("Import offers", "", self.open_import, "folder", Ability.IMPORT),
            Command("Note that this offer is still true", "Ctrl+T", partial(act, "check"), "check", change),
            Command("Duplicate this offer", "Ctrl+D", partial(act, "copy"), "copy", change),
            Command("Ask whether this entry is right", "", partial(act, "ask"), "note", Ability.LOG),
            *group_commands(self._about_gets),
            *self.out.commands(),
            Command("Pause this offer", "", partial(act, "pause"), "offers", change),
            Command("End this offer; its history stays", "", partial(act, "end"), "retire", change),
            Command("Run this offer", "", partial(act, "run"), "offers", change),
        ]

    def step_back(self) -> bool:
        if self.search.text():
            self.search.clear()
            return True
        return False

    def focus_first(self) -> None:
        (self.list if self.list.isVisibleTo(self) else self.catalogue.add_first).setFocus()

    def parts(self) -> list[QWidget]:
        return [self.search, self.filters, self.list, self.panel]

    # --- room ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.setFixedWidth(WIDE if self.width() >= ROOMY else NARROW)
        # In a narrow window these are in Find, and two of them in the empty state.
        for one in (self.starter_button, self.import_button):
            one.setVisible(self.width() >= ROOMY)
        self.out.fit(self.width())
        self.catalogue.fit(self._list_room())

    def _list_room(self) -> int:
        return self.width() - self.panel.width() - 32


def _facts(offers: tuple[OfferFact, ...]) -> str:
    def count(status: str) -> int:
        return sum(offer.status == status for offer in offers)

    if not offers:
        return ""
    parts = [f"{count(OfferStatus.ACTIVE):,} running"]
    parts += [f"{drafts:,} draft{'' if drafts == 1 else 's'}"] if (drafts := count(OfferStatus.DRAFT)) else []
    parts += [f"{paused:,} paused"] if (paused := count(OfferStatus.PAUSED)) else []
    parts += [f"{due:,} to check"] if (due := sum(offer.check_due for offer in offers)) else []
    return ", ".join(parts) + "."
