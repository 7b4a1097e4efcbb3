"""What *Find or do anything* offers whatever is typed: actions, pages, and places on the map."""

from __future__ import annotations

from functools import partial
from importlib import import_module

from PySide6.QtWidgets import QApplication

from app.abilities import Ability
from app.door import needed_to_write
from app.queries.history import last_changes
from app.ui.allowed import only_reads, refusal
from app.ui.dialogs.find_entry import ACTIONS, PAGES, PLACES, Entry, FindShell
from app.ui.known import Known
from app.ui.page_stack import PAGES as ALL
from app.ui.shell import Command, OfferTarget
from app.ui.theme import Mode, apply, theme
from app.vocabulary import fold, within

APPEARANCE = "appearance"
LATELY = 20

# What only some page can do, found under these words among its commands once the page is shown.
ON_PAGES = (
    ("pupils", "Add a pupil", "add", Ability.CHANGE_PUPILS),
    ("pupils", "Import pupils", "pupils", Ability.IMPORT),
    ("offers", "Import offers", "offers", Ability.IMPORT),
    ("offers", "Choose from the starter list of offers", "offers", Ability.CHANGE_OFFERS),
    ("offers", "Save external offers for a directory", "save", Ability.EXPORT),
    ("offers", "Get an empty workbook to fill in with offers", "excel", Ability.IMPORT),
    ("today", "All changes", "history", Ability.SEE_OFFERS),
    ("map", "Make the Excel map", "excel", Ability.EXPORT),
    ("map", "Print the map", "print", Ability.EXPORT),
    ("map", "Print the family leaflet", "print", Ability.EXPORT),
    ("map", "Maps of earlier years", "history", Ability.SEE_OFFERS),
    ("meetings", "Plan a meeting", "add", Ability.LOG),
    ("meetings", "Named workbook of all pupils", "excel", Ability.EXPORT_NAMED),
    ("settings", "Roll forward to the new year", "calendar", Ability.CHANGE_SETTINGS),
)
# What people call the things behind a page.
ALSO = {"board": "cards columns drag", "settings": "wording words looks light dark theme"}


def standing_entries(window: FindShell) -> list[Entry]:
    """Return what can be found whatever the school holds: actions, this page's own first, and pages."""
    page = window.current
    own = page.commands() if page is not None else []
    log = Command("Log a grouping", "Ctrl+L", window.log_grouping, "add", Ability.LOG)
    general = [
        Command("Add an offer", "", partial(window.edit_offer, OfferTarget()), "add", Ability.CHANGE_OFFERS),
        Command("Import a file …", "", partial(_import, window), "folder", Ability.IMPORT),
        *[
            Command(words, "", partial(_on_page, window, name, words), icon, needs)
            for name, words, icon, needs in ON_PAGES
        ],
        *_undoing(window),
        Command(
            "Use the light theme" if theme().dark else "Use the dark theme", "", partial(_turn, window), "eye"
        ),
        *window.guard.commands(),
        Command("Help for this page", "F1", window.help_here, "help"),
    ]
    commands: dict[str, Command] = {}
    for command in (log, *own, *general):
        if command.needs is not None and refusal(window.store, command.needs):
            continue
        commands.setdefault(fold(command.words), command)
    actions = [Entry(ACTIONS, c.words, c.call, c.icon, keys=c.keys) for c in commands.values()]
    return [*actions, *(entry for entry in _pages(window) if fold(entry.title) not in commands)]


def _import(window: FindShell) -> None:
    from app.ui.dialogs.import_file import ImportDialog

    window.show_dialog(ImportDialog(window))


def _undoing(window: FindShell) -> list[Command]:
    """Return Undo, where the last change is one's own to take back, and Redo."""
    store = window.store
    if only_reads(store):
        return []
    lately = store.read(last_changes, limit=LATELY)
    last = next((row for row in lately if row.undoable or (row.hidden and not row.undone)), None)
    theirs = last is not None and (last.hidden or bool(refusal(store, needed_to_write(last.kind))))
    undo = Command("Undo the last change", "Ctrl+Z", window.undo, "undo")
    redo = Command("Redo", "Ctrl+Shift+Z", window.redo, "redo")
    return [redo] if theirs else [undo, redo]


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
            f"Settings: {within(section.title)}",
            partial(window.go, "settings", section.name),
            "settings",
        )
        for section in import_module(module).SECTIONS
        if section.sight is None or window.store.may(section.sight)
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
