"""What is recorded of a pupil beyond the page's own rows, and the whole story of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import Pupil
from app.queries.plans.aim_rows import AimRow, aim_row
from app.queries.pupil_page import PupilPage
from app.queries.story.agreements import agreement_entries, agreement_rows
from app.queries.story.aims import aim_entries
from app.queries.story.behind import behind_decisions
from app.queries.story.contacts import contact_entries
from app.queries.story.entry import StoryEntry, newest_first
from app.queries.story.from_page import page_entries
from app.queries.story.measures import measure_entries
from app.queries.story.meetings import meeting_entries, meeting_rows, words_in_meetings
from app.queries.story.own_words import OwnWords, newest_words
from app.queries.story.people import people_entries
from app.queries.story.plans import plan_entries, plan_rows
from app.queries.story.reviews import review_entries, review_rows
from app.queries.story.supports import support_entries
from app.queries.story.telling import Telling
from app.queries.wording import all_words


@dataclass(frozen=True, slots=True)
class Recorded:
    """What happened around a pupil, the lines behind each decision, the pupil's newest words, and aims."""

    entries: tuple[StoryEntry, ...]
    behind: Mapping[int, tuple[str, ...]]
    words: OwnWords | None
    # Those of the plans that have not ended.
    aims: tuple[AimRow, ...]


def pupil_story(session: Session, pupil_id: int) -> Recorded:
    """Return what is recorded of a pupil beyond the rows of pupil_page; whole_story puts both together.

    Raises Problem when the pupil is not there. Nothing of a time in Risk Support is in it for who may not see that.
    """
    pupil = session.get(Pupil, pupil_id)
    if pupil is None:
        raise Problem("That pupil is no longer there.")
    told = Telling(session, pupil_id, pupil.first_name, all_words(session))
    plans, reviews = plan_rows(told), review_rows(told)
    agreements, met = agreement_rows(told, plans), meeting_rows(told)
    entries = [
        *review_entries(told, reviews),
        *contact_entries(told),
        *plan_entries(told, plans),
        *aim_entries(told, plans),
        *agreement_entries(told, agreements),
        *measure_entries(told),
        *people_entries(told),
        *meeting_entries(told, met),
        *support_entries(told),
    ]
    aims = tuple(aim_row(aim, told.lists) for plan in plans if plan.ended_on is None for aim in plan.aims)
    words = newest_words(reviews, agreements, words_in_meetings(met))
    return Recorded(tuple(entries), behind_decisions(told), words, aims)


def whole_story(page: PupilPage, recorded: Recorded) -> list[StoryEntry]:
    """Return everything that is recorded of a pupil, newest first."""
    return newest_first([*page_entries(page, recorded.behind), *recorded.entries])


def last_words(page: PupilPage, recorded: Recorded) -> OwnWords | None:
    """Return what the pupil said last, in a decision, a review, an agreement or a meeting; None where nothing is kept."""
    rows = (row for row in page.placements if row.pupil_words and row.withdrawn_at is None)
    found = [OwnWords(row.starts_on, row.pupil_words, row.recorded_by) for row in rows]
    if recorded.words is not None:
        found.append(recorded.words)
    return max(found, key=_day, default=None)


def _day(words: OwnWords) -> date:
    return words.on
