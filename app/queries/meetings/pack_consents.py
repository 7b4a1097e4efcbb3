"""How consent stands for each recipient of a pack: to be named in packs, else to share; nothing is refused for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from app.models import Consent
from app.queries.around.words import STATES, ran_out, state_words
from app.queries.meetings.pack_rows import PackConsent, Recipient
from app.vocabulary import ConsentState

IN_PACKS, SHARE = "meeting_pack", "share"
OF_SCHOOL, NO_AGENCY = "Of the school: none is needed", "No agency, so none is noted"


def pack_consents(
    session: Session, ids: Sequence[int], recipients: Sequence[Recipient], today: date
) -> Mapping[int, tuple[PackConsent, ...]]:
    """Return for each pupil how consent stands with every recipient, in their order."""
    newest = _newest(session, ids, today)
    return {
        pupil: tuple(_with(newest.get((pupil, one.organisation_id or 0)), one, today) for one in recipients)
        for pupil in ids
    }


def _with(row: Consent | None, one: Recipient, today: date) -> PackConsent:
    if not one.outside:
        return PackConsent(one.agency, one.person, OF_SCHOOL, holds=True, needed=False)
    if one.organisation_id is None:
        return PackConsent(one.agency, one.person, NO_AGENCY, holds=False, needed=True)
    if row is None:
        words = STATES[ConsentState.NOT_ASKED]
        return PackConsent(one.agency, one.person, words, holds=False, needed=True)
    holds = row.state == ConsentState.GIVEN and not ran_out(row.state, row.until_on, today)
    words = state_words(row.state, row.since_on, row.until_on, today)
    return PackConsent(one.agency, one.person, words, holds=holds, needed=True)


def _newest(session: Session, pupil_ids: Sequence[int], today: date) -> dict[tuple[int, int], Consent]:
    """Return the consent that counts, by pupil and agency: for packs before sharing, of each the newest."""
    query = (
        select(Consent)
        .where(
            Consent.pupil_id.in_(pupil_ids),
            Consent.purpose.in_((IN_PACKS, SHARE)),
            Consent.since_on <= today,
        )
        .order_by(case((Consent.purpose == IN_PACKS, 0), else_=1), Consent.since_on.desc(), Consent.id.desc())
    )
    found: dict[tuple[int, int], Consent] = {}
    for row in session.scalars(query):
        found.setdefault((row.pupil_id, row.organisation_id), row)
    return found
