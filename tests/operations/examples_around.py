"""Examples of what is done with people around a pupil, their consent, and what was shared."""

from __future__ import annotations

from datetime import timedelta

from app.operations.around.consents import ConsentDraft, correct_consent, set_consent, take_back_consent
from app.operations.around.people import (
    InvolvedDraft,
    add_involved,
    change_involved,
    end_involvement,
    restart_involvement,
    take_back_involved,
)
from app.operations.around.sharing import SharingDraft, change_sharing, log_sharing, take_back_sharing
from app.operations.organisations import OrganisationDraft, add_organisation
from app.store import Store
from tests.fixtures import TODAY

from .examples import example
from .examples_pupils import wren

A_WEEK = timedelta(7)


def psychologist(store: Store) -> tuple[int, InvolvedDraft]:
    """Add an educational psychologist of an agency around a pupil; return the number and the draft."""
    agency = store.write(add_organisation, OrganisationDraft("Kite Project")).id
    draft = InvolvedDraft(
        wren(store), "professional", "Dr Sparrow", "Educational psychologist", agency, "", TODAY - A_WEEK
    )
    return store.write(add_involved, draft, today=TODAY).id or 0, draft


def waiting(store: Store) -> tuple[int, ConsentDraft]:
    """Note that consent was asked for; return the number and the draft."""
    agency = store.write(add_organisation, OrganisationDraft("Kite Project")).id
    draft = ConsentDraft(wren(store), agency, "share", "waiting", TODAY - A_WEEK)
    return store.write(set_consent, draft, today=TODAY).id or 0, draft


def shared(store: Store) -> tuple[int, SharingDraft]:
    """Note what was shared; return the number and the draft."""
    draft = SharingDraft(wren(store), None, "Dr Sparrow", "What helps in class", "To plan", "public_task")
    return store.write(log_sharing, draft, today=TODAY).id or 0, draft


@example(add_involved)
def mum(store: Store) -> None:
    store.write(add_involved, InvolvedDraft(wren(store), "family", "Mum", "Mum"), today=TODAY)


@example(change_involved)
def a_new_number(store: Store) -> None:
    number, draft = psychologist(store)
    changed = InvolvedDraft(draft.pupil_id, draft.kind, draft.name, reach="By post")
    store.write(change_involved, number, changed, today=TODAY)


@example(end_involvement)
def a_professional_who_leaves(store: Store) -> None:
    store.write(end_involvement, psychologist(store)[0], on=TODAY, why="Left the service", today=TODAY)


@example(restart_involvement)
def a_professional_who_comes_back(store: Store) -> None:
    number, _ = psychologist(store)
    store.write(end_involvement, number, on=TODAY - timedelta(2), today=TODAY)
    store.write(restart_involvement, number, on=TODAY, today=TODAY)


@example(take_back_involved)
def somebody_of_another_pupil(store: Store) -> None:
    store.write(take_back_involved, psychologist(store)[0])


@example(set_consent)
def consent_given(store: Store) -> None:
    _, draft = waiting(store)
    given = ConsentDraft(draft.pupil_id, draft.organisation_id, "share", "given", TODAY, "Mum", "phone")
    store.write(set_consent, given, today=TODAY)


@example(correct_consent)
def consent_put_right(store: Store) -> None:
    number, draft = waiting(store)
    right = ConsentDraft(draft.pupil_id, draft.organisation_id, "refer", "waiting", TODAY, note="By letter")
    store.write(correct_consent, number, right, today=TODAY)


@example(take_back_consent)
def consent_of_another_pupil(store: Store) -> None:
    store.write(take_back_consent, waiting(store)[0])


@example(log_sharing)
def something_shared(store: Store) -> None:
    shared(store)


@example(change_sharing)
def something_shared_put_right(store: Store) -> None:
    number, draft = shared(store)
    right = SharingDraft(
        draft.pupil_id, None, "Dr Sparrow", "The last report", "To plan", "consent", TODAY - A_WEEK
    )
    store.write(change_sharing, number, right, today=TODAY)


@example(take_back_sharing)
def something_not_shared(store: Store) -> None:
    store.write(take_back_sharing, shared(store)[0])
