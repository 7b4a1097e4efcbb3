"""Meetings: one screen a pupil, what the last one left to do, the recap, and actions by day and agency."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.errors import Invalid, Problem
from app.operations.meetings.actions import add_action, close_action
from app.operations.meetings.drafts import ActionDraft, MeetingDraft, PersonDraft
from app.operations.meetings.meetings import add_meeting, hold_meeting, take_back_meeting
from app.operations.meetings.saying import note_said
from app.operations.meetings.whom import set_meeting_pupils
from app.operations.organisations import OrganisationDraft, add_organisation
from app.queries.meetings.actions import actions_by_agency, actions_due, actions_of_pupil
from app.queries.meetings.listed import meeting_list
from app.queries.meetings.page import meeting_page
from app.queries.meetings.recap import recap
from app.queries.meetings.screen import meeting_screen
from app.queries.pupil_page import pupil_page
from app.queries.sight import ASK
from app.queries.story.story import last_words, pupil_story
from app.store import Store
from tests import supported
from tests.fixtures import TODAY, clock
from tests.pupil_school import Pupils, fill

from .sight_school import PASTORAL

THEN, SOON = TODAY - timedelta(14), TODAY + timedelta(7)
SPARROW = PersonDraft(name="Dr Sparrow", role="Educational psychologist")


@pytest.fixture
def pupils(store: Store) -> Pupils:
    return fill(store)


def meet(store: Store, *about: int, on: date = TODAY, after: int | None = None) -> int:
    draft = MeetingDraft("multi_agency", on, "How we go on", people=(SPARROW,), pupils=about, after_id=after)
    return store.write(add_meeting, draft, today=TODAY).id or 0


def do(store: Store, words: str, pupil: int | None, meeting: int | None, **more: object) -> int:
    facts: dict[str, object] = {"owner": "Dr Sparrow", "due_on": SOON, **more}
    draft = ActionDraft(words, pupil, meeting, **facts)  # type: ignore[arg-type]
    return store.write(add_action, draft, today=TODAY).id or 0


def test_a_meeting_that_follows_another_takes_over_its_people_and_pupils(
    store: Store, pupils: Pupils
) -> None:
    first = meet(store, pupils.wren, pupils.ada, on=THEN)
    second = (
        store.write(add_meeting, MeetingDraft("multi_agency", TODAY, after_id=first), today=TODAY).id or 0
    )
    page = store.read(meeting_page, second, today=TODAY)
    assert [one.name for one in page.pupils] == ["Wren Thimble", "Ada Fern"]
    assert [one.said for one in page.people] == ["Dr Sparrow, educational psychologist"]


def test_the_next_meeting_starts_from_what_the_last_one_left_to_do(store: Store, pupils: Pupils) -> None:
    first = meet(store, pupils.wren, on=THEN)
    do(store, "Ring the family.", pupils.wren, first)
    done = do(store, "Lend a watch.", pupils.wren, first)
    store.write(close_action, done, today=TODAY, outcome="Wears it.")
    second = meet(store, after=first)
    assert [row.words for row in store.read(meeting_page, second, today=TODAY).before] == ["Ring the family."]
    before = store.read(meeting_screen, second, pupils.wren, TODAY).before
    assert [(row.words, row.state) for row in before] == [
        ("Ring the family.", "open"),
        ("Lend a watch.", "done"),
    ]


def test_a_screen_says_what_is_in_place_and_whether_it_works(store: Store, pupils: Pupils) -> None:
    lego = supported.offer(store, "Lego club")
    group = supported.group(store, lego)
    number = supported.support(store, pupils.wren, lego, group_id=group, outcome="1")
    supported.held(store, group, date(2026, 9, 8), {number: True})
    supported.held(store, group, date(2026, 9, 15), {number: False})
    [line] = store.read(meeting_screen, meet(store, pupils.wren), pupils.wren, TODAY).supports.in_place
    assert (line.offer, line.group, line.works, line.dose) == (
        "Lego club",
        "Tuesdays",
        "Better",
        "Held 2 times, there 1",
    )


def test_a_screen_says_what_waits_since_when_and_what_was_tried_and_stopped(
    store: Store, pupils: Pupils
) -> None:
    talk, walk = supported.offer(store, "Talking time"), supported.offer(store, "Walk and talk")
    waits = (("referred", date(2026, 9, 1)), ("waiting", date(2026, 9, 20)))
    supported.support(store, pupils.wren, talk, waits)
    over = (("running", date(2026, 9, 1)), ("ended", date(2026, 10, 1)))
    supported.support(store, pupils.wren, walk, over, ending="not_working", ending_note="Too loud")
    found = store.read(meeting_screen, meet(store, pupils.wren), pupils.wren, TODAY).supports
    assert [(one.offer, one.stage_label, one.since) for one in found.waiting] == [
        ("Talking time", "Waiting", date(2026, 9, 20))
    ]
    assert [(one.offer, one.why) for one in found.tried] == [("Walk and talk", "Not working: too loud")]


def test_a_screen_says_what_had_been_tried_before_a_support_began(store: Store, pupils: Pupils) -> None:
    talk = supported.offer(store, "Talking time")
    supported.support(store, pupils.wren, talk, tried_before="A worry book.")
    [line] = store.read(meeting_screen, meet(store, pupils.wren), pupils.wren, TODAY).supports.in_place
    assert line.tried_before == "A worry book."


def test_what_a_pupil_says_in_a_meeting_is_among_the_pupils_words(store: Store, pupils: Pupils) -> None:
    meeting = meet(store, pupils.wren)
    store.write(note_said, meeting, pupils.wren, said="Goes well.", pupil_words="I like the garden.")
    store.write(hold_meeting, meeting, today=TODAY)
    page = store.read(pupil_page, pupils.wren, today=TODAY)
    recorded = store.read(pupil_story, pupils.wren)
    words = last_words(page, recorded)
    assert words is not None
    assert words.text == "I like the garden."
    assert [one.lines for one in recorded.entries if one.kind == "meeting"] == [
        ("Goes well.", "In Wren’s words: “I like the garden.”")
    ]


def test_a_recap_lists_every_action_by_pupil_with_those_of_the_meeting_last(
    store: Store, pupils: Pupils
) -> None:
    meeting = meet(store, pupils.ada, pupils.wren)
    do(store, "Send the minutes.", None, meeting)
    do(store, "Ring the family.", pupils.wren, meeting)
    told = store.read(recap, meeting, TODAY)
    said = [
        (part.about.name if part.about else "", [row.words for row in part.actions]) for part in told.parts
    ]
    assert said == [
        ("Ada Fern", []),
        ("Wren Thimble", ["Ring the family."]),
        ("", ["Send the minutes."]),
    ]
    assert told.owners == (("Dr Sparrow", 2),)


def test_actions_are_due_from_their_day_on(store: Store, pupils: Pupils) -> None:
    do(store, "Late.", pupils.wren, None, due_on=TODAY - timedelta(2), agreed_on=THEN)
    do(store, "Today.", pupils.wren, None, due_on=TODAY)
    do(store, "Later.", pupils.wren, None)
    due = store.read(actions_due, TODAY)
    assert [(row.words, row.late) for row in due] == [("Late.", 2), ("Today.", 0)]


def test_open_actions_stand_under_the_agency_that_answers_for_them(store: Store, pupils: Pupils) -> None:
    kite = store.write(add_organisation, OrganisationDraft("Kite Project")).id
    do(store, "Assess.", pupils.wren, None, owner="Dr Sparrow", organisation_id=kite)
    do(store, "Ring the family.", pupils.wren, None, owner="Ms Dovecote")
    told = store.read(actions_by_agency, TODAY)
    assert [(one.agency, [row.words for row in one.actions]) for one in told] == [
        ("The school", ["Ring the family."]),
        ("Kite Project", ["Assess."]),
    ]


def test_meetings_to_come_stand_apart_from_those_that_were(store: Store, pupils: Pupils) -> None:
    was, comes = meet(store, pupils.wren, on=THEN), meet(store, pupils.wren, on=SOON)
    store.write(hold_meeting, was, today=TODAY)
    told = store.read(meeting_list)
    assert ([row.id for row in told.coming], [row.id for row in told.past]) == ([comes], [was])


def test_a_meeting_from_which_something_came_is_kept(store: Store, pupils: Pupils) -> None:
    meeting = meet(store, pupils.wren)
    do(store, "Ring the family.", pupils.wren, meeting)
    with pytest.raises(Problem, match="is kept"):
        store.write(take_back_meeting, meeting)


def test_a_pupil_of_whom_something_was_noted_stays_in_the_meeting(store: Store, pupils: Pupils) -> None:
    meeting = meet(store, pupils.wren)
    store.write(note_said, meeting, pupils.wren, said="Goes well.")
    with pytest.raises(Problem, match="Something is noted of Wren Thimble"):
        store.write(set_meeting_pupils, meeting, (pupils.ada,))


def test_a_meeting_of_a_later_day_was_not_held_yet(store: Store, pupils: Pupils) -> None:
    with pytest.raises(Invalid, match="today or earlier"):
        store.write(hold_meeting, meet(store, pupils.wren, on=SOON), today=TODAY)


def test_an_action_says_what_who_and_by_when(store: Store) -> None:
    with pytest.raises(Invalid) as wrong:
        store.write(add_action, ActionDraft(" "), today=TODAY)
    assert set(wrong.value.problems) == {"words", "owner", "due_on"}


def test_nothing_said_of_a_pupil_in_risk_support_is_read_by_who_may_not_see_it(
    store: Store, pupils: Pupils
) -> None:
    meeting = meet(store, pupils.idris)
    store.write(note_said, meeting, pupils.idris, said="Zebra.", pupil_words="Zebra too.")
    do(store, "Zebra three.", pupils.idris, meeting, due_on=TODAY)
    do(store, "Zebra four.", None, meeting, due_on=TODAY)
    wren = Store(store.database, PASTORAL, clock)
    screen = wren.read(meeting_screen, meeting, pupils.idris, TODAY)
    told = (
        screen,
        wren.read(recap, meeting, TODAY),
        wren.read(meeting_list),
        wren.read(actions_due, TODAY),
        wren.read(actions_of_pupil, pupils.idris, today=TODAY),
        wren.read(pupil_story, pupils.idris),
    )
    assert screen.ask
    assert "Zebra" not in repr(told)
    assert wren.read(meeting_page, meeting, today=TODAY).purpose == ASK


def test_nothing_is_noted_of_a_pupil_in_risk_support_by_who_may_not_see_it(
    store: Store, pupils: Pupils
) -> None:
    meeting = meet(store, pupils.idris)
    wren = Store(store.database, PASTORAL, clock)
    with pytest.raises(Problem, match=ASK):
        wren.write(note_said, meeting, pupils.idris, said="Sleeps badly.")
    with pytest.raises(Problem, match=ASK):
        do(wren, "Ring the family.", pupils.idris, meeting)
