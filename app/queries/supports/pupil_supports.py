"""The supports of a pupil, and all that are open in the school, as whoever asks may see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.models import Membership, Pupil, PupilNeed, Support
from app.queries.supports.clashes import clashes_of
from app.queries.supports.dose import Dose, dose_of
from app.queries.supports.offer_groupings import offer_groupings
from app.queries.supports.sight import hidden_support, hidden_words
from app.queries.supports.support_row import InGroup, StageRow, SupportRow, SupportWords
from app.queries.wording import all_words
from app.vocabulary import STAGE_LABELS, ListKind

_WRITTEN = (
    "why",
    "tried_before",
    "notes",
    "ending_note",
    "what_next",
    "who_told",
    "way_back",
    "outcome_on",
    "outcome_note",
)
_PLAIN = (
    "id", "pupil_id", "offer_id", "domain_id", "began_on", "sessions_planned", "minutes_planned",
    "sessions_delivered", "sessions_attended", "planned_end_on", "next_look_on", "sole_reason", "ended_on",
)  # fmt: skip


def supports_of(session: Session, pupil_id: int, *, today: date) -> tuple[SupportRow, ...]:
    """Return a pupil's supports: those that are open by the day they began, then the others, the last ended first.

    What is out of sight is left out; where only the words are, they are blank.
    """
    rows = _rows(session, Support.pupil_id == pupil_id, today)
    opened = sorted((row for row in rows if row.is_open), key=lambda row: (row.began_on, row.id))
    over = sorted((row for row in rows if not row.is_open), key=lambda row: (_over_on(row), row.id))
    return (*_with_clashes(session, opened, today), *reversed(over))


def support_rows(session: Session, *, today: date) -> tuple[SupportRow, ...]:
    """Return every open support in the school by offer and pupil, without its clashes."""
    rows = _rows(session, Support.ended_on.is_(None), today)
    return tuple(sorted(rows, key=lambda row: (row.offer.casefold(), row.pupil.casefold(), row.id)))


def _over_on(row: SupportRow) -> date:
    return row.ended_on or row.since


def _rows(session: Session, asked: Any, today: date) -> list[SupportRow]:
    found = session.execute(
        select(Support, hidden_words(session))
        .where(asked, ~hidden_support(session))
        .options(
            joinedload(Support.pupil),
            joinedload(Support.offer),
            joinedload(Support.domain),
            joinedload(Support.asked_by),
            joinedload(Support.need).joinedload(PupilNeed.need),
            selectinload(Support.stages),
            selectinload(Support.memberships).joinedload(Membership.group),
        )
    ).all()
    if not found:
        return []
    lists = all_words(session)
    doses = dose_of(session, [support.id for support, _ in found], today)
    stands = offer_groupings(session, {support.offer_id for support, _ in found})
    return [
        replace(
            _row(support, bool(blank), doses.get(support.id, Dose()), lists),
            grouping=stands.of(support.offer_id, support.domain_id),
        )
        for support, blank in found
    ]


def _row(support: Support, blank: bool, dose: Dose, lists: dict[str, dict[str, str]]) -> SupportRow:
    pupil: Pupil = support.pupil
    stages = sorted(support.stages, key=lambda row: (row.starts_on, row.id))
    return SupportRow(
        **{name: getattr(support, name) for name in _PLAIN},
        pupil=pupil.known_as,
        first_name=pupil.first_name,
        offer=support.offer.name,
        in_house=support.offer.in_house,
        domain=support.domain.name,
        need_id=None if blank else support.need_id,
        asked_by_id=None if blank else support.asked_by_id,
        stages=tuple(
            StageRow(
                row.id,
                row.stage,
                STAGE_LABELS[row.stage],
                row.starts_on,
                row.ends_on,
                "" if blank else row.reason,
            )
            for row in stages
        ),
        group=_group(support),
        dose=dose,
        words=SupportWords() if blank else _words(support, lists),
        hidden_words=blank,
    )


def _words(support: Support, lists: dict[str, dict[str, str]]) -> SupportWords:
    need = support.need
    said = (need.need.name if need.need is not None else need.seen) if need is not None else ""
    return SupportWords(
        **{name: getattr(support, name) for name in _WRITTEN},
        need=said,
        asked_by=support.asked_by.name if support.asked_by is not None else "",
        ending=support.ending or "",
        ending_label=lists[ListKind.ENDING].get(support.ending or "", ""),
        outcome=support.outcome or "",
        outcome_label=lists[ListKind.OUTCOME].get(support.outcome or "", ""),
    )


def _group(support: Support) -> InGroup | None:
    row = next((row for row in support.memberships if row.ends_on is None), None)
    if row is None:
        return None
    group = row.group
    return InGroup(
        group.id,
        group.name,
        group.alone,
        group.weekday,
        group.starts_at,
        group.minutes,
        group.place,
        group.misses,
        row.starts_on,
    )


def _with_clashes(session: Session, rows: Sequence[SupportRow], today: date) -> list[SupportRow]:
    """Say with what groups clash; asked only where two of them meet on one day."""
    days = Counter(row.group.weekday for row in rows if row.group is not None)
    return [
        replace(row, clashes=_clashes(session, row, row.group.id, today))
        if row.group is not None and row.group.weekday is not None and days[row.group.weekday] > 1
        else row
        for row in rows
    ]


def _clashes(session: Session, row: SupportRow, group_id: int, today: date) -> tuple[str, ...]:
    met = clashes_of(session, group_id, today=today)
    return tuple(f"{one.with_group}, {one.when}" for one in met if one.pupil_id == row.pupil_id)
