"""The command that lists measures: those in use with what their scores mean, and those that wait; no pupil."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.operations.measures.measures import add_measure
from app.schools import open_store
from tests.operations.measuring import OWN

from .conftest import Command

Answer = Callable[..., dict[str, Any]]


def test_a_new_school_uses_none(answer: Answer, real_school: Path) -> None:
    found = answer("measures", real_school)
    assert (found["done"], found["measures"]) == ("0 subscales are in use.", [])
    assert {"sdq", "leuven"} <= {one["code"] for one in found["not_in_use"]}


def test_a_measure_is_listed_with_what_its_scores_mean(
    answer: Answer, command: Command, own_school: Path
) -> None:
    store = open_store(own_school)
    store.write(add_measure, OWN)
    store.close()
    row = answer("measures", own_school)["measures"][-1]
    assert (row["code"], row["higher_is_better"]) == ("own_calm_corner", True)
    (teacher,) = row["respondents"]
    assert teacher["bands"] == [[0, 4, "Unsettled"], [5, 10, "Settled"]]
    assert (
        "  in use      Calm corner: 0 to 10, in steps of 1. Higher is better."
        in command("measures", own_school)[1]
    )
