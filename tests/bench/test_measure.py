"""A measure tells its median, spread, peer, ratio and whether its target is met, in words and in JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.measure import Measure, in_turn, percentile, write_json


def test_the_95th_percentile_of_a_hundred_values_leaves_five_above() -> None:
    assert percentile([float(n) for n in range(100, 0, -1)], 95) == 95


def test_the_percentile_of_one_value_is_that_value() -> None:
    assert percentile([7.5], 95) == 7.5


def test_sides_run_in_turn_and_the_first_round_does_not_count() -> None:
    calls: list[str] = []

    def side(name: str, value: float) -> float:
        calls.append(name)
        return value + len(calls)

    ours, peer = in_turn(2, lambda: side("ours", 0), lambda: side("peer", 100))
    assert calls == ["ours", "peer"] * 3
    assert (ours, peer) == ([3, 5], [104, 106])


@pytest.mark.parametrize(("limit", "met"), [(5.0, True), (3.9, False), (None, None)])
def test_a_target_is_met_by_the_median(limit: float | None, met: bool | None) -> None:
    assert Measure("save", "ms", [1, 4, 9], limit=limit).met is met


def test_a_target_may_bound_the_ratio_to_the_peer() -> None:
    assert Measure("start", "ms", [300, 310, 320], "window", [100, 100], limit=3, of_peer=True).met is False


def test_a_target_may_bound_the_95th_percentile() -> None:
    values = [5.0] * 90 + [30.0] * 10
    assert Measure("key press", "ms", values, limit=16, p95=True).met is False


def test_a_line_says_median_spread_peer_ratio_and_target() -> None:
    line = Measure("save", "ms", [3, 4, 8], "plain row", [2, 2, 2], limit=10).line()
    assert line.startswith("save ")
    for part in (
        "median      4.0 ms",
        "3.0 to 8.0",
        "3 runs",
        "plain row 2.0 ms",
        "ratio 2.00",
        "10 ms: met",
    ):
        assert part in line


def test_a_line_without_figures_says_why() -> None:
    assert (
        Measure("calc", "ms", [], missing="soffice is not installed")
        .line()
        .endswith("soffice is not installed")
    )


def test_the_json_keeps_every_value(tmp_path: Path) -> None:
    write_json([Measure("save", "ms", [3, 4], limit=10)], {"cores": 2}, tmp_path / "figures.json")
    found = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert found["machine"] == {"cores": 2}
    assert found["measures"][0]["values"] == [3, 4]
    assert found["measures"][0]["met"] is True
