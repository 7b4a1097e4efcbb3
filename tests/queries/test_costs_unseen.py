"""Whoever may not see costs reads no figure of them in anything that the program can be asked."""

from __future__ import annotations

from app.abilities import EVERYTHING, Ability
from app.models import OfferCost
from app.person import Person
from app.queries.costs.lines import cost_lines
from app.store import Store
from tests.costing import assistant, club, rate
from tests.fixtures import clock
from tests.report_school import fill_reported
from tests.supported import keep

from .asking import answers
from .sight_school import rows

FIGURES = ("98765", "987.65", "£988", "Giraffe line")


def test_no_answer_holds_a_cost_for_who_may_not_see_them(store: Store) -> None:
    fill_reported(store)
    rate(store)
    assistant(store, club(store).offer)
    keep(store, OfferCost, offer_id=1, kind="fixed", position=9, label=FIGURES[3], pence=98765, per="pupil")
    wren = Store(store.database, Person("Mr Wren", EVERYTHING - {Ability.SEE_COSTS}), clock)
    told = [call[0] for call, answer in answers(wren, rows(store)).items() if holds(answer)]
    assert told == []
    assert holds(store.read(cost_lines, 1))


def holds(answer: object) -> bool:
    return any(figure in repr(answer) for figure in FIGURES)
