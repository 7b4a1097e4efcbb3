"""What the decision sheet asks the school: its words and people in one read, and where a pupil stands."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Participant, Placement
from app.queries.decision import StandsNow, choices, open_needs, stands_now
from app.queries.sight import sees_risk
from app.queries.wording import DomainRow, GroupingRow, domains, groupings, words
from app.vocabulary import ASK_CODE, Band, ListKind, fold

# With the pupil and a parent this many names fill one line.
STAFF = 2
# These endings are written by the program itself, when a new decision or a leaving date ends a placement.
_OWN_ENDINGS = {"new_decision", "left"}


@dataclass(frozen=True, slots=True)
class SheetChoices:
    """Everything the sheet offers.

    kinds: what people who took part are called; me: the person at the program among the staff; likely: who
    decided lately; methods: how parents were told. risk_for says whether whoever asks may place a pupil in Risk Support.
    """

    domains: tuple[DomainRow, ...]
    groupings: tuple[GroupingRow, ...]
    endings: tuple[tuple[str, str], ...]
    help_unused: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    staff: tuple[tuple[int, str], ...]
    me: int | None
    likely: tuple[int, ...]
    review_on: date
    reviews: tuple[tuple[str, date], ...]
    risk_for: bool = True
    methods: tuple[tuple[str, str], ...] = ()
    advice_reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a pupil stands in a domain: what is open, and the presenting needs noted already."""

    open: tuple[StandsNow, ...]
    needs: tuple[int, ...]

    @property
    def ask(self) -> bool:
        """Say whether this domain is not for whoever asks, so that nothing can be logged."""
        return any(row.grouping == ASK_CODE for row in self.open)


def sheet_choices(session: Session, *, person: str, today: date, keep: Collection[str] = ()) -> SheetChoices:
    """Return what the sheet offers on a day to the person at the program, given by name.

    keep: codes that stand in a decision already and are offered although they were retired since.
    """
    offered = choices(session, today=today)
    me = next((staff_id for staff_id, name in offered.staff if fold(name) == fold(person)), None)
    endings = words(session, ListKind.ENDING)
    return SheetChoices(
        domains(session),
        groupings(session),
        tuple((code, label) for code, label in endings.items() if code not in _OWN_ENDINGS),
        _kept(session, ListKind.HELP_UNUSED, keep),
        tuple(words(session, ListKind.PARTICIPANT, retired=True).items()),
        offered.staff,
        me,
        _likely(
            session, {staff_id for staff_id, _ in offered.staff if staff_id != me}, STAFF - (me is not None)
        ),
        offered.review_on,
        offered.reviews,
        sees_risk(session),
        _kept(session, ListKind.METHOD, keep),
        _kept(session, ListKind.ADVICE_REASON, keep),
    )


def _kept(session: Session, kind: ListKind, keep: Collection[str]) -> tuple[tuple[str, str], ...]:
    offered = words(session, kind)
    if keep and any(code not in offered for code in keep):
        every = words(session, kind, retired=True)
        return tuple((code, label) for code, label in every.items() if code in offered or code in keep)
    return tuple(offered.items())


def standing(session: Session, pupil_id: int, domain_id: int, *, today: date) -> Standing:
    """Return how a pupil stands in a domain today."""
    return Standing(
        stands_now(session, pupil_id, domain_id, today=today), open_needs(session, pupil_id, domain_id)
    )


def _likely(session: Session, among: set[int], most: int) -> tuple[int, ...]:
    """Return who took part in decisions last, so that the usual names need no typing."""
    latest = func.max(Placement.recorded_at)
    rows = session.execute(
        select(Participant.staff_id)
        .join(Placement, Placement.id == Participant.placement_id)
        .where(Participant.staff_id.in_(among), (Placement.band != Band.RISK) | sees_risk(session))
        .group_by(Participant.staff_id)
        .order_by(latest.desc(), Participant.staff_id)
        .limit(most)
    )
    return tuple(staff_id for (staff_id,) in rows if staff_id is not None)
