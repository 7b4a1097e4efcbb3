"""Pages as one PDF file: written in memory, then put in its place in one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from app import __version__
from app.atomic import check_target, write_whole
from app.paper.application import ensure_application
from app.paper.page import Page
from app.paper.painting import paint_page
from app.progress import Progress, Silent

_DPI = 600  # Qt's grid for coordinates; text and lines stay vectors


def write_pdf(
    pages: Sequence[Page],
    out: Path,
    *,
    title: str,
    progress: Progress | None = None,
    before: Callable[[bytes], object] | None = None,
) -> None:
    """Write pages to a PDF file that only its owner may read; a Problem leaves what stood there whole.

    before is called with what will be written; where it raises, nothing is.
    """
    check_target(out, ".pdf")
    content = pdf_bytes(pages, title=title, progress=progress)
    if before is not None:
        before(content)
    write_whole(out, content)


def pdf_bytes(pages: Sequence[Page], *, title: str, progress: Progress | None = None) -> bytes:
    """Return pages as a PDF; there is at least one page."""
    ensure_application()
    progress = progress or Silent()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator(f"Fivefold {__version__}")
    writer.setResolution(_DPI)
    writer.setPageLayout(page_layout(pages[0]))
    painter = QPainter(writer)
    try:
        for number, page in enumerate(pages):
            progress.step(number, len(pages), f"Page {number + 1} of {len(pages)}")
            if number:
                writer.setPageLayout(page_layout(page))
                writer.newPage()
            painter.resetTransform()
            painter.scale(_DPI / 72, _DPI / 72)
            paint_page(painter, page)
        progress.step(len(pages), len(pages))
    finally:
        painter.end()
    return bytes(buffer.data().data())


def page_layout(page: Page) -> QPageLayout:
    """Return the paper and direction of a page, without margins: the page has its own."""
    short, long = sorted((page.width, page.height))
    turned = (
        QPageLayout.Orientation.Landscape if page.width > page.height else QPageLayout.Orientation.Portrait
    )
    # Named papers, so that a printer finds its tray instead of "custom".
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    return QPageLayout(size, turned, QMarginsF(0, 0, 0, 0))
