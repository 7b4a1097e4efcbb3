"""People, consents and what was shared as entries of a pupil's story."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.models import Consent, Involvement, Sharing
from app.queries.around.words import THAT_DAY
from app.queries.map_words import full_day
from app.queries.story.entry import StoryEntry
from app.queries.story.said import person
from app.queries.story.telling import Telling, led_by, lines, one_line, stopped
from app.vocabulary import within

STATES = {
    "not_asked": "not asked yet",
    "waiting": "asked, waiting",
    "given": "given",
    "refused": "refused",
    "withdrawn": "withdrawn",
}


def people_entries(told: Telling) -> list[StoryEntry]:
    """Return who came to be involved and stopped, how consent stood, and what was shared with whom."""
    return [*_involved(told), *_consents(told), *_shared(told)]


def _involved(told: Telling) -> list[StoryEntry]:
    query = select(Involvement).where(Involvement.pupil_id == told.pupil_id)
    found = []
    for row in told.session.scalars(query.options(selectinload(Involvement.organisation))):
        where = row.organisation.name if row.organisation is not None else ""
        who = person(row.name, row.role, where)
        title = f"Involved: {who}"
        found.append(StoryEntry(("involved", row.id), row.starts_on, title, brief=stopped(title)))
        if row.ends_on is not None:
            title = f"No longer involved: {who}"
            said = lines(row.ended_why)
            found.append(StoryEntry(("no longer", row.id), row.ends_on, title, said, brief=stopped(title)))
    return found


def _consents(told: Telling) -> list[StoryEntry]:
    query = select(Consent).where(Consent.pupil_id == told.pupil_id)
    found = []
    for row in told.session.scalars(query.options(selectinload(Consent.organisation))):
        purpose = within(told.word("purpose", row.purpose))
        title = f"Consent {STATES[row.state]}: {purpose}, {row.organisation.name}"
        method = told.word("method", row.method)
        said = lines(
            led_by("By", row.by_whom),
            f"{method}." if method else "",
            f"Until {full_day(row.until_on)}." if row.until_on else "",
            row.note,
        )
        found.append(StoryEntry(("consent", row.id), row.since_on, title, said, brief=stopped(title)))
    return found


def _shared(told: Telling) -> list[StoryEntry]:
    query = select(Sharing).where(Sharing.pupil_id == told.pupil_id)
    found = []
    for row in told.session.scalars(query.options(selectinload(Sharing.organisation))):
        names = (row.recipient, row.organisation.name if row.organisation is not None else "")
        whom = ", ".join(dict.fromkeys(filter(None, names)))
        title = f"Shared with {whom}: {one_line(row.what)}"
        said = lines(
            led_by("Why", row.why),
            led_by("Basis", told.word("basis", row.basis)),
            f"Consent that day: {within(THAT_DAY[row.consent_state])}.",
        )
        found.append(StoryEntry(("sharing", row.id), row.shared_on, title, said, brief=stopped(title)))
    return found
