"""The cards of the Board: one a pupil and grouping, and those of who came back to Thriving lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from app.models import Placement, Plan, Pupil
from app.queries.board_rows import on_day, on_roll, open_rows, people, person
from app.queries.out_of_sight import hidden
from app.queries.sight import sees_risk
from app.vocabulary import Band, GroupingCode

# For how long a pupil who has come back to Thriving still has a card: about half a term.
LATELY = timedelta(weeks=6)


@dataclass(frozen=True, slots=True)
class BoardCard:
    """One pupil in one grouping.

    still_open says in words what the decision has been left without. beside is the code of the other grouping of
    this domain the pupil is in, "" for none. ask says that how the pupil stands is not for whoever reads this:
    then there is neither a placement nor a date.
    """

    pupil_id: int
    name: str
    class_name: str
    year: str
    grouping: str
    placement_id: int | None = None
    since: date | None = None
    next_look_on: date | None = None
    still_open: tuple[str, ...] = ()
    beside: str = ""
    ask: bool = False

    @property
    def counts_elsewhere(self) -> bool:
        """Say whether every count of pupils counts this one in Risk Support instead."""
        return self.beside == GroupingCode.RISK_SUPPORT


def cards_of(session: Session, domain_id: int, today: date) -> tuple[BoardCard, ...]:
    """Return the cards of who is on the roll and in a grouping, those to look at next first, then by name."""
    rows = session.execute(open_rows(today).where(Placement.domain_id == domain_id)).all()
    found: dict[int, list[Row[Any]]] = {}
    for row in rows:
        found.setdefault(row.pupil_id, []).append(row)
    drafts, may = _drafts(session, domain_id), sees_risk(session)
    cards = [card for stands in found.values() for card in _cards(stands, drafts, may)]
    return tuple(sorted(cards, key=lambda card: card.next_look_on or date.max))


def lately_back(session: Session, domain_id: int, today: date) -> tuple[BoardCard, ...]:
    """Return the cards of who came back to Thriving in the last weeks, the last first."""
    placed = select(Placement.pupil_id).where(
        Placement.domain_id == domain_id, Placement.withdrawn_at.is_(None), on_day(Placement, today)
    )
    statement = (
        people(Placement.ends_on)
        .where(
            on_roll(today),
            Placement.domain_id == domain_id,
            Placement.withdrawn_at.is_(None),
            Placement.ends_on.between(today - LATELY, today),
            Placement.pupil_id.not_in(placed),
            ~hidden(session),
        )
        .order_by(Placement.ends_on.desc(), Pupil.folded)
    )
    found: dict[int, BoardCard] = {}
    for row in session.execute(statement):
        found.setdefault(row.pupil_id, BoardCard(*person(row), GroupingCode.THRIVING, since=row.ends_on))
    return tuple(found.values())


def _cards(stands: list[Row[Any]], drafts: set[tuple[int, str]], may: bool) -> list[BoardCard]:
    """Return a pupil's cards in one domain: one, or two where the pupil draws on Risk Support beside another."""
    if not may and any(row.band == Band.RISK for row in stands):
        # Counted with Getting More Help, and to be asked about: nothing here tells where, or since when.
        return [BoardCard(*person(stands[0]), GroupingCode.MORE_HELP, ask=True)]
    codes = [row.code for row in stands]
    return [
        BoardCard(
            *person(row),
            row.code,
            row.placement_id,
            row.starts_on,
            row.next_look_on,
            _still_open(row, drafts),
            next((code for code in codes if code != row.code), ""),
        )
        for row in stands
    ]


def _still_open(row: Row[Any], drafts: set[tuple[int, str]]) -> tuple[str, ...]:
    wanting = []
    if row.left_open:
        wanting.append("decision to be completed")
    if row.next_look_on is None:
        wanting.append("no day to look again")
    if (row.pupil_id, row.band) in drafts and row.code != GroupingCode.ADVICE:
        wanting.append("plan not agreed yet")
    return tuple(wanting)


def _drafts(session: Session, domain_id: int) -> set[tuple[int, str]]:
    """Return (pupil, band) of the plans for a domain that go on and are not agreed as they stand."""
    rows = session.execute(
        select(Plan.pupil_id, Plan.band).where(
            Plan.domain_id == domain_id, Plan.ended_on.is_(None), Plan.agreed_on.is_(None)
        )
    )
    return {(row.pupil_id, row.band) for row in rows}
