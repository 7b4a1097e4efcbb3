"""Tool tips show what stands in a file as it is: no tag in it is followed, no picture fetched."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from pytestqt.qtbot import QtBot

from app.imports.plan import Candidate, Outcome, Plan, Planned, PlannedRows
from app.imports.preview import preview_of
from app.ui.dialogs.import_preview import ImportPreview
from app.ui.plain_tip import plain_tip
from app.ui.widgets.label import Elided

PICTURE = '<img src="//elsewhere/share/x.png"> Thimble'


@pytest.mark.parametrize("text", [PICTURE, "<b>Wren</b> & Sons\nsecond line"])
def test_a_tip_reads_as_the_text_does(text: str) -> None:
    read = QTextDocumentFragment.fromHtml(plain_tip(text)).toPlainText()
    assert read == text
    assert "<img" not in plain_tip(text)


def test_what_is_no_tag_stays_as_it_is() -> None:
    assert plain_tip("Years < 3, R&D") == "Years < 3, R&D"


def test_a_name_that_is_a_tag_is_shown_as_it_stands_everywhere_in_a_preview(qtbot: QtBot) -> None:
    preview = ImportPreview()
    qtbot.addWidget(preview)
    candidates = (Candidate(1, PICTURE),)
    row: Planned[None] = Planned(
        2, Outcome.ASKED, PICTURE, reason=f"“{PICTURE}” is asked.", candidates=candidates
    )
    preview.show_plan(preview_of(Plan(PlannedRows([row]), (PICTURE,))))
    model = preview.rows.model()
    tips = [str(model.index(0, at).data(Qt.ItemDataRole.ToolTipRole)) for at in range(model.columnCount())]
    assert not any("<img" in tip for tip in tips)
    assert sum("&lt;img" in tip for tip in tips) == 2
    assert preview.answer.details.textFormat() == Qt.TextFormat.PlainText


def test_a_line_that_is_shortened_shows_its_tags_as_they_stand(qtbot: QtBot) -> None:
    label = Elided(PICTURE)
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.grab()
    assert label.toolTip().startswith("<qt>&lt;img")
