"""What a reader of the governors' page could put beside its numbers: orders, words, limits and last year's page."""

from __future__ import annotations

from datetime import date

import pytest

from app.queries.governors.linked import Form, linked_tables
from app.queries.governors.numbers import governors_numbers
from app.queries.governors.report import governors_report
from app.queries.governors.secret import secret_of
from app.queries.years import Period
from app.store import Store
from tests.fixtures import TODAY
from tests.governors_school import BIG, Plan, fill
from tests.supported import offer, support

DOMAINS = (1, 2, 3, 4, 5, 6)
YEAR = Period(date(2026, 9, 1), TODAY)


def two_offers(store: Store, art: int = 11) -> int:
    """Sixteen pupils on an offer of twelve places, and some on another whose name comes first; returns the full one."""
    pupils = fill(store, Plan(60, {(1, "help"): 20}))
    walk, other = offer(store, "Walk and talk", usual_places=12), offer(store, "Art room")
    for number, some in ((walk, 16), (other, art)):
        for pupil in pupils[:some]:
            support(store, pupil, number)
    return walk


def test_the_order_of_offers_tells_nothing_of_their_numbers(store: Store) -> None:
    two_offers(store)
    found = store.read(governors_report, today=TODAY)
    assert [(name, count.text) for name, count in found.most_used] == [
        ("Art room", "11"),
        ("Walk and talk", "16"),
    ]


@pytest.mark.parametrize(
    ("art", "shown", "said"), [(11, "16", ["Walk and talk: more pupils than places."]), (2, "hidden", [])]
)
def test_a_number_that_is_hidden_is_not_set_beside_its_places(
    store: Store, art: int, shown: str, said: list[str]
) -> None:
    two_offers(store, art)
    found = store.read(governors_report, today=TODAY)
    assert dict(found.most_used)["Walk and talk"].text == shown
    assert [one.words for one in found.issues if one.kind == "Overload"] == said


def test_a_reader_knows_that_a_listed_offer_has_ten(store: Store) -> None:
    walk = two_offers(store)
    tables = linked_tables(store.read(governors_numbers, YEAR), (1,), Form())
    assert any(
        dict(rule.terms) == {"ten": 1, f"offer {walk}": -1} and not rule.equal for rule in tables.rules
    )


def test_whoever_has_support_is_not_among_those_with_nothing(store: Store) -> None:
    fill(store, BIG)
    rules = linked_tables(store.read(governors_numbers, YEAR), DOMAINS, Form()).rules
    assert {
        (("live", 1), ("thriving", -1), ("helped", -1)),
        (("waiting", 1), ("thriving", -1), ("helped", -1)),
    } <= {rule.terms for rule in rules}


def test_each_school_has_a_secret_of_its_own_that_stays(store: Store) -> None:
    before = store.read(secret_of)
    fill(store, BIG)
    assert store.read(secret_of) == before != b""
