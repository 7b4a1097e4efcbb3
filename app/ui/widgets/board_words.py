"""What the cards and columns of the Board say, on the screen and to a screen reader."""

from __future__ import annotations

from datetime import date

from app.queries.board import BoardColumn
from app.queries.board_cards import BoardCard
from app.queries.sight import ASK
from app.ui.dates import short_date
from app.ui.theme import theme
from app.vocabulary import GroupingCode

HOW_TO_MOVE = "Ctrl with Left or Right moves the card, M chooses where to; Enter opens the page."


def since_words(card: BoardCard, today: date) -> str:
    """Return since when the pupil is there; for who may not know it, whom to ask."""
    if card.ask:
        return ASK
    if card.since is None:
        return ""
    verb = "came back" if card.grouping == GroupingCode.THRIVING else "since"
    return f"{verb} {short_date(card.since, today)}"


def look_words(card: BoardCard, today: date) -> tuple[str, str]:
    """Return when we look again, and the tone it is said in: a day that has passed is late, in words."""
    look = card.next_look_on
    if look is None:
        return "", "muted"
    late = (today - look).days
    if late > 0:
        # Short, so that a card of a narrow column has room for how late it is.
        return f"due {short_date(look, today)}, {late} {'day' if late == 1 else 'days'} late", "warning"
    return f"look again {short_date(look, today)}", "text"


def more_words(card: BoardCard) -> str:
    """Return what is still open, and the other grouping the pupil is in; "" for nothing."""
    beside = [f"also in {theme().look(card.beside).name}"] if card.beside else []
    words = ", ".join([*beside, *card.still_open])
    return words[:1].upper() + words[1:]


def card_words(card: BoardCard, today: date) -> str:
    """Return a card as a screen reader says it: who, where, since when, and what is to come."""
    where = "" if card.ask else theme().look(card.grouping).name
    if card.grouping == GroupingCode.RISK_SUPPORT:
        where += ", managing risk only"
    parts = (
        card.name,
        card.class_name,
        where,
        since_words(card, today),
        look_words(card, today)[0],
        more_words(card),
    )
    return ", ".join(part for part in parts if part)


def count_words(column: BoardColumn) -> str:
    """Return how many pupils a column counts, in words."""
    if column.grouping.code == GroupingCode.THRIVING:
        return f"{_pupils(column.pupils)}, no record"
    also = sum(card.counts_elsewhere for card in column.cards)
    words = _pupils(column.pupils)
    if also:
        words += f", {also} also in {theme().look(GroupingCode.RISK_SUPPORT).name}"
    return f"{words}, managing risk only" if column.grouping.code == GroupingCode.RISK_SUPPORT else words


def nobody_words(column: BoardColumn) -> str:
    """Return what a column without cards says."""
    return "Nobody came back lately." if column.grouping.code == GroupingCode.THRIVING else "No pupils."


def _pupils(count: int) -> str:
    return f"{count:,} {'pupil' if count == 1 else 'pupils'}"
