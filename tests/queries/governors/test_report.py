"""The governors' page: what it counts, what it hides, and that it never refuses."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest

from app.abilities import EVERYTHING, Ability
from app.models import OfferAudience
from app.operations.governors import NextStepDraft, add_next_step
from app.person import Person
from app.queries.governors.figures import Count, Figures, figures
from app.queries.governors.linked import linked_tables
from app.queries.governors.numbers import governors_numbers
from app.queries.governors.page import Governors
from app.queries.governors.report import governors_report
from app.queries.provision_map import MapFilters, provision_map
from app.queries.years import Period
from app.store import Store
from app.suppression.attack import leaks
from tests.fixtures import TODAY, clock
from tests.governors_school import BIG, SMALL, Plan, fill, put_in_risk
from tests.supported import keep, offer

DOMAINS = (1, 2, 3, 4, 5, 6)


def page(store: Store, today: date = TODAY, **more: Any) -> Governors:
    return store.read(governors_report, today=today, **more)


def one(lines: tuple[Any, ...], code: str) -> Any:
    return next(line for line in lines if line.code == code)


def of_day(store: Store, day: date, threshold: int = 5) -> Figures:
    found = store.read(governors_numbers, Period(date(day.year, 9, 1), day))
    return figures(found, DOMAINS, threshold)


# --- counts ---


def test_groupings_are_counts_and_percentages_beside_last_years(store: Store) -> None:
    fill(store, BIG)
    advice = one(page(store).groupings, "advice")
    assert (advice.now.value, advice.share, advice.before.value, advice.share_before) == (18, 15, 18, 15)


def test_thriving_is_the_rest_of_the_roll(store: Store) -> None:
    fill(store, BIG)
    found = page(store)
    thriving = one(found.groupings, "thriving")
    assert (found.roll.now.value, thriving.now.value, thriving.share) == (120, 84, 70)


def test_sen_is_told_with_last_years(store: Store) -> None:
    fill(store, BIG)
    support, plan = page(store).sen
    assert [(line.now.value, line.share, line.before.value) for line in (support, plan)] == [
        (14, 12, 14),
        (6, 5, 6),
    ]


def test_a_pupil_counts_once_a_grouping_however_many_needs(store: Store) -> None:
    pupils = fill(store, BIG)
    put_in_risk(store, pupils[0], 2)
    put_in_risk(store, pupils[0], 3)
    put_in_risk(store, pupils[1], 2)
    put_in_risk(store, pupils[2], 2)
    assert one(page(store).groupings, "more_help").now.value == 6


def test_the_paragraph_stands_alone(store: Store) -> None:
    fill(store, BIG)
    words = page(store).opening
    assert words.startswith(
        "84 of our 120 pupils (70%) are Thriving in every domain of need. The other 36 are"
    )
    assert "20 pupils have support that runs now." in words


def test_reach_is_told_by_group(store: Store) -> None:
    fill(store, BIG)
    reach = page(store).reach
    assert [(one(reach, code).now.value, one(reach, code).share) for code in ("live", "premium")] == [
        (20, 17),
        (10, 33),
    ]


def test_what_came_of_it_is_told_in_blocks(store: Store) -> None:
    fill(store, BIG)
    effect = page(store).effect
    assert effect.title.startswith("24 supports ended since 1 September 2026; 20 still run")
    assert one(effect.blocks, "2").now.text == "9"
    assert one(effect.blocks, "worse").now.hidden
    assert effect.words.startswith("15 ended because goals were met (63%; last year 63%).")


def test_a_need_with_pupils_and_no_offer_is_a_gap(store: Store) -> None:
    fill(store, BIG)
    (gap,) = [line for line in page(store).issues if line.kind == "Gap"]
    assert gap.words.startswith("Getting Advice and Signposting for Emotional wellbeing: no offer.")


def test_offers_overlap_as_they_do_on_the_map(store: Store) -> None:
    same: dict[str, Any] = {"year_from": "3", "year_to": "6"}
    for grouping in ("help", "thriving"):
        for name in ("Calm corner", "Quiet room"):
            number = offer(store, f"{name} ({grouping})", grouping, **same)
            keep(store, OfferAudience, offer_id=number, code="pupil")
    view = store.read(provision_map, MapFilters(TODAY))
    assert [cell.overlaps for cell in view.overlapping] == [(("Calm corner (help)", "Quiet room (help)"),)]
    (found,) = [line.words for line in page(store).issues if line.kind == "Overlap"]
    assert found == "Calm corner (help) and Quiet room (help) may do the same work."


def test_the_school_says_what_it_will_do(store: Store) -> None:
    fill(store, BIG)
    store.write(add_next_step, NextStepDraft("Ask for a second block", "Ms Dovecote"), today=TODAY)
    assert [(step.words, step.who) for step in page(store).steps] == [
        ("Ask for a second block", "Ms Dovecote")
    ]


def test_a_year_that_is_over_is_told_as_at_its_last_day(store: Store) -> None:
    fill(store, BIG)
    found = page(store, year=date(2025, 9, 1))
    assert (found.day, found.before) == (date(2026, 8, 31), date(2025, 8, 31))


# --- hiding ---


def test_a_small_number_is_hidden_with_a_second_one(store: Store) -> None:
    fill(store, BIG)
    row = page(store).domains[0]
    assert row.name == "Emotional wellbeing"
    assert row.cells[2][0].text == "hidden"


def test_no_percentage_of_a_group_under_ten(store: Store) -> None:
    fill(store, Plan(60, {(1, "help"): 20}, running=12, looked_after=9))
    looked_after = one(page(store).reach, "looked_after")
    assert (looked_after.base.value, looked_after.share) == (9, None)


def test_the_threshold_is_the_schools(store: Store) -> None:
    fill(store, BIG)
    shown = [of_day(store, TODAY, threshold).count("more_help 1").text for threshold in (3, 5)]
    assert shown == ["3", "hidden"]


@pytest.mark.parametrize("plan", [BIG, SMALL, Plan(14, {(1, "help"): 1}, running=1)])
def test_the_attacker_gets_nothing_out_of_the_page(store: Store, plan: Plan) -> None:
    fill(store, plan)
    found = store.read(governors_numbers, Period(date(2026, 9, 1), TODAY))
    safe = figures(found, DOMAINS, 5)
    tables = linked_tables(found, DOMAINS, safe.form)
    hidden = {name for name, count in safe.counts.items() if count.hidden}
    assert hidden
    assert not leaks(tables, hidden, threshold=5)


def test_last_years_column_hides_what_last_years_page_hid(store: Store) -> None:
    fill(store, BIG)
    then = page(store, date(2025, 11, 10))
    now = page(store, date(2026, 11, 10))
    assert [[cell[0] for cell in row.cells] for row in then.domains] == [
        [cell[1] for cell in row.cells] for row in now.domains
    ]


def test_the_page_is_the_same_for_who_may_not_see_risk_support(store: Store) -> None:
    pupils = fill(store, BIG)
    for pupil in pupils[-6:]:
        put_in_risk(store, pupil)
    wren = Store(store.database, Person("Mr Wren", EVERYTHING - {Ability.SEE_RISK}), clock)
    assert page(wren) == page(store)


def test_costs_are_left_out_for_who_may_not_see_them_and_the_page_says_so(store: Store) -> None:
    fill(store, BIG)
    wren = Store(store.database, Person("Mr Wren", EVERYTHING - {Ability.SEE_COSTS}), clock)
    assert page(wren).cost.words == "Left out: whoever made this page may not see costs."


def test_risk_support_has_no_number_of_its_own(store: Store) -> None:
    pupils = fill(store, BIG)
    for pupil in pupils[-6:]:
        put_in_risk(store, pupil)
    found = page(store)
    assert one(found.groupings, "more_help").label == "Getting More Help and Risk Support"
    assert [line.code for line in found.groupings] == ["thriving", "advice", "help", "more_help"]


# --- small schools ---


def test_in_a_small_school_groupings_merge_and_the_page_says_so(store: Store) -> None:
    fill(store, SMALL)
    found = page(store)
    assert [line.label for line in found.groupings] == ["Thriving", "Any help"]
    assert found.merged.endswith("in a school of our size.")
    assert one(found.groupings, "any").now.value == 8


def test_a_school_of_a_few_pupils_gets_words_and_no_numbers(store: Store) -> None:
    fill(store, Plan(7, {(1, "help"): 2}, running=2))
    found = page(store)
    assert found.opening.startswith("With fewer than 10 pupils")
    assert numbers_in(found) == []


def test_an_empty_school_has_a_page_too(store: Store) -> None:
    found = page(store)
    assert found.opening.startswith("There are no pupils on the roll yet.")
    assert found.steps == ()


def numbers_in(answer: Any) -> list[int]:
    """Every figure of a page that is a number of pupils."""
    if isinstance(answer, Count):
        return [answer.value] if answer.value else []
    if is_dataclass(answer):
        return [number for one in fields(answer) for number in numbers_in(getattr(answer, one.name))]
    if isinstance(answer, (tuple, list)):
        return [number for part in answer for number in numbers_in(part)]
    return []
