"""Who is on the offers of a cell and who waits for them, in the Map's side panel."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.queries.supports.on_offers import OnOffer
from app.ui.tables import Column
from app.ui.theme import theme
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.map_facts import PanelFacts
from app.ui.widgets.map_panel_parts import section
from app.ui.widgets.rows_view import RowsView
from app.vocabulary import Stage

SHOWN_AT_FIRST = 6


class MapThere(QWidget):
    """Shows them, those who wait first; `pupil_opened(int)` when one is opened."""

    pupil_opened = Signal(int)

    def __init__(self, facts: PanelFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = facts.on_offers
        waiting = sum(row.stage == Stage.WAITING for row in self._rows)
        words = [f"{len(self._rows) - waiting} there", *([f"{waiting} waiting"] if waiting else [])]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(section("On these offers", ", ".join(words)))
        as_at = facts.as_at

        def how(row: OnOffer) -> str:
            weeks = (as_at - row.since).days // 7
            return f"waits {weeks}w" if row.stage == Stage.WAITING else ""

        self.list = RowsView(
            [
                Column("Pupil", _pupil, tooltip=_pupil),
                Column("Offer", _offer, width=9, tone=_muted, tooltip=_offer),
                Column("", how, align="right", width=7, tone=_muted),
            ],
            "On these offers",
            key=_key,
        )
        self.list.horizontalHeader().hide()
        self.list.viewport().setAutoFillBackground(False)
        for hide in (self.list.setVerticalScrollBarPolicy, self.list.setHorizontalScrollBarPolicy):
            hide(self.list.verticalScrollBarPolicy().ScrollBarAlwaysOff)
        self.list.opened.connect(self._opened)
        self.list.clicked.connect(self._clicked)
        column.addWidget(self.list)
        self.more = LinkButton(f"Show all {len(self._rows)}")
        self.more.clicked.connect(self._show_all)
        self.more.setVisible(len(self._rows) > SHOWN_AT_FIRST)
        column.addWidget(self.more)
        self._show(self._rows[:SHOWN_AT_FIRST])

    def _show_all(self) -> None:
        self._show(self._rows)
        self.more.hide()
        self.list.setFocus()

    def _show(self, rows: tuple[OnOffer, ...]) -> None:
        self.list.set_rows(rows)
        # As high as its rows: the panel scrolls, the list inside it does not.
        self.list.setFixedHeight(len(rows) * theme().row_height() + 2)

    def _clicked(self) -> None:
        self._opened(self.list.selected())

    def _opened(self, row: Any) -> None:
        if isinstance(row, OnOffer):
            self.pupil_opened.emit(row.pupil_id)


def _pupil(row: Any) -> str:
    return str(row.pupil)


def _offer(row: Any) -> str:
    return str(row.offer)


def _muted(_row: Any) -> str:
    return "muted"


def _key(row: Any) -> int:
    return int(row.support_id)
