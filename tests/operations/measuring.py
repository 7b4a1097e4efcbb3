"""Measures and scores for tests: the SDQ in use, and a measure of the school's own."""

from __future__ import annotations

from datetime import date

from app.operations.measures.activating import HOLDS, ActivationDraft, activate_measure
from app.operations.measures.drafts import BandDraft, MeasureDraft, RespondentDraft
from app.operations.measures.scores import ScoreDraft, record_score
from app.queries.measures.measures import MeasureRow, measures
from app.store import Store
from tests.fixtures import TODAY

BASELINE, END = date(2026, 9, 15), date(2026, 11, 9)
OWN = MeasureDraft(
    "Calm corner",
    0,
    10,
    1,
    True,
    (RespondentDraft("teacher", 3, (BandDraft(0, 4, "Unsettled"), BandDraft(5, 10, "Settled"))),),
)


def use_sdq(store: Store, code: str = "sdq") -> None:
    """Say that the school holds the licence of the SDQ, or of another measure of the catalogue."""
    store.write(activate_measure, ActivationDraft(code, HOLDS, date(2026, 9, 1)), today=TODAY)


def measure(store: Store, code: str) -> MeasureRow:
    """Return a measure by its code, such as "sdq.prosocial"."""
    return next(row for row in store.read(measures, retired=True) if row.code == code)


def score(
    store: Store, pupil: int, code: str, value: float, day: date = BASELINE, *, by: str = "teacher"
) -> int:
    """Record a score and return its number."""
    draft = ScoreDraft(pupil, measure(store, code).id, by, day, value)
    return store.write(record_score, draft, today=TODAY).id or 0
