"""Settings, Audit trail: reading, narrowing, checking and taking out; and who looked at one pupil."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.abilities import EVERYTHING, Ability
from app.audit.verdict import say_head
from app.person import Person
from app.queries.audit_rows import audit_head
from app.queries.audit_words import Group
from app.store import Store
from app.ui.dialogs.audit_entry import AuditEntryDialog
from app.ui.dialogs.looked_at import LookedAtDialog
from app.ui.pages.settings import SettingsPage
from app.ui.sections.audit import AuditSection
from app.ui.window import Window
from tests.fixtures import clock
from tests.pupil_school import Pupils, fill
from tests.ui.unnamed import unnamed


@pytest.fixture
def pupils(store: Store) -> Pupils:
    return fill(store)


@pytest.fixture
def section(pupils: Pupils, window: Window) -> AuditSection:
    return section_of(window)


def section_of(window: Window) -> AuditSection:
    window.go("settings", "audit")
    assert isinstance(window.current, SettingsPage)
    section = window.current.section("audit")
    assert isinstance(section, AuditSection)
    return section


def kinds(section: AuditSection) -> set[str]:
    return {row.kind for row in section.table.rows_model.rows}


def dialog_of(
    window: Window, kind: type[AuditEntryDialog | LookedAtDialog]
) -> AuditEntryDialog | LookedAtDialog:
    return next(found for found in window.findChildren(kind) if found.isVisible())


def test_the_filters_narrow_the_trail(section: AuditSection, store: Store) -> None:
    assert "add_pupil" in kinds(section)
    section.filters.group.set_value(Group.KEYS)
    assert kinds(section) == {"protect_school"}
    section.filters.group.set_value(None)
    section.filters.start.set_value(store.today().replace(year=2030))
    assert kinds(section) == set()


def test_one_pupil_is_shown_alone(section: AuditSection, pupils: Pupils) -> None:
    assert section.filters.pupil is not None
    section.filters.pupil.set_value(pupils.ada)
    section.refresh()
    assert {row.about_words for row in section.table.rows_model.rows} == {"Ada Fern"}


def test_enter_opens_an_entry_with_its_fields(section: AuditSection, window: Window) -> None:
    section.table.setFocus()
    section.table.select_first()
    QTest.keyClick(section.table, Qt.Key.Key_Return)
    dialog = dialog_of(window, AuditEntryDialog)
    assert isinstance(dialog, AuditEntryDialog)
    assert dialog.sentence.text()
    assert dialog.table.rows_model.rows
    dialog.reject()


def test_checking_says_that_the_trail_is_whole(section: AuditSection, window: Window, qtbot: QtBot) -> None:
    section.check.click()
    qtbot.waitUntil(lambda: window.status.sentence().startswith("The audit trail is whole: "))
    assert section.verdict.isHidden()


def test_checking_names_the_entry_that_was_changed(section: AuditSection, store: Store, qtbot: QtBot) -> None:
    with store.database.writing.begin() as connection:
        connection.exec_driver_sql("UPDATE audit SET person = 'Nobody' WHERE id = 2")
    section.check.click()
    qtbot.waitUntil(section.verdict.isVisible)
    assert "Entry 2 was changed after it was written." in section.verdict.accessibleName()


def test_where_the_trail_stands_is_said_to_be_kept(section: AuditSection, store: Store) -> None:
    assert say_head(*store.read(audit_head)) in section.head.text()


def test_the_trail_goes_into_a_file_that_it_knows_of(
    section: AuditSection, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    out = tmp_path / "trail.csv"
    section.export_to(out)
    qtbot.waitUntil(lambda: "export_audit" in kinds(section))
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Entry,When,Who,What,About,Signed"
    assert any(line.endswith(",Added a pupil,Ada Fern,yes") for line in lines)


def test_who_may_make_no_file_with_names_has_no_button_for_it(store: Store, window: Window) -> None:
    person = Person("Ms Finch", EVERYTHING - {Ability.EXPORT_NAMED})
    window.open_store(Store(store.database, person, clock))
    section = section_of(window)
    assert not section.export.isEnabled()
    assert "You may not make a file that names pupils." in section.export.toolTip()


def test_who_may_not_read_the_trail_is_told_so(store: Store, window: Window) -> None:
    person = Person("Ms Finch", EVERYTHING - {Ability.READ_AUDIT})
    window.open_store(Store(store.database, person, clock))
    assert "You may not read the audit trail." in section_of(window).verdict.accessibleName()


def test_a_pupils_page_says_who_looked(pupils: Pupils, window: Window, qtbot: QtBot) -> None:
    window.go("pupils", pupils.ada)
    window.doing.stop()
    view = window.current.view  # type: ignore[union-attr]
    view.looked_action.trigger()
    dialog = dialog_of(window, LookedAtDialog)
    assert [row.kind for row in dialog.table.rows_model.rows] == ["open_pupil", "add_pupil"]
    assert "Ada" not in dialog.windowTitle()
    dialog.reject()


def test_everything_in_the_section_has_a_name(section: AuditSection) -> None:
    assert unnamed(section) == []
