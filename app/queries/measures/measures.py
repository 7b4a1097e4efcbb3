"""The measures a school has: each subscale with its range, its direction, and what holds for each respondent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.models import Measure, MeasureRespondent, MeasureScore
from app.queries.measures.wording import title
from app.queries.wording import words
from app.vocabulary import ListKind


@dataclass(frozen=True, slots=True)
class BandRow:
    """A stretch of scores, both ends included, with the name its source gives it."""

    lowest: float
    highest: float
    name: str


@dataclass(frozen=True, slots=True)
class RespondentRow:
    """Who may answer a subscale; reliable_change None where no threshold is known."""

    code: str
    label: str
    reliable_change: float | None
    bands: tuple[BandRow, ...]

    def band(self, value: float) -> str:
        """Return the name of the band a score lies in, or nothing."""
        return next((band.name for band in self.bands if band.lowest <= value <= band.highest), "")


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One subscale. licensed_on: since when the school says it holds the licence; scored: it has scores."""

    id: int
    code: str
    name: str
    subscale: str
    title: str
    minimum: float
    maximum: float
    step: float
    higher_is_better: bool
    score_type: str
    age_from: int | None
    age_to: int | None
    source: str
    licence: str
    needs_licence: bool
    licensed_on: date | None
    active: bool
    retired: bool
    scored: bool
    respondents: tuple[RespondentRow, ...]

    def respondent(self, code: str) -> RespondentRow | None:
        """Return what holds for a respondent, or None for one who does not answer it."""
        return next((row for row in self.respondents if row.code == code), None)


def measures(session: Session, *, retired: bool = False) -> tuple[MeasureRow, ...]:
    """Return the school's measures in their order; the retired ones only when asked for."""
    with_bands = selectinload(Measure.respondents).selectinload(MeasureRespondent.bands)
    rows = session.scalars(select(Measure).options(with_bands).order_by(Measure.position, Measure.id))
    labels = words(session, ListKind.RESPONDENT, retired=True)
    scored = set(session.scalars(select(MeasureScore.measure_id).distinct()))
    return tuple(
        _row(row, labels, row.id in scored) for row in rows if row.active and (retired or not row.retired)
    )


def _row(row: Measure, labels: dict[str, str], scored: bool) -> MeasureRow:
    respondents = tuple(
        RespondentRow(
            one.respondent,
            labels.get(one.respondent, one.respondent),
            one.reliable_change,
            tuple(BandRow(band.lowest, band.highest, band.name) for band in one.bands),
        )
        for one in row.respondents
    )
    return MeasureRow(
        row.id,
        row.code,
        row.name,
        row.subscale,
        title(row.name, row.subscale),
        row.minimum,
        row.maximum,
        row.step,
        row.higher_is_better,
        row.score_type,
        row.age_from,
        row.age_to,
        row.source,
        row.licence,
        row.needs_licence,
        row.licensed_on,
        row.active,
        row.retired,
        scored,
        respondents,
    )
