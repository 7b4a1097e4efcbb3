"""Every hostile file ends in the sentence that it should, within its limits, and the school is the same afterwards."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.faults.harness import FULL, ROOT
from tests.imports.hostile.corpus import CORPUS

# Of processor time; a file that the corpus calls slow may be tens of megabytes.
MOST, MOST_OF_SLOW = 5.0, 25.0
TRIED = {name: one for name, one in CORPUS.items() if FULL or not one.slow}


@pytest.fixture(scope="module")
def endings(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, dict[str, Any]]:
    """What the child said of each file; of what ended it, nothing."""
    folder = tmp_path_factory.mktemp("hostile")
    school = Path(shutil.copytree(template, folder / "school"))
    files = []
    for number, (name, one) in enumerate(TRIED.items()):
        place = folder / str(number)
        place.mkdir()
        files.append((name, str(one.make(place))))
    listed = folder / "list.json"
    listed.write_text(json.dumps(files), encoding="utf-8")
    command = [sys.executable, "-m", "tests.imports.hostile.child", str(school), str(listed)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found = [json.loads(line) for line in run.stdout.splitlines()]
    opened = [one["opens"] for one in found if "opens" in one]
    assert run.returncode == 0, f"ended by {opened[-1:]}: {run.stderr[-1500:]}"
    return {one["name"]: one for one in found if "name" in one}


@pytest.mark.skipif(sys.platform == "win32", reason="a system without such limits and such files")
@pytest.mark.parametrize("name", TRIED)
def test_a_hostile_file_ends_in_a_sentence_and_changes_nothing(
    endings: Mapping[str, dict[str, Any]], name: str
) -> None:
    found, one = endings[name], CORPUS[name]
    assert one.said in found["said"]
    assert found["said"].endswith(".")
    assert found["same"], "the school was changed"
    assert found["took"] < (MOST_OF_SLOW if one.slow else MOST)


def test_the_corpus_is_large_enough_and_says_what_it_expects() -> None:
    assert len(CORPUS) >= 100
    assert all(one.said for one in CORPUS.values())
