"""The row of filters over the Map: what is chosen, what folds away in a narrow window, and the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.queries.map_choices import MapChoices
from app.queries.provision_map import MapFilters
from app.ui.dates import say_date
from app.ui.widgets.filter_button import FilterButton
from app.ui.widgets.more_filters import MoreFilters
from app.vocabulary import OfferStatus

RUNNING = frozenset({OfferStatus.ACTIVE.value})
STATUSES: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("running", "Running", RUNNING),
    ("drafts", "Running and drafts", RUNNING | {OfferStatus.DRAFT.value}),
    ("paused", "Paused", frozenset({OfferStatus.PAUSED.value})),
    ("ended", "Ended", frozenset({OfferStatus.ENDED.value})),
    ("all", "All, ended too", frozenset(status.value for status in OfferStatus)),
)
SOURCES = (("both", "In-house and external"), ("in_house", "In-house"), ("external", "External"))
# What leaves the row first when it gets narrow.
FOLDING = ("domains", "audiences", "sectors", "referrers", "years", "in_house", "status", "as_at")
GAP = 4


class MapFilterRow(QWidget):
    """Eight filters; `changed` when a person changes one, `other_day` when another day is asked for.

    What the school's own filters have to choose from comes with offer(), and what was remembered is chosen then.
    """

    changed = Signal()
    other_day = Signal()

    def __init__(self, today: date, kept: Mapping[str, Any]) -> None:
        super().__init__()
        self.setAccessibleName("Filters")
        self._today, self._kept = today, kept
        self._choices: MapChoices | None = None
        self._day: date | None = None
        self.buttons: dict[str, FilterButton] = {
            "years": FilterButton("All years", (), many=True),
            "audiences": FilterButton("For anyone", (), many=True),
            "sectors": FilterButton("All sectors", (), many=True),
            "in_house": FilterButton("In-house or external", SOURCES),
            "referrers": FilterButton("Any way in", (), many=True),
            "status": FilterButton("State of the offers", [entry[:2] for entry in STATUSES]),
            "domains": FilterButton("All domains", (), many=True),
            "as_at": FilterButton("As at", self._days(None)),
        }
        self.more = MoreFilters(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        for name, button in self.buttons.items():
            line.addWidget(button)
            button.chosen.connect(self._day_chosen if name == "as_at" else self._chosen)
        line.addWidget(self.more)
        line.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(100)

    def offer(self, choices: MapChoices) -> None:
        """Offer these from now on, such as the years of pupils who have just come; the chosen ones stay."""
        if choices == self._choices:
            return
        first, self._choices = self._choices is None, choices
        for name in ("years", "audiences", "sectors", "referrers", "domains"):
            self.buttons[name].set_choices(getattr(choices, name))
        self.buttons["years"].rename(choices.years_said)
        if first:
            self._bring_back()
        self._fold()

    def _chosen(self) -> None:
        # What is set says more and stands in bold, so it may need the room of another.
        self._fold()
        self.changed.emit()

    # --- what is chosen ---

    def filters(self, today: date) -> MapFilters:
        """Return what the Map is narrowed to."""
        chosen = {name: button.value() for name, button in self.buttons.items()}
        return MapFilters(
            chosen["as_at"] or today,
            tuple(chosen["years"]),
            frozenset(chosen["audiences"]),
            frozenset(chosen["sectors"]),
            frozenset(chosen["referrers"]),
            {"in_house": True, "external": False}.get(chosen["in_house"]),
            next(codes for name, _, codes in STATUSES if name == chosen["status"]),
            tuple(chosen["domains"]),
        )

    def chosen_words(self) -> str:
        """Return the filters that are set, in words: "External, Year 4"; "" for none."""
        return ", ".join(button.text() for button in self.buttons.values() if button.is_set)

    def show_drafts(self) -> None:
        """Show drafts beside what runs."""
        self.buttons["status"].set_value("drafts")
        self._chosen()

    def clear(self) -> None:
        """Take every filter back."""
        for button in self.buttons.values():
            button.clear()
        self._day = None
        self._fold()
        self.changed.emit()

    def show_day(self, day: date) -> None:
        """Show the Map as at another day; today is the default."""
        button = self.buttons["as_at"]
        other = day if day != self._today else None
        button.set_choices(self._days(other))
        button.set_value(other)
        self._day = other
        self._fold()
        self.changed.emit()

    # --- remembering ---

    def kept(self) -> dict[str, Any]:
        """Return what to remember; never the day, because tomorrow it would show yesterday's map."""
        values = {name: button.value() for name, button in self.buttons.items() if name != "as_at"}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}

    def _bring_back(self) -> None:
        """Choose again what was remembered; what is no longer offered is left out."""
        for name, value in self._kept.items():
            button = self.buttons.get(name)
            if button is not None and name != "as_at":
                lists = isinstance(button.value(), tuple)
                if isinstance(value, list if lists else str):
                    button.set_value(tuple(value) if lists else value)

    # --- the day ---

    def _days(self, other: date | None) -> list[tuple[Any, str]]:
        days: list[tuple[Any, str]] = [(None, "As at today")]
        if other is not None:
            days.append((other, f"As at {say_date(other)}"))
        return [*days, ("ask", "Choose a day …")]

    def _day_chosen(self, value: object) -> None:
        if value != "ask":
            self._day = value if isinstance(value, date) else None
            self._chosen()
            return
        # The menu's own tick goes back until a day has been chosen.
        self.buttons["as_at"].set_value(self._day)
        self.other_day.emit()

    # --- room ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Hide filters at their default, then set ones, until the rest fits; More filters holds the hidden."""
        room, hidden = self.width(), list[str]()
        order = sorted(FOLDING, key=lambda name: self.buttons[name].is_set)
        while self._needed(hidden) > room and len(hidden) < len(order):
            hidden.append(order[len(hidden)])
        for name, button in self.buttons.items():
            button.setVisible(name not in hidden)
        self.more.hold([self.buttons[name] for name in self.buttons if name in hidden])

    def _needed(self, hidden: Sequence[str]) -> int:
        shown = [button for name, button in self.buttons.items() if name not in hidden]
        width = sum(button.sizeHint().width() + GAP for button in shown)
        return width + (self.more.sizeHint().width() if hidden else 0)
