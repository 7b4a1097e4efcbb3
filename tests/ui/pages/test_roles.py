"""What each role finds in the window: what it may not do is off and says why, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.abilities import Ability, Role
from app.db import Database, open_school
from app.keys.unlocking import Unlocked
from app.paths import RESOURCES
from app.queries.history import last_changes
from app.store import Store
from app.ui.allowed import LOOKING, gate_with, refusal
from app.ui.dialogs.find_entries import standing_entries
from app.ui.dialogs.find_entry import ACTIONS
from app.ui.pages.offers import OffersPage
from app.ui.pages.pupils import PupilsPage
from app.ui.shell import OfferTarget
from app.ui.widgets.buttons import Button
from app.ui.widgets.role_table import answer, words
from app.ui.window import Window
from app.vault.protecting import person_of
from app.vault.seals import seal_of
from tests.fixtures import clock
from tests.ui.role_school import (
    GUARDED,
    GUARDED_COMMANDS,
    buttons,
    commands,
    fill,
    places,
    seat,
    walk,
    window_over,
)

# What is on for who only looks: it shows, goes somewhere, or is about oneself or this computer.
HARMLESS = {
    "window": {"Lock", "Mr Wren, View only", "Undo", "Redo", "Open it to work"},
    "today": {"All changes", "Open"},
    "map": {"Close", "Clear the filters", "Open Offers", "Show the drafts"},
    "offers": {
        "Show all",
        "Show them",
        "Clear the filters",
        "Show it",
        "More",
        "Waiting list …",
        "Members …",
    },
    "pupils": {"Clear filters", "Look among all pupils", "More", "Back", "Everything", "Plan", "All"},
    "meetings": {"Before", "Next", "Leave the meeting", "Begin the meeting", "Talk about", "Open"},
    "about": {"Show the folder"},
}
# What a key may open for anybody.
LEFT_OUT = {"Ctrl+K", "Ctrl+Shift+L", "F1"}


# A copy that names nobody is made beside the school, not in it.
MAKES_COPIES = {Ability.EXPORT, Ability.EXPORT_INTERNAL}

OpenAs = Callable[[Role], Window]


@pytest.fixture
def open_as(qtbot: QtBot, light: QApplication, store: Store, filled: int, tmp_path: Path) -> OpenAs:
    """Seats Mr Wren in a role at the program, and returns its window."""

    def opened(role: Role) -> Window:
        seat(store, role)
        return window_over(qtbot, store, tmp_path)

    return opened


@pytest.fixture
def filled(store: Store) -> int:
    """The school has somebody and something in it; returns the first pupil."""
    return fill(store)[0]


@pytest.mark.parametrize("role", list(Role))
def test_what_a_role_may_not_do_is_off_and_says_why_and_the_rest_is_not(
    open_as: OpenAs, store: Store, filled: int, role: Role
) -> None:
    window = open_as(role)
    found = walk(window, filled)
    wrong = []
    for at, ability in GUARDED.items():
        reason = refusal(store, ability)
        if reason and any(one.isEnabled() or one.toolTip() != reason for one in found[at]):
            wrong.append(("not off", at))
        if not reason and any("You may not" in one.toolTip() for one in found[at]):
            wrong.append(("off", at))
    assert wrong == []
    offered = commands(window)
    assert {name for name, needs in GUARDED_COMMANDS.items() if store.may(needs)} == offered & set(
        GUARDED_COMMANDS
    )


def test_nothing_that_could_change_anything_is_on_for_who_only_looks(
    open_as: OpenAs, store: Store, filled: int
) -> None:
    """A new button that is on for everybody fails here: gate it, or name it among the harmless ones."""
    window = open_as(Role.VIEW)
    on = [
        (place, name)
        for place, parts in places(window, filled)
        for name, button in buttons(parts)
        if button.isEnabled() and name.rstrip(" 0123456789") not in HARMLESS.get(place, set())
    ]
    assert on == []
    assert window.strip.text() == f"{LOOKING}: your role is view only."


@pytest.mark.parametrize("role", list(Role))
def test_what_stands_under_more_of_an_offer_is_kept_from_the_same(
    open_as: OpenAs, store: Store, role: Role
) -> None:
    window = open_as(role)
    window.go("offers")
    page = window.current
    assert isinstance(page, OffersPage)
    for name, entry in page.panel.verbs.actions_of.items():
        reason = refusal(store, Ability.LOG if name == "ask" else Ability.CHANGE_OFFERS)
        assert (entry.isEnabled(), not reason or entry.toolTip() == reason) == (not reason, True)


def test_no_key_opens_or_changes_anything_for_who_only_looks(
    open_as: OpenAs, store: Store, filled: int
) -> None:
    before = store.read(last_changes)[0].step
    window = open_as(Role.VIEW)
    opened = []
    for place, _ in places(window, filled):
        for key in [one for one in window.findChildren(QShortcut) if one.isEnabled()]:
            if key.key().toString() not in LEFT_OUT and key.key().toString() not in (
                f"Ctrl+{n}" for n in range(9)
            ):
                key.activated.emit()
                if QApplication.activeModalWidget() is not None:
                    opened.append((place, key.key().toString()))
    assert opened == []
    assert store.read(last_changes)[0].step == before


def test_everything_that_find_offers_pastoral_staff_can_be_done(
    open_as: OpenAs, store: Store, filled: int
) -> None:
    window = open_as(Role.PASTORAL)
    refused = []
    for name in ("map", "offers", "pupils"):
        window.go(name, filled if name == "pupils" else None)
        for entry in [one for one in standing_entries(window) if one.group == ACTIONS]:
            if entry.title in ("Lock", "Sign out") or entry.title.startswith("Use the "):
                continue
            window.go(name)
            window.status.say("")
            entry.call()
            while (dialog := QApplication.activeModalWidget()) is not None:
                dialog.close()
            if "You may not" in window.status.sentence():
                refused.append((name, entry.title))
    assert refused == []


def test_who_may_not_change_an_offer_reads_it_instead(open_as: OpenAs, store: Store, filled: int) -> None:
    window = open_as(Role.PASTORAL)
    window.edit_offer(OfferTarget(1))
    assert QApplication.activeModalWidget() is None
    assert window.current is window.page("offers")
    assert window.status.sentence() == ""
    window.edit_offer(OfferTarget(1))
    assert window.status.sentence().startswith("You may not change offers.")


@pytest.fixture
def looked_at(school: Database, store: Store, filled: int, unlocked: Unlocked) -> Store:
    """The same school, open to look at while somebody works in it; Ms Dovecote may do everything."""
    looking = Store(open_school(school.folder, seal_of(unlocked), look=True), person_of(unlocked), clock)
    looking.unlocked = unlocked
    return looking


def test_in_a_school_open_to_look_at_nothing_is_on_that_writes(
    qtbot: QtBot, light: QApplication, looked_at: Store, filled: int, tmp_path: Path
) -> None:
    window = window_over(qtbot, looked_at, tmp_path)
    found = walk(window, filled)
    on = {
        at
        for at, ability in GUARDED.items()
        if ability not in MAKES_COPIES and any(b.isEnabled() for b in found[at])
    }
    reasons = {
        one.toolTip() for at, ability in GUARDED.items() if ability not in MAKES_COPIES for one in found[at]
    }
    assert on == set()
    assert all(reason.startswith(f"{LOOKING}: ") for reason in reasons)
    assert window.strip.text().startswith(f"{LOOKING}: ")
    assert window.strip.isVisible()
    looked_at.database.close()


def test_who_may_do_less_may_not_undo_what_others_did(open_as: OpenAs, store: Store, filled: int) -> None:
    window = open_as(Role.PASTORAL)
    window.go("today")
    undo = {
        one.accessibleName(): one.isEnabled()
        for one in window.page("today").findChildren(Button)
        if one.text() == "Undo"
    }
    assert [on for name, on in undo.items() if "Worry box" in name] == [False]
    assert any(undo.values())


def test_the_rows_of_a_pupil_log_nothing_for_who_may_not(open_as: OpenAs, store: Store, filled: int) -> None:
    window = open_as(Role.HEAD)
    window.go("pupils", filled)
    page = window.page("pupils")
    assert isinstance(page, PupilsPage)
    rows = page.view.now.domains.rows
    assert {(row.isEnabled(), row.accessibleDescription()) for row in rows} == {
        (False, refusal(store, Ability.LOG))
    }


def test_the_next_who_signs_in_finds_on_what_they_may(open_as: OpenAs, store: Store, filled: int) -> None:
    before = store.who
    window = open_as(Role.VIEW)
    store.who = before
    window.open_store(store)
    (logger,) = [one for name, one in buttons([window.header]) if name == "Log a grouping"]
    assert logger.isEnabled()
    assert logger.toolTip() == "Log a grouping (Ctrl+L)"
    assert not window.strip.isVisible()


def test_a_button_stays_off_whatever_else_turns_it_on(qtbot: QtBot) -> None:
    button = Button("Edit", tip="Change it")
    qtbot.addWidget(button)
    gate_with(button, "You may not.")
    button.setEnabled(True)
    assert (button.isEnabled(), button.toolTip()) == (False, "You may not.")
    gate_with(button, "")
    assert (button.isEnabled(), button.toolTip(), button.accessibleDescription()) == (True, "Change it", "")


def test_the_table_of_the_guide_is_the_one_that_the_program_asks() -> None:
    guide = (RESOURCES / "help" / "roles.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in guide if line.startswith("| ")]
    assert rows[1:] == [[words(one), *(answer(role, one) for role in Role)] for one in Ability]
