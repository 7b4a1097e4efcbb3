"""Dates are read the way people type them, and wrong ones are answered with a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from app.ui.dates import read_date, say_date, short_date

TODAY = date(2026, 11, 10)  # a Tuesday


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12 nov", date(2026, 11, 12)),
        ("12/11/26", date(2026, 11, 12)),
        ("12.11.2026", date(2026, 11, 12)),
        ("12-11", date(2026, 11, 12)),
        ("2026-11-12", date(2026, 11, 12)),
        ("12th November 2027", date(2027, 11, 12)),
        ("Tuesday 10 November 2026", TODAY),
        ("12nov", date(2026, 11, 12)),
        ("1 sept", date(2026, 9, 1)),
        ("today", TODAY),
        ("Tomorrow", date(2026, 11, 11)),
        ("yesterday", date(2026, 11, 9)),
        ("+2w", date(2026, 11, 24)),
        ("+3d", date(2026, 11, 13)),
        ("-1w", date(2026, 11, 3)),
        ("in 5 weeks", date(2026, 12, 15)),
        ("2 days ago", date(2026, 11, 8)),
        ("+1 month", date(2026, 12, 10)),
        ("fri", date(2026, 11, 13)),
        ("tuesday", date(2026, 11, 17)),
    ],
)
def test_a_typed_date_is_understood(typed: str, meant: date) -> None:
    assert read_date(typed, TODAY) == meant


def test_a_day_without_a_year_is_the_nearest_one() -> None:
    assert read_date("5 january", TODAY) == date(2027, 1, 5)
    assert read_date("20 june", TODAY) == date(2026, 6, 20)
    assert read_date("29 feb", TODAY) == date(2028, 2, 29)


def test_a_month_on_stays_inside_the_month() -> None:
    assert read_date("+1m", date(2027, 1, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("32 December", "December has 31 days."),
        ("31/11/26", "November has 30 days."),
        ("29 feb 2027", "February 2027 has 28 days."),
        ("1/13/26", "There is no month 13."),
        ("1/1/1066", "The year 1066 cannot be right."),
        ("0 may", "May has 31 days."),
        ("soon", "This is not a date. Type it like 12 Nov or 12/11/26, or +2w for in two weeks."),
        ("12 j", "This is not a date. Type it like 12 Nov or 12/11/26, or +2w for in two weeks."),
    ],
)
def test_a_wrong_date_is_answered_with_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=r"\.$") as wrong:
        read_date(typed, TODAY)
    assert str(wrong.value) == sentence


def test_a_date_is_said_in_words() -> None:
    assert say_date(TODAY, weekday=True) == "Tuesday 10 November 2026"
    assert read_date(say_date(TODAY, weekday=True), TODAY) == TODAY


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY, "today"),
        (date(2026, 11, 12), "Thu 12 Nov"),
        (date(2026, 9, 1), "1 Sep"),
        (date(2024, 9, 1), "1 Sep 2024"),
    ],
)
def test_a_date_is_as_short_as_it_can_be_understood(day: date, said: str) -> None:
    assert short_date(day, TODAY) == said
