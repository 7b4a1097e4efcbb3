"""Consent: the newest state counts, all are kept, and what ran out says so."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Invalid
from app.operations.around.consents import ConsentDraft, correct_consent, set_consent, take_back_consent
from app.queries.around.consents import ConsentRow, consents_of
from app.store import Store
from tests.fixtures import TODAY

from .around_school import OCTOBER, Around, fill


@pytest.fixture
def wren(store: Store) -> Around:
    """Wren Thimble and two organisations."""
    return fill(store)


def consents(wren: Around) -> tuple[ConsentRow, ...]:
    return wren.store.read(consents_of, wren.wren, today=TODAY)


def test_a_new_state_stands_above_the_ones_before(wren: Around) -> None:
    wren.consent("waiting", OCTOBER)
    wren.consent("given", date(2026, 10, 8), method="phone")
    wren.consent("withdrawn", date(2026, 11, 2))
    (row,) = consents(wren)
    assert (row.words, row.holds) == ("Withdrawn, since 2 November 2026", False)
    assert [(one.state, one.method_label) for one in row.earlier] == [("given", "By phone"), ("waiting", "")]


def test_what_is_noted_late_takes_its_place_by_its_day(wren: Around) -> None:
    wren.consent("given", TODAY)
    wren.consent("waiting", OCTOBER)
    (row,) = consents(wren)
    assert (row.state, [one.state for one in row.earlier]) == ("given", ["waiting"])


def test_each_purpose_stands_by_itself(wren: Around) -> None:
    wren.consent("not_asked", purpose="meeting_pack")
    wren.consent("refused", purpose="refer")
    assert [(row.purpose_label, row.words) for row in consents(wren)] == [
        ("Refer", "Refused, since 10 November 2026"),
        ("Be named in meeting packs", "Not asked yet"),
    ]


@pytest.mark.parametrize(
    ("until", "words", "holds"),
    [
        (TODAY, "Given, until 10 November 2026", True),
        (date(2026, 11, 9), "Ran out on 9 November 2026", False),
    ],
)
def test_consent_holds_through_its_last_day(wren: Around, until: date, words: str, holds: bool) -> None:
    wren.consent("given", OCTOBER, until_on=until)
    (row,) = consents(wren)
    assert (row.words, row.holds) == (words, holds)


def test_a_correction_leaves_no_state_behind(wren: Around) -> None:
    number = wren.consent("given", OCTOBER)
    draft = ConsentDraft(wren.wren, wren.kite, "share", "refused", by_whom="Mum")
    wren.store.write(correct_consent, number, draft, today=TODAY)
    (row,) = consents(wren)
    assert (row.state, row.since_on, row.earlier) == ("refused", OCTOBER, ())


def test_a_consent_taken_back_lets_the_one_before_count(wren: Around) -> None:
    wren.consent("waiting", OCTOBER)
    wren.store.write(take_back_consent, wren.consent("given"))
    assert [row.state for row in consents(wren)] == ["waiting"]


def test_the_sentence_says_for_whom_what_and_how_it_stands(wren: Around) -> None:
    draft = ConsentDraft(wren.wren, wren.kite, "share", "waiting")
    done = wren.store.write(set_consent, draft, today=TODAY)
    assert done.sentence == (
        "Consent for Wren Thimble (Kite Project, share information): waiting for an answer."
    )


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"by_whom": ""}, "by_whom"),
        ({"state": "perhaps"}, "state"),
        ({"purpose": "photos"}, "purpose"),
        ({"organisation_id": None}, "organisation_id"),
        ({"method": "pigeon"}, "method"),
        ({"since_on": date(2027, 1, 1)}, "since_on"),
        ({"until_on": date(2026, 1, 1)}, "until_on"),
        ({"state": "refused", "until_on": date(2027, 1, 1)}, "until_on"),
    ],
)
def test_what_cannot_be_is_said_under_its_field(wren: Around, said: dict[str, object], field: str) -> None:
    facts: dict[str, object] = {
        "organisation_id": wren.kite,
        "purpose": "share",
        "state": "given",
        "by_whom": "Mum",
    }
    with pytest.raises(Invalid) as told:
        wren.store.write(set_consent, ConsentDraft(wren.wren, **(facts | said)), today=TODAY)  # type: ignore[arg-type]
    assert told.value.problems.keys() == {field}
