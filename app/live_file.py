"""Whether the file that was opened is still the one under its name: SQLite goes on saving into one that was deleted."""

from __future__ import annotations

from pathlib import Path

from app.errors import Problem


class LiveFile:
    """A file that is open; its device and number stay the same for as long as it is that file."""

    def __init__(self, file: Path) -> None:
        """Begin with a file that is not opened yet."""
        self._file = file
        self._known: tuple[int, int] | None = None

    def opening(self) -> None:
        """Remember which file is opened first; raises Problem where a later opening would find another."""
        if (lost := self.gone()) is not None:
            raise lost
        found = self._file.stat()
        self._known = (found.st_dev, found.st_ino)

    def closed(self) -> None:
        """Forget it: whatever stands under the name may be opened next."""
        self._known = None

    def gone(self) -> Problem | None:
        """Return why nothing may be saved into it: moved, deleted, emptied, replaced or out of reach; else None."""
        if self._known is None:
            return None
        try:
            found = self._file.stat()
        except FileNotFoundError:
            return _lost("was moved or deleted", "Put it back where it was, or restore a backup.")
        except OSError:
            return _lost("cannot be reached", "Check the disk or the connection, then save again.")
        if (found.st_dev, found.st_ino) != self._known:
            return _lost("was replaced by another file", "Open the school again.")
        return None if found.st_size else _lost("was emptied", "Restore a backup.")


def _lost(what: str, cure: str) -> Problem:
    return Problem(f"The school's database {what} while it was open, so nothing was saved.", cure)
