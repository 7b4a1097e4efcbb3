"""A school with a meeting to make packs of: three pupils, an agency with consent, a person, actions and supports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.operations.around.consents import ConsentDraft, set_consent
from app.operations.meetings.actions import add_action
from app.operations.meetings.drafts import ActionDraft, MeetingDraft, PersonDraft
from app.operations.meetings.meetings import add_meeting
from app.operations.meetings.saying import note_said
from app.operations.organisations import OrganisationDraft, add_organisation
from app.store import Store
from tests import supported
from tests.fixtures import TODAY
from tests.pupil_school import Pupils, fill

SPARROW = "Dr Sparrow"


@dataclass(frozen=True, slots=True)
class Met:
    """The meeting, its pupils, and the agency of the one who is asked."""

    meeting: int
    pupils: Pupils
    agency: int


def meet(store: Store) -> Met:
    """Fill a school with three pupils and a meeting about them; Idris is in Risk Support."""
    pupils = fill(store)
    agency = store.write(add_organisation, OrganisationDraft("Kite Project")).id or 0
    given = ConsentDraft(pupils.wren, agency, "meeting_pack", "given", TODAY - timedelta(7), "Mum", "phone")
    store.write(set_consent, given, today=TODAY)
    people = (PersonDraft(name=SPARROW, role="Educational psychologist", organisation_id=agency),)
    draft = MeetingDraft(
        "multi_agency",
        TODAY,
        "How we go on",
        people=people,
        pupils=(pupils.wren, pupils.ada, pupils.idris),
    )
    meeting = store.write(add_meeting, draft, today=TODAY).id or 0
    store.write(note_said, meeting, pupils.wren, pupil_words="=Wren likes the garden.")
    action = ActionDraft("Ring Wren’s family.", pupils.wren, meeting, owner=SPARROW, due_on=TODAY)
    store.write(add_action, action, today=TODAY)
    lego = supported.offer(store, "Lego club")
    supported.support(store, pupils.wren, lego, (("waiting", date(2026, 10, 1)),), why="Wren asked for it.")
    return Met(meeting, pupils, agency)
