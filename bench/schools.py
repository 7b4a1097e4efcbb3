"""Sample schools for the benchmarks, made once and kept in the temporary folder."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from app import __version__, db
from app.operations.sample.plan import SamplePlan
from app.paths import MIGRATIONS, ROOT
from app.sample import make_sample


def school(pupils: int) -> Path:
    """Return the folder of a sample school of that many pupils, made where it is not there yet."""
    folder = Path(tempfile.gettempdir()) / f"fivefold-bench-{__version__}-{_made_from()}" / str(pupils)
    if not db.file_of(folder).exists():
        make_sample(folder, SamplePlan(pupils=pupils))
    return folder


def _made_from() -> str:
    """Return what tells schools apart that were made by other tables or another generator."""
    sources = [
        *(MIGRATIONS / "versions").glob("*.py"),
        *(ROOT / "app" / "operations" / "sample").glob("*.py"),
    ]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(sources))).hexdigest()[:12]
