"""Where the program finds its own files, and where it keeps a person's."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
MIGRATIONS = ROOT / "migrations"


def user_folder() -> Path:
    """Return the folder for schools and the log: FIVEFOLD_HOME if set, else the system's usual place."""
    if chosen := os.environ.get("FIVEFOLD_HOME"):
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "Fivefold"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Fivefold"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "fivefold"


def settings_file() -> Path:
    """Return the file that remembers this computer's window and choices; it holds nothing about pupils."""
    return user_folder() / "settings.ini"


def sample_folder() -> Path:
    """Return where the sample school lives."""
    return user_folder() / "Sample school"
