"""Writes a new migration: compares the models with a school that has every migration so far."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config

from app import db
from app.paths import MIGRATIONS


def main(message: str) -> None:
    """Write the next numbered migration and say what is left to do by hand."""
    number = len(list((MIGRATIONS / "versions").glob("*.py"))) + 1
    with tempfile.TemporaryDirectory() as folder:
        school = db.create(Path(folder) / "school")
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["engine"] = school.writing
        command.revision(config, message, autogenerate=True, rev_id=f"{number:04}")
        school.close()
    print(f'Read it through, set REVISION in app/schema.py to "{number:04}", and test that data survives it.')


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]))
