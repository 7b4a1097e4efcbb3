"""What is read of a pupil's supports: where they stand, their dose, clashes, and what is out of sight."""

from __future__ import annotations

from datetime import date, timedelta

from app.operations.supports.drafts import EndingDraft
from app.operations.supports.ending import end_supports
from app.queries.supports.pupil_supports import support_rows, supports_of
from app.queries.supports.support_row import SupportRow
from app.queries.supports.support_words import (
    figure_words,
    group_line,
    often_missed,
    right_words,
    state_words,
)
from app.store import Store
from tests.fixtures import TODAY, clock
from tests.operations.supporting import begin
from tests.pupil_school import EMOTIONS, LANGUAGE, add, place
from tests.queries.sight_school import PASTORAL
from tests.supported import SEPTEMBER, group, held, offer, support

NOVEMBER = date(2026, 11, 2)


def wren(store: Store) -> int:
    return add(store, "Wren", "Thimble")


def only(store: Store, pupil: int) -> SupportRow:
    (row,) = store.read(supports_of, pupil, today=TODAY)
    return row


def test_a_support_in_a_group_says_how_often_the_pupil_came(store: Store) -> None:
    pupil, lego = wren(store), offer(store, "Lego club")
    tuesdays = group(store, lego, weekday=1, starts_at="10:40", minutes=30, misses="Maths", place="Library")
    number = support(store, pupil, lego, group_id=tuesdays, next_look_on=date(2026, 12, 15))
    held(store, tuesdays, NOVEMBER, {number: True})
    held(store, tuesdays, NOVEMBER + timedelta(1), {number: False})
    row = only(store, pupil)
    assert state_words(row, TODAY) == "attending since 1 September"
    assert (figure_words(row, TODAY), right_words(row, TODAY)) == ("1 of 2", "review 15 December")
    assert group_line(row) == "Tuesdays 10:40, 30 minutes, Library. Misses Maths on Tuesdays."


def test_a_wait_says_how_long(store: Store) -> None:
    pupil = wren(store)
    begin(store, (pupil,), offer(store, "Speech therapy"), on=TODAY - timedelta(weeks=6))
    assert figure_words(only(store, pupil), TODAY) == "6 weeks"


def test_signposted_is_not_referred(store: Store) -> None:
    pupil = wren(store)
    begin(store, (pupil,), offer(store, "Helpline"), "signposted", on=NOVEMBER)
    begin(store, (pupil,), offer(store, "Speech therapy"), "referred", on=NOVEMBER)
    said = [state_words(row, TODAY) for row in store.read(supports_of, pupil, today=TODAY)]
    assert said == ["signposted 2 November", "referred 2 November"]


def test_an_ending_says_why_and_who_was_told(store: Store) -> None:
    pupil = wren(store)
    number = begin(store, (pupil,), offer(store, "Homework club"), "running", on=NOVEMBER)
    over = EndingDraft(TODAY, "moved_on", what_next="Nothing more", who_told="Mum")
    store.write(end_supports, [number], over, today=TODAY)
    row = only(store, pupil)
    assert state_words(row, TODAY).endswith(": moved on")
    assert right_words(row, TODAY) == "told: Mum"


def test_two_groups_at_one_time_clash(store: Store) -> None:
    pupil, lego, chess = wren(store), offer(store, "Lego club"), offer(store, "Chess club")
    first = group(store, lego, weekday=1, starts_at="10:40", minutes=30, misses="Maths")
    second = group(store, chess, "Kings", weekday=1, starts_at="11:00", misses="Maths")
    support(store, pupil, lego, group_id=first)
    support(store, pupil, chess, group_id=second)
    rows = store.read(supports_of, pupil, today=TODAY)
    assert rows[0].clashes == ("Chess club: Kings, Tuesdays 11:00",)
    assert often_missed(rows) == ("Maths is missed for 2 groups.",)


def test_all_open_supports_stand_by_offer_and_pupil(store: Store) -> None:
    lego = offer(store, "Lego club")
    support(store, wren(store), lego)
    support(store, add(store, "Ada", "Fern"), lego)
    over = [("running", SEPTEMBER), ("ended", NOVEMBER)]
    support(store, add(store, "Otis", "Oak"), lego, over)
    assert [row.pupil for row in store.read(support_rows, today=TODAY)] == ["Ada Fern", "Wren Thimble"]


def test_a_support_of_risk_support_alone_is_not_there_for_others(store: Store) -> None:
    pupil = wren(store)
    support(store, pupil, offer(store, "Safety circle", "risk_support"))
    assert store.read(supports_of, pupil, today=TODAY)
    assert not Store(store.database, PASTORAL, clock).read(supports_of, pupil, today=TODAY)


def test_words_written_in_a_time_of_risk_support_are_blank_for_others(store: Store) -> None:
    pupil, lego = wren(store), offer(store, "Lego club")
    place(store, pupil, "risk_support", EMOTIONS)
    support(store, pupil, lego, domain_id=EMOTIONS, why="Walks out.", notes="Zebra.")
    support(store, pupil, lego, domain_id=LANGUAGE, why="Speaks in pairs.")
    rows = Store(store.database, PASTORAL, clock).read(supports_of, pupil, today=TODAY)
    assert [row.words.why for row in rows] == ["", "Speaks in pairs."]
    assert [row.hidden_words for row in rows] == [True, False]
