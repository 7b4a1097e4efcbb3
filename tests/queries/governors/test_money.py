"""What support cost, as governors read it: rounded, and never for fewer than ten pupils."""

from __future__ import annotations

from sqlalchemy import select

from app.models import OfferCost, Support
from app.queries.governors.money import _joined
from app.queries.governors.report import governors_report
from app.store import Store
from tests.fixtures import TODAY
from tests.governors_school import BIG, Plan, fill
from tests.supported import keep


def costs(store: Store, plan: Plan) -> tuple[tuple[str, str, str], ...]:
    """The lines of a school whose only offer costs £110 for each pupil."""
    fill(store, plan)
    offer = store.read(lambda session: session.scalars(select(Support.offer_id)).first())
    keep(
        store,
        OfferCost,
        offer_id=offer,
        kind="fixed",
        position=0,
        label="Workbook",
        per="pupil",
        pence=110_00,
    )
    return store.read(governors_report, today=TODAY).cost.lines


def test_groupings_of_ten_pupils_have_a_line_and_the_rest_is_told_together(store: Store) -> None:
    lines = costs(store, BIG)
    assert [(code, said) for code, _, said in lines] == [
        ("advice", "£1,300"),
        ("other", "£1,300"),
        ("all", "£2,600"),
    ]


def test_under_ten_pupils_there_is_no_money(store: Store) -> None:
    assert costs(store, Plan(60, {(1, "help"): 9}, running=9)) == ()


def test_a_small_column_joins_the_rest(store: Store) -> None:
    pupils = {"help": set(range(12)), "more_help": {90, 91}, "other": set(range(50, 70))}
    assert _joined({"help": 900, "more_help": 500, "other": 100}, pupils) == {"help": 900, "other": 600}


def test_a_small_rest_takes_another_column_in_so_that_none_follows_from_the_sum(store: Store) -> None:
    pupils = {"advice": set(range(11)), "help": set(range(20)), "other": {90}}
    assert _joined({"advice": 300, "help": 900, "other": 100}, pupils) == {"help": 900, "other": 400}
