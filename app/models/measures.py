"""Measures by subscale and respondent, and the scores pupils have on them; no item wording anywhere."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Later, UtcTime
from .pupils import Pupil

_IDS = {"sqlite_autoincrement": True}


class Measure(Later):
    """One subscale of a measure: its range, its step, and which way is better (set for each subscale by hand).

    active: the school uses it, having said that it holds the licence where one is needed.
    """

    __tablename__ = "measure"
    __table_args__ = (
        UniqueConstraint("code"),
        CheckConstraint("maximum > minimum", name="extent"),
        CheckConstraint("step > 0", name="step"),
        CheckConstraint("score_type IN ('raw', 'T', 'metric')", name="score_type"),
        _IDS,
    )

    code: Mapped[str]
    name: Mapped[str]
    subscale: Mapped[str] = mapped_column(default="")
    position: Mapped[int]
    minimum: Mapped[float]
    maximum: Mapped[float]
    step: Mapped[float]
    higher_is_better: Mapped[bool]
    score_type: Mapped[str] = mapped_column(default="raw")
    age_from: Mapped[int | None]
    age_to: Mapped[int | None]
    source: Mapped[str] = mapped_column(default="")
    licence: Mapped[str] = mapped_column(default="")
    needs_licence: Mapped[bool] = mapped_column(default=False)
    licensed_on: Mapped[date | None]
    active: Mapped[bool] = mapped_column(default=False)
    retired: Mapped[bool] = mapped_column(default=False)

    respondents: Mapped[list[MeasureRespondent]] = relationship(
        back_populates="measure", order_by="MeasureRespondent.id", cascade="all, delete-orphan"
    )


class MeasureRespondent(Later):
    """Who may answer a subscale, with the reliable change and the bands that hold for their answers."""

    __tablename__ = "measure_respondent"
    __table_args__ = (UniqueConstraint("measure_id", "respondent"), _IDS)

    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    respondent: Mapped[str]
    reliable_change: Mapped[float | None]

    measure: Mapped[Measure] = relationship(back_populates="respondents")
    bands: Mapped[list[MeasureBand]] = relationship(
        back_populates="respondent", order_by="MeasureBand.lowest", cascade="all, delete-orphan"
    )


class MeasureBand(Later):
    """A stretch of scores with the name its source gives it."""

    __tablename__ = "measure_band"
    __table_args__ = (CheckConstraint("highest >= lowest", name="in_order"), _IDS)

    measure_respondent_id: Mapped[int] = mapped_column(ForeignKey("measure_respondent.id"), index=True)
    lowest: Mapped[float]
    highest: Mapped[float]
    name: Mapped[str]

    respondent: Mapped[MeasureRespondent] = relationship(back_populates="bands")


class MeasureScore(Later):
    """What a pupil scored on a subscale on a day, by whose answers; it moves no grouping."""

    __tablename__ = "measure_score"
    __table_args__ = (
        CheckConstraint("stage IN ('baseline', 'review', 'end')", name="stage"),
        _IDS,
    )

    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"), index=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    respondent: Mapped[str]
    scored_on: Mapped[date]
    value: Mapped[float]
    stage: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    recorded_at: Mapped[datetime] = mapped_column(UtcTime)
    recorded_by: Mapped[str] = mapped_column(default="")

    pupil: Mapped[Pupil] = relationship()
    measure: Mapped[Measure] = relationship()
