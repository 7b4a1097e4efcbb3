"""One pupil on one page: who, what is true now, groupings by domain, needs, and the history of decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.errors import Problem
from app.models import Participant, Placement, Pupil, PupilNeed
from app.queries.ask_times import AskTime, ask_times
from app.queries.out_of_sight import hidden
from app.queries.plans.left_open import open_parts, with_options
from app.queries.sight import ASK, sees_risk
from app.queries.took_part import who_took_part
from app.queries.wording import DomainRow, all_words, domains
from app.vocabulary import ASK_CODE, Band


@dataclass(frozen=True, slots=True)
class StandingRow:
    """What was true of a pupil from one day to another."""

    year_group: str | None
    class_name: str | None
    sen_provision: str | None
    pupil_premium: bool | None
    fsm: bool | None
    looked_after: bool | None
    previously_looked_after: bool | None
    registration: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class PlacementRow:
    """A decision and its placement; decided_by and heard are names or words such as "parent or carer".

    One whose grouping is ASK_CODE says only of which time to ask.
    """

    id: int
    domain_id: int
    domain: str
    grouping: str
    grouping_label: str
    band: str
    reason: str
    pupil_words: str
    parent_view: str
    help_unused: str
    risk: str
    safeguarding_ref: str
    decided_by: tuple[str, ...]
    heard: tuple[str, ...]
    next_look_on: date | None
    starts_on: date
    ends_on: date | None
    ending: str
    ending_note: str
    recorded_at: datetime
    recorded_by: str
    withdrawn_at: datetime | None
    withdrawn_why: str
    ending_code: str = ""
    # What a quick log left, such as "whether all agree"; nothing where it is complete or over.
    still_open: tuple[str, ...] = ()
    # Who approved that Risk Support ended.
    approved_by: str = ""


@dataclass(frozen=True, slots=True)
class PupilNeedRow:
    """A need noted for a pupil; closed_on None while it is open."""

    id: int
    domain_id: int
    domain: str
    need_id: int | None
    need: str
    seen: str
    difficulty: str
    difficulty_label: str
    since_on: date | None
    noted_on: date
    noted_by: str
    noted_by_id: int | None
    closed_on: date | None
    closed_why: str
    choice: str = ""
    choice_label: str = ""


@dataclass(frozen=True, slots=True)
class PupilPage:
    """Everything the page of one pupil shows. The UPN is not among it: it stays hidden."""

    id: int
    name: str
    first_name: str
    forename: str
    preferred_name: str | None
    surname: str
    admission_number: str | None
    born_on: date | None
    age: int | None
    sex: str | None
    eal: bool | None
    started_on: date | None
    left_on: date | None
    sen_types: tuple[str, ...]
    sen_type_labels: tuple[str, ...]
    standing: StandingRow | None
    standings: tuple[StandingRow, ...]
    domains: tuple[DomainRow, ...]
    placements: tuple[PlacementRow, ...]
    needs: tuple[PupilNeedRow, ...]
    # One thing a line.
    strengths: str = ""
    what_helps: str = ""

    def standing_in(self, domain_id: int, today: date) -> tuple[PlacementRow, ...]:
        """Return the placements that stand in a domain on a day: none means Thriving."""
        return tuple(
            row
            for row in self.placements
            if row.domain_id == domain_id
            and row.withdrawn_at is None
            and row.starts_on <= today
            and (row.ends_on is None or row.ends_on > today)
        )


def pupil_page(session: Session, pupil_id: int, *, today: date) -> PupilPage:
    """Return one pupil's page; the newest decisions come first. Raises Problem when the pupil is not there.

    Who may not see Risk Support gets one row "Ask the SENCO" for each time there, past ones too, with its days
    alone. What stood beside it is left out as long as it lasts; once it is over, what lay wholly within its time.
    What is left does not say how it ended within such a time, since that was said of both.
    """
    pupil = session.get(Pupil, pupil_id)
    if pupil is None:
        raise Problem("That pupil is no longer there.")
    words = all_words(session)
    standings = tuple(
        StandingRow(
            row.year_group, row.class_name, row.sen_provision, row.pupil_premium, row.fsm, row.looked_after,
            row.previously_looked_after, row.registration, row.starts_on, row.ends_on,
        )
        for row in pupil.standings
    )  # fmt: skip
    current = next(
        (s for s in standings if s.starts_on <= today and (s.ends_on is None or s.ends_on > today)), None
    )
    codes = tuple(row.code for row in pupil.sen_types)
    return PupilPage(
        pupil.id,
        pupil.known_as,
        pupil.first_name,
        pupil.forename,
        pupil.preferred_name,
        pupil.surname,
        pupil.admission_number,
        pupil.born_on,
        age_on(pupil.born_on, today),
        pupil.sex,
        pupil.eal,
        pupil.started_on,
        pupil.left_on,
        codes,
        tuple(words["sen_type"].get(code, code) for code in codes),
        current,
        standings,
        domains(session),
        _placements(session, pupil_id, words),
        _needs(session, pupil_id, words),
        pupil.strengths,
        pupil.what_helps,
    )


def age_on(born_on: date | None, day: date) -> int | None:
    """Return somebody's age in whole years on a day; None where the date of birth is not known."""
    if born_on is None:
        return None
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


_NOTHING_SAID: dict[str, Any] = {
    "reason": "",
    "pupil_words": "",
    "parent_view": "",
    "help_unused": "",
    "risk": "",
    "safeguarding_ref": "",
    "decided_by": (),
    "heard": (),
    "next_look_on": None,
    "ending": "",
    "ending_note": "",
    "recorded_at": datetime.min.replace(tzinfo=UTC),
    "recorded_by": "",
    "withdrawn_at": None,
    "withdrawn_why": "",
    # As if another decision had followed: how it ended is not said.
    "ending_code": "new_decision",
}


def _placements(
    session: Session, pupil_id: int, words: dict[str, dict[str, str]]
) -> tuple[PlacementRow, ...]:
    rows = session.execute(
        select(Placement, hidden(session).label("hidden"))
        .where(Placement.pupil_id == pupil_id)
        .options(
            selectinload(Placement.grouping),
            selectinload(Placement.domain),
            selectinload(Placement.participants).selectinload(Participant.staff),
        )
        .order_by(Placement.starts_on.desc(), Placement.id.desc())
    ).all()
    times = () if sees_risk(session) else ask_times(row for row, _ in rows)
    options = with_options(session, (row.id for row, _ in rows if row.left_open))
    found = [_placement_row(row, words, times, row.id in options) for row, gone in rows if not gone]
    found += [_ask_row(time) for time in times]
    # Sorting keeps the order of what began on one day.
    return tuple(sorted(found, key=lambda row: row.starts_on, reverse=True) if times else found)


def _ask_row(time: AskTime) -> PlacementRow:
    return PlacementRow(
        id=time.placement_id,
        domain_id=time.domain_id,
        domain=time.domain,
        grouping=ASK_CODE,
        grouping_label=ASK,
        band=Band.PLAN,
        starts_on=time.starts_on,
        ends_on=time.ends_on,
        **_NOTHING_SAID,
    )


def _placement_row(
    row: Placement, words: dict[str, dict[str, str]], times: tuple[AskTime, ...], has_options: bool
) -> PlacementRow:
    first_name = row.pupil.first_name
    people = [
        (who_took_part(p, first_name, words["participant"]), p.decided)
        for p in row.participants
        if not p.at_end
    ]
    return PlacementRow(
        row.id,
        row.domain_id,
        row.domain.name,
        row.grouping.code,
        row.grouping.short_label,
        row.band,
        row.reason,
        row.pupil_words,
        row.parent_view,
        words["help_unused"].get(row.help_unused or "", ""),
        row.risk,
        row.safeguarding_ref,
        tuple(name for name, decided in people if decided),
        tuple(name for name, decided in people if not decided),
        row.next_look_on,
        row.starts_on,
        row.ends_on,
        words["ending"].get(row.ending or "", ""),
        "" if any(time.holds_end_of(row) for time in times) else row.ending_note,
        row.recorded_at,
        row.recorded_by,
        row.withdrawn_at,
        row.withdrawn_why or "",
        row.ending or "",
        () if row.ends_on or row.withdrawn_at else open_parts(row, has_options),
        row.approved_by,
    )


def _needs(session: Session, pupil_id: int, words: dict[str, dict[str, str]]) -> tuple[PupilNeedRow, ...]:
    rows = session.scalars(
        select(PupilNeed)
        .where(PupilNeed.pupil_id == pupil_id)
        .options(
            selectinload(PupilNeed.domain), selectinload(PupilNeed.need), selectinload(PupilNeed.noted_by)
        )
        .order_by(PupilNeed.closed_on.is_not(None), PupilNeed.noted_on.desc(), PupilNeed.id.desc())
    )
    return tuple(
        PupilNeedRow(
            row.id,
            row.domain_id,
            row.domain.name,
            row.need_id,
            row.need.name if row.need else "",
            row.seen,
            row.difficulty or "",
            words["difficulty"].get(row.difficulty or "", ""),
            row.since_on,
            row.noted_on,
            row.noted_by.name if row.noted_by else "",
            row.noted_by_id,
            row.closed_on,
            row.closed_why or "",
            row.choice or "",
            words["choice"].get(row.choice or "", ""),
        )
        for row in rows
    )
