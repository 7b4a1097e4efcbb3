"""Which backups stay: a table of dates, and what must be so for any dates."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.backups.thinning import ALL_OF, DAYS, MONTHS, OLDEST, WEEKS, kept

NOW = datetime(2026, 11, 10, 12, 40, tzinfo=UTC)


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


MOMENTS = st.integers(0, 700 * 24 * 60).map(lambda minutes: ago(minutes=minutes))


@pytest.mark.parametrize(
    ("moments", "left"),
    [
        ([], 0),
        ([ago(days=400)], 1),
        ([ago(minutes=30 * n) for n in range(97)], 97),
        ([ago(days=3, minutes=n) for n in range(50)], 1),
        ([ago(days=n) for n in range(12)], 12),
        ([ago(days=n) for n in range(181)], 24),
        ([ago(days=181 + n) for n in range(20)], 1),
    ],
)
def test_so_many_stay(moments: list[datetime], left: int) -> None:
    assert len(kept(moments, NOW)) == left


def test_of_a_day_the_last_stays() -> None:
    day = [datetime(2026, 11, 3, hour, tzinfo=UTC) for hour in (9, 12, 15)]
    assert kept([NOW, *day], NOW) == {NOW, day[-1]}


def test_a_backup_from_a_clock_that_runs_ahead_stays() -> None:
    assert kept([ago(days=-3), NOW], NOW) == {ago(days=-3), NOW}


@given(st.lists(MOMENTS, max_size=60))
def test_whatever_there_is_the_last_stays_and_the_young_stay_and_no_other_is_old(
    moments: list[datetime],
) -> None:
    stays = kept(moments, NOW)
    assert stays <= set(moments)
    assert max(moments, default=None) in stays or not moments
    assert {moment for moment in moments if NOW - moment <= ALL_OF} <= stays
    assert [moment for moment in stays if NOW - moment > OLDEST and moment != max(moments)] == []


@given(st.lists(MOMENTS, max_size=60))
def test_thinning_again_takes_nothing_more_and_the_number_is_bounded(moments: list[datetime]) -> None:
    stays = kept(moments, NOW)
    assert kept(stays, NOW) == stays
    old = [moment for moment in stays if NOW - moment > ALL_OF]
    assert len(old) <= DAYS + WEEKS + MONTHS + 1
