"""The arithmetic of costs by example, and for any numbers: what opens adds up, and rounding loses nothing."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from app.queries.costs.leaves import Work, fixed, outside, staff
from app.queries.costs.sums import Sum, alike, part_of, pounds, rounded, say_hours, say_money, whole

COUNTS = st.integers(0, 40)
WORK = st.builds(Work, COUNTS, st.integers(1, 180), st.integers(0, 12))
LEAVES = st.one_of(
    st.builds(staff, st.just("Mentor"), st.sampled_from([1.0, 0.5, 2.0]), st.integers(0, 30),
              st.one_of(st.none(), st.integers(0, 9999)), WORK),
    st.builds(fixed, st.just("Bricks"), st.integers(0, 99999), COUNTS, st.integers(0, 12)),
    st.builds(outside, st.just("Somebody"), st.just(1.0), st.just(0), WORK),
)  # fmt: skip


def test_an_assistant_with_six_pupils_is_said_and_reckoned() -> None:
    found = staff("Teaching assistant", 1, 0, 1420, Work(12, 45, 6))
    assert found.words == "Teaching assistant: 45 min × 12 sessions ÷ 6 pupils × £14.20 an hour"
    assert (found.pence, found.minutes) == (2130, 90)


def test_preparation_and_half_a_person_count() -> None:
    found = staff("Mentor", 0.5, 15, 2000, Work(1, 45, 1))
    assert found.words == "Mentor: 0.5 × (45 + 15) min × 1 session × £20 an hour"
    assert (found.pence, found.minutes) == (1000, 30)


def test_without_a_rate_the_hours_stand_and_the_money_is_missing() -> None:
    found = staff("Mentor", 1, 0, None, Work(2, 60, 1))
    assert (found.pence, found.minutes, found.missing) == (None, 120, ("A rate for Mentor.",))
    assert say_money(found) == "not known"


def test_what_outside_people_give_is_hours_at_nought() -> None:
    found = outside("Somebody from outside", 1, 0, Work(10, 60, 2))
    assert (found.pence, found.minutes) == (0, 300)
    assert found.words.endswith("no charge to the school")


def test_beside_a_sole_reason_nobody_else_is_charged() -> None:
    found = staff("Mentor", 1, 0, 2000, Work(12, 45, 0))
    assert (found.pence, found.minutes) == (0, 0)
    assert found.words.endswith("charged to whoever is the sole reason")


def test_days_of_a_year_are_charged_by_the_day() -> None:
    found = fixed("Licence", 36500, 100, 1, 365)
    assert (found.words, found.pence) == ("Licence: £365 × 100 of 365 days", 10000)


def test_a_whole_with_something_missing_says_so() -> None:
    found = whole("Both", [Sum("Known", 500), Sum("Not", None, missing=("A rate for Mentor.",))])
    assert (found.pence, say_money(found)) == (500, "£5 and what is not known")


def test_parts_that_are_alike_are_one_with_its_sum() -> None:
    (found,) = alike([Sum("45 min", 250, 30)] * 3)
    assert (found.words, found.pence, found.minutes) == ("3 times 45 min = 3 × £2.50", 750, 90)


def test_money_and_hours_read_as_people_write_them() -> None:
    assert [pounds(pence) for pence in (5, 1420, 120000)] == ["£0.05", "£14.20", "£1,200"]
    assert [say_hours(minutes) for minutes in (45, 60, 450)] == ["45 minutes", "1 hour", "7.5 hours"]


@given(st.lists(LEAVES, max_size=8))
def test_parts_always_sum_to_the_whole(parts: list[Sum]) -> None:
    found = whole("All", parts)
    assert (found.pence or 0, found.minutes) == (
        sum(part.pence or 0 for part in found.parts),
        sum(part.minutes for part in found.parts),
    )


@given(st.lists(LEAVES, max_size=8), st.integers(1, 4))
def test_putting_alike_parts_together_changes_no_sum(parts: list[Sum], times: int) -> None:
    before, after = whole("All", parts * times), whole("All", alike(parts * times))
    assert (before.pence, before.minutes) == (after.pence, after.minutes)
    assert set(before.missing) == set(after.missing)


@given(WORK, st.integers(0, 40), st.integers(0, 9999))
def test_fewer_sessions_never_cost_more(work: Work, fewer: int, pence: int) -> None:
    less = Work(min(fewer, work.sessions), work.minutes, work.sharers)
    some, every = staff("Mentor", 1, 5, pence, less), staff("Mentor", 1, 5, pence, work)
    assert (some.pence or 0) <= (every.pence or 0)


@given(LEAVES, st.integers(0, 20), st.integers(0, 20))
def test_a_part_is_never_more_than_the_whole(figure: Sum, done: int, of: int) -> None:
    part = part_of(figure, min(done, of), of, "sessions attended")
    assert (part.pence or 0) <= (figure.pence or 0)


@given(st.fractions(0, 10**6))
def test_rounding_is_never_further_off_than_a_half(value: Fraction) -> None:
    assert abs(rounded(value) - value) <= Fraction(1, 2)
