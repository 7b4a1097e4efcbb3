"""Writing what stands behind a decision into its rows: plain words, options, the prompt's answers."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Invalid
from app.models import DecisionOption, Offer, Placement, PromptAnswer, Review
from app.operations.deciding.drafts import DecisionDetails, OptionDraft, PromptDraft
from app.vocabulary import GroupingCode

_TEXTS = ("pupil_words", "parent_view", "safeguarding_ref", "difference", "parents_by", "parents_why_not")
_VALUES = ("agreed", "parents_on", "parents_how", "advice_reason")


def fill_plain(placement: Placement, draft: DecisionDetails, grouping: str) -> None:
    """Write the plain details over those of a placement in a grouping, given by its code."""
    for name in _TEXTS:
        setattr(placement, name, getattr(draft, name).strip())
    for name in _VALUES:
        setattr(placement, name, getattr(draft, name))
    if placement.agreed is not False:
        placement.difference = ""
    if grouping != GroupingCode.ADVICE:
        placement.advice_reason = None


def fill_lists(session: Session, placement_id: int, draft: DecisionDetails) -> None:
    """Write options and answers where they are given, in the stead of those that a placement has."""
    if draft.options is not None:
        _write_options(session, placement_id, draft.options)
    if draft.prompt is not None:
        _write_prompt(session, placement_id, draft.prompt)
    session.flush()


def options_of(session: Session, placement_id: int) -> list[DecisionOption]:
    """Return the options of a decision in their order."""
    rows = session.scalars(
        select(DecisionOption)
        .where(DecisionOption.placement_id == placement_id)
        .order_by(DecisionOption.position, DecisionOption.id)
    )
    return list(rows)


def answers_of(session: Session, placement_id: int) -> list[PromptAnswer]:
    """Return how the prompt was answered in a decision."""
    rows = session.scalars(select(PromptAnswer).where(PromptAnswer.placement_id == placement_id))
    return list(rows)


def carry_over(session: Session, old: int, new: int, draft: DecisionDetails) -> None:
    """Let a corrected decision keep what the correction does not say, and the looks that followed it."""
    if draft.options is None:
        kept = [
            OptionDraft(row.name, row.involves, row.speaks_for, row.speaks_against, row.chosen, row.offer_id)
            for row in options_of(session, old)
        ]
        _write_options(session, new, tuple(kept))
    if draft.prompt is None:
        answers = tuple(PromptDraft(row.row, row.answer, row.note) for row in answers_of(session, old))
        _write_prompt(session, new, answers)
    carry_reviews(session, old, new)


def carry_reviews(session: Session, old: int, new: int, after: date | None = None) -> None:
    """Let the looks that followed a decision, or those after a day, follow the one that stands there now."""
    for review in session.scalars(select(Review).where(Review.placement_id == old)):
        if after is None or review.held_on > after:
            review.placement_id = new
    session.flush()


def _write_options(session: Session, placement_id: int, drafts: tuple[OptionDraft, ...]) -> None:
    rows = options_of(session, placement_id)
    for gone in rows[len(drafts) :]:
        session.delete(gone)
    for place, draft in enumerate(drafts):
        if draft.offer_id is not None and session.get(Offer, draft.offer_id) is None:
            raise Invalid({"options": f"{draft.name} is no longer among the offers."})
        if place < len(rows):
            row = rows[place]
        else:
            row = DecisionOption(placement_id=placement_id)
            session.add(row)
        row.position, row.name, row.offer_id = place, draft.name.strip(), draft.offer_id
        row.involves, row.chosen = draft.involves.strip(), draft.chosen
        row.speaks_for, row.speaks_against = draft.speaks_for.strip(), draft.speaks_against.strip()


def _write_prompt(session: Session, placement_id: int, drafts: tuple[PromptDraft, ...]) -> None:
    rows = {row.row: row for row in answers_of(session, placement_id)}
    for draft in drafts:
        row = rows.pop(draft.row, None)
        if row is None:
            row = PromptAnswer(placement_id=placement_id, row=draft.row)
            session.add(row)
        row.answer, row.note = draft.answer, draft.note.strip()
    for gone in rows.values():
        session.delete(gone)
