"""A pupil with a rare name in a school of three, whom every test of rights is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from app.operations.needs import NeedDraft, note_need
from app.operations.placements import ParticipantDraft, PlacementDraft, place_pupil
from app.operations.pupils import PupilDraft, add_pupil, change_pupil, leave_school
from app.operations.staff import StaffDraft, add_staff
from app.store import Store
from tests.fixtures import TODAY

START = date(2026, 9, 1)


@dataclass(frozen=True, slots=True)
class People:
    """The pupils: zeph is who it is about; ada names zeph in her text; otto has nothing to do with it."""

    zeph: int
    ada: int
    otto: int
    need_of_ada: int


def pupil(store: Store, forename: str, surname: str, **more: object) -> int:
    """Add a pupil on the roll since September; returns the number."""
    draft = PupilDraft(forename, surname, started_on=START, year_group="6", **more)  # type: ignore[arg-type]
    return store.write(add_pupil, draft, today=TODAY).id or 0


@pytest.fixture
def people(store: Store) -> People:
    """Zephyrine Quillfeather with a decision, a need, a changed name; Ada, whose need names her; Otto."""
    staff = store.write(add_staff, StaffDraft("Ms Dovecote")).id or 0
    zeph = pupil(
        store,
        "Zephyrina",
        "Quillfeather",
        admission_number="004711",
        upn="H801200001001",
        born_on=date(2015, 3, 2),
        sen_types=("ASD",),
        sen_provision="K",
    )
    renamed = PupilDraft(
        "Zephyrine",
        "Quillfeather",
        admission_number="004711",
        upn="H801200001001",
        born_on=date(2015, 3, 2),
        started_on=START,
        year_group="6",
        sen_types=("ASD",),
        sen_provision="K",
    )
    store.write(change_pupil, zeph, renamed, today=TODAY)
    ada, otto = pupil(store, "Ada", "Fern"), pupil(store, "Otto", "Brambling")
    took_part = (
        ParticipantDraft("young_person"),
        ParticipantDraft("parent", name="Jocasta Quill"),
        ParticipantDraft("staff", staff_id=staff),
    )
    decision = PlacementDraft(
        zeph,
        1,
        "help",
        on=date(2026, 9, 14),
        reason="Ada Fern says that Zephyrine waits to be asked. Otto laughs.",
        pupil_words="I told Ms Dovecote about home.",
        participants=took_part,
        next_look_on=date(2026, 12, 1),
    )
    store.write(place_pupil, decision, today=TODAY)
    need = store.write(
        note_need, NeedDraft(ada, 3, seen="Speaks with Zephyrine Quillfeather only."), today=TODAY
    )
    return People(zeph, ada, otto, need.id or 0)


@pytest.fixture
def leaver(store: Store, people: People) -> int:
    """Zephyrine, who left today."""
    store.write(leave_school, people.zeph, on=TODAY, today=TODAY)
    return people.zeph
