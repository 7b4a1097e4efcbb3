"""The plan behind Getting Help, Getting More Help and Risk Support: what is agreed, by whom, in which version."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .around import Involvement
from .base import Later, UtcTime
from .people import Staff
from .pupils import Pupil
from .wording import Domain

_IDS = {"sqlite_autoincrement": True}


class Plan(Later):
    """What is done about one domain of need, and everyone's part in it; one open plan a pupil, domain and band.

    Getting Help and Getting More Help share the form, so that moving between them carries the plan on. The date
    to look again stands on the placement. A draft is free; agreed_on says since when the version is agreed.
    """

    __tablename__ = "plan"
    __table_args__ = (
        Index(
            "uq_plan_open",
            "pupil_id",
            "domain_id",
            "band",
            unique=True,
            sqlite_where=text("ended_on IS NULL"),
        ),
        CheckConstraint("ended_on IS NULL OR ended_on >= started_on", name="in_order"),
        CheckConstraint("band IN ('plan', 'risk')", name="band"),
        _IDS,
    )

    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"), index=True)
    domain_id: Mapped[int] = mapped_column(ForeignKey("domain.id"))
    band: Mapped[str]
    started_on: Mapped[date]
    planned_end_on: Mapped[date | None]
    sessions: Mapped[int | None]
    own_part: Mapped[str] = mapped_column(default="")
    setting: Mapped[str | None]
    lead_sector: Mapped[str | None]
    # Which language it is written in: wellness or treatment.
    register: Mapped[str | None]
    limits_discussed: Mapped[bool] = mapped_column(default=False)
    limits_note: Mapped[str] = mapped_column(default="")
    # Getting More Help: who co-ordinates, and what it takes.
    co_ordinator_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    long_timeframe: Mapped[bool] = mapped_column(default=False)
    resource_hours: Mapped[float | None]
    resource_note: Mapped[str] = mapped_column(default="")
    # Risk Support.
    tried: Mapped[str] = mapped_column(default="")
    trusted_adult: Mapped[str] = mapped_column(default="")
    trusted_chosen_by: Mapped[str | None]
    triggers: Mapped[str] = mapped_column(default="")
    early_signs: Mapped[str] = mapped_column(default="")
    what_helps: Mapped[str] = mapped_column(default="")
    who_to_call: Mapped[str] = mapped_column(default="")
    crisis_contact: Mapped[str] = mapped_column(default="")
    family_changes: Mapped[str] = mapped_column(default="")
    legal_limit: Mapped[str] = mapped_column(default="")
    no_agency_why: Mapped[str] = mapped_column(default="")
    # How far it is agreed, and how it ended.
    version: Mapped[int] = mapped_column(default=1)
    agreed_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    ending: Mapped[str | None]
    ending_note: Mapped[str] = mapped_column(default="")

    pupil: Mapped[Pupil] = relationship()
    domain: Mapped[Domain] = relationship()
    co_ordinator: Mapped[Staff | None] = relationship()
    aims: Mapped[list[Aim]] = relationship(back_populates="plan", order_by="Aim.position")


class PlanVersion(Later):
    """The text of a plan as it stood when a version was closed, with why the next one was begun."""

    __tablename__ = "plan_version"
    __table_args__ = (UniqueConstraint("plan_id", "number"), _IDS)

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    number: Mapped[int]
    closed_on: Mapped[date]
    why: Mapped[str]
    # The plan's fields and aims by name, as JSON.
    content: Mapped[str]
    recorded_at: Mapped[datetime] = mapped_column(UtcTime)
    recorded_by: Mapped[str] = mapped_column(default="")

    plan: Mapped[Plan] = relationship()


class Agreement(Later):
    """Somebody's agreement to a version of a plan on a day, or why there is none."""

    __tablename__ = "agreement"
    __table_args__ = (
        CheckConstraint("kind IN ('young_person', 'family', 'school', 'agency')", name="kind"),
        CheckConstraint("(agreed_on IS NULL) = (not_agreed IS NOT NULL)", name="either"),
        _IDS,
    )

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    version: Mapped[int]
    kind: Mapped[str]
    # Of an agency, or of one of several in the family: who.
    involvement_id: Mapped[int | None] = mapped_column(ForeignKey("involvement.id"))
    agreed_on: Mapped[date | None]
    method: Mapped[str | None]
    own_words: Mapped[str] = mapped_column(default="")
    not_agreed: Mapped[str | None]
    # How it was shared with who is too young, or what stood in the way.
    how_shared: Mapped[str] = mapped_column(default="")
    recorded_at: Mapped[datetime] = mapped_column(UtcTime)
    recorded_by: Mapped[str] = mapped_column(default="")

    plan: Mapped[Plan] = relationship()
    involvement: Mapped[Involvement | None] = relationship()


class Aim(Later):
    """What a plan is for, in the family's words, with how everyone will know and what happens if not."""

    __tablename__ = "aim"
    __table_args__ = (
        CheckConstraint("outcome IS NULL OR outcome IN ('achieved', 'partly', 'not')", name="outcome"),
        _IDS,
    )

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    position: Mapped[int]
    words: Mapped[str]
    criterion: Mapped[str] = mapped_column(default="")
    target_on: Mapped[date | None]
    contingency: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str | None]
    outcome_on: Mapped[date | None]
    outcome_note: Mapped[str] = mapped_column(default="")

    plan: Mapped[Plan] = relationship(back_populates="aims")
    likelihoods: Mapped[list[AimLikelihood]] = relationship(
        back_populates="aim", order_by="AimLikelihood.judged_on", cascade="all, delete-orphan"
    )
    ratings: Mapped[list[AimRating]] = relationship(
        back_populates="aim", order_by="AimRating.rated_on", cascade="all, delete-orphan"
    )


class AimLikelihood(Later):
    """How likely somebody held an aim to be by its date, and when they judged so."""

    __tablename__ = "aim_likelihood"
    __table_args__ = (
        CheckConstraint("percent IS NULL OR percent BETWEEN 0 AND 100", name="percent"),
        _IDS,
    )

    aim_id: Mapped[int] = mapped_column(ForeignKey("aim.id"), index=True)
    judged_on: Mapped[date]
    judged_by: Mapped[str]
    likelihood: Mapped[str]
    percent: Mapped[int | None]

    aim: Mapped[Aim] = relationship(back_populates="likelihoods")


class AimRating(Later):
    """How near an aim was on a day, from 0 to 10 (goal-based outcomes, Law and Jacob; CC BY-NC-SA 4.0)."""

    __tablename__ = "aim_rating"
    __table_args__ = (
        UniqueConstraint("aim_id", "rated_on", "respondent"),
        CheckConstraint("value BETWEEN 0 AND 10", name="value"),
        _IDS,
    )

    aim_id: Mapped[int] = mapped_column(ForeignKey("aim.id"))
    rated_on: Mapped[date]
    respondent: Mapped[str]
    value: Mapped[int]

    aim: Mapped[Aim] = relationship(back_populates="ratings")
