"""The tab Measures: what it says without measures and without scores, its charts in words, and putting scores right."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from app.operations.measures.measures import retire_measure
from app.operations.plans.aims import rate_aim
from app.queries.measures.aims import rated_aims
from app.queries.measures.scores import SeriesRow
from app.queries.sight import SIGHT
from app.store import Store
from app.ui.dialogs.small_form import SmallForm
from app.ui.pages.pupils import PupilsPage
from app.ui.pages.settings import SettingsPage
from app.ui.pupil_measures import PupilMeasures
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.operations.measuring import END, measure, score, use_sdq
from tests.operations.planning import aim, plan
from tests.pupil_school import EMOTIONS, Pupils, fill, place
from tests.ui.test_kit import unnamed
from tests.ui.typing_keys import Keyboard


@pytest.fixture
def pupils(store: Store) -> Pupils:
    """Wren, Idris and Ada."""
    return fill(store)


def opened(window: Window, pupil: int) -> PupilMeasures:
    """Return a pupil's tab."""
    window.go("pupils", pupil)
    page = window.current
    assert isinstance(page, PupilsPage)
    page.view.tabs.open("measures")
    tab = page.view.tab("measures")
    assert isinstance(tab, PupilMeasures)
    return tab


def test_without_a_measure_the_way_leads_to_settings(window: Window, pupils: Pupils) -> None:
    tab = opened(window, pupils.ada)
    assert tab.no_measure.isVisible()
    assert not tab.record_button.isVisible()
    tab.settings_button.click()
    assert isinstance(window.current, SettingsPage)


def test_a_series_says_all_it_draws(store: Store, window: Window, pupils: Pupils) -> None:
    use_sdq(store)
    score(store, pupils.wren, "sdq.prosocial", 4)
    score(store, pupils.wren, "sdq.prosocial", 7, END)
    (card,) = opened(window, pupils.wren).cards
    assert card.chart.accessibleName() == (
        "SDQ: Prosocial, Teacher. 0 to 10. Higher is better. "
        "15 September 2026: 4 (Low); 9 November 2026: 7 (Close to average). "
        "From 4 to 7: 3 higher, which is the better way. "
        "Whether that is a reliable change is not known: no threshold is known for it."
    )
    assert [one.name for one in card.chart.stretches][-1] == "Close to average"
    assert unnamed(card) == []


def test_the_person_is_said_in_words_and_any_deterioration_outweighs(
    store: Store, window: Window, pupils: Pupils
) -> None:
    use_sdq(store)
    for code, first, last in (("sdq.prosocial", 3, 8), ("sdq.emotional", 2, 7)):
        score(store, pupils.wren, code, first, by="parent")
        score(store, pupils.wren, code, last, END, by="parent")
    tab = opened(window, pupils.wren)
    assert tab.person.text().startswith("The changes read together: deteriorated")
    assert "no grouping follows" in tab.person.text()


def test_a_score_is_put_right_from_its_link(
    qtbot: QtBot, store: Store, window: Window, pupils: Pupils
) -> None:
    use_sdq(store)
    score(store, pupils.wren, "sdq.emotional", 7)
    tab = opened(window, pupils.wren)
    tab.cards[0].scores[0].click()
    change, take_away = tab.menu.actions()
    tab.menu.close()
    change.trigger()
    keys = Keyboard(qtbot, window)
    dialog = keys.wait_for(SmallForm)
    dialog.form.field("value").set_value(6.0)
    dialog.form.submit()
    keys.wait_for_window()
    assert tab.cards[0].last.text().startswith("Last: 6, very high")
    take_away.trigger()
    assert tab.cards == []
    assert tab.no_score.isVisible()


def test_a_retired_measure_keeps_its_chart(store: Store, window: Window, pupils: Pupils) -> None:
    use_sdq(store)
    score(store, pupils.wren, "sdq.emotional", 7)
    tab = opened(window, pupils.wren)
    window.write(retire_measure, measure(store, "sdq.emotional").id)
    assert len(tab.cards) == 1
    assert tab.cards[0].series.measure.retired


def test_the_day_of_an_earlier_score_is_said_under_the_field(
    qtbot: QtBot, store: Store, window: Window, pupils: Pupils
) -> None:
    use_sdq(store)
    score(store, pupils.wren, "sdq.emotional", 7)
    tab = opened(window, pupils.wren)
    tab.record()
    keys = Keyboard(qtbot, window)
    form = keys.wait_for(SmallForm).form
    assert form.values()["what"] == ("SDQ", "teacher")
    number = measure(store, "sdq.emotional").id
    form.type_again({"scored_on": tab.cards[0].series.scores[0].scored_on, "values": ((number, 6.0),)})
    form.submit()
    assert "on that day already" in form.field("scored_on").accessibleDescription()


def rated(store: Store, pupil: int, **said: object) -> None:
    """Give a pupil an aim in a plan, rated yesterday and today."""
    number = aim(store, plan(store, pupil, **said))
    for day, value in ((END, 2), (TODAY, 6)):
        store.write(rate_aim, number, value=value, respondent="young_person", on=day, today=TODAY)


def test_aims_rated_0_to_10_stand_with_the_measures(store: Store, window: Window, pupils: Pupils) -> None:
    place(store, pupils.ada, "help", EMOTIONS)
    rated(store, pupils.ada)
    tab = opened(window, pupils.ada)
    (card,) = tab.cards
    assert card.change.text() == (
        "From 2 to 6: 4 higher, which is the better way. A reliable improvement (3 or more)."
    )
    assert card.scores == []
    assert tab.person.text().startswith("The changes read together: improved")


def test_the_ratings_of_a_risk_plan_are_out_of_sight(store: Store, pupils: Pupils) -> None:
    rated(store, pupils.idris, band="risk")
    assert len(store.read(rated_aims, pupils.idris)) == 1

    def unseen(session: Session) -> tuple[SeriesRow, ...]:
        session.info[SIGHT] = False
        return rated_aims(session, pupils.idris)

    assert store.read(unseen) == ()
