"""The first page opens without the tables it does not need; whoever asks for one of them gets all."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from sqlalchemy.orm import configure_mappers

import app.models
from app.models import Base
from app.models import later as whole
from app.models.base import Later
from app.paths import ROOT

FIRST = {mapper.local_table.name for mapper in Base.registry.mappers}  # type: ignore[attr-defined]
# What the first page asks before it is painted, in a process of its own.
_ASKED = """
import sys
from pathlib import Path
from app.abilities import Role, abilities_of
from app.db import open_school
from app.person import Person
from app.store import Store
from app.ui.pages.today import TodayPage
from app.ui.wording import warm_wording
store = Store(open_school(Path(sys.argv[1])), Person("Mr Teasel", abilities_of(Role.PASTORAL, frozenset())))
warm_wording(store)
TodayPage.warm(store)
store.database.close()
print("app.models.later" in sys.modules)
"""


def test_what_today_asks_first_reads_no_other_table_in(template: Path, tmp_path: Path) -> None:
    school = shutil.copytree(template, tmp_path / "school")
    words = [sys.executable, "-c", _ASKED, str(school)]
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, timeout=60, check=True)
    assert done.stdout.strip() == "False"


def test_rows_of_the_first_kind_know_none_of_the_others() -> None:
    configure_mappers()
    related = {
        relation.mapper.local_table.name  # type: ignore[attr-defined]
        for mapper in Base.registry.mappers
        for relation in mapper.relationships
    }
    assert related <= FIRST


def test_whatever_is_read_in_later_says_that_it_is() -> None:
    first = {mapper.class_.__name__ for mapper in Base.registry.mappers}
    assert first == {name for name in whole.CLASSES if name in vars(app.models)}


def test_no_table_of_the_first_kind_points_to_another() -> None:
    pointed = {key.column.table.name for name in FIRST for key in Base.metadata.tables[name].foreign_keys}
    assert pointed <= FIRST


def test_every_class_has_its_name_in_the_models() -> None:
    assert sorted(whole.CLASSES) == sorted(app.models.__all__)
    assert all(getattr(app.models, name) is kind for name, kind in whole.CLASSES.items())


def test_no_file_of_the_models_is_left_out() -> None:
    files = {file.stem for file in (ROOT / "app" / "models").glob("*.py")} - {"__init__", "base", "later"}
    kinds = [mapper.class_ for base in (Base, Later) for mapper in base.registry.mappers]
    assert {kind.__module__.removeprefix("app.models.") for kind in kinds} == files


def test_a_name_that_is_no_class_is_an_error() -> None:
    assert not hasattr(app.models, "Ladder")
