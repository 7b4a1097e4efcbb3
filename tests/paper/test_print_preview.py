"""The print preview: look, turn, choose, print, save; by keys alone, and read aloud."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.queries.map_about import INTERNAL
from app.queries.provision_map import MapFilters
from app.ui.dialogs.print_map import map_preview
from app.ui.dialogs.print_preview import Paged, PrintPreview
from app.ui.printing import print_pages, printer_for
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.paper.schools import Copy, big


@pytest.fixture
def preview(window: Window, sample: Copy) -> PrintPreview:
    """A preview of a map of several pages, shown."""
    from app.paper.map_layout import lay_out_map

    view = big(sample.view, 20, 300)
    paged = Paged(
        "Wellbeing map",
        "Wellbeing map.pdf",
        lambda wish: lay_out_map(view, sample.about, size=wish.size, internal=wish.internal),
    )
    dialog = PrintPreview(window, paged)
    window.show_dialog(dialog)
    return dialog


def test_page_keys_and_buttons_turn_the_pages(preview: PrintPreview) -> None:
    many = len(preview.pages)
    QTest.keyClick(preview.view, Qt.Key.Key_PageDown)
    assert preview.page_words.text() == f"Page 2 of {many}"
    QTest.mouseClick(preview.on, Qt.MouseButton.LeftButton)
    assert preview.view.number == 3
    QTest.keyClick(preview.view, Qt.Key.Key_End)
    assert preview.view.number == many
    assert not preview.on.isEnabled()
    QTest.keyClick(preview.view, Qt.Key.Key_Home)
    assert not preview.back.isEnabled()


def test_smaller_paper_takes_more_pages(preview: PrintPreview) -> None:
    before = len(preview.pages)
    preview.paper.setCurrentText("A4 landscape")
    assert len(preview.pages) > before
    assert preview.pages[0].width == pytest.approx(841.89)


def test_the_internal_copy_says_so_on_the_pages_and_beside_them(preview: PrintPreview) -> None:
    assert not preview.internal
    preview.copy_kind.setCurrentIndex(1)
    assert all(INTERNAL in page.text for page in preview.pages)
    assert preview.said.text().startswith("Internal, not for sharing")


def test_zoom_shows_the_whole_page_its_width_or_its_real_size(preview: PrintPreview) -> None:
    room, page = preview.view.viewport().size(), preview.pages[0]
    assert page.height * preview.view.scale <= room.height()
    assert page.width * preview.view.scale <= room.width()
    preview.view.set_zoom("width")
    assert room.width() - 60 < page.width * preview.view.scale < room.width()
    preview.view.set_zoom(1.0)
    assert preview.view.scale == pytest.approx(96 / 72)


def test_the_page_is_drawn_with_its_colours(preview: PrintPreview) -> None:
    picture = preview.view.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name().upper()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    }
    assert {"#FFFFFF", "#E0B252", "#41A5B8", "#A75E79"} <= colours


def test_saving_a_pdf_is_said_and_the_folder_remembered(
    preview: PrintPreview,
    window: Window,
    tmp_path: Path,
) -> None:
    out = tmp_path / "map.pdf"
    preview.save_to(str(out))
    assert out.read_bytes().startswith(b"%PDF")
    assert preview.said.text() == f"Saved map.pdf, {len(preview.pages)} pages."
    assert window.remembered.text("print_folder") == str(tmp_path)


def test_a_folder_that_is_gone_is_said_and_the_preview_stays(preview: PrintPreview, tmp_path: Path) -> None:
    preview.save_to(str(tmp_path / "gone" / "map.pdf"))
    assert "gone" in preview.said.text()
    assert preview.isVisible()


def test_a_printer_gets_all_pages_on_the_paper_of_the_layout(sample: Copy, tmp_path: Path) -> None:
    from app.paper.map_layout import lay_out_map

    pages = lay_out_map(big(sample.view, 20, 300), sample.about, internal=False)
    printer = printer_for(pages, "Wellbeing map")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert print_pages(printer, pages) == len(pages)
    assert printer.pageLayout().fullRectPoints().size() == QSize(1191, 842)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "printed.pdf").stat().st_mode) == 0o600


def test_a_range_of_pages_prints_that_range(preview: PrintPreview, tmp_path: Path) -> None:
    printer = printer_for(preview.pages, "Wellbeing map")
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(2, 3)
    preview.send_to(printer)
    assert preview.said.text() == "Sent 2 pages to the printer."


def test_every_control_has_a_name_and_the_page_reads_aloud(preview: PrintPreview) -> None:
    controls = [one for one in preview.findChildren(QWidget) if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
    nameless = [one for one in controls if one.isVisible() and not _name(one)]
    assert not nameless
    assert _name(preview.view) == f"Page 1 of {len(preview.pages)}"
    assert "Domain of need" in preview.view.accessibleDescription()


def test_escape_leaves(preview: PrintPreview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preview.finished):
        QTest.keyClick(preview.view, Qt.Key.Key_Escape)


def test_the_map_of_the_open_school_is_previewed_as_filtered(window: Window) -> None:
    dialog = map_preview(window, MapFilters(TODAY))
    window.show_dialog(dialog)
    text = dialog.pages[0].text
    assert "Wellbeing offers at Test Primary School" in text
    assert "by Ms Dovecote" in text.replace("\n", " ")


def test_for_whom_it_is_made_stands_on_the_map(window: Window) -> None:
    dialog = map_preview(window, MapFilters(TODAY))
    window.show_dialog(dialog)
    QTest.keyClicks(dialog.made_for, "the planning meeting")
    QTest.keyClick(dialog.made_for, Qt.Key.Key_Return)
    assert "for the planning meeting." in dialog.pages[0].text.replace("\n", " ")
    assert dialog.isVisible()


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)
