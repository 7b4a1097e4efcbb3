"""Whoever may not see Risk Support reads none of its plans, nor those beside it, and changes none."""

from __future__ import annotations

import pytest

from app.errors import Problem
from app.operations.plans.aims import rate_aim
from app.operations.plans.drafts import PlanDraft
from app.operations.plans.plan import write_plan
from app.store import Store
from tests.fixtures import TODAY, clock
from tests.operations.deciding import ago, new_pupil, place
from tests.operations.planning import aim, plan, plans

from .sight_school import PASTORAL


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil in Getting Help with a plan, for ten days beside Risk Support with another."""
    pupil = new_pupil(store)
    place(store, pupil, "help", 20)
    aim(store, plan(store, pupil))
    place(store, pupil, "risk_support", 10)
    plan(store, pupil, band="risk")
    return pupil


@pytest.fixture
def pastoral(store: Store) -> Store:
    """The door of somebody who may not see Risk Support."""
    return Store(store.database, PASTORAL, clock)


def test_the_senco_reads_both_plans(store: Store, wren: int) -> None:
    assert [row.band for row in plans(store, wren)] == ["plan", "risk"]


def test_the_others_read_neither(pastoral: Store, wren: int) -> None:
    assert plans(pastoral, wren) == ()


def test_a_plan_of_another_domain_is_read(store: Store, pastoral: Store, wren: int) -> None:
    place(store, wren, "help", 20, domain_id=2)
    store.write(write_plan, PlanDraft(wren, 2, own_part="Reads to Gran"), today=TODAY)
    assert [row.own_part for row in plans(pastoral, wren)] == ["Reads to Gran"]


def test_nothing_of_it_is_changed(pastoral: Store, wren: int) -> None:
    with pytest.raises(Problem, match="Ask the SENCO"):
        pastoral.write(rate_aim, 1, value=3, respondent="parent", on=TODAY, today=TODAY)
    with pytest.raises(Problem, match="Ask the SENCO"):
        plan(pastoral, wren)


def test_a_plan_of_risk_support_is_not_begun_by_them(store: Store, pastoral: Store) -> None:
    pupil = new_pupil(store)
    place(store, pupil, "help", 20)
    with pytest.raises(Problem, match="Ask the SENCO"):
        plan(pastoral, pupil, band="risk")


def test_once_risk_support_is_over_the_plan_beside_it_goes_on_in_sight(
    store: Store, pastoral: Store, wren: int
) -> None:
    place(store, wren, "help", 5, end_other=True)
    assert [row.band for row in plans(pastoral, wren)] == ["plan"]
    plan(pastoral, wren, own_part="Reads to Gran")
    assert plans(pastoral, wren)[0].own_part == "Reads to Gran"


def test_what_lay_wholly_within_the_time_of_risk_support_stays_out_of_sight(
    store: Store, pastoral: Store, wren: int
) -> None:
    plan(store, wren, started_on=ago(9))
    place(store, wren, "thriving", 1, ending="moved_on")
    assert len(plans(store, wren)) == 2
    assert plans(pastoral, wren) == ()
