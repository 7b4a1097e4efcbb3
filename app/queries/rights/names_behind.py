"""The names that were typed with reviews and contacts of a pupil: whom a conversation was with, and who was there."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Contact, Placement, Pupil, Review, Staff
from app.queries.wording import words
from app.vocabulary import ListKind


def typed_behind(session: Session, pupil_id: int) -> Iterator[str]:
    """Yield what was typed as a name, but not the pupil, the staff, or words such as "Parent or carer"."""
    own = {session.get_one(Pupil, pupil_id).first_name, *session.scalars(select(Staff.name))}
    own |= set(words(session, ListKind.PARTICIPANT, retired=True).values())
    lines = session.scalars(
        select(Review.present)
        .join(Placement, Placement.id == Review.placement_id)
        .where(Placement.pupil_id == pupil_id, Review.present != "")
    )
    for text in lines:
        yield from (line for line in text.split("\n") if line not in own and _like_a_name(line))
    contacts = select(Contact.with_whom).where(Contact.pupil_id == pupil_id, Contact.with_whom != "")
    yield from (name for name in session.scalars(contacts) if name not in own and _like_a_name(name))


def _like_a_name(text: str) -> bool:
    # "The school nurse" is nobody's name; "Nurse Bramble" is.
    parts = text.split()
    return bool(parts) and all(part[0].isupper() for part in parts)
