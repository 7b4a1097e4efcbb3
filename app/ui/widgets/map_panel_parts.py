"""The parts of the Map's side panel: its headings, what it says of an offer, its list of pupils."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.queries.cell_pupils import CellPupil
from app.queries.offer_facts import OfferFact
from app.queries.provision_map import MapCell, MapTotal
from app.queries.sight import ASK
from app.ui.dates import short_date
from app.ui.tables import Column
from app.ui.theme import theme
from app.ui.widgets.label import Label, heading
from app.ui.widgets.map_facts import PanelFacts
from app.ui.widgets.map_room_words import overload_sentence
from app.ui.widgets.map_words import bar_of, counted, gap_sentence, overlap_sentence
from app.ui.widgets.panel_rows import RowWords
from app.ui.widgets.rows_view import RowsView
from app.vocabulary import OfferStatus, year_label


def notices(content: MapCell | MapTotal) -> list[str]:
    """Return what is wrong in a cell, each in a plain sentence."""
    if isinstance(content, MapTotal):
        return [overload_sentence(content)] if overload_sentence(content) else []
    found = (gap_sentence(content), overload_sentence(content), overlap_sentence(content))
    return [sentence for sentence in found if sentence]


def no_pupils_words(content: MapCell | MapTotal) -> str:
    """Return what stands where no pupil is listed."""
    if not content.counted_with:
        return "No pupils."
    return f"Counted with {content.counted_with}, where they are listed. {ASK} about anybody."


def section(title: str, right: str) -> QHBoxLayout:
    """Return the heading of a part of the panel, with a quiet word at its right."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 4, 0, 0)
    line.addWidget(heading(title))
    line.addStretch(1)
    line.addWidget(Label(right, "second", "muted"))
    return line


def plain_number(number: int, unit: str) -> QWidget:
    """Return a figure over its unit that opens nothing."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Label(f"{number:,}", "figure"))
    column.addWidget(Label(unit, "second", "muted"))
    return both


def offer_words(offer: OfferFact, code: str, as_at: date) -> RowWords:
    """Return what the panel says of an offer."""
    checked = f"checked {short_date(offer.checked_on, as_at)}" if offer.checked_on else "not checked yet"
    when = offer.days_and_place
    inside, outside = (offer.contact or offer.organisation, when), (offer.organisation, checked)
    state = "" if offer.status == OfferStatus.ACTIVE else offer.status
    return RowWords(
        offer.name,
        ", ".join(filter(None, inside if offer.in_house else outside)),
        offer.places_word.split(", ")[0],
        "check due" if offer.check_due else state or _short_years(offer),
        "warning" if offer.check_due else "muted",
        (theme().look(code), not offer.in_house),
        ", ".join(
            filter(None, (bar_of(offer, code).spoken(), offer.places_word, offer.years, when, checked))
        ),
    )


def _short_years(offer: OfferFact) -> str:
    """Return the years as a narrow line has room for them: "Y1–6", "N1–6"; a screen reader hears them in full."""
    if not (offer.year_from and offer.year_to) or offer.year_from == offer.year_to:
        return offer.years
    year = "Y" if offer.year_from.isdigit() else ""
    return f"{year}{offer.year_from}–{offer.year_to}"


def pupil_rows(facts: PanelFacts) -> RowsView:
    """Return the list of pupils, as high as its rows: the panel scrolls, the list does not."""

    def when(pupil: CellPupil) -> str:
        if pupil.ask:
            return ASK
        if pupil.next_look_on is None:
            return "" if facts.thriving else "no day set"
        late = (facts.as_at - pupil.next_look_on).days
        return f"{counted(late, 'day')} late" if late > 0 else short_date(pupil.next_look_on, facts.as_at)

    def tone(pupil: CellPupil) -> str:
        late = pupil.next_look_on is not None and pupil.next_look_on < facts.as_at
        return "warning" if late else "muted"

    def class_of(pupil: CellPupil) -> str:
        return pupil.class_name or year_label(pupil.year)

    # The names get all the room that classes and days leave.
    wide = max(map(len, map(class_of, facts.pupils)), default=0)
    until = max(map(len, map(when, facts.pupils)), default=0)
    view = RowsView(
        [
            Column("Pupil", lambda row: row.name, tooltip=lambda row: row.name),
            Column("Class", class_of, width=min(max(wide, 2), 5) + 1, tone=lambda _: "muted"),
            Column("Look again", when, align="right", width=min(max(until, 2), 10), tone=tone),
        ],
        "Pupils here",
        key=lambda row: row.pupil_id,
    )
    view.horizontalHeader().hide()
    view.viewport().setAutoFillBackground(False)
    view.setVerticalScrollBarPolicy(view.verticalScrollBarPolicy().ScrollBarAlwaysOff)
    view.setHorizontalScrollBarPolicy(view.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
    return view
