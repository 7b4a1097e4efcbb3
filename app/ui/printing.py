"""Sending laid-out pages to a printer: the same instructions as on the screen and in the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from app.atomic import write_whole
from app.errors import Problem
from app.paper.page import Page
from app.paper.painting import paint_page
from app.paper.pdf import page_layout


def printer_for(pages: Sequence[Page], title: str) -> QPrinter:
    """Return the usual printer, set to the paper and the direction of the pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator("Fivefold")
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(pages[0]))
    printer.setFromTo(0, 0)
    return printer


def print_pages(printer: QPrinter, pages: Sequence[Page]) -> int:
    """Print the pages that were asked for, as large as the printer's paper allows; return how many.

    Raises Problem where the printer takes nothing.
    """
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    chosen = list(pages[first - 1 : last])
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    if out := printer.outputFileName():
        # Printed into a file, it is as private as one that was saved; Qt only fills what is there.
        write_whole(Path(out), b"")
    painter = QPainter()
    if not chosen or not painter.begin(printer):
        raise Problem("The printer did not take the pages.", "See that it is on, or save a PDF instead.")
    try:
        for number, page in enumerate(chosen):
            if number:
                printer.newPage()
            _fit(painter, printer, page)
            paint_page(painter, page)
    finally:
        painter.end()
    return len(chosen)


def _fit(painter: QPainter, printer: QPrinter, page: Page) -> None:
    """Let one unit be one point, or less where other paper was chosen than the pages were laid out for."""
    painter.resetTransform()
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    scale = min(paper.width() / page.width, paper.height() / page.height)
    painter.translate((paper.width() - page.width * scale) / 2, 0)
    painter.scale(scale, scale)
    painter.setBrush(Qt.BrushStyle.NoBrush)
