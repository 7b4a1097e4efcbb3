"""What the decision sheet asks the school: its words and people in one read, and where a pupil stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import ListWord, Participant, Placement
from app.queries.decision import StandsNow, choices, open_needs, stands_now
from app.queries.sight import sees_risk
from app.queries.wording import DomainRow, GroupingRow, domains, groupings
from app.vocabulary import ASK_CODE, Band, ListKind, fold

# With the pupil and a parent this many names fill one line.
STAFF = 2
LAST = 200  # decisions that say who usually takes part
_KINDS = (
    ListKind.ENDING,
    ListKind.HELP_UNUSED,
    ListKind.PARTICIPANT,
    ListKind.METHOD,
    ListKind.ADVICE_REASON,
)
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
    lists = _lists(session)
    endings = dict(_kept(lists, ListKind.ENDING))
    return SheetChoices(
        domains(session),
        groupings(session),
        tuple((code, label) for code, label in endings.items() if code not in _OWN_ENDINGS),
        _kept(lists, ListKind.HELP_UNUSED, keep),
        tuple((code, label) for code, (label, _) in lists[ListKind.PARTICIPANT].items()),
        offered.staff,
        me,
        _likely(
            session, {staff_id for staff_id, _ in offered.staff if staff_id != me}, STAFF - (me is not None)
        ),
        offered.review_on,
        offered.reviews,
        sees_risk(session),
        _kept(lists, ListKind.METHOD, keep),
        _kept(lists, ListKind.ADVICE_REASON, keep),
    )


def _lists(session: Session) -> dict[str, dict[str, tuple[str, bool]]]:
    """Return kind → code → (label, retired) of the lists that the sheet offers, read at once."""
    rows = session.execute(
        select(ListWord.kind, ListWord.code, ListWord.label, ListWord.retired)
        .where(ListWord.kind.in_(_KINDS))
        .order_by(ListWord.kind, ListWord.position)
    )
    found: dict[str, dict[str, tuple[str, bool]]] = {kind: {} for kind in _KINDS}
    for kind, code, label, retired in rows:
        found[kind][code] = (label, retired)
    return found


def _kept(
    lists: Mapping[str, Mapping[str, tuple[str, bool]]], kind: ListKind, keep: Collection[str] = ()
) -> tuple[tuple[str, str], ...]:
    found = lists[kind].items()
    return tuple((code, label) for code, (label, retired) in found if not retired or code in keep)


def standing(session: Session, pupil_id: int, domain_id: int, *, today: date) -> Standing:
    """Return how a pupil stands in a domain today."""
    return Standing(
        stands_now(session, pupil_id, domain_id, today=today), open_needs(session, pupil_id, domain_id)
    )


def _likely(session: Session, among: set[int], most: int) -> tuple[int, ...]:
    """Return who took part in decisions last, so that the usual names need no typing."""
    # The last decisions tell; all of them together would take as long as the rest of the sheet.
    last = select(Placement.id).where((Placement.band != Band.RISK) | sees_risk(session))
    last = last.order_by(Placement.id.desc()).limit(LAST)
    latest = func.max(Participant.placement_id)
    rows = session.execute(
        select(Participant.staff_id)
        .where(Participant.staff_id.in_(among), Participant.placement_id.in_(last))
        .group_by(Participant.staff_id)
        .order_by(latest.desc(), Participant.staff_id)
        .limit(most)
    )
    return tuple(staff_id for (staff_id,) in rows if staff_id is not None)
