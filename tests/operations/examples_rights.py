"""Examples of what is done about pupils' rights; what erases or gives away is final and has none."""

from __future__ import annotations

from app.operations.pupils import PupilDraft, add_pupil
from app.operations.rights.disclosing import DisclosureDraft, note_receipt, record_disclosure
from app.operations.rights.holding import hold_pupil, release_hold
from app.operations.rights.retention import RuleDraft, set_retention_rule
from app.store import Store
from tests.fixtures import TODAY

from .examples import example


def a_pupil(store: Store) -> int:
    return store.write(add_pupil, PupilDraft("Wren", "Thimble"), today=TODAY).id or 0


def a_copy(store: Store) -> int:
    draft = DisclosureDraft(a_pupil(store), "transfer", "Hill School", "moving on", 2, "0" * 64)
    return store.write(record_disclosure, draft, today=TODAY).id or 0


@example(hold_pupil)
def hold_a_record(store: Store) -> None:
    store.write(hold_pupil, a_pupil(store), "Inquiry 7", today=TODAY)


@example(release_hold)
def end_a_hold(store: Store) -> None:
    pupil = a_pupil(store)
    store.write(hold_pupil, pupil, "Inquiry 7", today=TODAY)
    store.write(release_hold, pupil)


@example(note_receipt)
def note_that_it_arrived(store: Store) -> None:
    store.write(note_receipt, a_copy(store), TODAY, "Ms Hill", today=TODAY)


@example(set_retention_rule)
def set_a_rule(store: Store) -> None:
    store.write(set_retention_rule, RuleDraft("sen_file", 31, "birth", "our policy"))
