"""An administrator lets Mr Wren in as pastoral staff; he signs in, logs a grouping, and finds off what is not his."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.operations.offer_draft import OfferDraft, PlaceDraft
from app.operations.offers import add_offer
from app.operations.organisations import OrganisationDraft, add_organisation
from app.operations.placements import ParticipantDraft, PlacementDraft, place_pupil
from app.operations.pupils import PupilDraft, add_pupil
from app.queries.decision import stands_now
from app.queries.sight import ASK
from app.ui.dialogs.decision import LAST_DOMAIN, DecisionSheet
from app.ui.dialogs.find import FindDialog
from app.ui.dialogs.sign_in_handing import HandOver
from app.ui.dialogs.sign_in_person import AddSignIn
from app.ui.pages.pupils import PupilsPage
from app.ui.pages.settings import SettingsPage
from app.ui.start import Opening
from app.ui.widgets.buttons import Button
from app.ui.window import Window
from tests.ui.pages.map_school import EMOTIONAL, HELP, LANGUAGE
from tests.ui.shell_fixtures import bare_window
from tests.ui.signing_in import made, sign_in, sign_in_page
from tests.ui.typing_keys import CTRL, Keyboard

TAB, DOWN, ENTER, SPACE = Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Space


@pytest.fixture
def opening(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Opening:
    """The program, asking who is there."""
    window = bare_window(qtbot, qapp, tmp_path)
    opening = Opening(window)
    opening.open(made(tmp_path / "school"))
    return opening


@pytest.fixture
def keys(qtbot: QtBot, opening: Opening) -> Keyboard:
    """The keyboard, with Ms Dovecote signed in."""
    with qtbot.waitSignal(opening.window.school_shown):
        sign_in(qtbot, opening.window)
    keys = Keyboard(qtbot, opening.window)
    keys.wait_for_window()
    return keys


def fill(window: Window) -> tuple[int, int]:
    """Put a pupil, one who is in Risk Support, and an offer into the school; returns the two."""
    store, today, numbers = window.store, window.store.today(), []
    for forename in ("Wren", "Ada"):
        pupil = store.write(
            add_pupil, PupilDraft(forename, "Thimble", class_name="4 Kestrel"), today=today
        ).id
        assert pupil is not None
        numbers.append(pupil)
    risk = PlacementDraft(
        numbers[1],
        EMOTIONAL,
        "risk_support",
        reason="Waits to be asked.",
        next_look_on=today + timedelta(days=42),
        participants=(ParticipantDraft("staff"),),
        help_unused="none_available",
        risk="A plan is kept.",
    )
    store.write(place_pupil, risk, today=today)
    team = store.write(add_organisation, OrganisationDraft("Pastoral team", in_house=True)).id
    places = (PlaceDraft(HELP, EMOTIONAL),)
    draft = OfferDraft(
        "Worry box",
        status="active",
        organisation_id=team,
        in_house=True,
        places=places,
        year_from="R",
        year_to="6",
    )
    store.write(add_offer, draft, today=today)
    return numbers[0], numbers[1]


def to_button(keys: Keyboard, words: str) -> None:
    """Walk to a button with Tab."""
    for _ in range(30):
        focus = keys.focus()
        if isinstance(focus, Button) and focus.text() == words:
            return
        keys.press(TAB)
    pytest.fail(f"Tab never comes to {words}.")


def let_in(keys: Keyboard, window: Window) -> str:
    """Add Mr Wren as pastoral staff, without the mouse; returns the password that was suggested for him."""
    keys.press(Qt.Key.Key_8, CTRL)
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    while page.list.selected_key() != "sign_ins":
        keys.press(DOWN)
    to_button(keys, "Add a person")
    keys.press(SPACE)
    keys.wait_for(AddSignIn)
    keys.write("Mr Wren")
    keys.press(TAB)
    keys.write("pasto")
    to_button(keys, "Suggest one")
    keys.press(SPACE)
    keys.press(ENTER, CTRL)
    handed = keys.wait_for(HandOver)
    password = handed.password.text()
    keys.press(ENTER)
    keys.wait_for_window()
    return password


def leave_to(qtbot: QtBot, keys: Keyboard, window: Window, name: str, password: str) -> None:
    """Sign out, and let somebody else sign in."""
    keys.press(Qt.Key.Key_K, CTRL)
    keys.wait_for(FindDialog)
    keys.write("sign out")
    keys.press(ENTER)
    page = sign_in_page(qtbot, window)
    keys.wait_for_window()
    people = page.form.names
    people.setFocus()
    keys.write(name.rsplit(maxsplit=1)[-1].lower())
    assert people.selected_key() == 2
    page.form.password.setFocus()
    with qtbot.waitSignal(window.school_shown, timeout=20_000):
        sign_in(qtbot, window, password)
    keys.wait_for_window()


def test_pastoral_staff_log_and_find_off_what_is_not_theirs(
    qtbot: QtBot, keys: Keyboard, opening: Opening
) -> None:
    window = opening.window
    wren, ada = fill(window)
    password = let_in(keys, window)
    leave_to(qtbot, keys, window, "Mr Wren", password)
    assert (window.store.person, window.strip.isVisible()) == ("Mr Wren", False)
    log(keys, window)
    (now,) = window.store.read(stands_now, wren, LANGUAGE, today=window.store.today())
    assert now.grouping == "help"
    keys.press(Qt.Key.Key_3, CTRL)
    keys.press(ENTER)
    assert QApplication.activeModalWidget() is None
    assert window.status.sentence().startswith("You may not change offers.")
    window.go("pupils", ada)
    page = window.page("pupils")
    assert isinstance(page, PupilsPage)
    assert ASK in page.view.now.domains.rows[0].accessibleName()


def log(keys: Keyboard, window: Window) -> None:
    """Log a grouping for Wren from the keyboard alone."""
    window.remembered.set_text(LAST_DOMAIN, str(LANGUAGE))
    keys.press(Qt.Key.Key_L, CTRL)
    keys.wait_for(DecisionSheet)
    keys.write("wre")
    keys.press(ENTER)
    keys.write("3Waits to be asked.")
    keys.press(ENTER, CTRL)
    keys.wait_for_window()
    assert window.status.sentence().startswith("Wren Thimble is now in Getting Help")
