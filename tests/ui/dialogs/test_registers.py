"""Choosing in whose words a copy of the map names the groupings, where the school has words of treatment."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import Invalid
from app.operations.wording import GroupingDraft, change_grouping
from app.queries.map_about import TREATMENT
from app.queries.provision_map import MapFilters
from app.queries.pupil_page import pupil_page
from app.queries.wording import groupings
from app.store import Store
from app.ui.dialogs.export_map import ExportMapDialog
from app.ui.dialogs.plan_form import plan_dialog
from app.ui.dialogs.print_map import map_preview
from app.ui.dialogs.small_form import SmallForm
from app.ui.sections.groupings import GroupingsSection
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.operations.deciding import new_pupil


@pytest.fixture
def worded(store: Store) -> None:
    """Getting Help has words of treatment."""
    row = next(one for one in store.read(groupings) if one.code == "help")
    draft = GroupingDraft(row.id, row.label, row.short_label, row.definition, row.letter)
    store.write(change_grouping, replace(draft, treatment_label="Treatment by aims"), today=TODAY)


def words_of(file: Path) -> str:
    book = openpyxl.load_workbook(file)
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)


def saved(window: Window, qtbot: QtBot, out: Path, **values: object) -> str:
    dialog = ExportMapDialog(window, MapFilters(TODAY))
    window.show_dialog(dialog)
    dialog.form.set_values({"place": str(out), **values})
    dialog.form.submit()
    qtbot.waitUntil(out.exists)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    return words_of(out)


def test_the_excel_map_is_made_in_the_usual_words_unless_chosen(
    worded: None, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    usual = saved(window, qtbot, tmp_path / "usual.xlsx")
    assert "Treatment by aims" not in usual
    assert TREATMENT not in usual
    other = saved(window, qtbot, tmp_path / "treatment.xlsx", register="treatment")
    assert "Treatment by aims" in other
    assert TREATMENT in other
    assert "Getting Help" not in other


def test_a_school_without_such_words_is_not_asked(window: Window) -> None:
    dialog = ExportMapDialog(window, MapFilters(TODAY))
    assert "register" not in dialog.form.values()
    dialog.close()
    preview = map_preview(window, MapFilters(TODAY))
    assert preview.wording.parent() is None
    preview.close()


def test_the_print_follows_the_words_chosen(worded: None, window: Window) -> None:
    preview = map_preview(window, MapFilters(TODAY))
    window.show_dialog(preview)
    assert all("Treatment by aims" not in page.text for page in preview.pages)
    preview.wording.setCurrentIndex(1)
    assert "Treatment by aims" in preview.pages[0].text
    assert TREATMENT in preview.pages[0].text
    preview.close()


def test_settings_take_the_words_of_treatment(window: Window, store: Store) -> None:
    section = GroupingsSection(window)
    section.refresh()
    row = next(one for one in store.read(groupings) if one.code == "advice")
    section._change(row)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SmallForm)
    dialog.form.set_values({"treatment_label": "Advice by health", "treatment_definition": "One to three."})
    dialog.form.submit()
    found = next(one for one in store.read(groupings) if one.code == "advice")
    assert (found.treatment_label, found.treatment_definition) == ("Advice by health", "One to three.")


def test_settings_say_who_usually_leads_and_a_new_plan_starts_with_it(window: Window, store: Store) -> None:
    pupil = new_pupil(store)
    section = GroupingsSection(window)
    section._change(next(one for one in store.read(groupings) if one.code == "help"))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SmallForm)
    dialog.form.set_values({"lead_sector": "health"})
    dialog.form.submit()
    page = store.read(pupil_page, pupil, today=TODAY)
    led = [
        plan_dialog(window, page, 1, code).form.field("lead_sector").value() for code in ("help", "more_help")
    ]
    assert led == ["health", None]


def test_a_sector_that_no_list_has_cannot_usually_lead(store: Store) -> None:
    row = next(one for one in store.read(groupings) if one.code == "help")
    draft = GroupingDraft(row.id, row.label, row.short_label, row.definition, row.letter, lead_sector="moon")
    with pytest.raises(Invalid) as refused:
        store.write(change_grouping, draft, today=TODAY)
    assert set(refused.value.problems) == {"lead_sector"}
