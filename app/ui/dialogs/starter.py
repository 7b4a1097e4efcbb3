"""The starter list: offers that schools commonly have, to tick and take in as drafts in one step."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from app.looks import GroupingLook
from app.operations.starter import add_starter_offers
from app.queries.starter import StarterOffer, starter_offers
from app.queries.wording import domains, groupings
from app.ui.search import Search
from app.ui.shell import Shell
from app.ui.tables import Column
from app.ui.theme import ink, theme
from app.ui.widgets.bars import Line
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.filter_button import FilterButton
from app.ui.widgets.label import Label
from app.ui.widgets.map_words import counted
from app.ui.widgets.panels import Frame
from app.ui.widgets.rows_view import keep_typing
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.tick_rows import TickRows
from app.vocabulary import within

WIDTH, HEIGHT = 860, 640
HOW = "Tick with Space. Each comes as a draft that you then make your own."


class StarterDialog(QDialog):
    """Search, narrow by grouping, tick several, add them as drafts."""

    topic = "offers"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window_widget())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell = shell
        self.setWindowTitle("Starter list")
        read = shell.store.read
        self._offers = read(starter_offers)
        self._domains = {"": "All needs"} | {row.code: row.name for row in read(domains, retired=True)}
        self._search = Search(self._offers, self._text)
        self.search = SearchField("Any word", "Ctrl+F")
        self.grouping = FilterButton(
            "Any grouping", [(row.code, row.label) for row in read(groupings)], many=True
        )
        self.list = TickRows(self._columns(), "Starter offers", _name, _can)
        self.about = Label("", wrap=True)
        self.count = Label(HOW, "second", "muted", wrap=True)
        self.add, self.leave = PrimaryButton("Add as drafts", keys="Ctrl+Enter"), Button("Leave", keys="Esc")
        self._lay_out()
        self._connect()
        self._narrow()
        self.list.setFocus()
        window = shell.window_widget()
        self.resize(min(WIDTH, window.width() - 32), min(HEIGHT, window.height() - 32))

    def _columns(self) -> list[Column]:
        return [
            Column("Offer", _name, stripe=_stripe, bold=True),
            Column("Groupings", lambda row: "", width=14, marks=_looks),
            Column("Domains of need", self._where, width=30, tone=lambda _: "muted"),
            Column("", lambda row: "here already" if row.here else "", width=12, tone=lambda _: "muted"),
        ]

    def _where(self, row: StarterOffer) -> str:
        return ", ".join(within(self._domains.get(code, "")) for code in row.domains)

    def _text(self, row: StarterOffer) -> str:
        names = (theme().look(code).name for code in row.groupings)
        house = "in-house" if row.in_house else "external"
        return " ".join((row.name, row.organisation, house, row.what, self._where(row), *names))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label("Starter list", "panel"))
        head.addStretch(1)
        head.addWidget(Label("Offers that schools commonly have", "second", "muted"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.search, 1)
        line.addWidget(self.grouping)
        line.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 14)
        foot.setSpacing(8)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.leave)
        foot.addWidget(self.add)
        self.about.setMinimumHeight(round(theme().row_height() * 1.4))
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 16, 24, 8)
        inner.setSpacing(8)
        inner.addLayout(head)
        inner.addLayout(line)
        inner.addWidget(Frame(self.list), 1)
        inner.addWidget(self.about)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner, 1)
        column.addWidget(Line())
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.search.down.connect(self.list.setFocus)
        self.search.entered.connect(self.list.setFocus)
        self.grouping.chosen.connect(self._narrow)
        self.list.typed.connect(self._typed)
        self.list.ticked.connect(self._say_count)
        self.list.opened.connect(self.list.toggle)
        self.list.row_changed.connect(self._say_about)
        self.add.clicked.connect(self.take)
        self.leave.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.take)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)

    # --- what is shown ---

    def _narrow(self) -> None:
        wanted = self.grouping.value()
        found = self._search.find(self.search.text())
        self.list.set_rows(row for row in found if not wanted or set(wanted) & set(row.groupings))
        if self.list.selected() is None:
            self.list.select_first()
        self._say_about()

    def _typed(self, text: str) -> None:
        keep_typing(self.search, text)

    def _say_about(self) -> None:
        row = self.list.selected()
        if row is None:
            words = self.search.text().strip()
            self.about.setText(
                f"Nothing here has all of “{words}”." if words else "Nothing in this grouping."
            )
            return
        self.about.setText(f"{row.organisation}: {row.what} For {self._where(row)}.")

    def _say_count(self) -> None:
        chosen = len(self.list.keys())
        self.count.setText(f"{counted(chosen, 'offer')} ticked." if chosen else HOW)
        self.add.setText(
            f"Add {chosen} as drafts" if chosen > 1 else "Add as a draft" if chosen else "Add as drafts"
        )

    # --- doing ---

    def take(self) -> None:
        """Add what is ticked as drafts, in one step that Undo takes back."""
        names: Sequence[Hashable] = self.list.keys()
        if not names:
            self.count.setText("Tick at least one first: Space ticks the selected offer.")
            self.list.setFocus()
            return
        self._shell.write(add_starter_offers, names, today=self._shell.today(), then=self._taken)

    def _taken(self, _done: object) -> None:
        self.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))


def _name(row: Any) -> str:
    return str(row.name)


def _can(row: Any) -> bool:
    return not row.here


def _looks(row: StarterOffer) -> tuple[GroupingLook, ...]:
    return tuple(theme().look(code) for code in row.groupings)


def _stripe(row: StarterOffer) -> tuple[GroupingLook, bool] | None:
    return (theme().look(row.groupings[0]), not row.in_house) if row.groupings else None
