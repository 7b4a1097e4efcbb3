"""The log of what was shared: never refused for want of consent, and the consent of that day stays with it."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Invalid
from app.operations.around.sharing import SharingDraft, change_sharing, log_sharing, take_back_sharing
from app.queries.around.shared import SharedRow, shared_of
from app.store import Store
from tests.fixtures import TODAY

from .around_school import OCTOBER, Around, fill


@pytest.fixture
def wren(store: Store) -> Around:
    """Wren Thimble and two organisations."""
    return fill(store)


def shared(wren: Around) -> tuple[SharedRow, ...]:
    return wren.store.read(shared_of, wren.wren)


def test_the_newest_stands_first_with_whom_and_why(wren: Around) -> None:
    wren.share("public_task", OCTOBER)
    wren.share("safeguarding")
    first, second = shared(wren)
    assert (first.shared_on, first.whom, first.basis_label) == (
        TODAY,
        "Dr Sparrow, Kite Project",
        "Safeguarding",
    )
    assert (second.shared_on, second.what, second.why) == (OCTOBER, "What helps", "To plan")


@pytest.mark.parametrize(
    ("state", "words"),
    [("given", "Given"), ("waiting", "Waiting for an answer"), ("refused", "Refused")],
)
def test_the_consent_of_that_day_stays_whatever_comes_after(wren: Around, state: str, words: str) -> None:
    wren.consent(state, OCTOBER)
    wren.share(on=date(2026, 10, 5))
    wren.consent("withdrawn")
    assert [row.consent_words for row in shared(wren)] == [words]


def test_consent_given_later_did_not_stand_that_day(wren: Around) -> None:
    wren.consent("given", TODAY)
    wren.share(on=OCTOBER)
    assert shared(wren)[0].consent_state == "not_asked"


def test_consent_that_had_run_out_did_not_hold(wren: Around) -> None:
    wren.consent("given", OCTOBER, until_on=date(2026, 10, 31))
    wren.share()
    assert shared(wren)[0].warning == "The basis is consent, which that day stood at: ran out."


def test_consent_to_share_counts_before_any_other(wren: Around) -> None:
    wren.consent("given", OCTOBER)
    wren.consent("refused", TODAY, purpose="refer")
    wren.share()
    assert shared(wren)[0].consent_state == "given"


@pytest.mark.parametrize("state", ["refused", "withdrawn"])
def test_sharing_is_never_refused_but_the_sentence_says_how_consent_stood(wren: Around, state: str) -> None:
    wren.consent(state, OCTOBER)
    draft = SharingDraft(wren.wren, wren.kite, "Dr Sparrow", "What helps", "To plan", "consent")
    done = wren.store.write(log_sharing, draft, today=TODAY)
    assert done.sentence == (
        "Noted for Wren Thimble: shared with Dr Sparrow. "
        f"The basis is consent, which that day stood at: {state}."
    )


@pytest.mark.parametrize("basis", ["safeguarding", "public_task", "legal"])
def test_another_basis_needs_no_consent(wren: Around, basis: str) -> None:
    wren.consent("refused", OCTOBER)
    wren.share(basis)
    assert shared(wren)[0].warning == ""


def test_a_change_looks_at_consent_again_only_for_another_day_or_agency(wren: Around) -> None:
    number = wren.share()
    wren.consent("given", OCTOBER)
    same = SharingDraft(wren.wren, wren.kite, "Dr Sparrow", "More", "To plan", "consent", TODAY)
    wren.store.write(change_sharing, number, same, today=TODAY)
    assert shared(wren)[0].consent_state == "not_asked"
    other = SharingDraft(wren.wren, wren.kite, "", "More", "To plan", "consent", date(2026, 11, 9))
    wren.store.write(change_sharing, number, other, today=TODAY)
    assert shared(wren)[0].consent_state == "given"


def test_a_note_is_taken_back_and_undone(wren: Around) -> None:
    done = wren.store.write(take_back_sharing, wren.share())
    assert shared(wren) == ()
    wren.store.undo(done.step)
    assert len(shared(wren)) == 1


def test_with_whom_what_why_and_basis_are_asked(wren: Around) -> None:
    with pytest.raises(Invalid) as told:
        wren.store.write(log_sharing, SharingDraft(wren.wren, None, "", "", "", None), today=TODAY)
    assert told.value.problems.keys() == {"recipient", "what", "why", "basis"}
