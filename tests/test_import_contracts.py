"""Who may import whom: the program keeps its contracts, and the contracts notice when it does not."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CONFIG = ROOT / "pyproject.toml"
CONTRACTS = {
    one["id"]: one["name"]
    for one in tomllib.loads(CONFIG.read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
}

# One wrong import for each contract; the modules around it hold nothing.
WRONG = {
    "layers": {"app/queries/offers.py": "import app.operations"},
    "qt": {"app/store.py": "import PySide6.QtCore"},
    "rows": {"app/ui/window.py": "from app.models import offers"},
    "door": {"app/ui/pages/map.py": "import sqlalchemy"},
    "pages": {"app/ui/pages/map.py": "from app.ui.pages import today"},
    "cycles": {
        "app/ui/forms.py": "import app.ui.tables",
        "app/ui/tables.py": "import app.ui.forms",
    },
}
ROOMS = {
    "": ["__init__", "__main__", "main", "cli", "store", "db", "errors"],
    "operations": ["__init__"],
    "queries": ["__init__", "offers"],
    "models": ["__init__", "offers"],
    "paper": ["__init__"],
    "ui": ["__init__", "window", "forms", "tables"],
    "ui/pages": ["__init__", "map", "today"],
    "ui/dialogs": ["__init__"],
    "ui/widgets": ["__init__"],
}


def lint(folder: Path) -> str:
    """Check the program that lives in the folder against the contracts and return what was said."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    options = ["--no-logo", "--no-cache", "--config", str(CONFIG)]
    env = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "500", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [*command, *options], check=False, cwd=folder, env=env, capture_output=True, encoding="utf-8"
    )
    return done.stdout + done.stderr


def small_program(folder: Path) -> None:
    """Make a program of next to nothing with the same rooms as Fivefold."""
    for room, names in ROOMS.items():
        (folder / "app" / room).mkdir(parents=True, exist_ok=True)
        for name in names:
            (folder / "app" / room / f"{name}.py").write_text("", encoding="utf-8")
    (folder / "app" / "paper" / "__init__.py").write_text("import PySide6.QtGui\n", encoding="utf-8")


def test_fivefold_keeps_every_import_contract() -> None:
    said = lint(ROOT)
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in said, said


@pytest.mark.parametrize("contract", sorted(CONTRACTS))
def test_a_wrong_import_breaks_its_contract(contract: str, tmp_path: Path) -> None:
    small_program(tmp_path)
    for path, line in WRONG[contract].items():
        (tmp_path / path).write_text(line + "\n", encoding="utf-8")
    said = lint(tmp_path)
    assert f"{CONTRACTS[contract]} BROKEN" in said, said


def test_a_module_without_a_place_in_the_layers_is_noticed(tmp_path: Path) -> None:
    small_program(tmp_path)
    (tmp_path / "app" / "helpers.py").write_text("", encoding="utf-8")
    assert "app.helpers" in lint(tmp_path)
