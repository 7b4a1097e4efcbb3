"""The PDF of the map: whole, named, private, with the words in it, and made without a screen."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from app.paper.map_layout import lay_out_map
from app.paper.map_pdf import write_map_pdf
from app.paper.painting import paint_page
from app.progress import Cancelled
from tests.paper.schools import Copy, big


class Asked:
    """A progress that somebody stops at the second page, and that remembers what it was told."""

    def __init__(self, stop_at: int = 10_000) -> None:
        self.steps: list[tuple[int, int]] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int, text: str = "") -> None:
        self.steps.append((done, total))
        if done >= self._stop_at:
            raise Cancelled


def test_the_file_is_a_pdf_of_as_many_pages_as_it_says(sample: Copy, tmp_path: Path) -> None:
    out = tmp_path / "map.pdf"
    done = write_map_pdf(big(sample.view, 20, 300), sample.about, out)
    data = out.read_bytes()
    assert data.startswith(b"%PDF-1.")
    assert data.rstrip().endswith(b"%%EOF")
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == done.counts["pages"] > 1


@pytest.mark.parametrize(("size", "box"), [("A3", b"1191 842"), ("A4", b"842 595")])
def test_the_paper_lies_on_its_long_side(sample: Copy, tmp_path: Path, size: str, box: bytes) -> None:
    out = tmp_path / "map.pdf"
    write_map_pdf(sample.view, sample.about, out, size=size)  # type: ignore[arg-type]
    assert b"/MediaBox [0 0 " + box in re.sub(rb"\.\d+", b"", out.read_bytes())


def test_title_and_maker_stand_in_its_properties(sample: Copy, tmp_path: Path) -> None:
    out = tmp_path / "map.pdf"
    write_map_pdf(sample.view, sample.about, out)
    text = out.read_bytes().decode("utf-16-be", "ignore") + out.read_bytes()[1:].decode("utf-16-be", "ignore")
    assert f"Wellbeing offers at {sample.about.school}, 10 November 2026" in text
    assert "Fivefold" in text


@pytest.mark.skipif(os.name != "posix", reason="file modes are a thing of Linux and macOS")
def test_only_its_owner_may_read_it(sample: Copy, tmp_path: Path) -> None:
    out = tmp_path / "map.pdf"
    write_map_pdf(sample.view, sample.about, out)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_the_sentence_says_where_it_is_and_how_long(sample: Copy, tmp_path: Path) -> None:
    done = write_map_pdf(sample.view, sample.about, tmp_path / "map.pdf", internal=True)
    pages = done.counts["pages"]
    assert done.sentence == f"Saved the internal map as map.pdf, {pages} page{'' if pages == 1 else 's'}."


def test_progress_counts_the_pages(sample: Copy, tmp_path: Path) -> None:
    asked = Asked()
    done = write_map_pdf(big(sample.view, 20, 300), sample.about, tmp_path / "map.pdf", progress=asked)
    pages = done.counts["pages"]
    assert asked.steps == [(number, pages) for number in range(pages + 1)]


def test_whoever_stops_it_keeps_the_old_file_and_nothing_else(sample: Copy, tmp_path: Path) -> None:
    out = tmp_path / "map.pdf"
    out.write_bytes(b"the old one")
    with pytest.raises(Cancelled):
        write_map_pdf(big(sample.view, 20, 300), sample.about, out, progress=Asked(stop_at=1))
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("map.pdf", b"the old one")]


def test_letters_are_embedded_as_text_that_can_be_found(sample: Copy, tmp_path: Path) -> None:
    out = tmp_path / "map.pdf"
    write_map_pdf(sample.view, sample.about, out)
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", out.read_bytes(), re.DOTALL)
    tables = [text for text in map(_unpacked, streams) if b"beginbfchar" in text or b"beginbfrange" in text]
    assert tables, "No font says which letters its shapes stand for."


def test_every_page_paints_on_a_picture_as_well(sample: Copy) -> None:
    (page, *_) = lay_out_map(*sample, internal=False)
    picture = QImage(int(page.width), int(page.height), QImage.Format.Format_RGB32)
    picture.fill(QColor("#FFFFFF"))
    painter = QPainter(picture)
    paint_page(painter, page)
    painter.end()
    colours = {picture.pixelColor(x, 90).name().upper() for x in range(0, picture.width(), 4)}
    colours |= {picture.pixelColor(x, 100).name().upper() for x in range(0, picture.width(), 4)}
    assert {"#E0B252", "#4458A4", "#41A5B8", "#A75E79", "#2D3840"} <= colours


def test_it_needs_neither_screen_nor_window(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from app.paper.page import Page, Words\n"
        "from app.paper.pdf import write_pdf\n"
        "from pathlib import Path\n"
        "words = Words(50, 50, 100, 12, 'Without a window', 10, False, '#000000')\n"
        "write_pdf([Page(595, 842, (words,))], Path(sys.argv[1]), title='Alone')\n"
        "assert 'PySide6.QtWidgets' not in sys.modules\n"
    )
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    out = tmp_path / "alone.pdf"
    subprocess.run([sys.executable, "-c", code, str(out)], check=True, env=environment, timeout=60)
    assert out.read_bytes().startswith(b"%PDF")


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream
