"""What *Find or do anything* offers: pages, actions, and the names of the school, best first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Protocol

from PySide6.QtWidgets import QApplication

from app.ui.known import Known
from app.ui.page import Page
from app.ui.page_stack import PAGES as ALL
from app.ui.shell import Command, OfferTarget, Shell
from app.ui.theme import Mode, apply, theme
from app.vocabulary import fold

PUPILS, OFFERS, ACTIONS, PAGES, PLACES = "Pupils", "Offers", "Do", "Go to", "On the map"
ORDER = (PUPILS, OFFERS, ACTIONS, PAGES, PLACES)
MOST = 6
APPEARANCE = "appearance"

# What only some page can do, found under these words among its commands once the page is shown.
ON_PAGES = (
    ("pupils", "Add a pupil", "add"),
    ("pupils", "Import pupils", "pupils"),
    ("offers", "Import offers", "offers"),
    ("map", "Make the Excel map", "excel"),
    ("map", "Print the map", "print"),
)
# What people call the things behind a page.
ALSO = {"settings": "wording words looks light dark theme"}


class FindShell(Shell, Protocol):
    """What finding asks of the window beyond what pages do: its pages, and what is done everywhere."""

    @property
    def current(self) -> Page | None:
        """The page that is shown."""
        ...

    def page(self, name: str) -> Page:
        """Return a page, built when it is first asked for."""
        ...

    def redo(self) -> None:
        """Do again what was undone last."""
        ...

    def help_here(self) -> None:
        """Open the guide at the page that is shown."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it is called, what stands beside it, its key, and what Enter does."""

    group: str
    title: str
    call: Callable[[], object]
    icon: str = "forward"
    second: str = ""
    keys: str = ""
    also: str = ""
    grouping: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(filter(None, (self.title, self.second, self.keys, self.group)))


def rank(entry: Entry, wanted: str) -> int:
    """Return how well an entry fits, 0 best; -1 where a word of the query is not in it."""
    title = fold(entry.title)
    text = f"{title} {fold(f'{entry.second} {entry.also}')}"
    if any(word not in text for word in wanted.split()):
        return -1
    if title == wanted:
        return 0
    if title.startswith(wanted):
        return 1
    return 2 if f" {wanted}" in text else 3


def standing_entries(window: FindShell) -> list[Entry]:
    """Return what can be found whatever the school holds: actions, this page's own first, and pages."""
    page = window.current
    own = page.commands() if page is not None else []
    log = Command("Log a grouping", "Ctrl+L", window.log_grouping, "add")
    general = [
        Command("Add an offer", "", partial(window.edit_offer, OfferTarget()), "add"),
        *[Command(words, "", partial(_on_page, window, name, words), icon) for name, words, icon in ON_PAGES],
        Command("Undo the last change", "Ctrl+Z", window.undo, "undo"),
        Command("Redo", "Ctrl+Shift+Z", window.redo, "redo"),
        Command(
            "Use the light theme" if theme().dark else "Use the dark theme", "", partial(_turn, window), "eye"
        ),
        Command("Help for this page", "F1", window.help_here, "help"),
    ]
    commands: dict[str, Command] = {}
    for command in (log, *own, *general):
        commands.setdefault(fold(command.words), command)
    actions = [Entry(ACTIONS, c.words, c.call, c.icon, keys=c.keys) for c in commands.values()]
    return [*actions, *(entry for entry in _pages(window) if fold(entry.title) not in commands)]


def place_entries(window: FindShell, known: Known) -> list[Entry]:
    """Return the places of the map: domains, groupings, and where they meet."""
    looks = theme().looks()
    domains = known.all.domains
    wanted: list[tuple[str, str, dict[str, object]]] = [
        ("", name, {"domain": row_id}) for row_id, name in domains
    ]
    wanted += [(look.code, look.name, {"grouping": look.code}) for look in looks]
    wanted += [
        (look.code, f"{name}, {look.name}", {"domain": row_id, "grouping": look.code})
        for row_id, name in domains
        for look in looks
    ]
    return [
        Entry(PLACES, title, partial(window.go, "map", target), "map", grouping=code)
        for code, title, target in wanted
    ]


def found(window: FindShell, known: Known, standing: Iterable[Entry], query: str) -> list[Entry]:
    """Return the entries that hold every word of the query, by group; the group with the best hit first."""
    wanted = fold(query)
    ranked: dict[str, list[tuple[int, Entry]]] = {group: [] for group in ORDER}
    pupils = (_pupil(window, row.id, row.name, row.where) for row in known.find_pupils(query, MOST))
    offers = (
        Entry(OFFERS, row.name, partial(window.go, "offers", row.id), "offers", row.organisation)
        for row in known.all.offers
    )
    for entry in pupils:
        ranked[PUPILS].append((max(rank(entry, wanted), 1), entry))
    for entry in (*offers, *standing):
        if (place := rank(entry, wanted)) >= 0:
            ranked[entry.group].append((place, entry))
    best = {group: sorted(hits, key=_by_rank)[:MOST] for group, hits in ranked.items() if hits}
    groups = sorted(best, key=lambda group: (best[group][0][0], ORDER.index(group)))
    return [entry for group in groups for _, entry in best[group]]


def _by_rank(hit: tuple[int, Entry]) -> int:
    return hit[0]


def _pupil(window: FindShell, row_id: int, name: str, where: str) -> Entry:
    return Entry(PUPILS, name, partial(window.go, "pupils", row_id), "pupil", where)


def _pages(window: FindShell) -> list[Entry]:
    return [
        Entry(PAGES, title, partial(window.go, name), icon, keys=f"Ctrl+{number}", also=ALSO.get(name, ""))
        for number, (name, title, icon, _, _) in enumerate(ALL, 1)
    ] + _sections(window)


def _sections(window: FindShell) -> list[Entry]:
    """Return the sections of Settings; their page's module names them without building the page."""
    module = next(module for name, _, _, module, _ in ALL if name == "settings")
    return [
        Entry(
            PAGES,
            f"Settings: {section.title.lower()}",
            partial(window.go, "settings", section.name),
            "settings",
        )
        for section in import_module(module).SECTIONS
    ]


def _on_page(window: FindShell, page: str, words: str) -> None:
    """Show a page and do what it calls by these words."""
    window.go(page)
    for command in window.page(page).commands():
        if fold(command.words).startswith(fold(words)):
            command.call()
            return


def _turn(window: FindShell) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    mode = Mode.LIGHT if theme().dark else Mode.DARK
    apply(app, mode)
    window.remembered.set_text(APPEARANCE, mode)
