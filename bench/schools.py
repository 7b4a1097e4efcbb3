"""Sample schools for the benchmarks, made once and kept in the temporary folder."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path

from app import __version__, db
from app.keys.key_file import key_file_of, load
from app.keys.people import new_keys
from app.keys.unlocking import Unlocked, unlock
from app.operations.sample.plan import SamplePlan
from app.paths import MIGRATIONS, ROOT
from app.sample import make_sample
from app.store import moment
from app.vault.protecting import protect


def school(pupils: int) -> Path:
    """Return the folder of a sample school of that many pupils, made where it is not there yet."""
    folder = Path(tempfile.gettempdir()) / f"fivefold-bench-{__version__}-{_made_from()}" / str(pupils)
    if not db.file_of(folder).exists():
        make_sample(folder, SamplePlan(pupils=pupils))
    return folder


PASSWORD = "plum kettle harbour nine"


def locked_school(pupils: int) -> Path:
    """Return the folder of the same school with a first person and PASSWORD, at the usual cost of trying one."""
    folder = school(pupils).with_name(f"{pupils} locked")
    if not key_file_of(folder).exists():
        shutil.rmtree(folder, ignore_errors=True)
        part = Path(shutil.copytree(school(pupils), folder.with_name(f"{folder.name} part")))
        protect(part, new_keys("Ms Dovecote", PASSWORD)[1], now=moment())
        # What was there before is sealed as a backup; a school of years would have no fewer.
        part.rename(folder)
    return folder


def unlocked(folder: Path) -> Unlocked:
    """Return who opens a locked school."""
    return unlock(load(folder), 1, PASSWORD)


def _made_from() -> str:
    """Return what tells schools apart that were made by other tables or another generator."""
    sources = [
        *(MIGRATIONS / "versions").glob("*.py"),
        *(ROOT / "app" / "operations" / "sample").glob("*.py"),
    ]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(sources))).hexdigest()[:12]
