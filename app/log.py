"""The log of bugs: their kind and place in the code, never a value, so that no pupil can be in it."""

from __future__ import annotations

import logging
import os
import traceback
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

from app.paths import ROOT, user_folder

_BYTES, _OLDER = 200_000, 3


def log_file() -> Path:
    """Return where the log is."""
    return user_folder() / "fivefold.log"


def note_bug(error: BaseException) -> Path | None:
    """Write an exception's kind and where it happened to the log; returns the file, or None if it cannot be.

    The exception's own words are left out: they may quote what somebody typed.
    """
    file = log_file()
    record = logging.LogRecord("fivefold", logging.ERROR, "", 0, _place(error), None, None)
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = RotatingFileHandler(file, maxBytes=_BYTES, backupCount=_OLDER, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        # Private from the first byte; the handler would follow the umask.
        os.close(os.open(file, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))
        handler.emit(record)
        handler.close()
        return file
    return None


def _place(error: BaseException) -> str:
    frames = [
        f"{_short(frame.filename)}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    return f"{kind} at {' < '.join(reversed(frames)) or 'an unknown place'}"


def _short(name: str) -> str:
    path = Path(name)
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
