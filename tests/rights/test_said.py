"""The guide says plainly what an erasure does not reach, and what the program does about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.backups.thinning import OLDEST

PAGE = Path(__file__).parents[2] / "resources" / "help" / "rights.md"


@pytest.mark.parametrize(
    "said",
    [
        f"up to {OLDEST.days} days",
        "not plugged in",
        "kept beside a shared school",
        "Working copies on other computers",
        "given away",
        "erased again",
    ],
)
def test_the_guide_names_what_erasing_cannot_reach(said: str) -> None:
    words = " ".join(PAGE.read_text(encoding="utf-8").split())
    part = words.split("## What erasing cannot reach")[1].split("## ")[0]
    assert said in part
