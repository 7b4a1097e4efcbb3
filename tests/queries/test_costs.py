"""What support costs: planned, to date and attended, shared by who is there, and the same whole four times over."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.abilities import EVERYTHING, Ability, NotAllowed
from app.errors import Problem
from app.operations.costs.lines import OfferCostDraft, write_offer_cost
from app.person import Person
from app.queries.audit_entry import audit_entry
from app.queries.audit_rows import audit_rows
from app.queries.costs.offer import offer_cost
from app.queries.costs.pupil import cost_of_pupil, cost_of_support
from app.queries.costs.rates import rates, rates_on
from app.queries.costs.school import NO_PUPIL, Costs, costs
from app.queries.costs.sums import Figures, Sum
from app.queries.history import last_changes, row_history
from app.queries.sight import HIDDEN_CHANGE
from app.store import Store
from tests.costing import ASSISTANT, YEAR, assistant, club, rate
from tests.fixtures import TODAY, clock
from tests.pupil_school import add, place
from tests.supported import SEPTEMBER, group, held, offer, support


def pence(figures: Figures) -> tuple[int | None, ...]:
    return figures.planned.pence, figures.to_date.pence, figures.attended.pence


def test_three_share_ten_planned_and_four_held_sessions(store: Store) -> None:
    rate(store)
    made = club(store)
    assistant(store, made.offer)
    # 30 min at £14.40 are £7.20, a third of it £2.40.
    found = [pence(store.read(cost_of_support, one, today=TODAY).figures) for one in made.supports]
    assert found == [(2400, 960, 960), (2400, 960, 480), (2400, 960, 0)]


def test_an_offer_costs_what_its_supports_do_and_says_how(store: Store) -> None:
    rate(store)
    made = club(store)
    assistant(store, made.offer)
    found = store.read(offer_cost, made.offer, YEAR, TODAY)
    assert (found.supports, pence(found.figures)) == (3, (7200, 2880, 1440))
    assert [part.words for part in found.figures.to_date.parts] == [
        "3 times Teaching assistant: 30 min × 4 sessions ÷ 3 pupils × £14.40 an hour = 3 × £9.60"
    ]


def test_a_sole_reason_is_charged_for_all_of_it(store: Store) -> None:
    rate(store)
    made = club(store, sole=True)
    assistant(store, made.offer)
    found = [store.read(cost_of_support, one, today=TODAY).figures.to_date.pence for one in made.supports]
    assert found == [2880, 0, 0]


def test_without_a_rate_there_are_hours_and_no_money(store: Store) -> None:
    made = club(store)
    assistant(store, made.offer)
    found = store.read(offer_cost, made.offer, YEAR, TODAY).figures.to_date
    assert (found.pence, found.minutes, found.missing) == (None, 120, ("A rate for Teaching assistant.",))


def test_an_offer_of_which_nothing_is_written_says_so(store: Store) -> None:
    found = store.read(offer_cost, club(store).offer, YEAR, TODAY).figures
    assert (found.planned.pence, found.planned.missing) == (None, ("What Lego club takes.",))


def test_outside_help_is_nought_but_has_its_hours(store: Store) -> None:
    made = club(store, in_house=False)
    found = store.read(offer_cost, made.offer, YEAR, TODAY).figures
    assert (pence(found), found.planned.minutes, found.to_date.minutes) == ((0, 0, 0), 300, 120)


def test_a_rate_counts_from_its_day(store: Store) -> None:
    rate(store)
    rate(store, 28_80, SEPTEMBER + timedelta(weeks=2))
    made = club(store)
    assistant(store, made.offer)
    found = store.read(cost_of_support, made.supports[0], today=TODAY).figures.to_date
    assert found.pence == 2 * 240 + 2 * 480
    assert store.read(rates_on, SEPTEMBER) == {ASSISTANT: 14_40}
    assert [(row.pence, row.in_force) for row in store.read(rates, today=TODAY)] == [
        (2880, True),
        (1440, False),
    ]


@pytest.mark.parametrize(
    ("per", "expected"),
    [("session", (33, 13, 13)), ("group", (33, 33, 33)), ("pupil", (100, 100, 100)), ("year", (33, 6, 6))],
)
def test_fixed_sums_count_for_each(store: Store, per: str, expected: tuple[int, int, int]) -> None:
    made = club(store)
    each = 10 if per == "session" else 100
    store.write(write_offer_cost, OfferCostDraft(made.offer, "fixed", "Bricks", pence=each, per=per))
    assert pence(store.read(cost_of_support, made.supports[0], today=TODAY).figures) == expected


def test_where_no_register_is_kept_what_was_typed_counts(store: Store) -> None:
    rate(store)
    number = offer(store, "Mentor time", minutes=60)
    assistant(store, number)
    one = support(store, add(store, "Wren", "Thimble"), number, sessions_planned=6, sessions_delivered=4)
    found = store.read(cost_of_support, one, today=TODAY).figures
    assert (found.planned.pence, found.to_date.pence) == (6 * 1440, 4 * 1440)
    assert found.attended.missing == ("At how many sessions the pupil was.",)


def test_places_that_nobody_has_belong_to_the_plan_and_to_no_pupil(store: Store) -> None:
    rate(store)
    number = offer(store, "Lego club", minutes=30, sessions=10)
    assistant(store, number)
    met = group(store, number, places=2, sessions_planned=10)
    support(store, add(store, "Wren", "Thimble"), number, group_id=met)
    found = store.read(costs, YEAR, TODAY)
    assert [(row.label, row.figures.planned.pence) for row in found.groupings] == [
        ("Thriving", 3600),
        (NO_PUPIL, 3600),
    ]


def test_an_offer_for_everybody_is_charged_to_thriving(store: Store) -> None:
    rate(store)
    number = offer(store, "Assemblies", "thriving", minutes=20, universal=True)
    assistant(store, number)
    (row,) = store.read(costs, YEAR, TODAY).groupings
    assert (row.label, row.supports, row.figures.planned.pence) == ("Thriving", 0, 38 * 480)


def tables(found: Costs) -> list[Figures]:
    four = (found.offers, found.groupings, found.domains, found.streams)
    return [whole for table in four for whole in [_sum(table)]]


def _sum(table: tuple[Any, ...]) -> Figures:
    def add_up(name: str) -> Sum:
        return Sum("", sum(int(getattr(row.figures, name).pence or 0) for row in table))

    return Figures(add_up("planned"), add_up("to_date"), add_up("attended"))


def test_the_four_tables_add_up_to_the_same_whole(store: Store) -> None:
    rate(store)
    made = club(store)
    assistant(store, made.offer, extra_minutes=7)
    store.write(write_offer_cost, OfferCostDraft(made.offer, "fixed", "Bricks", pence=9_99, per="year"))
    place(store, made.pupils[0], "help", 1, on=SEPTEMBER)
    found = store.read(costs, YEAR, TODAY)
    assert [pence(table) for table in tables(found)] == [pence(found.whole)] * 4
    assert {row.label for row in found.groupings} == {"Thriving", "Getting Help"}
    assert {row.label for row in found.streams} == {"School budget", "Not said"}


def test_what_is_attended_is_never_more_than_what_was_held(store: Store) -> None:
    rate(store)
    made = club(store)
    assistant(store, made.offer)
    held(store, made.group, SEPTEMBER + timedelta(weeks=5), dict.fromkeys(made.supports, True), minutes=55)
    for number in made.supports:
        found = store.read(cost_of_support, number, today=TODAY).figures
        assert (found.attended.pence or 0) <= (found.to_date.pence or 0)


def test_a_pupils_year_stands_beside_the_first_six_thousand_pounds(store: Store) -> None:
    rate(store)
    made = club(store)
    assistant(store, made.offer)
    found = store.read(cost_of_pupil, made.pupils[1], today=TODAY)
    assert (found.year, found.first_pounds, pence(found.figures)) == ("2026/27", 6000, (2400, 960, 480))
    assert [one.offer for one in found.supports] == ["Lego club"]


def test_last_years_sessions_are_not_this_years(store: Store) -> None:
    rate(store, since=date(2025, 9, 1))
    made = club(store)
    assistant(store, made.offer)
    before = YEAR.first - timedelta(days=1)
    last = type(YEAR)(date(2025, 9, 1), before)
    assert pence(store.read(offer_cost, made.offer, last, TODAY).figures) == (0, 0, 0)


def test_who_may_not_see_costs_is_told_so_of_every_figure(store: Store) -> None:
    made = club(store)
    wren = Store(store.database, Person("Mr Wren", EVERYTHING - {Ability.SEE_COSTS}), clock)
    for ask in (
        lambda: wren.read(offer_cost, made.offer, YEAR, TODAY),
        lambda: wren.read(costs, YEAR, TODAY),
        lambda: wren.read(cost_of_pupil, made.pupils[0], today=TODAY),
        lambda: wren.write(write_offer_cost, OfferCostDraft(made.offer, "fixed", "Bricks", pence=1)),
    ):
        with pytest.raises(NotAllowed, match="see what offers cost"):
            ask()


def test_who_may_not_see_costs_reads_of_no_change_to_them_and_undoes_none(store: Store) -> None:
    rate(store)
    wren = Store(store.database, Person("Mr Wren", EVERYTHING - {Ability.SEE_COSTS}), clock)
    assert wren.read(last_changes)[0].sentence == HIDDEN_CHANGE
    assert wren.read(row_history, "rate", 1)[0].fields == ()
    assert wren.read(audit_entry, wren.read(audit_rows)[0].number).fields == ()
    with pytest.raises(Problem, match="only some may see"):
        wren.undo()
