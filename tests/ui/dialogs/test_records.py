"""Giving a record away, the transfer file, erasing and the schedule, through the real window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.abilities import Ability
from app.done import Done
from app.errors import Problem
from app.operations.rights.holding import hold_pupil
from app.operations.rights.retention import RuleDraft, set_retention_rule
from app.queries.pupil_page import pupil_page
from app.queries.rights.disclosures import disclosures
from app.queries.rights.erasure_preview import erasure_preview
from app.queries.rights.grounds import ErasureGround
from app.queries.rights.review import Choice
from app.queries.rights.rules import retention_rules
from app.rights.giving import open_record
from app.store import Store
from app.ui.dates import say_date
from app.ui.dialogs.erase import EraseDialog, ask_to_erase
from app.ui.dialogs.record_copies import CopiesDialog
from app.ui.dialogs.record_preview import RecordPreview
from app.ui.dialogs.record_review import RecordReview
from app.ui.dialogs.record_transfer import PasswordDialog, TransferDialog
from app.ui.dialogs.small_form import SmallForm
from app.ui.pages.pupils import PupilsPage
from app.ui.pages.settings import SettingsPage
from app.ui.sections.retention import RetentionSection
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.rights.conftest import People, leaver, people
from tests.ui.unnamed import unnamed

__all__ = ["leaver", "people"]


@pytest.fixture
def review(window: Window, people: People, store: Store) -> RecordReview:
    """Everything held on Zephyrine, open to be gone through."""
    dialog = RecordReview(window, open_record(store, people.zeph))
    window.show_dialog(dialog)
    return dialog


def erasing(window: Window, pupil_id: int, *, figures_stay: bool = False) -> EraseDialog:
    preview = window.store.read(erasure_preview, pupil_id)
    return EraseDialog(window, preview, figures_stay=figures_stay)


def choose(review: RecordReview, label: str) -> None:
    row = next(row for row in review.rows if row.item.label == label)
    review.table.select(row.item.key)


def test_every_part_of_the_review_has_a_name(review: RecordReview) -> None:
    assert unnamed(review) == []
    assert "Zephyrine" not in review.windowTitle()


def test_other_peoples_names_are_taken_out_unless_somebody_keeps_them(
    qtbot: QtBot, review: RecordReview
) -> None:
    choose(review, "Why")
    assert review.table.selected().decision == "Names taken out"
    QTest.keyClick(review, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: review.table.selected().decision == "Kept")


def test_an_item_is_withheld_with_its_ground(qtbot: QtBot, review: RecordReview) -> None:
    choose(review, "In the pupil’s words")
    QTest.keyClick(review, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: review.table.selected().decision == "Withheld: confidence")
    assert "would not be told" in review.buttons.why.text()
    assert "1 withheld" in review.totals.text()


def test_the_keys_go_on_in_the_list_after_an_item_was_decided(qtbot: QtBot, review: RecordReview) -> None:
    choose(review, "Why")
    QTest.keyClick(review, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: review.table.selected().decision == "Withheld: serious harm")
    assert review.focusWidget() is review.table


def test_a_search_that_finds_nothing_says_so(review: RecordReview) -> None:
    review.search.setText("quinquereme")
    assert review.buttons.whole.text().startswith("Nothing held is like that.")


def test_names_can_be_taken_out_only_where_there_are_any(review: RecordReview) -> None:
    choose(review, "Admission number")
    (button,) = [one for one, verdict in review.buttons.buttons if verdict.choice is Choice.REDACT]
    assert not button.isEnabled()


def test_the_record_is_searched_and_narrowed(review: RecordReview) -> None:
    review.search.setText("jocasta")
    assert {row.item.label for row in review.table.rows_model.rows} == {"Name"}
    review.search.clear()
    review.shown.set_value("others")
    review.refill()
    assert all(row.item.others for row in review.table.rows_model.rows)


def test_the_preview_shows_what_would_be_given(review: RecordReview) -> None:
    review.preview.click()
    (preview,) = review.findChildren(RecordPreview)
    assert unnamed(preview) == []
    preview.on.click()
    assert preview.words.text().startswith("Page 2 of ")
    preview.close()


def test_for_whom_it_is_must_be_said(review: RecordReview) -> None:
    review.make.click()
    assert review.form.field("made_for").accessibleDescription() == "Say for whom the copy is."


def test_the_files_are_made_and_noted(
    qtbot: QtBot, review: RecordReview, people: People, store: Store, tmp_path: Path
) -> None:
    review.form.field("made_for").set_value("the family")
    with qtbot.waitSignal(review.accepted):
        review.make_files(tmp_path)
    assert sorted(file.suffix for file in tmp_path.glob("Record*")) == [".json", ".pdf"]
    assert store.read(disclosures, people.zeph)[0].made_for == "the family"


def test_a_folder_that_is_gone_keeps_the_review(qtbot: QtBot, review: RecordReview, tmp_path: Path) -> None:
    review.form.field("made_for").set_value("the family")
    review.make_files(tmp_path / "nowhere")
    qtbot.waitUntil(lambda: not review.trouble.isHidden())
    assert review.isVisible()


def test_what_was_decided_can_be_brought_back(qtbot: QtBot, review: RecordReview, window: Window) -> None:
    choose(review, "Why")
    QTest.keyClick(review, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "1 withheld" in review.totals.text())
    review.reject()
    window.doing._act()
    again = QApplication.activeModalWidget()
    assert isinstance(again, RecordReview)
    assert "1 withheld" in again.totals.text()
    again.verdicts.clear()
    again.reject()


def test_a_transfer_file_shows_its_password_once(
    qtbot: QtBot, window: Window, people: People, store: Store, tmp_path: Path
) -> None:
    dialog = TransferDialog(window, open_record(store, people.zeph))
    window.show_dialog(dialog)
    assert unnamed(dialog) == []
    values = {"made_for": "Hill School", "purpose": "", "locked": True}
    dialog.make_files(values, tmp_path)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PasswordDialog))
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, PasswordDialog)
    assert len(shown.password.text()) == 24
    shown.reject()
    assert shown.isVisible()
    assert "Esc again leaves" in shown.warned.text()
    shown.reject()
    assert not shown.isVisible()
    copies = CopiesDialog(window, people.zeph, "Zephyrine")
    window.show_dialog(copies)
    assert unnamed(copies) == []
    assert [row.kind for row in copies.list.table.rows_model.rows] == ["transfer"]
    copies.reject()


def test_erasing_waits_until_the_name_is_typed(
    qtbot: QtBot, window: Window, people: People, store: Store
) -> None:
    dialog = erasing(window, people.zeph)
    window.show_dialog(dialog)
    assert unnamed(dialog) == []
    assert "Ada Fern: Needs that were noted" in dialog.told.text()
    assert not dialog.save_button.isEnabled()
    dialog.form.field("typed").set_value("Zephyrine Quillfeather")
    # The ground goes into the trail for ever, so nobody is given one that they did not choose.
    dialog.save_button.click()
    assert dialog.isVisible()
    dialog.form.field("ground").set_value(str(ErasureGround.REQUEST))
    with qtbot.waitSignal(dialog.accepted):
        dialog.save_button.click()
    with pytest.raises(Problem, match="no longer there"):
        store.read(pupil_page, people.zeph, today=TODAY)


def test_a_record_on_hold_says_so_and_cannot_be_erased(window: Window, people: People, store: Store) -> None:
    store.write(hold_pupil, people.zeph, "Inquiry 7", today=TODAY)
    dialog = erasing(window, people.zeph)
    window.show_dialog(dialog)
    dialog.form.field("typed").set_value("004711")
    assert "on hold: Inquiry 7" in dialog.trouble.accessibleName()
    assert not dialog.save_button.isEnabled()
    dialog.reject()


def test_a_leaver_is_made_anonymous(qtbot: QtBot, window: Window, leaver: int, store: Store) -> None:
    dialog = erasing(window, leaver, figures_stay=True)
    window.show_dialog(dialog)
    dialog.form.field("typed").set_value("004711")
    with qtbot.waitSignal(dialog.accepted):
        dialog.save_button.click()
    assert store.read(pupil_page, leaver, today=TODAY).name == f"Former pupil {leaver}"


def test_what_an_erasure_does_is_looked_up_beside_the_window(
    qtbot: QtBot, window: Window, people: People
) -> None:
    ask_to_erase(window, people.zeph)
    assert window.findChildren(EraseDialog) == []
    qtbot.waitUntil(lambda: window.findChildren(EraseDialog) != [])
    (dialog,) = window.findChildren(EraseDialog)
    assert "Ada Fern: Needs that were noted" in dialog.told.text()
    dialog.reject()


def test_all_that_is_left_to_do_after_an_erasure_is_shown_whole(
    qtbot: QtBot, window: Window, people: People
) -> None:
    dialog = erasing(window, people.zeph)
    window.show_dialog(dialog)
    said = "Erased one pupil’s record. The share is out of reach. What is shared there names the pupil still."
    dialog._done(Done(said))
    assert dialog.whole.isVisible()
    assert dialog.whole.text() == said
    with qtbot.waitSignal(dialog.accepted):
        dialog.reject()


def test_the_schedule_is_changed_and_shows_what_is_due(
    qtbot: QtBot, window: Window, leaver: int, store: Store
) -> None:
    for kind in ("pupil_record", "sen_file"):
        store.write(set_retention_rule, RuleDraft(kind, 5, "birth"))
    section = RetentionSection(window)
    qtbot.addWidget(section)
    section.refresh()
    assert unnamed(section) == []
    assert [(one.what, one.row.pupil_id) for one in section.due.table.rows_model.rows] == [("due", leaver)]
    assert section.why.text().endswith(section.due.table.selected().why)
    section._change(section.rules.table.rows_model.rows[0])
    form = QApplication.activeModalWidget()
    assert isinstance(form, SmallForm)
    form.form.field("years").set_value(30)
    form.save_button.click()
    assert store.read(retention_rules)[0].years == 30


def shown(menu: QMenu) -> list[str]:
    """Return what a menu offers once it is about to open."""
    menu.aboutToShow.emit()
    return [
        action.text()
        for action in menu.actions()
        if action.isVisible() and action.text().endswith((" …", "hold"))
    ]


def test_more_offers_what_the_person_may_do(window: Window, people: People, store: Store) -> None:
    window.go("pupils", people.zeph)
    page = window.current
    assert isinstance(page, PupilsPage)
    assert {"Everything held …", "Transfer file …", "Hold …", "Erase …"} <= set(shown(page.view.menu))
    store.write(hold_pupil, people.zeph, "Inquiry 7", today=TODAY)
    assert "End the hold" in shown(page.view.menu)
    store.who = replace(store.who, abilities=store.who.abilities - {Ability.ERASE, Ability.SUBJECT_ACCESS})
    assert not {"Everything held …", "Transfer file …", "Erase …"} & set(shown(page.view.menu))


def test_a_pupils_page_says_that_the_record_is_on_hold_to_who_may_know(
    window: Window, people: People, store: Store
) -> None:
    window.go("pupils", people.zeph)
    page = window.current
    assert isinstance(page, PupilsPage)
    assert not page.view.held.isVisible()
    store.write(hold_pupil, people.zeph, "Inquiry 7", today=TODAY)
    assert page.view.held.isVisible()
    assert page.view.held.text() == f"On hold since {say_date(TODAY)}: Inquiry 7"
    store.who = replace(store.who, abilities=frozenset({Ability.SEE_PUPILS}))
    window.go("pupils", people.ada)
    window.go("pupils", people.zeph)
    assert not page.view.held.isVisible()


def test_everything_held_opens_from_the_pupils_page(window: Window, people: People) -> None:
    window.go("pupils", people.zeph)
    page = window.current
    assert isinstance(page, PupilsPage)
    page.doing.records.review()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RecordReview)
    dialog.reject()


def test_the_schedule_is_a_section_of_settings(window: Window) -> None:
    window.go("settings", "records")
    page = window.current
    assert isinstance(page, SettingsPage)
    assert isinstance(page.stack.currentWidget(), RetentionSection)
