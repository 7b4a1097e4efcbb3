"""One group with everything on it: its draft, who is in it, how often each came, clashes, its sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import Attendance, Group, GroupSession, Membership, Pupil, Standing, Support
from app.queries.supports.clashes import clashes_of, time_out
from app.queries.supports.dose import Dose, dose_of
from app.queries.supports.groups import GroupRow, groups_of
from app.queries.supports.hidden_offers import refuse_hidden_offer


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Somebody in a group: since when, how much of it came about, clashes, and the time out of lessons a week."""

    support_id: int
    pupil_id: int
    pupil: str
    year: str
    class_name: str
    since: date
    dose: Dose
    clashes: tuple[str, ...]
    minutes_out: int
    misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session of a group; here and members count its register, nought where there is none."""

    id: int
    on: date
    state: str
    minutes: int | None
    note: str
    here: int
    members: int


@dataclass(frozen=True, slots=True)
class GroupPage:
    """A group as its dialog shows it; draft has the values of GroupDraft by name."""

    row: GroupRow
    draft: dict[str, object]
    members: tuple[MemberRow, ...]
    sessions: tuple[SessionRow, ...]


def group_page(session: Session, group_id: int, *, today: date) -> GroupPage:
    """Return one group on a day, its sessions the newest first; raises Problem where it has gone."""
    group = session.get(Group, group_id)
    if group is None:
        raise Problem("That group is no longer there.")
    refuse_hidden_offer(session, group.offer_id)
    row = next(one for one in groups_of(session, group.offer_id, today=today) if one.id == group_id)
    return GroupPage(row, _draft(group), _members(session, group_id, today), _sessions(session, group_id))


_SAME = (
    "offer_id", "name", "starts_on", "planned_end_on", "weekday", "minutes", "place", "places", "sessions_planned",
    "alone", "misses", "notes",
)  # fmt: skip


def _draft(group: Group) -> dict[str, object]:
    staff = sorted(group.staff, key=lambda row: (not row.lead, row.id))
    values = {name: getattr(group, name) for name in _SAME}
    return {**values, "starts_at": group.starts_at or "", "staff": tuple(row.staff_id for row in staff)}


def _members(session: Session, group_id: int, today: date) -> tuple[MemberRow, ...]:
    rows = list(
        session.execute(
            select(Support.id, Pupil, Standing.year_group, Standing.class_name, Membership.starts_on)
            .join(Membership, Membership.support_id == Support.id)
            .join(Pupil, Pupil.id == Support.pupil_id)
            .outerjoin(
                Standing,
                (Standing.pupil_id == Pupil.id)
                & (Standing.starts_on <= today)
                & ((Standing.ends_on.is_(None)) | (Standing.ends_on > today)),
            )
            .where(
                Membership.group_id == group_id,
                Membership.starts_on <= today,
                (Membership.ends_on.is_(None)) | (Membership.ends_on > today),
            )
            .order_by(Pupil.folded, Support.id)
        )
    )
    doses = dose_of(session, [row[0] for row in rows], today)
    out = time_out(session, {row[1].id for row in rows}, today=today)
    clashes: dict[int, tuple[str, ...]] = {}
    for clash in clashes_of(session, group_id, today=today):
        clashes[clash.pupil_id] = (*clashes.get(clash.pupil_id, ()), f"{clash.with_group}, {clash.when}")
    return tuple(
        MemberRow(
            number,
            pupil.id,
            pupil.known_as,
            year or "",
            class_name or "",
            since,
            doses.get(number, Dose()),
            clashes.get(pupil.id, ()),
            out[pupil.id].minutes,
            out[pupil.id].misses,
        )
        for number, pupil, year, class_name, since in rows
    )


def _sessions(session: Session, group_id: int) -> tuple[SessionRow, ...]:
    counts = {
        number: (here, many)
        for number, here, many in session.execute(
            select(Attendance.session_id, func.count(case((Attendance.here, 1))), func.count())
            .join(GroupSession, GroupSession.id == Attendance.session_id)
            .where(GroupSession.group_id == group_id)
            .group_by(Attendance.session_id)
        )
    }
    rows = select(GroupSession).where(GroupSession.group_id == group_id)
    return tuple(
        SessionRow(row.id, row.held_on, row.state, row.minutes, row.note, *counts.get(row.id, (0, 0)))
        for row in session.scalars(rows.order_by(GroupSession.held_on.desc()))
    )
