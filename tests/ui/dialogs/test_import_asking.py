"""What a file leaves open is asked in the import dialog: what it is, its dates, its headings, and whom a row means."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.queries.mappings import mappings
from app.queries.pupils import pupil_rows
from app.store import Store
from app.ui.dialogs.import_file import ImportDialog
from app.ui.template_link import TemplateLink
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.imports.making import list_file, sheets_file, text_file, workbook_file
from tests.imports.making import take_in as take_in_list
from tests.ui.typing_keys import CTRL, Keyboard
from tests.ui.unnamed import unnamed


def read(qtbot: QtBot, window: Window, path: Path, likely: str = "pupils") -> ImportDialog:
    """Open the dialog and let it read a file."""
    dialog = ImportDialog(window, likely)
    window.show_dialog(dialog)
    dialog.read(path)
    settle(qtbot, dialog)
    return dialog


def settle(qtbot: QtBot, dialog: ImportDialog) -> None:
    """Wait until everything that was said is compared."""
    qtbot.waitUntil(lambda: dialog.idle)


def answer(qtbot: QtBot, dialog: ImportDialog, words: str) -> None:
    """Press the answer with these words."""
    next(button for button in dialog.ask_page.buttons if button.text() == words).click()
    settle(qtbot, dialog)


def outcomes(dialog: ImportDialog) -> list[tuple[int, str]]:
    """Return row and outcome of every row that is shown."""
    return [(row.row, str(row.outcome)) for row in dialog.preview.rows.rows_model.rows]


def test_dates_that_can_be_read_in_two_ways_are_asked(
    qtbot: QtBot, window: Window, store: Store, tmp_path: Path
) -> None:
    dialog = read(qtbot, window, list_file(tmp_path, "1,Fern,Ada,03/04/2016,4,Owl"))
    assert dialog.ask_page.isVisible()
    assert dialog.ask_page.words.text() == "“DOB”: the file has 03/04/2016. Is that 3 April or 4 March?"
    assert unnamed(dialog) == []
    answer(qtbot, dialog, "The month comes first")
    assert "born 4 March 2016" in dialog.preview.rows.rows_model.rows[0].details


def test_a_table_without_known_headings_is_asked_about(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    path = text_file(tmp_path, "Vorname,Nachname\nWren,Thimble\n")
    dialog = read(qtbot, window, path)
    assert dialog.ask_page.title.text() == "What is in this file?"
    answer(qtbot, dialog, "A list of pupils")
    assert dialog.columns.isVisible()
    assert "headings of this file are not known" in dialog.trouble.accessibleName()
    assert unnamed(dialog) == []


def choose_heading(dialog: ImportDialog, field: str, heading: str) -> None:
    """Say with the keyboard in which column a field stands: type in the list, then choose."""
    page = dialog.columns
    page.lines.select((field, ""))
    page.lines.setFocus()
    QTest.keyClicks(page.lines, heading[:1])
    line = page.heading.lineEdit()
    assert line is not None
    QTest.keyClicks(line, heading[1:])


def test_columns_said_once_are_remembered(qtbot: QtBot, window: Window, store: Store, tmp_path: Path) -> None:
    path = text_file(tmp_path, "Vorname,Nachname\nWren,Thimble\n")
    dialog = read(qtbot, window, path)
    answer(qtbot, dialog, "A list of pupils")
    choose_heading(dialog, "forename", "Vorname")
    choose_heading(dialog, "surname", "Nachname")
    assert [(line.field, line.values) for line in dialog.columns.lines.rows_model.rows if line.values] == [
        ("forename", "Wren"),
        ("surname", "Thimble"),
    ]
    dialog.columns.name.setText("Our system")
    dialog.add.click()
    settle(qtbot, dialog)
    assert dialog.preview.totals.text() == "1 new."
    dialog.reject()
    assert [one.name for one in store.read(mappings, "pupils")] == ["Our system"]
    again = read(qtbot, window, text_file(tmp_path, "Nachname,Vorname\nMoonraker,Idris\n", name="new.csv"))
    assert "read as “Our system”" in again.file.text()
    assert [row.name for row in again.preview.rows.rows_model.rows] == ["Idris Moonraker"]
    again.change.click()
    again.columns.forget.click()
    assert store.read(mappings, "pupils") == ()
    again.add.click()
    settle(qtbot, again)
    assert again.file.text() == "A list of 1 pupil – new.csv"


def test_another_sheet_can_be_chosen(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = workbook_file(tmp_path, [["Forename", "Surname", "Class"], ["Wren", "Thimble", "Owl"]])
    book = load_workbook(path)
    other = book.create_sheet("Leavers")
    other.append(["Forename", "Surname"])
    other.append(["Idris", "Moonraker"])
    book.save(path)
    dialog = read(qtbot, window, path)
    assert "A list of 1 pupil, sheet “Sheet”" in dialog.file.text()
    dialog.change.click()
    dialog.columns.table.sheet.set_value("Leavers")
    settle(qtbot, dialog)
    dialog.add.click()
    settle(qtbot, dialog)
    assert [row.name for row in dialog.preview.rows.rows_model.rows] == ["Idris Moonraker"]


def two_of_a_name(store: Store, folder: Path) -> Path:
    """Let the school have two pupils of one name, and return a list that names one of them."""
    first = list_file(folder, "1,Moss,Kit,21/02/2016,4,Owl", "2,Moss,Kit,22/03/2016,4,Elm")
    take_in_list(store, first)
    return text_file(folder, "Forename,Surname,Class\nKit,Moss,Ash\nPip,Q,Ash\n", name="next.csv")


def test_whom_a_row_means_is_chosen(qtbot: QtBot, window: Window, store: Store, tmp_path: Path) -> None:
    dialog = read(qtbot, window, two_of_a_name(store, tmp_path))
    assert outcomes(dialog) == [(2, "asked"), (3, "added")]
    assert dialog.preview.answer.asks
    QTest.keyClick(dialog.preview.rows, Qt.Key.Key_Return)
    QTest.keyClick(dialog.preview.answer.field, Qt.Key.Key_Down)
    settle(qtbot, dialog)
    assert outcomes(dialog) == [(2, "changed"), (3, "added")]
    assert dialog.preview.answer.asks
    dialog.preview.answer.field.setCurrentText("A new pupil")
    dialog.preview.answer.field.changed.emit()
    settle(qtbot, dialog)
    assert dialog.add.text() == "Add 2 pupils"


def test_a_row_that_is_left_out_is_not_written(
    qtbot: QtBot, window: Window, store: Store, tmp_path: Path
) -> None:
    dialog = read(qtbot, window, list_file(tmp_path, "1,Fern,Ada,,4,Owl", "2,Moss,Kit,,4,Owl"))
    QTest.keyClick(dialog.preview.rows, Qt.Key.Key_Space)
    assert not dialog.add.isEnabled()
    settle(qtbot, dialog)
    assert outcomes(dialog) == [(2, "left"), (3, "added")]
    with qtbot.waitSignal(dialog.accepted):
        dialog.add.click()
    assert [row.name for row in store.read(pupil_rows, today=TODAY)] == ["Kit Moss"]


def test_what_is_searched_for_is_left_out_at_once(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    rows = [f"{number},Fern,Ada{number},,4,{'Owl' if number < 5 else 'Elm'}" for number in range(1, 9)]
    dialog = read(qtbot, window, list_file(tmp_path, *rows))
    QTest.keyClicks(dialog.preview.rows, "e")
    QTest.keyClicks(dialog.preview.search, "lm")
    assert len(outcomes(dialog)) == 4
    dialog.preview.leave.click()
    settle(qtbot, dialog)
    assert dialog.preview.totals.text() == "4 new, 4 left out."
    assert dialog.preview.search.text() == "elm"
    dialog.preview.take.click()
    settle(qtbot, dialog)
    assert dialog.preview.totals.text() == "8 new."


def test_everything_left_out_leaves_nothing_to_do(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    dialog = read(qtbot, window, list_file(tmp_path, "1,Fern,Ada,,4,Owl"))
    dialog.preview.leave.click()
    settle(qtbot, dialog)
    assert "Everything is left out" in dialog.trouble.accessibleName()
    assert not dialog.add.isVisible()


def test_who_is_not_in_the_yearly_list_is_asked_about(
    qtbot: QtBot, window: Window, store: Store, tmp_path: Path
) -> None:
    two_of_a_name(store, tmp_path)
    dialog = read(qtbot, window, list_file(tmp_path, "1,Moss,Kit,21/02/2016,4,Owl"))
    # They came today, so nobody can have left; the rows of who is missing stand apart all the same.
    dialog.ticks.yearly.setChecked(True)
    settle(qtbot, dialog)
    assert [row < 0 for row, _ in outcomes(dialog)] == [False, True]
    dialog.ticks.yearly.setChecked(False)
    settle(qtbot, dialog)
    assert len(outcomes(dialog)) == 1


def test_what_a_schools_own_words_mean_is_said_once(
    qtbot: QtBot, window: Window, store: Store, tmp_path: Path
) -> None:
    text = "Intervention,Provider,Thrive grouping,Area of need\nLego club,In house,Level A,SEMH\n"
    path = text_file(tmp_path, text, name="map.csv")
    dialog = read(qtbot, window, path, "offers")
    assert dialog.change.text() == "Columns and words …"
    dialog.change.click()
    line = dialog.columns.lines.selected()
    assert (line.word, line.values, dialog.columns.what.text()) == ("Level A", "in 1 row", "“Level A” means")
    assert unnamed(dialog) == []
    QTest.keyClicks(dialog.columns.lines, "G")
    edit = dialog.columns.means.lineEdit()
    assert edit is not None
    QTest.keyClicks(edit, "etting Help")
    dialog.columns.name.setText("Our map")
    dialog.add.click()
    settle(qtbot, dialog)
    assert "Getting Help" in dialog.preview.rows.rows_model.rows[0].details
    dialog.reject()
    again = read(qtbot, window, text_file(tmp_path, text.replace("Lego", "Chess"), name="new.csv"))
    assert "Getting Help" in again.preview.rows.rows_model.rows[0].details


def test_reading_can_be_stopped(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    rows = [f"{number},Fern,Ada{number},,4,Owl" for number in range(8_000)]
    dialog = ImportDialog(window)
    window.show_dialog(dialog)
    dialog.read(list_file(tmp_path, *rows))
    assert dialog.job is not None
    dialog.job.cancel()
    settle(qtbot, dialog)
    assert dialog.trouble.accessibleName() == "Stopped. Nothing was changed."
    assert dialog.drop.isVisible()
    (tmp_path / "list.csv").unlink()


def test_a_list_on_several_sheets_comes_in_by_keys_alone(
    qtbot: QtBot, window: Window, store: Store, tmp_path: Path
) -> None:
    dialog, keys = ImportDialog(window), Keyboard(qtbot, window)
    window.show_dialog(dialog)
    keys.wait_for(ImportDialog)
    keys.press(Qt.Key.Key_Tab)
    assert isinstance(keys.focus(), TemplateLink)
    heads = ["Forename", "Surname", "Year"]
    dialog.read(sheets_file(tmp_path, {"3J": [heads, ["Ada", "Fern", 3]], "4K": [heads, ["Bo", "Moss", 4]]}))
    settle(qtbot, dialog)
    keys.press(Qt.Key.Key_Return, CTRL)
    settle(qtbot, dialog)
    keys.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(store.read(pupil_rows, today=TODAY)) == 2)


def test_tab_goes_through_the_preview_as_it_stands(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    dialog = read(qtbot, window, list_file(tmp_path, "1,Fern,Ada,,4,Owl"))
    keys = Keyboard(qtbot, window)
    keys.wait_for(ImportDialog)
    dialog.another.setFocus()
    passed = []
    for _ in range(3):
        keys.press(Qt.Key.Key_Tab)
        passed.append(keys.focus())
    assert passed == [dialog.ticks.yearly, dialog.preview.search, dialog.preview.filter]


def test_sheets_with_the_same_headings_are_asked_about_and_can_be_one_list(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    heads = ["Surname", "Forename"]
    sheets = {"5D": [heads, ["Thimble", "Wren"]], "5E": [heads, ["Moonraker", "Idris"], ["Nobody"]]}
    dialog = read(qtbot, window, sheets_file(tmp_path, sheets))
    assert dialog.ask_page.title.text() == "Which sheets are the list?"
    assert unnamed(dialog) == []
    answer(qtbot, dialog, "All 2 sheets with these headings")
    rows = dialog.preview.rows.rows_model.rows
    assert [(row.name, row.what) for row in rows] == [
        ("Wren Thimble", "New"), ("Idris Moonraker", "New"), ("Nobody", "Refused")
    ]  # fmt: skip
    assert rows[2].details.startswith("Sheet “5E”, row 3. ")
    dialog.change.click()
    sheet = dialog.columns.table.sheet
    assert [sheet.itemText(at) for at in range(sheet.count())] == [
        "All 2 sheets with these headings",
        "5D",
        "5E",
    ]
    sheet.setCurrentIndex(2)
    settle(qtbot, dialog)
    dialog.add.click()
    settle(qtbot, dialog)
    assert [row.name for row in dialog.preview.rows.rows_model.rows] == ["Idris Moonraker", "Nobody"]
