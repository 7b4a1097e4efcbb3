"""Taking an import back as far as nothing was done with it since: the rest stays, and is said to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from app.errors import Problem
from app.journal import put_back
from app.progress import Progress
from app.queries.back.part import part_of
from app.queries.back.taking_back import told
from app.queries.back.words import counted
from app.queries.check import look_for_misfits

NOTHING_LEFT = "That has already been undone."


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken back: the sentence, how many pupils or offers went and stayed; whole where nothing stayed."""

    sentence: str
    counts: dict[str, int]
    whole: bool


def take_back(session: Session, step: Row[Any], progress: Progress) -> Taken:
    """Write back what a step of an import changed, but for the units that something was done with since.

    Raises Problem where nothing of it can go, or what is left would not fit together.
    """
    erased = step.erased_at is not None
    part = part_of(session.connection(), step.id, erased=erased, progress=progress)
    back = told(part, step, session)
    if not back.anything:
        if not back.kept:
            raise Problem(NOTHING_LEFT)
        raise Problem(
            f"Nothing of that can be undone: {_all(back.of, back.noun)} been changed or used since.",
            "What was done since stays as it is.",
        )
    progress.step(0, 0, "Taking back")
    rows = put_back(session, part.goes)
    progress.step(0, 0, "Looking whether all fits together")
    if look_for_misfits(session, step.kind, rows):
        raise Problem("That can't be undone: something done since would no longer fit.")
    counts = {"taken_back": back.goes, "kept": back.of - back.goes}
    if not back.kept:
        return Taken(f"Undone: {step.sentence}", counts, whole=True)
    stays = counts["kept"]
    rest = f"{stays:,} {'stays' if stays == 1 else 'stay'}" if stays else "What stays"
    since = ", changed or used since." if stays else " was changed or used since."
    goes = f"{back.goes:,} of {counted(back.of, back.noun)} taken back. " if back.of else ""
    return Taken(f"Undone: {goes}{rest}{since}", counts, whole=False)


def _all(number: int, noun: str) -> str:
    return f"the one {noun} has" if number == 1 else f"all {counted(number, noun)} have"
