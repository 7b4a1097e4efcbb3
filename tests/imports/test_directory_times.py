"""Hours and prices that have passed: a directory keeps them, and who reads the offer must be able to tell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.imports.directory.fields import offer_fields
from app.store import Store
from tests.imports.making import offer_plan, service, services_file

TUESDAY: dict[str, Any] = {"byday": "TU", "opens_at": "10:00", "closes_at": "12:00"}


def times(**said: Any) -> str:
    """Return when a service with one schedule runs."""
    return str(offer_fields(service(schedules=[TUESDAY | said]))[0]["days_and_place"])


@pytest.mark.parametrize(
    "said",
    [
        {"valid_to": "2024-07-19"},
        {"valid_to": "2024-07-19T00:00:00Z"},
        {"until": "20240719T235959Z"},
        {"valid_to": "2030-01-01", "until": "2024-07-19"},
    ],
)
def test_the_last_day_of_hours_is_said(said: dict[str, Any]) -> None:
    assert times(**said) == "Tuesday 10:00–12:00 (until 19 July 2024)"


@pytest.mark.parametrize("day", ["", "soon", "9999-12-31", "2024-02-31", 20240719, None])
def test_a_last_day_that_says_nothing_is_left_out(day: object) -> None:
    assert times(valid_to=day) == "Tuesday 10:00–12:00"


def test_the_last_day_of_a_price_is_said() -> None:
    option = {"option": "Under 18s", "amount": 35, "currency": "GBP", "valid_to": "2022-12-31"}
    assert (
        offer_fields(service(cost_options=[option]))[0]["cost_note"]
        == "Under 18s: £35 (until 31 December 2022)"
    )


def test_a_service_whose_hours_have_all_ended_is_doubted(store: Store, tmp_path: Path) -> None:
    past, now = TUESDAY | {"valid_to": "2024-07-19"}, TUESDAY | {"byday": "WE"}
    path = services_file(
        tmp_path, service(id="a", schedules=[past]), service(id="b", name="Club", schedules=[past, now])
    )
    ended, runs = offer_plan(store, path).rows
    assert ended.warnings[-1] == "Its days and hours ended on 19 July 2024: ask whether it still runs."
    assert not any("ended" in words for words in runs.warnings)


@pytest.mark.parametrize("status", ["inactive", "defunct", "temporarily closed"])
def test_a_service_that_is_not_active_says_so_in_the_preview_and_in_its_notes(
    store: Store, tmp_path: Path, status: str
) -> None:
    (row,) = offer_plan(store, services_file(tmp_path, service(status=status))).rows
    assert f"The directory lists it as {status}, not as active." in row.warnings
    assert row.payload is not None
    assert f"The directory lists it as {status}." in row.payload.draft.notes
