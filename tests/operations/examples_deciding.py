"""Examples of filling in a decision that a quick log left open."""

from __future__ import annotations

from dataclasses import replace

from app.operations.deciding.completing import complete_decision, nothing_more
from app.operations.deciding.drafts import CompletionDraft, OptionDraft, ParticipantDraft, PromptDraft
from app.operations.placements import place_pupil
from app.store import Store
from tests.fixtures import TODAY

from .examples import example
from .examples_pupils import decision, wren

CLUB = OptionDraft("Lunch club", "Tuesdays", "A small group", "Misses football", chosen=True)
WHOLE = CompletionDraft(
    pupil_words="I like small groups.",
    parent_view="We would like ideas for home.",
    options=(CLUB, OptionDraft("Wait until spring")),
    prompt=(PromptDraft("aim", "both", "We talked of both."),),
    agreed=False,
    difference="Mum would rather start after half term.",
    parents_on=TODAY,
    parents_how="phone",
    parents_by="Ms Dovecote",
    heard=(ParticipantDraft("other", "The class teacher", decided=False),),
    needs=(2,),
)


def quick(store: Store, **said: object) -> int:
    """Log a decision the quick way, and return its number."""
    draft = replace(decision(wren(store), "more_help"), left_open=True, **said)  # type: ignore[arg-type]
    return store.write(place_pupil, draft, today=TODAY).id or 0


@example(complete_decision)
def a_decision_filled_in_later(store: Store) -> None:
    number = quick(
        store, options=(OptionDraft("Nothing for now"), OptionDraft("Club"), OptionDraft("Mentor"))
    )
    store.write(complete_decision, number, WHOLE, today=TODAY)


@example(nothing_more)
def a_decision_with_nothing_to_add(store: Store) -> None:
    store.write(nothing_more, quick(store, parents_why_not="Abroad until Monday"), today=TODAY)
