"""The peer of every start: an empty PySide6 window, ended as soon as it is painted."""

from __future__ import annotations

import json
import os
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget


class Painted(QObject):
    """Lets the window's first expose go through, which paints it and all that is in it, then says when."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Expose:
            return False
        watched.removeEventFilter(self)
        QCoreApplication.sendEvent(watched, event)
        painted = (time.time() - float(os.environ["BENCH_BEGAN"])) * 1000
        cpu = time.process_time() * 1000
        from bench.peak import most_memory

        print(json.dumps({"painted": painted, "peak": most_memory(), "cpu": cpu}))
        QCoreApplication.quit()
        return True


def main() -> None:
    """Show the window."""
    app = QApplication([])
    window, painted = QWidget(), Painted()
    window.resize(1280, 800)
    window.show()
    window.windowHandle().installEventFilter(painted)
    app.exec()


if __name__ == "__main__":
    main()
