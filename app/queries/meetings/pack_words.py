"""What a pack says of itself, the same in Excel and on paper: its facts, how consent stands, and what to do with it."""

from __future__ import annotations

from collections.abc import Iterator

from app.queries.map_words import full_day
from app.queries.meetings.pack_consents import OF_SCHOOL
from app.queries.meetings.pack_rows import NAMINGS, PARTS, Pack, Recipient

CARE = (
    "For those named here and this purpose only. Do not pass it on, and delete it when it is no longer needed."
    " The password comes apart from the file."
)
# Never how many: that would be a number of pupils in Risk Support.
NOT_ALL = "Not every pupil is in this pack. Ask the SENCO."
NO_CONSENT = "Consent is missing; sharing then rests on another basis, which the school has noted."


def pack_facts(pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield what a pack says of itself, label and text, the same in Excel and on paper."""
    yield "School", pack.school
    if pack.recipients:
        yield "Meeting", full_day(pack.held_on)
    yield "Purpose", pack.purpose
    yield "Made on", full_day(pack.made_on) + (f", by {pack.made_by}" if pack.made_by else "")
    count = len(pack.pupils)
    called = dict(NAMINGS)[pack.choices.naming]
    yield "Pupils", f"{count} {'pupil' if count == 1 else 'pupils'}. {called}."
    if pack.left_out:
        yield "Left out", NOT_ALL
    yield "What stands in it", ", ".join(words for key, words in PARTS if key in pack.choices.parts)


def confidential(pack: Pack) -> str:
    """Return what stands at the foot of every page about who may read it."""
    names = "names children" if pack.choices.naming == "names" else "about children"
    return f"Confidential, {names}: for those named here only."


def consent_of(pack: Pack, one: Recipient, place: int) -> str:
    """Return how consent stands with one recipient over all pupils of a pack."""
    states = [pupil.consents[place] for pupil in pack.pupils]
    if not one.outside:
        return OF_SCHOOL
    given = sum(state.holds for state in states)
    if given == len(states):
        return "Given for every pupil"
    return f"Given for {given} of {len(states)}" if given else "Missing for every pupil"
