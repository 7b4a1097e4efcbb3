"""The recap at the end of a meeting: every action that was agreed, pupil by pupil, with who does it by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.models import Action
from app.queries.meetings.actions import action_rows
from app.queries.meetings.page import AboutPupil, MeetingPage, meeting_page
from app.queries.meetings.rows import ActionRow


@dataclass(frozen=True, slots=True)
class RecapPart:
    """One pupil of the recap, None for the meeting as a whole, with the actions agreed."""

    about: AboutPupil | None
    actions: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class Recap:
    """The meeting and its parts, in the order pupils were talked about; every pupil has one, also without action."""

    meeting: MeetingPage
    parts: tuple[RecapPart, ...]
    owners: tuple[tuple[str, int], ...]

    @property
    def count(self) -> int:
        """Return how many actions were agreed."""
        return sum(len(part.actions) for part in self.parts)


def recap(session: Session, meeting_id: int, today: date) -> Recap:
    """Return what a meeting agreed. Raises Problem when it is not there."""
    page = meeting_page(session, meeting_id, today=today)
    actions = action_rows(session, Action.meeting_id == meeting_id, today=today)
    parts = [
        RecapPart(one, tuple(row for row in actions if row.pupil_id == one.pupil_id)) for one in page.pupils
    ]
    known = {one.pupil_id for one in page.pupils}
    rest = tuple(row for row in actions if row.pupil_id not in known)
    if rest:
        parts.append(RecapPart(None, rest))
    owners: dict[str, int] = {}
    for row in actions:
        owners[row.owner] = owners.get(row.owner, 0) + 1
    return Recap(page, tuple(parts), tuple(sorted(owners.items(), key=lambda one: (-one[1], one[0]))))
