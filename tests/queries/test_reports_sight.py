"""What reports tell somebody who may not see Risk Support, or what things cost."""

from __future__ import annotations

import pytest

from app.abilities import EVERYTHING, Ability, NotAllowed
from app.person import Person
from app.queries.reports.registry import REPORTS
from app.reporting import report_of, to_leave
from app.store import Store
from tests.fixtures import clock
from tests.report_school import YEAR, Reported, asked, fill_reported, row, table
from tests.supported import offer, support


@pytest.fixture
def filled(store: Store) -> Reported:
    return fill_reported(store)


def seen_by(store: Store, *taken: Ability) -> Store:
    return Store(store.database, Person("Mr Wren", EVERYTHING - set(taken)), clock)


def test_risk_support_has_no_number_and_counts_in_more_help(store: Store, filled: Reported) -> None:
    report = asked(seen_by(store, Ability.SEE_RISK), "reach")
    found = table(report, "Pupils by need and grouping")
    assert [column.title for column in found.columns][-1] == "Getting More Help"
    assert row(found, "Emotional wellbeing") == (1, 1, 0, 1)
    assert "Getting More Help and Getting Risk Support are counted together." in report.notes


def test_nobody_else_reads_why_help_is_not_used(store: Store, filled: Reported) -> None:
    why = "Why help is not being used"
    assert why in [one.title for one in asked(store, "unmet").tables]
    assert why not in [one.title for one in asked(seen_by(store, Ability.SEE_RISK), "unmet").tables]


def test_an_offer_of_risk_support_alone_is_in_no_number(store: Store, filled: Reported) -> None:
    circle = offer(store, "Zebra circle", "risk_support", 1)
    support(store, filled.pupils.idris, circle)
    for code in REPORTS:
        assert "Zebra" not in repr(asked(seen_by(store, Ability.SEE_RISK), code)), code


def test_costs_are_refused_to_who_may_not_see_them(store: Store, filled: Reported) -> None:
    with pytest.raises(NotAllowed):
        report_of(seen_by(store, Ability.SEE_COSTS), REPORTS["cost"], YEAR)


def test_names_do_not_leave_without_their_right(store: Store, filled: Reported) -> None:
    report = asked(store, "waiting")
    assert "Idris Moonraker" in repr(to_leave(store, report)[0])
    left, _ = to_leave(seen_by(store, Ability.EXPORT_NAMED), report)
    assert "Idris Moonraker" not in repr(left)
    assert left.notes[-1].startswith("Rows that name pupils are left out here")


def test_nothing_leaves_without_the_right_to_an_internal_copy(store: Store, filled: Reported) -> None:
    with pytest.raises(NotAllowed):
        to_leave(seen_by(store, Ability.EXPORT_INTERNAL), asked(store, "reach"))
