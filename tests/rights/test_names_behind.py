"""People who are named with a review or a contact are taken out of a record like everybody else around a pupil."""

from __future__ import annotations

from datetime import timedelta

from app.operations.placements import ParticipantDraft
from app.operations.plans.contact_draft import ContactDraft
from app.operations.plans.contacting import note_contact
from app.operations.plans.review_draft import ReviewDraft
from app.operations.plans.reviewing import hold_review
from app.queries.rights.names import family_of
from app.store import Store
from tests.fixtures import TODAY
from tests.operations.deciding import BOTH, new_pupil, place


def test_who_was_there_and_whom_it_was_with_are_found_and_words_are_not(store: Store) -> None:
    pupil = new_pupil(store)
    placement = place(store, pupil, "help", 20)
    people = (*BOTH, ParticipantDraft("other", "Nurse Bramble"))
    draft = ReviewDraft(placement, "continue", participants=people, next_look_on=TODAY + timedelta(days=30))
    store.write(hold_review, draft, today=TODAY)
    for whom in ("Anna Quill", "the school nurse", "Mum"):
        said = ContactDraft(pupil, 1, "phone", with_whom=whom, advice="A walk first.")
        store.write(note_contact, said, today=TODAY)
    assert store.read(family_of, pupil).known == {"Nurse Bramble", "Anna Quill"}
