"""Examples of what is written of costs and of what came of a support."""

from __future__ import annotations

from app.operations.costs.figures import set_cost_figures, set_delivered_percent
from app.operations.costs.lines import OfferCostDraft, drop_offer_cost, move_offer_cost, write_offer_cost
from app.operations.costs.rates import RateDraft, drop_rate, set_rate
from app.operations.supports.outcomes import OutcomeDraft, clear_outcome, set_outcome
from app.store import Store
from tests.fixtures import TODAY
from tests.supported import SEPTEMBER, offer, support

from .examples import example
from .examples_pupils import wren

RATE = RateDraft("teaching_assistant", 14_20, SEPTEMBER, "The council's figures")


def lego(store: Store) -> int:
    """An offer; its number."""
    return offer(store, "Lego club", minutes=45)


def line(store: Store, offer_id: int, label: str = "Bricks") -> int:
    """A fixed sum of an offer; its number."""
    draft = OfferCostDraft(offer_id, "fixed", label, pence=30_00, per="year", funding="core")
    return store.write(write_offer_cost, draft).id or 0


@example(set_rate)
def a_rate(store: Store) -> None:
    store.write(set_rate, RATE)


@example(drop_rate)
def a_rate_taken_away(store: Store) -> None:
    store.write(drop_rate, store.write(set_rate, RATE).id or 0)


@example(write_offer_cost)
def what_an_assistant_takes(store: Store) -> None:
    store.write(write_offer_cost, OfferCostDraft(lego(store), "staff", role="teaching_assistant"))


@example(move_offer_cost)
def the_last_line_first(store: Store) -> None:
    number = lego(store)
    line(store, number)
    store.write(move_offer_cost, line(store, number, "A room"), 0)


@example(drop_offer_cost)
def no_bricks_after_all(store: Store) -> None:
    store.write(drop_offer_cost, line(store, lego(store)))


@example(set_cost_figures)
def a_school_of_39_weeks(store: Store) -> None:
    store.write(set_cost_figures, cost_weeks=39, first_pounds=6000)


@example(set_delivered_percent)
def three_quarters_are_enough(store: Store) -> None:
    store.write(set_delivered_percent, 75)


@example(set_outcome)
def it_helped(store: Store) -> None:
    number = support(store, wren(store), lego(store), next_look_on=TODAY)
    store.write(set_outcome, number, OutcomeDraft("1", TODAY, "Speaks first now."), today=TODAY)


@example(clear_outcome)
def said_too_soon(store: Store) -> None:
    number = support(store, wren(store), lego(store), next_look_on=TODAY)
    store.write(set_outcome, number, OutcomeDraft("1", TODAY), today=TODAY)
    store.write(clear_outcome, number, today=TODAY)
