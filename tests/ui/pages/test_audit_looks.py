"""Opening a pupil's page is noted in the audit trail, and costs the page nothing."""

from __future__ import annotations

from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.db import open_school
from app.noting import UNRECORDED
from app.schema import audit
from app.store import Store
from app.ui.pages.pupils import PupilsPage
from app.ui.window import Window
from tests.fixtures import clock
from tests.pupil_school import fill


def looks(store: Store) -> list[str]:
    """Return whose pages were opened, as the trail has it."""
    with store.database.engine.connect() as connection:
        kind = audit.c.kind == "open_pupil"
        return list(connection.scalars(select(audit.c.touched).where(kind).order_by(audit.c.id)))


def test_each_pupil_that_is_opened_is_noted_once(store: Store, window: Window, qtbot: QtBot) -> None:
    pupils = fill(store)
    window.go("pupils", pupils.wren)
    qtbot.waitUntil(lambda: len(looks(store)) == 1)
    window.pages.heard(frozenset({"pupil"}))
    window.go("pupils", pupils.ada)
    qtbot.waitUntil(lambda: len(looks(store)) == 2)
    assert looks(store) == [f'["pupil:{pupils.wren}"]', f'["pupil:{pupils.ada}"]']


def test_a_school_to_look_at_says_once_that_looks_are_not_recorded(
    store: Store, window: Window, qtbot: QtBot
) -> None:
    pupils = fill(store)
    looked = Store(open_school(store.database.folder, store.database.seal, look=True), "Ms Dovecote", clock)
    window.open_store(looked)
    window.go("pupils", pupils.wren)
    qtbot.waitUntil(lambda: window.status.sentence() == UNRECORDED)
    window.say("Something else")
    window.go("pupils", pupils.ada)
    assert isinstance(window.current, PupilsPage)
    window.doing.stop()
    assert window.status.sentence() == "Something else"
    window.close_school()
