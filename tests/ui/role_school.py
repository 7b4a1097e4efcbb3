"""A small school and a window for somebody of any role, and what of its buttons and commands is on for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.abilities import USUAL_SWITCHES, Ability, Role, abilities_of
from app.operations.meetings.actions import add_action
from app.operations.meetings.drafts import ActionDraft, MeetingDraft, PersonDraft
from app.operations.meetings.meetings import add_meeting
from app.operations.needs import NeedDraft, close_need, note_need
from app.operations.placements import ParticipantDraft, PlacementDraft, place_pupil
from app.operations.pupils import PupilDraft, add_pupil
from app.person import Person
from app.queries.meetings.listed import meeting_list
from app.store import Store
from app.ui.dialogs.find_entries import standing_entries
from app.ui.dialogs.find_entry import ACTIONS
from app.ui.page_stack import NAMES
from app.ui.pages.map import MapPage
from app.ui.pages.meetings import MeetingsPage
from app.ui.pages.pupils import PupilsPage
from app.ui.pages.settings import SettingsPage
from app.ui.settings import Remembered
from app.ui.widgets.buttons import Button, IconButton
from app.ui.window import Window
from tests import supported
from tests.fixtures import TODAY
from tests.ui.pages.map_school import EMOTIONAL, HELP, add
from tests.ui.shell_fixtures import added


def fill(store: Store) -> tuple[int, int]:
    """Put a pupil with a decision and a need, one in Risk Support and an offer into a school; returns the two pupils."""
    numbers = []
    for forename, grouping in (("Wren", "help"), ("Ada", "risk_support")):
        pupil = store.write(
            add_pupil, PupilDraft(forename, "Thimble", class_name="4 Kestrel"), today=TODAY
        ).id
        assert pupil is not None
        numbers.append(pupil)
        draft = PlacementDraft(
            pupil,
            EMOTIONAL,
            grouping,
            reason="Waits to be asked.",
            participants=(ParticipantDraft("staff"),),
            next_look_on=TODAY + timedelta(days=42),
            help_unused="none_available",
            risk="A plan is kept.",
            safeguarding_ref="SG-1",
        )
        store.write(place_pupil, draft, today=TODAY)
    fill_motion(store, numbers[0])
    store.write(note_need, NeedDraft(numbers[0], EMOTIONAL, seen="Sits apart at lunch"), today=TODAY)
    closed = store.write(note_need, NeedDraft(numbers[0], EMOTIONAL, seen="Waits outside"), today=TODAY).id
    assert closed is not None
    store.write(close_need, closed, why="Comes in now.", today=TODAY)
    add(store, "Worry box", [(HELP, EMOTIONAL)], years=("R", "6"))
    return numbers[0], numbers[1]


def fill_motion(store: Store, pupil: int) -> None:
    """Put the pupil into a group of an offer, and plan a meeting about them with an action from it."""
    offer = supported.offer(store, "Lego club")
    group = supported.group(store, offer, weekday=2)
    supported.support(store, pupil, offer, (("running", TODAY),), group_id=group)
    asked = (PersonDraft(name="Dr Sparrow", role="Educational psychologist"),)
    draft = MeetingDraft("multi_agency", TODAY, "How we go on", people=asked, pupils=(pupil,))
    meeting = store.write(add_meeting, draft, today=TODAY).id
    rings = ActionDraft("Ring home.", pupil, meeting, owner="Dr Sparrow", due_on=TODAY)
    store.write(add_action, rings, today=TODAY)


def seat(store: Store, role: Role) -> None:
    """Let Mr Wren, who has a role with its usual switches, sit at the program."""
    store.who = Person("Mr Wren", abilities_of(role, USUAL_SWITCHES[role]), role, 2)


def window_over(qtbot: QtBot, store: Store, folder: Path) -> Window:
    """Return the program's window with a school open in it."""
    window = added(qtbot, Window(Remembered(folder / "remembered.ini")))
    window.resize(1280, 800)
    window.open_store(store)
    window.show()
    qtbot.waitExposed(window)
    return window


def places(window: Window, pupil: int) -> Iterator[tuple[str, list[QWidget]]]:
    """Walk through the window: each page and each section of Settings, by name, with what its buttons stand in."""
    yield "window", [window.header, window.status, window.strip]
    for name in NAMES:
        window.go(name, pupil if name == "pupils" else None)
        page = window.page(name)
        if isinstance(page, MapPage):
            page.open_at({"domain": EMOTIONAL, "grouping": "help"})
        if isinstance(page, PupilsPage):
            yield name, [page, *page.header_actions()]
            page.view.open_timeline()
        if isinstance(page, MeetingsPage):
            meet(page)
        if isinstance(page, SettingsPage):
            for entry in page.sections:
                page.list.select(entry.name)
                QApplication.processEvents()
                yield entry.name, [page.section(entry.name)]
        else:
            QApplication.processEvents()
            yield name, [page, *page.header_actions()]


def meet(page: MeetingsPage) -> None:
    """Open the meeting that is planned, go through its one pupil, and stand at its recap."""
    page.open_at(page.shell.store.read(meeting_list).coming[0].id)
    page.view.begin()
    page.mode.step(1)


def buttons(parts: list[QWidget]) -> Iterator[tuple[str, Button | IconButton]]:
    """Return every button in some parts that is not hidden, by what it is called."""
    for part in parts:
        for button in [part, *part.findChildren(QWidget)]:
            if isinstance(button, Button | IconButton) and not button.isHidden():
                yield button.text() or button.accessibleName(), button


def walk(window: Window, pupil: int) -> dict[tuple[str, str], list[Button | IconButton]]:
    """Return the buttons of the whole window, by place and name."""
    found: dict[tuple[str, str], list[Button | IconButton]] = {}
    for place, parts in places(window, pupil):
        for name, button in buttons(parts):
            found.setdefault((place, name), []).append(button)
    return found


def commands(window: Window) -> set[str]:
    """Return what can be done by "Find or do anything" on any page."""
    found: set[str] = set()
    for name in NAMES:
        window.go(name)
        found |= {entry.title for entry in standing_entries(window) if entry.group == ACTIONS}
    return found


# What is kept from whom, by place and name.
GUARDED: dict[tuple[str, str], Ability] = {
    ("window", "Log a grouping"): Ability.LOG,
    ("map", "Excel map"): Ability.EXPORT,
    ("map", "Print"): Ability.EXPORT,
    ("map", "Add an offer here"): Ability.CHANGE_OFFERS,
    ("map", "Log here"): Ability.LOG,
    ("pupils", "Add a pupil"): Ability.CHANGE_PUPILS,
    ("pupils", "Import pupils"): Ability.IMPORT,
    ("pupils", "Log for Wren"): Ability.LOG,
    ("pupils", "Edit"): Ability.CHANGE_PUPILS,
    ("pupils", "Correct …"): Ability.LOG,
    ("pupils", "Withdraw …"): Ability.LOG,
    ("pupils", "Move the date …"): Ability.LOG,
    ("offers", "Import"): Ability.IMPORT,
    **dict.fromkeys(
        [("offers", name) for name in ("Add an offer", "Starter list", "Edit", "Still true")],
        Ability.CHANGE_OFFERS,
    ),
    **dict.fromkeys([("reports", name) for name in ("Print …", "PDF …", "Excel …")], Ability.EXPORT_INTERNAL),
    **dict.fromkeys(
        [("reports", name) for name in ("Print page …", "Page as PDF …", "Excel sheet …")], Ability.EXPORT
    ),
    ("reports", "Add …"): Ability.CHANGE_OFFERS,
    **dict.fromkeys(
        [
            *(("offers", name) for name in ("New group …", "Add pupils …", "Register …")),
            *(("pupils", name) for name in ("Add a support", "Add to an offer …", "Move on …", "End …")),
            *(("meetings", name) for name in ("Plan a meeting", "Held", "Cancel it", "Plan the next one")),
            *(("meetings", name) for name in ("Take back", "Change", "Was there", "Away", "Add")),
            *(("meetings", name) for name in ("Done", "Close …", "Meeting held")),
        ],
        Ability.LOG,
    ),
    ("meetings", "Make the pack"): Ability.EXPORT_NAMED,
    ("offers", "Leaflet"): Ability.EXPORT,
    ("new_year", "Roll forward to 2026/27 …"): Ability.CHANGE_SETTINGS,
    ("school", "Save these"): Ability.CHANGE_SETTINGS,
    ("school", "Choose a logo …"): Ability.CHANGE_SETTINGS,
    ("locking", "Save these"): Ability.CHANGE_SETTINGS,
    **dict.fromkeys(
        [(place, "Change") for place in ("terms", "groupings", "domains", "lists")],
        Ability.CHANGE_SETTINGS,
    ),
    ("effect", "Save this"): Ability.CHANGE_SETTINGS,
    ("staff", "Add"): Ability.CHANGE_SETTINGS,
    ("records", "Change …"): Ability.CHANGE_SETTINGS,
    ("organisations", "Add"): Ability.CHANGE_OFFERS,
    ("backups", "Make one now"): Ability.BACK_UP,
    ("backups", "Choose a folder …"): Ability.BACK_UP,
    ("sign_ins", "Add a person"): Ability.MANAGE_PEOPLE,
    ("sign_ins", "Change"): Ability.MANAGE_PEOPLE,
    ("sign_ins", "New recovery code …"): Ability.MANAGE_PEOPLE,
}
# What "Find or do anything" offers only to whom it lets.
GUARDED_COMMANDS: dict[str, Ability] = {
    "Log a grouping": Ability.LOG,
    "Log a grouping in this cell": Ability.LOG,
    "Add an offer": Ability.CHANGE_OFFERS,
    "Add an offer in this cell": Ability.CHANGE_OFFERS,
    "Duplicate this offer": Ability.CHANGE_OFFERS,
    "End this offer; its history stays": Ability.CHANGE_OFFERS,
    "Add a pupil": Ability.CHANGE_PUPILS,
    "Import pupils": Ability.IMPORT,
    "Import offers": Ability.IMPORT,
    "Import a file …": Ability.IMPORT,
    "Choose from the starter list of offers": Ability.CHANGE_OFFERS,
    "Make the Excel map": Ability.EXPORT,
    "Print this report": Ability.EXPORT_INTERNAL,
    "Save this report for Excel": Ability.EXPORT_INTERNAL,
    "Print the map": Ability.EXPORT,
    "Save this report as a PDF": Ability.EXPORT_INTERNAL,
    "Print the family leaflet": Ability.EXPORT,
    "Plan a meeting": Ability.LOG,
    "Make the pack of this meeting": Ability.EXPORT_NAMED,
    "Add a support": Ability.LOG,
    "Make a group of this offer": Ability.LOG,
    "Put pupils on this offer": Ability.LOG,
    "Roll forward to the new year": Ability.CHANGE_SETTINGS,
    "Named workbook of all pupils": Ability.EXPORT_NAMED,
}
