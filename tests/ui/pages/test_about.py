"""Settings, About: only a school that anybody can read says that it is not protected, and takes in no file."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.db import create
from app.operations.setup import SchoolDraft, set_up_school
from app.queries.map_about import UNPROTECTED
from app.store import Store
from app.ui.dialogs.import_file import ImportDialog
from app.ui.settings import Remembered
from app.ui.widgets.panels import Notice
from app.ui.window import Window
from tests.fixtures import TODAY, clock


@pytest.fixture
def sample_window(qtbot: QtBot, tmp_path: Path) -> Window:
    """The window over a school that calls itself the sample, which has no passwords."""
    store = Store(create(tmp_path / "sample"), "Ms Dovecote", clock)
    store.write(set_up_school, SchoolDraft(name="Larkfield Primary", is_sample=True), today=TODAY)
    window = Window(Remembered(tmp_path / "sample.ini"))
    qtbot.addWidget(window)
    window.open_store(store)
    window.show()
    return window


def about(window: Window) -> list[str]:
    """Return what the notices of the section say."""
    window.go("settings", "about")
    assert window.current is not None
    return [notice.accessibleName() for notice in window.current.findChildren(Notice) if notice.isVisible()]


def test_the_sample_says_that_anybody_can_read_it(sample_window: Window) -> None:
    (words,) = about(sample_window)
    assert words.startswith(UNPROTECTED)


def test_a_locked_school_says_nothing_of_the_kind(window: Window) -> None:
    assert about(window) == []


def test_the_sample_says_that_it_takes_in_no_file_before_one_is_chosen(sample_window: Window) -> None:
    dialog = ImportDialog(sample_window, "pupils")
    sample_window.show_dialog(dialog)
    assert dialog.trouble.isVisible()
    assert dialog.choose.toolTip().startswith("The sample school takes in no files")
    assert not dialog.choose.isEnabled()
    assert not dialog.acceptDrops()
    dialog.reject()
