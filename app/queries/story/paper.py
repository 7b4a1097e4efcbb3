"""What the two printed sides of a pupil say: the same as the page, put together for paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.audit import head
from app.audit.verdict import say_head
from app.queries.around.consents import consents_of
from app.queries.around.people import Around, around_pupil
from app.queries.measures.scores import SeriesRow, scores_of
from app.queries.plans.aim_rows import AimRow
from app.queries.plans.plan import plans_of
from app.queries.pupil_page import PupilPage, pupil_page
from app.queries.school import school_profile
from app.queries.story.agreed import agreement_lines
from app.queries.story.entry import StoryEntry
from app.queries.story.own_words import OwnWords
from app.queries.story.said import about, person
from app.queries.story.stands import Stands, stands_of
from app.queries.story.story import last_words, pupil_story, whole_story
from app.queries.supports.pupil_supports import supports_of
from app.queries.supports.support_words import brief_lines
from app.queries.wording import GroupingRow, groupings
from app.vocabulary import within


@dataclass(frozen=True, slots=True)
class PupilPaper:
    """Everything on the two sides. The UPN is not among it: it is never printed.

    facts say who this is; stands has a row for each grouping that is held, supports a line for each that is open; thriving names the domains with no
    record; entries are the newest first, without what was withdrawn.
    """

    name: str
    facts: str
    strengths: tuple[str, ...]
    what_helps: tuple[str, ...]
    first_name: str
    words: OwnWords | None
    family: OwnWords | None
    stands: tuple[Stands, ...]
    thriving: str
    supports: tuple[str, ...]
    aims: tuple[AimRow, ...]
    agreements: tuple[tuple[str, tuple[str, ...]], ...]
    people: tuple[str, ...]
    consents: tuple[str, ...]
    series: tuple[SeriesRow, ...]
    entries: tuple[StoryEntry, ...]
    school: str
    made_on: date
    made_by: str
    audit: str


def pupil_paper(session: Session, pupil_id: int, *, made_by: str = "", today: date) -> PupilPaper:
    """Return what is printed of a pupil for who may see it. Raises Problem when the pupil is not there."""
    page = pupil_page(session, pupil_id, today=today)
    recorded = pupil_story(session, pupil_id)
    plans = [plan for plan in plans_of(session, pupil_id, today=today) if plan.ended_on is None]
    shown = groupings(session, hidden=True)
    entries = whole_story(page, recorded)
    heard = (row for row in page.placements if row.parent_view and row.withdrawn_at is None)
    return PupilPaper(
        name=page.name,
        facts=" · ".join(about(page)),
        strengths=tuple(page.strengths.splitlines()),
        what_helps=tuple(page.what_helps.splitlines()),
        first_name=page.first_name,
        words=last_words(page, recorded),
        family=next((OwnWords(row.starts_on, row.parent_view, row.recorded_by) for row in heard), None),
        stands=stands_of(page, {row.code: row for row in shown}, today),
        thriving=_thriving(page, shown, today),
        supports=brief_lines(supports_of(session, pupil_id, today=today), today),
        aims=tuple(aim for plan in plans for aim in plan.aims if not aim.outcome),
        agreements=agreement_lines(plans, page.first_name),
        people=_people(around_pupil(session, pupil_id, today=today)),
        consents=tuple(
            f"{row.purpose_label}, {row.organisation}: {within(row.words)}"
            for row in consents_of(session, pupil_id, today=today)
        ),
        series=scores_of(session, pupil_id).series,
        entries=tuple(entry for entry in entries if not entry.struck),
        school=school_profile(session).name,
        made_on=today,
        made_by=made_by,
        audit=say_head(*head(session.connection())),
    )


def _thriving(page: PupilPage, shown: tuple[GroupingRow, ...], today: date) -> str:
    """Return "Thriving, with no record: learning and attention; family and home"; "" where there is none.

    Whoever is not on the roll holds no grouping here, and so is not Thriving either.
    """
    if page.standing is None:
        return ""
    names = [within(row.name) for row in page.domains if not page.standing_in(row.id, today)]
    label = next(row.short_label for row in shown if row.code == "thriving")
    return f"{label}, with no record: {'; '.join(names)}" if names else ""


def _people(around: Around) -> tuple[str, ...]:
    return tuple(
        person(row.name, row.role, row.organisation) for row in (*around.family, *around.professionals)
    )
