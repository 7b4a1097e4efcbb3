"""The filters over a pupil's timeline: kinds, a domain of need, words, and whether what was withdrawn shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from app.queries.story.entry import KINDS, StoryEntry
from app.queries.wording import DomainRow
from app.ui.widgets.filter_button import FilterButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.search_field import SearchField
from app.vocabulary import fold

SEARCH_WIDTH = 190


class TimelineFilters(QWidget):
    """What the timeline is narrowed to; `changed` when a person changes it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Filters of the timeline")
        self.search = SearchField("Find in the timeline")
        self.search.setFixedWidth(SEARCH_WIDTH)
        # What expands would take a whole line of the flow.
        self.search.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.kinds = FilterButton("Everything", [(kind, words) for kind, words, _ in KINDS], many=True)
        self.domain = FilterButton("Domain of need", [(None, "Any domain")])
        self.hide_withdrawn = QCheckBox("Hide withdrawn")
        flow = FlowLayout(gap=8, parent=self)
        for part in (self.search, self.kinds, self.domain, self.hide_withdrawn):
            flow.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.search.textChanged.connect(self.changed)
        for button in (self.kinds, self.domain):
            button.chosen.connect(self.changed)
        self.hide_withdrawn.toggled.connect(self.changed)

    def offer(self, domains: Sequence[DomainRow], entries: Sequence[StoryEntry]) -> None:
        """Offer the school's domains; what can hide nothing is not there to be ticked."""
        self.domain.set_choices([(None, "Any domain"), *((row.id, row.name) for row in domains)])
        self.hide_withdrawn.setVisible(any(entry.struck for entry in entries))

    def narrowed(self, entries: Sequence[StoryEntry]) -> list[StoryEntry]:
        """Return those of the entries that are asked for; every word typed must stand in one."""
        kinds, domain, words = self.kinds.value(), self.domain.value(), fold(self.search.text()).split()
        # What is not there to be ticked hides nothing.
        gone = self.hide_withdrawn.isChecked() and not self.hide_withdrawn.isHidden()
        return [
            entry
            for entry in entries
            if (not kinds or entry.kind in kinds)
            and (domain is None or entry.domain_id == domain)
            and not (entry.struck and gone)
            and all(word in entry.folded for word in words)
        ]

    # --- remembering ---

    def kept(self) -> dict[str, Any]:
        """Return what to remember on this computer: codes, never what was typed."""
        return {
            "kinds": list(self.kinds.value()),
            "domain": self.domain.value(),
            "hide_withdrawn": self.hide_withdrawn.isChecked(),
        }

    def bring_back(self, kept: dict[str, Any]) -> None:
        """Choose again what was remembered; what is no longer offered is left out."""
        if isinstance(kept.get("kinds"), list):
            self.kinds.set_value(tuple(kept["kinds"]))
        if isinstance(kept.get("domain"), int):
            self.domain.set_value(kept["domain"])
        self.hide_withdrawn.setChecked(kept.get("hide_withdrawn") is True)
