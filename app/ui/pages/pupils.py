"""Pupils: the list on the left, the page of the chosen pupil on the right; one of the two in a narrow window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from app.abilities import Ability
from app.errors import Problem
from app.queries.pupil_page import pupil_page
from app.queries.pupils import PupilRow, pupil_rows
from app.queries.wording import domains, groupings
from app.ui.allowed import gate
from app.ui.bulk_doing import BulkDoing
from app.ui.noting import Noting
from app.ui.page import Page
from app.ui.pupil_doing import PupilDoing
from app.ui.pupil_view import PupilView
from app.ui.shell import Command, Shell
from app.ui.template_link import TemplateLink
from app.ui.theme import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.list_or_page import ListOrPage
from app.ui.widgets.panels import EmptyState
from app.ui.widgets.pupil_list import PupilList

if TYPE_CHECKING:
    from app.store import Store

FILTERS = "pupils_filters"
WATCHED = frozenset(
    (
        "pupil",
        "pupil_sen_type",
        "standing",
        "placement",
        "participant",
        "pupil_need",
        "domain",
        "presenting_need",
        "grouping",
        "list_word",
        "staff",
        "school",
        "decision_option",
        "prompt_answer",
        "review",
        "plan",
        "plan_version",
        "agreement",
        "aim",
        "aim_likelihood",
        "aim_rating",
        "involvement",
        "consent",
        "sharing",
        "meeting",
        "meeting_pupil",
        "action",
        "contact",
        "signpost",
        "measure",
        "measure_respondent",
        "measure_band",
        "measure_score",
        "organisation",
        "support",
        "support_stage",
        "membership",
        "offer_group",
        "group_session",
        "attendance",
        "offer_cost",
        "rate",
    )
)
# Tabs that have a page of the guide to themselves.
_TOPICS = {"plan": "plan", "supports": "supports", "measures": "measures", "people": "around"}


class PupilsPage(Page):
    """Search on the left, one child on the right."""

    name = "pupils"
    title = "Pupils"
    watches = WATCHED

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.list, self.view = PupilList(), PupilView(shell)
        self._on_roll: tuple[PupilRow, ...] = ()
        self._codes: tuple[str, ...] = ()
        self._pupil: int | None = None
        self._first = True
        self.import_button = Button("Import pupils")
        self.add_button = Button("Add a pupil", "add", keys="Ctrl+N")
        self.doing, self._noting = PupilDoing(shell, self.view, self), Noting(shell, self)
        self._bulk = BulkDoing(shell, self.list, self.view, self)
        self._lay_out()
        self._connect()
        gate(shell.store, Ability.CHANGE_PUPILS, self.add_button, self.empty_add)
        gate(shell.store, Ability.IMPORT, self.import_button, self.empty_import)
        self.view.allow(shell.store)

    def _lay_out(self) -> None:
        choose = EmptyState("Choose a pupil", "Type three letters of a name, or take one from the list.")
        self.right = QStackedWidget()
        self.right.addWidget(_at_the_top(choose))
        self.right.addWidget(self.view)
        self.empty_import, self.empty_add = Button("Import pupils"), Button("Add a pupil", "add")
        self.nobody = EmptyState(
            "No pupils here yet",
            "Import a list from your school’s system, or add one.",
            [self.empty_import, self.empty_add, TemplateLink(self.shell, "pupils")],
        )
        self.both = ListOrPage(self.list, self.right)
        self.whole = QStackedWidget()
        self.whole.addWidget(self.both)
        self.whole.addWidget(_at_the_top(self.nobody))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.whole)

    def _connect(self) -> None:
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._opened)
        self.list.clicked.connect(self._clicked)
        self.list.narrowed.connect(self._remember)
        self.list.roll_changed.connect(self._read_list)
        self.view.back.connect(self._back)
        self.both.divided.connect(self._divided)
        for button in (self.add_button, self.empty_add):
            button.clicked.connect(self.doing.add)
        for button in (self.import_button, self.empty_import):
            button.clicked.connect(self.doing.import_list)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.setContext(Qt.ShortcutContext.WindowShortcut)
        find.activated.connect(self._find)

    # --- filling ---

    @classmethod
    def warm(cls, store: Store) -> None:
        store.read_ahead(groupings)
        store.read_ahead(domains)
        store.read_ahead(pupil_rows, today=store.today())

    def refresh(self) -> None:
        shown = self.shell.store.read(groupings)
        self.list.sees_risk = self.shell.store.may(Ability.SEE_RISK)
        self._codes = tuple(row.code for row in shown)
        self.list.filters.offer_words(shown, self.shell.store.read(domains))
        if self._first:
            self._first = False
            self.list.filters.bring_back(self.shell.remembered.data(FILTERS))
        self._read_list()
        self._show_pupil(self._pupil)

    def _read_list(self) -> None:
        today = self.shell.today()
        self._on_roll = self.shell.store.read(pupil_rows, today=today)
        left = self.list.filters.leavers
        rows = self.shell.store.read(pupil_rows, today=today, leavers=True) if left else self._on_roll
        self.list.show_pupils(rows)
        self.whole.setCurrentIndex(0 if self._on_roll or left or self._pupil else 1)
        self.facts.emit(f"{len(self._on_roll)} on roll. No record means {theme().look('thriving').name}.")

    def _show_pupil(self, pupil_id: int | None) -> None:
        before, self._pupil = self._pupil, pupil_id
        if pupil_id is not None:
            try:
                page = self.shell.store.read(pupil_page, pupil_id, today=self.shell.today())
            except Problem:
                # Undo can take away the pupil whose page is open.
                self._pupil = None
            else:
                self.view.show_pupil(page, self._codes, self.shell.today())
                if pupil_id != before:
                    self._noting.looked(pupil_id)
        self.right.setCurrentIndex(0 if self._pupil is None else 1)
        self.both.set_open(self._pupil is not None)

    # --- choosing ---

    def open_at(self, target: object) -> None:
        """Open a pupil by id, or the list at a grouping and a domain."""
        if isinstance(target, dict):
            self._ask(target)
        elif isinstance(target, int):
            self.list.show_open(target)
            self._show_pupil(target)

    def _ask(self, target: dict[str, Any]) -> None:
        left = self.list.filters.leavers
        self.list.ask(target.get("grouping") or "", target.get("domain"))
        self._show_pupil(None)
        self.list.show_open(None)
        if left:
            self._read_list()

    def _chosen(self, pupil_id: int) -> None:
        if not self.both.narrow:
            self._show_pupil(pupil_id)

    def _clicked(self, pupil_id: int) -> None:
        # Where both do not fit, a click is the way in; beside each other the row has opened already.
        if self.both.narrow:
            self._opened(pupil_id)

    def _opened(self, pupil_id: int) -> None:
        if pupil_id != self._pupil:
            self._show_pupil(pupil_id)
        self.view.focus_first()

    def _find(self) -> None:
        if self.both.narrow and self._pupil is not None:
            self._back()
        self.list.start_search()

    def _remember(self) -> None:
        self.shell.remembered.set_data(FILTERS, self.list.filters.kept())

    # --- room ---

    def _divided(self, narrow: bool) -> None:
        # In a small window the header has no room for it; "Find or do anything" still has it.
        self.import_button.setVisible(not narrow)
        self.view.back_button.setVisible(narrow)

    def _back(self) -> None:
        if self.both.narrow:
            self._show_pupil(None)
        self.list.rows.setFocus()

    # --- what the window asks ---

    @property
    def topic(self) -> str:
        return _TOPICS.get(self.view.tabs.key(), self.name)

    def header_actions(self) -> list[QWidget]:
        return [self.import_button, self.add_button]

    def commands(self) -> list[Command]:
        found = [
            Command("Add a pupil", "Ctrl+N", self.doing.add, "add", Ability.CHANGE_PUPILS),
            Command("Import pupils", "", self.doing.import_list, "pupils", Ability.IMPORT),
        ]
        if self._pupil is not None:
            found += self.doing.commands()
        return found + self._bulk.commands()

    def parts(self) -> list[QWidget]:
        return [self.list.search, self.list.filters, self.list.rows, self.view]

    def focus_first(self) -> None:
        if self.both.narrow and self._pupil is not None:
            self.view.focus_first()
        elif self._pupil is not None:
            self.list.rows.setFocus()
        else:
            self.list.search.setFocus()

    def step_back(self) -> bool:
        if self.both.narrow and self._pupil is not None:
            self._back()
            return True
        focus = QApplication.focusWidget()
        if focus is not None and self.view.isAncestorOf(focus):
            self.list.rows.setFocus()
            return True
        if self.list.search.text():
            self.list.search.clear()
            return True
        return False


def _at_the_top(state: EmptyState) -> QWidget:
    """Return a ground on which an empty state stands where reading begins."""
    ground = QWidget()
    room = QVBoxLayout(ground)
    room.setContentsMargins(16, 12, 16, 12)
    room.addWidget(state)
    room.addStretch(1)
    return ground
