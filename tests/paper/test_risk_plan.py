"""The page of a Risk Support plan: one page, managing risk only, the crisis contact larger than all but the name."""

from __future__ import annotations

import pytest

from app.abilities import NotAllowed
from app.errors import Problem
from app.operations.plans.drafts import PlanDraft
from app.operations.plans.plan import write_plan
from app.paper.page import Page
from app.paper.risk_plan import lay_out_risk_plan
from app.queries.plans.risk_paper import risk_paper
from app.store import Store
from tests.fixtures import TODAY, clock
from tests.operations.planning import say
from tests.pupil_school import EMOTIONS, add, place
from tests.queries.sight_school import ALL_BUT_RISK


@pytest.fixture
def wren(store: Store) -> int:
    pupil = add(store, "Wren", "Thimble")
    place(store, pupil, "risk_support", EMOTIONS)
    return pupil


def page(store: Store, pupil: int, **said: str) -> Page:
    plan = PlanDraft(pupil, EMOTIONS, "risk", **({"crisis_contact": "Night line 0800"} | said))  # type: ignore[arg-type]
    number = store.write(write_plan, plan, today=TODAY).id or 0
    say(store, number, "family", own_words="That is how it is.")
    (made,) = lay_out_risk_plan(store.read(risk_paper, number, today=TODAY))
    return made


def test_it_says_managing_risk_only_who_agreed_to_which_version_and_that_it_is_confidential(
    store: Store, wren: int
) -> None:
    text = page(store, wren, triggers="Loud corridors").text
    for words in ("Wren Thimble: managing risk only", "version 1, still a draft", "Loud corridors"):
        assert words in text
    assert "Family: agreed on 10 November 2026, in person. “That is how it is.”" in text
    assert "Confidential" in text
    assert "Not endorsed by its authors" in text


def test_the_crisis_contact_stands_large(store: Store, wren: int) -> None:
    words = {one.text: one.size for one in page(store, wren, triggers="Loud corridors").words}
    assert words["Night line 0800"] >= words["Loud corridors"] * 1.5


def test_a_long_plan_still_fits_one_page_with_every_word(store: Store, wren: int) -> None:
    names = ("triggers", "early_signs", "what_helps", "who_to_call", "family_changes", "legal_limit")
    made = page(store, wren, **{name: f"{'loud corridors ' * 33}{name}" for name in names})
    assert max(one.y + one.height for one in made.words) <= made.height - 20
    assert all(name in made.text for name in names)


def test_a_line_for_the_crisis_is_missed_where_there_is_none(store: Store, wren: int) -> None:
    assert "No crisis contact is given yet." in page(store, wren, crisis_contact="").text


def test_only_who_may_see_risk_support_gets_it(store: Store, wren: int) -> None:
    page(store, wren)
    with pytest.raises((NotAllowed, Problem)):
        Store(store.database, ALL_BUT_RISK, clock).read(risk_paper, 1, today=TODAY)
