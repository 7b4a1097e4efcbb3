"""Settings: sections on the left, the chosen one on the right, each built when it is first opened."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from importlib import import_module

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.abilities import Ability
from app.ui.page import Page
from app.ui.sections.new_year import ROLL, roll_forward
from app.ui.sections.section import SettingsSection
from app.ui.shell import Command, Shell
from app.ui.tables import Column
from app.ui.theme import theme
from app.ui.widgets.panels import Frame
from app.ui.widgets.rows_view import RowsView
from app.vocabulary import within


@dataclass(frozen=True, slots=True)
class Entry:
    """A section before it is built: its name for keys, its words, and where its class is."""

    name: str
    title: str
    module: str
    kind: str
    # What it takes to see that it is there at all.
    sight: Ability | None = None


SECTIONS = (
    Entry("school", "The school", "school", "SchoolSection"),
    Entry("terms", "Terms", "terms", "TermsSection"),
    Entry("new_year", "The new year", "new_year", "NewYearSection"),
    Entry("groupings", "Groupings", "groupings", "GroupingsSection"),
    Entry("domains", "Domains and needs", "domains", "DomainsSection"),
    Entry("lists", "Lists of words", "lists", "ListsSection"),
    Entry("measures", "Measures", "measures", "MeasuresSection"),
    Entry("effect", "Effect", "effect", "EffectSection"),
    Entry("costs", "Rates and costs", "costs", "CostsSection", Ability.SEE_COSTS),
    Entry("staff", "Staff", "people", "StaffSection"),
    Entry("sign_ins", "People who sign in", "sign_ins", "SignInsSection"),
    Entry("organisations", "Organisations", "people", "OrganisationsSection"),
    Entry("backups", "Backups", "backups", "BackupsSection"),
    Entry("sharing", "Sharing", "sharing", "SharingSection"),
    Entry("audit", "Audit trail", "audit", "AuditSection"),
    Entry("records", "Records", "retention", "RetentionSection"),
    Entry("locking", "Locking", "locking", "LockingSection"),
    Entry("appearance", "Appearance", "appearance", "AppearanceSection"),
    Entry("about", "About", "about", "AboutSection"),
)
# Sections that have a page of the guide to themselves.
_TOPICS = {
    "new_year": "new-year",
    "measures": "measures",
    "effect": "effect",
    "costs": "costs",
    "sign_ins": "roles",
    "backups": "backups",
    "sharing": "sharing",
    "audit": "audit",
    "records": "rights",
    "locking": "sign_in",
}


class SettingsPage(Page):
    """The page of what the school may set."""

    name = "settings"
    title = "Settings"
    watches = frozenset(
        {
            "school",
            "logo",
            "term",
            "grouping",
            "domain",
            "presenting_need",
            "list_word",
            "organisation",
            "staff",
            "offer",
            "pupil",
            "retention_rule",
            "disclosure",
            "measure",
            "measure_respondent",
            "measure_band",
            "measure_score",
            "rate",
            "standing",
            "year_map",
        }
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._built: dict[str, SettingsSection] = {}
        self.list = RowsView(
            [Column("Settings", lambda entry: entry.title)],
            "Sections of the settings",
            key=lambda entry: entry.name,
        )
        self.list.horizontalHeader().hide()
        self.list.row_changed.connect(self._show)
        self.stack = QStackedWidget()
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 0, 0)
        line.setSpacing(0)
        self._frame = Frame(self.list)
        self._frame.setFixedWidth(200)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 8)
        left.addWidget(self._frame, 1000)
        left.addStretch(1)
        line.addLayout(left)
        line.addWidget(self.stack, 1)
        self.sections = [one for one in SECTIONS if one.sight is None or shell.store.may(one.sight)]
        self.list.set_rows(self.sections)
        self.list.select(shell.remembered.text("settings_section") or SECTIONS[0].name)
        if self.list.selected() is None:
            self.list.select_first()
        self._measure()
        theme().changed.connect(self._measure)

    def _measure(self) -> None:
        # As high as its rows: what is below is the page, not an empty list. In a low window it scrolls.
        self._frame.setMaximumHeight(theme().row_height() * len(self.sections) + 6)

    def section(self, name: str) -> SettingsSection:
        """Return a section, built when it is first asked for."""
        if name not in self._built:
            entry = next(entry for entry in self.sections if entry.name == name)
            kind = getattr(import_module(f"app.ui.sections.{entry.module}"), entry.kind)
            built: SettingsSection = kind(self.shell)
            self._built[name] = built
            self.stack.addWidget(built)
        return self._built[name]

    def refresh(self) -> None:
        self.facts.emit("What your school may word and set.")
        current = self.stack.currentWidget()
        if isinstance(current, SettingsSection):
            current.refresh()

    def open_at(self, target: object) -> None:
        self.list.select(target)

    def _show(self, entry: Entry | None) -> None:
        if entry is None:
            return
        section = self.section(entry.name)
        self.stack.setCurrentWidget(section)
        section.refresh()
        self.shell.remembered.set_text("settings_section", entry.name)

    @property
    def topic(self) -> str:
        entry = self.list.selected()
        return self.name if entry is None else _TOPICS.get(entry.name, self.name)

    def commands(self) -> list[Command]:
        return [
            Command(ROLL, "", partial(roll_forward, self.shell), "calendar", Ability.CHANGE_SETTINGS),
            *self._sections(),
        ]

    def _sections(self) -> list[Command]:
        return [
            Command(
                f"Settings: {within(entry.title)}",
                "",
                partial(self.shell.go, "settings", entry.name),
                "settings",
            )
            for entry in self.sections
        ]

    def parts(self) -> list[QWidget]:
        return [self.list, self.stack]

    def focus_first(self) -> None:
        self.list.setFocus()
