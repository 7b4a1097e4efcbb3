"""The contacts of a pupil: advice given, offers that were signposted, and how the follow-up went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from app.models import Contact, Signpost
from app.queries.out_of_sight import hidden_time
from app.queries.wording import all_words


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact on a day; signposts are (offer, name), and signposted is not referred."""

    id: int
    pupil_id: int
    domain_id: int
    domain: str
    held_on: date
    kind: str
    kind_label: str
    with_whom: str
    staff_id: int | None
    staff: str
    advice: str
    signposts: tuple[tuple[int, str], ...]
    follow_up_on: date | None
    followed_up_on: date | None
    outcome: str
    outcome_label: str
    outcome_note: str
    recorded_at: datetime
    recorded_by: str


def contacts_of(session: Session, pupil_id: int) -> tuple[ContactRow, ...]:
    """Return a pupil's contacts, the newest first.

    Who may not see Risk Support gets none that was held or followed up while the pupil was there.
    """
    words = all_words(session)
    last = func.coalesce(Contact.followed_up_on, Contact.held_on)
    rows = session.scalars(
        select(Contact)
        .where(
            Contact.pupil_id == pupil_id,
            ~hidden_time(session, Contact.pupil_id, Contact.domain_id, Contact.held_on, last),
        )
        .options(
            selectinload(Contact.domain),
            selectinload(Contact.staff),
            selectinload(Contact.signposts).selectinload(Signpost.offer),
        )
        .order_by(Contact.held_on.desc(), Contact.id.desc())
    )
    return tuple(_row(row, words) for row in rows)


def _row(row: Contact, words: dict[str, dict[str, str]]) -> ContactRow:
    return ContactRow(
        row.id,
        row.pupil_id,
        row.domain_id,
        row.domain.name,
        row.held_on,
        row.kind,
        words["contact"].get(row.kind, row.kind),
        row.with_whom,
        row.staff_id,
        row.staff.name if row.staff else "",
        row.advice,
        tuple((post.offer_id, post.offer.name) for post in row.signposts),
        row.follow_up_on,
        row.followed_up_on,
        row.outcome or "",
        words["follow_up"].get(row.outcome or "", row.outcome or ""),
        row.outcome_note,
        row.recorded_at,
        row.recorded_by,
    )
