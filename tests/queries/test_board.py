"""The Board's columns: their cards, what they count, and what they keep from who may not see Risk Support."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.operations.wording import GroupingDraft, change_grouping
from app.queries.board import Board, BoardColumn, board, narrowed
from app.queries.wording import groupings
from app.store import Store
from tests.fixtures import TODAY
from tests.pupil_school import EMOTIONS, LANGUAGE, add, fill, place
from tests.queries.sight_school import PASTORAL

BACK = {"ending": "goals_met", "next_look_on": None, "on": TODAY}


def shown(store: Store, domain: int = EMOTIONS) -> Board:
    return store.read(board, domain, today=TODAY)


def column(whole: Board, code: str) -> BoardColumn:
    return next(one for one in whole.columns if one.grouping.code == code)


def test_the_columns_stand_in_their_fixed_order_and_count_the_roll(store: Store) -> None:
    fill(store)
    whole = shown(store)
    counts = [(one.grouping.code, one.pupils) for one in whole.columns]
    assert counts == [("thriving", 1), ("advice", 1), ("help", 0), ("more_help", 0), ("risk_support", 1)]
    assert whole.on_roll == 3


def test_who_draws_on_risk_support_beside_help_has_a_card_in_both(store: Store) -> None:
    pupils = fill(store)
    whole = shown(store)
    (helped,), (risk,) = column(whole, "help").cards, column(whole, "risk_support").cards
    assert (helped.pupil_id, risk.pupil_id) == (pupils.idris, pupils.idris)
    assert (helped.beside, risk.beside) == ("risk_support", "help")


def test_the_next_to_look_at_comes_first(store: Store) -> None:
    fill(store)
    later, sooner = add(store, "Abel", "Stone"), add(store, "Zola", "Reed")
    place(store, later, "advice", EMOTIONS, next_look_on=date(2027, 1, 5))
    place(store, sooner, "advice", EMOTIONS, next_look_on=date(2026, 11, 20))
    names = [card.name for card in column(shown(store), "advice").cards]
    assert names == ["Wren Thimble", "Zola Reed", "Abel Stone"]


def test_thriving_has_cards_only_of_those_who_came_back_lately(store: Store) -> None:
    pupils = fill(store)
    place(store, pupils.wren, "thriving", LANGUAGE, **BACK)
    thriving = column(shown(store, LANGUAGE), "thriving")
    assert [(card.pupil_id, card.since) for card in thriving.cards] == [(pupils.wren, TODAY)]
    assert thriving.pupils == 3


def test_a_year_or_a_class_narrows_cards_and_counts(store: Store) -> None:
    fill(store)
    part = narrowed(shown(store), ["4"], [])
    assert [(one.grouping.code, one.pupils) for one in part.columns if one.pupils] == [("advice", 1)]
    assert narrowed(shown(store), [], ["Robin"]).on_roll == 1
    assert column(narrowed(shown(store), [], ["Robin"]), "thriving").pupils == 1


def test_who_may_not_see_risk_support_is_told_to_ask(store: Store) -> None:
    pupils = fill(store)
    store.who = PASTORAL
    whole = shown(store)
    assert [one.grouping.code for one in whole.columns] == ["thriving", "advice", "help", "more_help"]
    (card,) = column(whole, "more_help").cards
    assert (card.pupil_id, card.ask, card.placement_id, card.since) == (pupils.idris, True, None, None)
    assert column(whole, "help").cards == ()
    assert sum(one.pupils for one in whole.columns) == whole.on_roll


def test_a_hidden_grouping_has_no_column(store: Store) -> None:
    fill(store)
    row = next(one for one in store.read(groupings) if one.code == "thriving")
    draft = GroupingDraft(row.id, row.label, row.short_label, row.definition, row.letter)
    store.write(change_grouping, replace(draft, hidden=True), today=TODAY)
    assert shown(store).columns[0].grouping.code == "advice"
