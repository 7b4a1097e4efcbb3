"""The Map's side panel: what stands in one cell, its offers and its pupils, and what can be done there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.queries.cell_pupils import CellPupil
from app.queries.provision_map import MapCell, MapTotal
from app.ui.theme import theme
from app.ui.widgets.buttons import Button, LinkButton
from app.ui.widgets.label import caption
from app.ui.widgets.map_facts import PanelFacts
from app.ui.widgets.map_panel_parts import (
    no_pupils_words,
    notices,
    offer_words,
    plain_number,
    pupil_rows,
    section,
)
from app.ui.widgets.map_there import MapThere
from app.ui.widgets.panel_rows import PanelNumber, PanelRow
from app.ui.widgets.panels import Notice, SidePanel
from app.ui.widgets.rows_view import RowsView
from app.ui.widgets.scrolled import scrolled
from app.vocabulary import GroupingCode

SHOWN_AT_FIRST = 6


class MapPanel(SidePanel):
    """Follows the selected cell. Signals: offer_opened, pupil_opened (ids), add_here, log_here."""

    offer_opened = Signal(int)
    pupil_opened = Signal(int)
    add_here = Signal()
    log_here = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: PanelFacts | None = None
        self._body = QWidget()
        self._scroll: QScrollArea = scrolled(self._body)
        self._scroll.viewport().setAutoFillBackground(False)
        self.pupils: RowsView | None = None
        self._all: LinkButton | None = None
        self.add_button = Button("Add an offer here", "add", keys="A")
        self.log_button = Button("Log here", keys="L")
        self.add_button.clicked.connect(self.add_here)
        self.log_button.clicked.connect(self.log_here)
        line = QHBoxLayout()
        line.setContentsMargins(0, 8, 0, 0)
        line.addWidget(self.add_button)
        line.addWidget(self.log_button)
        line.addStretch(1)
        self.column.addWidget(self._scroll, 1)
        self.column.addLayout(line)

    def show_facts(self, facts: PanelFacts) -> None:
        """Show a cell; the same facts again change nothing, so that the scroll and the focus stay."""
        if facts == self._facts:
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self._scroll.isAncestorOf(focus)
        self._facts = facts
        grouping = facts.content.grouping
        total = isinstance(facts.content, MapTotal)
        lead = "All domains, each pupil once" if total else facts.row_name
        if facts.all_needs:
            lead = f"{facts.row_name}: for every need"
        if grouping.code == GroupingCode.RISK_SUPPORT:
            lead = f"{lead}: managing risk only"
        self.set_head(grouping.label, lead, grouping.definition, grouping.code)
        self._build(facts)
        self.add_button.setVisible(not total)
        can_log = not (total or facts.all_needs or facts.thriving or facts.content.counted_with)
        self.log_button.setVisible(can_log)
        if had_focus:
            self.focus_inside()

    def focus_inside(self) -> None:
        """Put the focus on the first offer, or on what there is to press."""
        rows: list[QWidget] = [*self._body.findChildren(PanelRow)]
        first = [*rows, *([self.pupils] if self.pupils else []), self.add_button]
        next(widget for widget in first if not widget.isHidden()).setFocus()

    def forget(self) -> None:
        """Build everything again the next time, such as after the theme has changed."""
        self._facts = None

    # --- its parts ---

    def _build(self, facts: PanelFacts) -> None:
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 6, 2, 6)
        column.setSpacing(8)
        self.pupils, self._all = None, None
        column.addLayout(self._numbers(facts))
        for sentence in notices(facts.content):
            notice = Notice(sentence)
            # It may need more lines than its first guess, and there is room below.
            notice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            column.addWidget(notice)
        self._add_offers(column, facts)
        if not facts.all_needs:
            self._add_pupils(column, facts)
        if facts.on_offers:
            there = MapThere(facts)
            there.pupil_opened.connect(self.pupil_opened)
            column.addWidget(there)
        column.addStretch(1)
        self._scroll.setWidget(self._body)
        self._body.setAutoFillBackground(False)

    def _numbers(self, facts: PanelFacts) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        counted_elsewhere = bool(facts.content.counted_with)
        if not facts.all_needs and not counted_elsewhere:
            pupils = PanelNumber(len(facts.pupils), "pupil" if len(facts.pupils) == 1 else "pupils")
            pupils.clicked.connect(self.show_pupils)
            line.addWidget(pupils)
        offers = PanelNumber(len(facts.offers), "offer" if len(facts.offers) == 1 else "offers")
        offers.clicked.connect(self.focus_inside)
        line.addWidget(offers)
        if isinstance(facts.content, MapTotal):
            if not counted_elsewhere:
                line.addWidget(plain_number(facts.content.last_year, "last year"))
        elif facts.content.gap:
            gap = PanelNumber(facts.content.gap, "without an offer", "warning")
            gap.clicked.connect(self.show_pupils)
            line.addWidget(gap)
        if facts.content.room is not None and facts.content.room.free is not None:
            line.addWidget(plain_number(facts.content.room.free, "free"))
        line.addStretch(1)
        return line

    def _add_offers(self, column: QVBoxLayout, facts: PanelFacts) -> None:
        places = any(offer.places_word for offer in facts.offers)
        column.addLayout(section("Offers", "places and wait" if places else ""))
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for offer in facts.offers:
            row = PanelRow(offer_words(offer, facts.content.grouping.code, facts.as_at), offer.id)
            row.clicked.connect(self._offer_clicked)
            rows.addWidget(row)
        if not facts.offers:
            covered = isinstance(facts.content, MapCell) and facts.content.covered
            rows.addWidget(
                caption("See All needs: its offers are for this need too." if covered else "No offer here.")
            )
        column.addLayout(rows)

    def _add_pupils(self, column: QVBoxLayout, facts: PanelFacts) -> None:
        count = len(facts.pupils)
        order = "by name" if facts.thriving else "by the day we look again"
        column.addLayout(section("Pupils", f"{count:,}, {order}" if count else ""))
        if isinstance(facts.content, MapTotal) and not facts.thriving:
            column.addWidget(
                caption("A pupil can be in another grouping for another need, so totals may overlap.")
            )
        if not count:
            column.addWidget(caption(no_pupils_words(facts.content)))
            return
        self.pupils = pupil_rows(facts)
        self.pupils.opened.connect(self._pupil_opened)
        self.pupils.clicked.connect(self._pupil_clicked)
        column.addWidget(self.pupils)
        self._show_rows(facts.pupils[:SHOWN_AT_FIRST])
        if count > SHOWN_AT_FIRST:
            self._all = LinkButton(f"Show all {count:,}")
            self._all.clicked.connect(self.show_pupils)
            line = QHBoxLayout()
            line.setContentsMargins(-6, 0, 0, 0)  # its words, not its ground, stand in line
            line.addWidget(self._all)
            line.addStretch(1)
            column.addLayout(line)

    def show_pupils(self) -> None:
        """Show every pupil behind the number, and go to the first."""
        if self.pupils is None or self._facts is None:
            return
        self._show_rows(self._facts.pupils)
        if self._all is not None:
            self._all.hide()
        self.pupils.setFocus()

    def _show_rows(self, rows: Iterable[CellPupil]) -> None:
        assert self.pupils is not None
        self.pupils.set_rows(rows)
        # As high as its rows: the panel scrolls, the list inside it does not.
        self.pupils.setFixedHeight(len(self.pupils.rows_model.rows) * theme().row_height() + 2)

    def _offer_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, PanelRow):
            self.offer_opened.emit(row.key)

    def _pupil_clicked(self) -> None:
        self._pupil_opened(self.pupils.selected() if self.pupils else None)

    def _pupil_opened(self, row: Any) -> None:
        if isinstance(row, CellPupil):
            self.pupil_opened.emit(row.pupil_id)
