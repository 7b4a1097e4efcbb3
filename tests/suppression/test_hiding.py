"""What is hidden for the sake of another, and what the attacker gets out of it."""

from __future__ import annotations

from itertools import product

import pytest

from app.suppression.attack import determined, interval, leaks
from app.suppression.hiding import hide
from app.suppression.tables import Linked
from tests.suppression.random_tables import tables


def row(*values: int, known: bool = False) -> Linked:
    """A row of cells a, b, c … with its total."""
    linked = Linked()
    names = [linked.add(chr(97 + place), value) for place, value in enumerate(values)]
    linked.total(linked.add("total", sum(values), rank=5, known=known), names)
    return linked


def test_a_small_number_is_hidden_and_a_second_one_with_it() -> None:
    assert hide(row(3, 9, 20), threshold=5).hidden == {"a", "b"}


def test_a_nought_is_shown() -> None:
    assert hide(row(0, 9, 20), threshold=5).hidden == frozenset()


def test_two_small_ones_that_leave_too_few_choices_take_a_third() -> None:
    assert hide(row(2, 2, 20), threshold=5).hidden == {"a", "b", "c"}


def test_the_least_missed_cell_goes_first() -> None:
    linked = row(3, 9)
    linked.cells["b"] = linked.cells["b"].__class__("b", 9, rank=9)
    assert hide(linked, threshold=5).hidden == {"a", "total"}


def test_what_everybody_knows_is_never_hidden() -> None:
    found = hide(row(3, 400, known=True), threshold=5)
    assert found.hidden == {"a", "b"}
    assert not found.exposed


def test_where_nothing_is_left_to_hide_it_says_which_cell_is_exposed() -> None:
    assert hide(row(3, 0, known=True), threshold=5).exposed == {"a"}


def test_a_small_rest_that_stands_in_no_table_is_guarded_too() -> None:
    linked = Linked()
    for name, value, printed in (("here", 40, True), ("with", 38, True), ("without", 2, False)):
        linked.add(name, value, printed=printed, rank=int(name == "here"))
    linked.total("here", ("with", "without"))
    assert hide(linked, threshold=5).hidden == {"with"}


def test_a_limit_that_tells_too_much_is_seen() -> None:
    linked = Linked()
    linked.add("all", 6, rank=3)
    linked.add("one", 3)
    linked.add("other", 5)
    linked.at_most("all", ("one", "other"))
    linked.at_most("one", ("all",))
    linked.at_most("other", ("all",))
    assert interval(linked, {"one"}, "one") == (1, 6)
    linked.add("third", 3)
    linked.total("other", ("third", linked.add("fourth", 2)))
    assert not leaks(linked, hide(linked, threshold=5).hidden, threshold=5)


@pytest.mark.parametrize("threshold", [3, 5, 10])
def test_the_same_figures_always_hide_the_same(threshold: int) -> None:
    assert hide(tables(6), threshold=threshold) == hide(tables(6), threshold=threshold)


def test_sums_that_do_not_come_out_are_no_table() -> None:
    linked = row(3, 4)
    with pytest.raises(ValueError, match="contradict"):
        linked.total("a", ("b",))


# --- the attacker ---


def test_the_attacker_solves_what_only_small_numbers_hide() -> None:
    assert determined(row(3, 9, 20), {"a"}) == {"a"}


def test_the_attacker_takes_two_hidden_ones_as_a_pair() -> None:
    assert interval(row(2, 2, 20), {"a", "b"}, "a") == (1, 3)


def test_an_interval_of_three_is_a_leak() -> None:
    (first, *_) = leaks(row(2, 2, 20), {"a", "b"}, threshold=5)
    assert (first.least, first.most, first.exact) == (1, 3, False)


@pytest.mark.parametrize("seed", range(12))
def test_the_attacker_finds_what_trying_every_number_finds(seed: int) -> None:
    linked, hidden = square(seed), {"0 0", "0 1", "1 0", "1 1"}
    for name in hidden:
        assert interval(linked, hidden, name) == by_trying(linked, sorted(hidden), name)


def square(seed: int) -> Linked:
    """Two rows and three columns with their sums."""
    values = [(seed * 7 + place * 5) % 6 + 1 for place in range(6)]
    linked = Linked()
    for (line, column), value in zip(product(range(2), range(3)), values, strict=True):
        linked.add(f"{line} {column}", value)
    for line in range(2):
        parts = [f"{line} {column}" for column in range(3)]
        linked.total(linked.add(f"row {line}", sum(map(linked.value, parts))), parts)
    for column in range(3):
        parts = [f"{line} {column}" for line in range(2)]
        linked.total(linked.add(f"column {column}", sum(map(linked.value, parts))), parts)
    return linked


def by_trying(linked: Linked, hidden: list[str], name: str) -> tuple[int, int]:
    """The least and the most among all numbers that fit, found by going through them."""
    fitting = []
    for numbers in product(range(1, 13), repeat=len(hidden)):
        given = {one: cell.value for one, cell in linked.cells.items()} | dict(
            zip(hidden, numbers, strict=True)
        )
        if all(sum(f * given[one] for one, f in rule.terms) == 0 for rule in linked.rules):
            fitting.append(given[name])
    return min(fitting), max(fitting)
