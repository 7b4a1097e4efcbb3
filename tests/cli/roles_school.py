"""A locked school with somebody of every role, once with all switches and once with none, and one pupil in a group."""

from __future__ import annotations

from pathlib import Path

from app.abilities import Role, Switch
from app.backups.making import make_backup
from app.keys.parts import LEAST_COST
from app.keys.people import add_person
from app.keys.unlocking import again
from app.operations.meetings.drafts import MeetingDraft
from app.operations.meetings.meetings import add_meeting
from app.operations.offer_draft import OfferDraft, PlaceDraft
from app.operations.offers import add_offer
from app.operations.organisations import OrganisationDraft, add_organisation
from app.operations.pupils import PupilDraft, add_pupil
from app.operations.school import SchoolSettingsDraft, change_school
from app.schools import open_store
from app.store import moment
from app.vault.changing import keep_keys
from tests import supported
from tests.fixtures import NOW, PASSWORD, TODAY, administrator

PUPIL = PupilDraft("Bea", "Bluewater", admission_number="900001", year_group="4", started_on=TODAY)


def name_of(role: Role, *, switched: bool) -> str:
    """Return what somebody of a role is called."""
    return f"{role.name.title()} {'with' if switched else 'without'}"


def add_everybody(school: Path) -> None:
    """Add the people, the pupil, and a backup for those who may restore it."""
    store = open_store(school, administrator())
    unlocked = administrator()
    for role in Role:
        for on in (frozenset(Switch), frozenset[Switch]()):
            name = name_of(role, switched=bool(on))
            unlocked = again(unlocked, add_person(unlocked, name, role, on, PASSWORD, cost=LEAST_COST))
    number = len(unlocked.key_file.people)
    store.database = keep_keys(
        store.database, unlocked, who=store.who, now=NOW, kind="add_person", number=number
    )
    store.write(add_pupil, PUPIL, today=TODAY)
    # Long ago: a command takes its day from the clock.
    since = TODAY.replace(year=2020)
    house = store.write(add_organisation, OrganisationDraft("Lego club team", in_house=True)).id
    draft = OfferDraft("Lego club", "active", house, places=(PlaceDraft(3, 1),), since=since)
    club = store.write(add_offer, draft, today=TODAY).id or 0
    group = supported.group(store, club, starts_on=since)
    supported.support(store, 1, club, [("running", since)], group_id=group, next_look_on=TODAY)
    met = MeetingDraft("multi_agency", since, "How we go on", pupils=(1,))
    store.write(add_meeting, met, today=TODAY)
    # Whatever the clock says, the year that runs has begun and the next is far away.
    store.write(change_school, SchoolSettingsDraft("Test School", year_start_month=moment().month))
    make_backup(store.database, now=NOW)
    store.close()
