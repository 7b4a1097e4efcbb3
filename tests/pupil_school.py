"""A few pupils with decisions and needs, for the tests of the Pupils page and of what it asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.operations.needs import NeedDraft, note_need
from app.operations.placements import ParticipantDraft, PlacementDraft, place_pupil
from app.operations.pupils import PupilDraft, add_pupil
from app.store import Store
from tests.fixtures import TODAY

EMOTIONS, RELATIONS, LANGUAGE = 1, 2, 3
START = date(2026, 9, 1)
TOGETHER = (ParticipantDraft("young_person"), ParticipantDraft("parent", name="Mum"))


@dataclass(frozen=True, slots=True)
class Pupils:
    """The ids of the pupils."""

    wren: int
    idris: int
    ada: int


def add(store: Store, forename: str, surname: str, year: str = "4", class_name: str = "Owl") -> int:
    """Add a pupil, on the roll since September; returns the id."""
    draft = PupilDraft(forename, surname, year_group=year, class_name=class_name, started_on=START)
    return store.write(add_pupil, draft, today=TODAY).id or 0


def place(store: Store, pupil: int, grouping: str, domain: int, **said: object) -> int:
    """Record a decision; returns the placement's id."""
    facts: dict[str, object] = {
        "on": date(2026, 9, 14),
        "reason": "Waits to be asked before speaking.",
        "participants": TOGETHER,
        "next_look_on": date(2026, 12, 1),
    }
    if grouping == "risk_support":
        facts |= {"help_unused": "not_engaging", "risk": "Walks out of lessons.", "safeguarding_ref": "SG-12"}
    draft = PlacementDraft(pupil, domain, grouping, **{**facts, **said})  # type: ignore[arg-type]
    return store.write(place_pupil, draft, today=TODAY).id or 0


def note(store: Store, pupil: int, seen: str, domain: int = LANGUAGE) -> int:
    """Note a need in words; returns its id."""
    return store.write(note_need, NeedDraft(pupil, domain, seen=seen), today=TODAY).id or 0


def fill(store: Store) -> Pupils:
    """Three pupils: one in two groupings, one in Risk Support beside help, one with no record."""
    wren, idris = add(store, "Wren", "Thimble"), add(store, "Idris", "Moonraker", "5", "Kestrel")
    ada = add(store, "Ada", "Fern", "R", "Robin")
    place(store, wren, "help", LANGUAGE, pupil_words="I like time to think.")
    place(store, wren, "advice", EMOTIONS, next_look_on=date(2026, 11, 3))
    place(store, idris, "help", EMOTIONS, parent_view="He talks at home.")
    place(store, idris, "risk_support", EMOTIONS)
    note(store, wren, "Speaks in pairs.")
    return Pupils(wren, idris, ada)
