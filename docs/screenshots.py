"""Makes the pictures of the README and the user guide from the sample school, the same each time."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFont, QFontDatabase, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app.db import open_school
from app.queries.pupils import pupil_rows
from app.sample import make_sample
from app.store import Store
from app.ui.jobs import at_work
from app.ui.settings import Remembered
from app.ui.shell import LogTarget, OfferTarget
from app.ui.theme import Mode, apply
from app.ui.window import Window

OUT = Path(__file__).resolve().parent / "pictures"
# A Tuesday in the autumn term: the sample's history and every date in the pictures stand around it.
NOW = datetime(2026, 11, 10, 12, 40, tzinfo=UTC)


def clock() -> datetime:
    """Return the moment at which all pictures are taken."""
    return NOW


def main() -> int:
    """Write every picture; returns 0."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    # The design's pictures use Open Sans; where it is not installed the system's own font does.
    if "Open Sans" in QFontDatabase.families():
        application.setFont(QFont("Open Sans", 10))
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "school"
        make_sample(folder, clock=clock)
        for mode in (Mode.LIGHT, Mode.DARK):
            apply(application, mode)
            window = Window(Remembered(Path(place) / f"{mode}.ini"))
            window.resize(1280, 800)
            window.show()
            window.open_store(Store(open_school(folder), "Ms Dovecote", clock))
            _take(window, mode)
            window.close()
    return 0


def _take(window: Window, mode: Mode) -> None:
    window.go("map")
    _grab(window, f"map-{mode}")
    if mode == Mode.DARK:
        return
    for page in ("today", "offers", "board", "meetings", "reports", "settings"):
        window.go(page)
        _grab(window, f"{page}-{mode}")
    wren = _pupil(window, "Wren Thimble")
    window.go("pupils", wren)
    _grab(window, f"pupil-{mode}")
    sheets: dict[str, Callable[[], None]] = {
        "log": lambda: window.log_grouping(LogTarget(pupil_id=wren)),
        "offer": lambda: window.edit_offer(OfferTarget(1)),
        "find": window.find_anything,
    }
    for name, open_sheet in sheets.items():
        open_sheet()
        _grab_with_dialog(window, f"{name}-{mode}")


def _pupil(window: Window, name: str) -> int:
    return next(row.id for row in window.store.read(pupil_rows, today=NOW.date()) if row.name == name)


def _settle() -> None:
    """Let everything come that is asked for off the UI thread, and everything go that was closed."""
    for _ in range(5):
        QTest.qWait(60)
        while at_work():
            QTest.qWait(20)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _grab(window: Window, name: str) -> None:
    _settle()
    window.grab().save(str(OUT / f"{name}.png"))


def _grab_with_dialog(window: Window, name: str) -> None:
    _settle()
    picture = window.grab()
    dialog = next(d for d in window.findChildren(QDialog) if d.isVisible())
    # Offscreen the sheet is a window of its own, so it is painted into the middle of the one behind it.
    painter = QPainter(picture)
    sheet = dialog.grab()
    painter.drawPixmap(
        (window.width() - dialog.width()) // 2, (window.height() - dialog.height()) // 2, sheet
    )
    painter.end()
    picture.save(str(OUT / f"{name}.png"))
    dialog.reject()
    _settle()


if __name__ == "__main__":
    sys.exit(main())
