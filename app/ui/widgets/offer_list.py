"""The list of offers with its search and filters: what it shows, what it says when there is nothing to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.queries.offer_choices import OfferChoices
from app.queries.offer_facts import OfferFact
from app.ui.search import Search
from app.ui.widgets.buttons import Button, LinkButton
from app.ui.widgets.label import Label
from app.ui.widgets.offer_filters import ALL, OfferFilterRow
from app.ui.widgets.offer_words import OfferWords
from app.ui.widgets.panels import EmptyState, Frame, Notice
from app.ui.widgets.rows_view import RowsView, keep_typing
from app.ui.widgets.search_field import SearchField
from app.vocabulary import OfferStatus

IMPORTED = "Take in your own table or map, the Excel map, or the file of a directory"


class OfferList(QWidget):
    """`picked` carries the selected offer or None once the list stands still, `opened` the one to edit;
    `narrowed` comes when a person has changed a filter.
    """

    picked = Signal(object)
    opened = Signal(object)
    narrowed = Signal()

    def __init__(self, choices: OfferChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = OfferWords(choices)
        self.offers: Sequence[OfferFact] = ()
        self.doubles: Mapping[int, tuple[OfferFact, ...]] = {}
        self._search = Search[OfferFact]((), self.words.text)
        # While the list is filled its selection wanders over rows that may be gone already.
        self._filling = False
        self.search = SearchField("Any word of an offer", "Ctrl+F")
        self.filters = OfferFilterRow(choices)
        self.count = Label("", "second", "muted")
        self.rows = RowsView(self.words.columns(900), "Offers")
        self._build_notices()
        self._lay_out()
        self.search.textChanged.connect(self.narrow)
        self.search.down.connect(self.rows.setFocus)
        self.search.entered.connect(self.rows.setFocus)
        self.filters.changed.connect(self._filtered)
        self.rows.typed.connect(partial(keep_typing, self.search))
        self.rows.opened.connect(self.opened)
        self.rows.row_changed.connect(self._tell)

    def _build_notices(self) -> None:
        self.clear = LinkButton("Clear the filters")
        self.clear.clicked.connect(self.show_more)
        self.nothing = Notice()
        self.nothing.add_action(self.clear)
        self.alike_button = LinkButton("Show them")
        self.alike_button.clicked.connect(self.show_alike)
        self.alike = Notice()
        self.alike.add_action(self.alike_button)
        self.add_first, self.starter_first = Button("Add an offer", "add"), LinkButton("Starter list")
        self.import_first = Button("Import offers", tip=IMPORTED)
        self.empty = EmptyState(
            "No offers here yet",
            "Add the first one, import the table or map you have, or take some from the starter list and change them.",
            [self.add_first, self.import_first, self.starter_first],
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
        self.frame = Frame(self.rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 12)
        column.setSpacing(8)
        column.addLayout(line)
        for part in (self.alike, self.count, self.nothing, self.empty):
            column.addWidget(part)
        column.addWidget(self.frame, 1)
        column.addStretch(0)

    # --- what is shown ---

    def take_choices(self, choices: OfferChoices, room: int) -> None:
        """Take the school's words as they are now; the rows follow with `show_offers`."""
        self._filling = True
        self.words = OfferWords(choices)
        self.filters.offer(choices)
        self.rows.set_columns(self.words.columns(room))

    def show_offers(
        self,
        offers: Sequence[OfferFact],
        doubles: Mapping[int, tuple[OfferFact, ...]],
        target: int | None = None,
    ) -> None:
        """Show these offers, narrowed as chosen; with a target that one is shown and selected in any case."""
        self.offers, self.doubles = offers, doubles
        self._search = Search(offers, self.words.text)
        if target is None:
            self.narrow()
        else:
            self.open_at(target)

    def narrow(self) -> None:
        """Show what search and filters let pass; the selected offer stays selected where it can."""
        found = self._search.find(self.search.text())
        shown = [offer for offer in found if self.filters.passes(offer)]
        self._filling = True
        self.rows.set_rows(shown)
        if self.rows.selected() is None:
            self.rows.select_first()
        self._filling = False
        some = bool(self.offers)
        self.empty.setVisible(not some)
        self.frame.setVisible(bool(shown))
        self.search.setVisible(some)
        self.filters.setVisible(some)
        self.count.setText(f"{len(shown):,} of {len(self.offers):,} offers")
        self.count.setVisible(bool(shown))
        self._say_nothing(some and not shown)
        self._say_alike()
        self._tell()

    def _tell(self) -> None:
        if not self._filling:
            self.picked.emit(self.rows.selected())

    def _say_nothing(self, none: bool) -> None:
        typed = self.search.text().strip()
        words = [f"“{typed}”"] if typed else []
        words += [self.filters.chosen_words()] if self.filters.is_set else []
        elsewhere = f"{len(self.offers):,} in other states"
        sentence = f"No offer for: {', '.join(words)}." if words else f"No offer is running; {elsewhere}."
        self.nothing.say(sentence if none else "")
        self.clear.setText("Clear the filters" if words else "Show all")

    def _say_alike(self) -> None:
        names = list(dict.fromkeys(offer.name for offer in self.offers if offer.id in self.doubles))
        some = "" if len(names) < 3 else f" and {len(names) - 2} more"
        self.alike.say(f"These read alike: {', '.join(names[:2])}{some}. One offer, or two?" if names else "")
        self.alike.setVisible(bool(names) and not self.search.text())

    def _filtered(self) -> None:
        self.narrow()
        self.narrowed.emit()

    def show_more(self) -> None:
        """Take search and filters back; where nothing runs yet, show every state."""
        widen = not self.filters.is_set and not self.search.text()
        self.search.clear()
        self.filters.show_everything_but(ALL if widen else OfferStatus.ACTIVE)
        self._filtered()
        self.rows.setFocus()

    def show_alike(self) -> None:
        """Show the offers that read like another."""
        self.filters.show_everything_but(ALL)
        self.search.setText(next(offer.name for offer in self.offers if offer.id in self.doubles))
        self.rows.setFocus()

    def open_at(self, target: object) -> None:
        """Show one offer by its id, or a state ("draft"); filters that would hide it are taken back."""
        offer = next((offer for offer in self.offers if offer.id == target), None)
        if isinstance(target, str):
            self.search.clear()
            self.filters.show_everything_but(target)
        elif offer is not None:
            if not self.filters.passes(offer):
                self.filters.show_everything_but(offer.status)
            if offer not in self._search.find(self.search.text()):
                self.search.clear()
        self.narrow()
        if offer is not None:
            self.rows.select(offer.id)

    def fit(self, room: int) -> None:
        """Show the columns that there is room for."""
        columns = self.words.columns(room)
        if [one.title for one in columns] != [one.title for one in self.rows.rows_model.columns]:
            self.rows.set_columns(columns)
