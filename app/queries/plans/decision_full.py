"""A decision in full: options, how the prompt was answered, who took part, every view, and what is still open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Grouping, Placement
from app.prompt import BOTH, MORE_HELP, NOT_CLEAR, RISK_SUPPORT, ROWS, pattern
from app.queries.out_of_sight import is_hidden
from app.queries.plans.decision_rows import OptionRow, answers_of, options_of
from app.queries.plans.left_open import open_parts
from app.queries.sight import ask_first
from app.queries.took_part import who_took_part
from app.queries.wording import all_words


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answered row of the prompt: its topic, the answer in words, and the note."""

    row: str
    topic: str
    answer: str
    answer_words: str
    note: str


@dataclass(frozen=True, slots=True)
class DecisionFull:
    """Everything that was said around one decision; text is "" where nothing was said.

    agreement: "All agree." or where the views differ. parents: how parents or carers took part, or why not.
    pattern: in words how the prompt was answered. still_open: the parts that nothing is said of.
    """

    placement_id: int
    pupil_id: int
    pupil: str
    first_name: str
    domain_id: int
    domain: str
    grouping: str
    grouping_label: str
    on: date
    reason: str
    advice_reason: str
    decided_by: tuple[str, ...]
    heard: tuple[str, ...]
    pupil_words: str
    parent_view: str
    agreed: bool | None
    agreement: str
    parents: str
    options: tuple[OptionRow, ...]
    answers: tuple[AnswerRow, ...]
    pattern: str
    still_open: tuple[str, ...]


def decision_full(session: Session, placement_id: int) -> DecisionFull | None:
    """Return a decision with all that stands behind it, a withdrawn one too; None where it has gone.

    Raises Problem for one that whoever asks may not see.
    """
    row = session.get(Placement, placement_id)
    if row is None:
        return None
    if is_hidden(session, placement_id):
        raise ask_first()
    words = all_words(session)
    people = [
        (who_took_part(who, row.pupil.first_name, words["participant"]), who.decided)
        for who in row.participants
        if not who.at_end
    ]
    names = _names(session)
    options, answers = options_of(session, row), _answers(session, row, names)
    return DecisionFull(
        row.id,
        row.pupil_id,
        row.pupil.known_as,
        row.pupil.first_name,
        row.domain_id,
        row.domain.name,
        row.grouping.code,
        row.grouping.short_label,
        row.starts_on,
        row.reason,
        words["advice_reason"].get(row.advice_reason or "", ""),
        tuple(name for name, decided in people if decided),
        tuple(name for name, decided in people if not decided),
        row.pupil_words,
        row.parent_view,
        row.agreed,
        agreement_words(row.agreed, row.difference),
        _parents(row, words["method"]),
        options,
        answers,
        pattern([answer.answer for answer in answers], names[MORE_HELP], names[RISK_SUPPORT]),
        open_parts(row, bool(options)),
    )


def agreement_words(agreed: bool | None, difference: str) -> str:
    """Return whether all agreed as a sentence; "" where nobody has said."""
    if agreed is None:
        return ""
    return "All agree." if agreed else f"Views differ: {difference}"


def _parents(row: Placement, methods: dict[str, str]) -> str:
    """Say how parents or carers took part: "12 November 2026, by phone, by Ms Dovecote", or why not."""
    day = f"{row.parents_on.day} {row.parents_on:%B %Y}" if row.parents_on else ""
    how = methods.get(row.parents_how or "", "")
    how = how[:1].lower() + how[1:] if day else how
    told = ", ".join(filter(None, (day, how, f"by {row.parents_by}" if row.parents_by else "")))
    not_told = f"Not yet: {row.parents_why_not}" if row.parents_why_not else ""
    return ". ".join(filter(None, (told, not_told)))


def _answers(session: Session, row: Placement, names: dict[str, str]) -> tuple[AnswerRow, ...]:
    words = {BOTH: "Both", NOT_CLEAR: "Not clear", **names}
    given = answers_of(session, row)
    return tuple(
        AnswerRow(one.code, one.topic, given[one.code][0], words[given[one.code][0]], given[one.code][1])
        for one in ROWS
        if one.code in given
    )


def _names(session: Session) -> dict[str, str]:
    rows = session.scalars(select(Grouping).where(Grouping.code.in_((MORE_HELP, RISK_SUPPORT))))
    return {row.code: row.short_label for row in rows}
