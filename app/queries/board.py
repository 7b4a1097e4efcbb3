"""The Board: who stands in which grouping for one domain of need, on a day, as cards side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Standing
from app.queries.board_cards import BoardCard, cards_of, lately_back
from app.queries.sight import sees_risk
from app.queries.together import shown_groupings
from app.queries.wording import GroupingRow, groupings
from app.vocabulary import GroupingCode


@dataclass(frozen=True, slots=True)
class BoardPlace:
    """A class of the school, and how many are on its roll."""

    year: str
    class_name: str
    on_roll: int


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One grouping with its cards, those to look at next first.

    pupils is the number that the Map shows: whoever is in Risk Support too counts there, once. In Thriving it
    counts those with no record, and the cards are only of those who came back lately.
    """

    grouping: GroupingRow
    cards: tuple[BoardCard, ...]
    pupils: int


@dataclass(frozen=True, slots=True)
class Board:
    """All columns of one domain in their fixed order, and the classes that pupils are in."""

    domain_id: int
    columns: tuple[BoardColumn, ...]
    places: tuple[BoardPlace, ...]
    on_roll: int


def board(session: Session, domain_id: int, *, today: date) -> Board:
    """Return the Board of one domain of need; Getting Risk Support only for who may see it.

    A hidden grouping has a column only where somebody is counted in it.
    """
    cards, places = cards_of(session, domain_id, today), _places(session, today)
    every = groupings(session, hidden=True)
    codes = {card.grouping for card in cards}
    shown = shown_groupings(session, every, {row.id for row in every if row.code in codes})
    risk = sees_risk(session)
    columns = [
        BoardColumn(
            row,
            lately_back(session, domain_id, today)
            if row.code == GroupingCode.THRIVING
            else tuple(card for card in cards if card.grouping == row.code),
            0,
        )
        for row in shown
        if risk or row.code != GroupingCode.RISK_SUPPORT
    ]
    return _counted(Board(domain_id, tuple(columns), places, 0), cards)


def narrowed(whole: Board, years: Collection[str], classes: Collection[str]) -> Board:
    """Return the Board of some years and classes only; without any, of everybody."""
    if not years and not classes:
        return whole

    def _in(place: BoardCard | BoardPlace) -> bool:
        return (not years or place.year in years) and (not classes or place.class_name in classes)

    columns = tuple(replace(one, cards=tuple(filter(_in, one.cards))) for one in whole.columns)
    places = tuple(filter(_in, whole.places))
    placed = [card for one in columns if one.grouping.code != GroupingCode.THRIVING for card in one.cards]
    return _counted(replace(whole, columns=columns, places=places), placed)


def _counted(shown: Board, placed: Iterable[BoardCard]) -> Board:
    on_roll = sum(place.on_roll for place in shown.places)
    thriving = on_roll - len({card.pupil_id for card in placed})
    columns = tuple(
        replace(
            one,
            pupils=thriving
            if one.grouping.code == GroupingCode.THRIVING
            else sum(not card.counts_elsewhere for card in one.cards),
        )
        for one in shown.columns
    )
    return replace(shown, columns=columns, on_roll=on_roll)


def _places(session: Session, today: date) -> tuple[BoardPlace, ...]:
    rows = session.execute(
        select(Standing.year_group, Standing.class_name, func.count())
        .where(Standing.starts_on <= today, (Standing.ends_on.is_(None)) | (Standing.ends_on > today))
        .group_by(Standing.year_group, Standing.class_name)
    )
    return tuple(BoardPlace(year or "", name or "", count) for year, name, count in rows)
