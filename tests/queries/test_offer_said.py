"""What an imported draft has still to be told, and how old its directory's words are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.queries.offer_facts import PlaceFact
from app.queries.offer_said import last_assured, stale_words, still_to_say, years_hint
from app.vocabulary import OfferStatus
from tests.fixtures import TODAY

from .test_map_words import FACT

DRAFT = replace(
    FACT, source="open_referral", status=OfferStatus.DRAFT, places=(), how_to_refer="", entry_criteria=""
)


def test_a_draft_from_a_file_has_three_things_still_to_say() -> None:
    assert list(still_to_say(DRAFT).values()) == ["grouping", "how to refer", "who can have it"]


def test_each_goes_once_it_is_said() -> None:
    said = replace(DRAFT, how_to_refer="Ring us", places=(PlaceFact(1, None, "", ""),))
    assert list(still_to_say(said)) == ["entry_criteria"]
    assert still_to_say(replace(said, entry_criteria="Anyone")) == {}


@pytest.mark.parametrize(
    "change", [{"source": None}, {"status": OfferStatus.ACTIVE}, {"status": OfferStatus.ENDED}]
)
def test_what_runs_or_was_written_here_is_not_asked(change: dict[str, str]) -> None:
    assert still_to_say(replace(DRAFT, **change)) == {}  # type: ignore[arg-type]


def test_what_is_for_everyone_needs_no_way_in() -> None:
    assert list(still_to_say(replace(DRAFT, universal=True))) == ["places"]


@pytest.mark.parametrize("said", ["", "{}", "[]", "{", '{"checked_on": 3}', '{"checked_on": "soon"}'])
def test_what_no_source_said_is_not_known(said: str) -> None:
    assert last_assured(said) is None


def test_words_are_stale_after_a_year() -> None:
    assured = last_assured('{"checked_on": "2023-05-09"}')
    assert assured == date(2023, 5, 9)
    assert stale_words(assured, TODAY) == "The directory last checked it in May 2023."
    assert stale_words(TODAY - timedelta(days=366), TODAY) == stale_words(None, TODAY) == ""


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (11, 16, "Years 7 to 11"),
        (4, 11, "Years R to 6"),
        (11, None, "Year 7 and up"),
        (None, 11, "up to Year 6"),
        (11, 11, "Year 7"),
        (3, 25, "Years R to 13"),
    ],
)
def test_ages_hint_at_years_for_a_person_to_confirm(low: int | None, high: int | None, words: str) -> None:
    offer = replace(DRAFT, year_from=None, year_to=None, age_from=low, age_to=high)
    assert years_hint(offer) == f"which years (its ages are about {words})"
    assert years_hint(replace(offer, year_from="7")) == ""
