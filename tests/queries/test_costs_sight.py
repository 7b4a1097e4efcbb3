"""No cost and no effect gives away who is in Risk Support."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Problem
from app.queries.costs.offer import offer_cost
from app.queries.costs.pupil import cost_of_pupil
from app.queries.costs.school import Costs, costs
from app.queries.supports.effect import effects
from app.store import Store
from tests.costing import YEAR, Club, assistant, club, rate
from tests.fixtures import TODAY, clock
from tests.pupil_school import place
from tests.supported import SEPTEMBER, offer, support

from .sight_school import ALL_BUT_RISK


@pytest.fixture
def made(store: Store) -> Club:
    """A club that costs, whose first pupil has been in More Help since September."""
    rate(store)
    found = club(store)
    assistant(store, found.offer)
    place(store, found.pupils[0], "more_help", 1, on=SEPTEMBER, left_open=True)
    return found


@pytest.fixture
def wren(store: Store, made: Club) -> Store:
    """The door of somebody who may see all but Risk Support."""
    return Store(store.database, ALL_BUT_RISK, clock)


def risk(store: Store, made: Club) -> None:
    place(store, made.pupils[0], "risk_support", 1, on=SEPTEMBER, end_other=True, left_open=True)


def test_moving_a_pupil_to_risk_support_changes_no_figure_of_who_may_not_see_it(
    store: Store, wren: Store, made: Club
) -> None:
    before, hers = wren.read(costs, YEAR, TODAY), store.read(costs, YEAR, TODAY)
    risk(store, made)
    assert wren.read(costs, YEAR, TODAY) == before
    assert store.read(costs, YEAR, TODAY).groupings != hers.groupings
    assert labels(before) == ["Thriving", "Getting More Help and Getting Risk Support"]


def test_an_offer_for_risk_support_alone_has_neither_cost_nor_effect_for_who_may_not_see_it(
    store: Store, wren: Store, made: Club
) -> None:
    plain = wren.read(costs, YEAR, TODAY), wren.read(effects, YEAR, TODAY)
    number = offer(store, "Shared risk plan", "risk_support", minutes=60)
    assistant(store, number)
    support(store, made.pupils[1], number, (("running", SEPTEMBER), ("ended", date(2026, 10, 1))))
    assert (wren.read(costs, YEAR, TODAY), wren.read(effects, YEAR, TODAY)) == plain
    assert "Shared risk plan" in {row.label for row in store.read(costs, YEAR, TODAY).offers}
    assert [one.offer for one in wren.read(cost_of_pupil, made.pupils[1], today=TODAY).supports] == [
        "Lego club"
    ]
    with pytest.raises(Problem, match="Ask the SENCO"):
        wren.read(offer_cost, number, YEAR, TODAY)


def labels(found: Costs) -> list[str]:
    return [row.label for row in found.groupings]
