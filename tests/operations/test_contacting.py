"""Contacts: advice given and offers pointed to, followed up, put off, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.errors import Invalid, Problem
from app.operations.plans.contact_draft import ContactDraft, FollowUpDraft
from app.operations.plans.contacting import (
    change_contact,
    follow_up,
    note_contact,
    put_off_follow_up,
    take_back_contact,
)
from app.queries.plans.contacts import ContactRow, contacts_of
from app.store import Store
from tests.fixtures import TODAY

from .deciding import ago, new_pupil
from .making import offer


def advice(pupil: int, **more: object) -> ContactDraft:
    draft = ContactDraft(
        pupil, 1, "phone", on=ago(14), with_whom="Mum", advice="Less screen at night.", follow_up_on=TODAY
    )
    return replace(draft, **more)  # type: ignore[arg-type]


def note(store: Store, draft: ContactDraft) -> int:
    return store.write(note_contact, draft, today=TODAY).id or 0


def of(store: Store, pupil: int) -> ContactRow:
    (row,) = store.read(contacts_of, pupil)
    return row


def refused(store: Store, draft: ContactDraft) -> set[str]:
    with pytest.raises(Invalid) as found:
        note(store, draft)
    return set(found.value.problems)


def test_a_contact_keeps_what_was_said_and_what_was_pointed_to(store: Store) -> None:
    pupil, club = new_pupil(store), offer(store, "Talking time")
    note(store, advice(pupil, signposts=(club,)))
    row = of(store, pupil)
    assert (row.kind_label, row.with_whom, row.advice) == ("By phone", "Mum", "Less screen at night.")
    assert (row.signposts, row.follow_up_on) == (((club, "Talking time"),), TODAY)


def test_pointing_to_an_offer_alone_is_a_contact(store: Store) -> None:
    pupil, club = new_pupil(store), offer(store, "Talking time")
    note(store, advice(pupil, advice="", signposts=(club,)))
    assert of(store, pupil).advice == ""


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"advice": " "}, "advice"),
        ({"kind": ""}, "kind"),
        ({"on": TODAY + timedelta(1)}, "on"),
        ({"on": ago(300)}, "on"),
        ({"follow_up_on": ago(14)}, "follow_up_on"),
        ({"domain_id": 99}, "domain_id"),
        ({"signposts": (99,)}, "signposts"),
        ({"staff_id": 99}, "staff_id"),
    ],
)
def test_what_cannot_be_is_said_under_its_field(store: Store, more: dict[str, object], field: str) -> None:
    assert field in refused(store, advice(new_pupil(store), **more))


def test_a_follow_up_says_how_it_went(store: Store) -> None:
    pupil = new_pupil(store)
    number = note(store, advice(pupil))
    store.write(follow_up, number, FollowUpDraft("helped", "Sleeps through."), today=TODAY)
    row = of(store, pupil)
    assert (row.outcome_label, row.outcome_note, row.followed_up_on) == (
        "It helped",
        "Sleeps through.",
        TODAY,
    )


def test_what_was_followed_up_is_not_followed_up_again(store: Store) -> None:
    number = note(store, advice(new_pupil(store)))
    store.write(follow_up, number, FollowUpDraft("helped"), today=TODAY)
    with pytest.raises(Problem, match="followed up already"):
        store.write(follow_up, number, FollowUpDraft("no_change"), today=TODAY)


def test_a_follow_up_lies_between_the_contact_and_today(store: Store) -> None:
    number = note(store, advice(new_pupil(store)))
    with pytest.raises(Invalid) as found:
        store.write(follow_up, number, FollowUpDraft("", on=ago(20)), today=TODAY)
    assert set(found.value.problems) == {"outcome", "on"}


def test_a_follow_up_is_put_off_with_a_date(store: Store) -> None:
    pupil = new_pupil(store)
    number, later = note(store, advice(pupil)), TODAY + timedelta(days=14)
    store.write(put_off_follow_up, number, to=later, today=TODAY)
    assert of(store, pupil).follow_up_on == later


def test_a_contact_is_changed_with_its_signposts(store: Store) -> None:
    pupil, club, line = new_pupil(store), offer(store, "Talking time"), offer(store, "Parent line")
    number = note(store, advice(pupil, signposts=(club,)))
    store.write(change_contact, number, advice(pupil, signposts=(line,)), today=TODAY)
    assert of(store, pupil).signposts == ((line, "Parent line"),)


def test_a_contact_taken_back_is_gone(store: Store) -> None:
    pupil = new_pupil(store)
    store.write(take_back_contact, note(store, advice(pupil)), today=TODAY)
    assert store.read(contacts_of, pupil) == ()
