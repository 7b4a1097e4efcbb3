"""Sample schools for the benchmarks, made once and kept in the temporary folder."""

from __future__ import annotations

import tempfile
from pathlib import Path

from app import __version__, db
from app.operations.sample import SamplePlan
from app.sample import make_sample
from app.schema import REVISION


def school(pupils: int) -> Path:
    """Return the folder of a sample school of that many pupils, made where it is not there yet."""
    folder = Path(tempfile.gettempdir()) / f"fivefold-bench-{__version__}-{REVISION}" / str(pupils)
    if not db.file_of(folder).exists():
        make_sample(folder, SamplePlan(pupils=pupils))
    return folder
