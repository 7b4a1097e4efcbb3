"""What the school and its partners can do: offers, their states and their dated places on the map."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Later
from .people import Organisation, Staff
from .wording import Domain, Grouping, PresentingNeed

_IDS = {"sqlite_autoincrement": True}


class Offer(Later):
    """Something that can be done for pupils, families or staff; a draft needs only a name."""

    __tablename__ = "offer"
    __table_args__ = (UniqueConstraint("source", "source_id"), _IDS)

    name: Mapped[str]
    folded: Mapped[str]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    in_house: Mapped[bool] = mapped_column(default=True)
    what: Mapped[str] = mapped_column(default="")
    nature: Mapped[str | None]
    # Which language it is spoken of in: wellness or treatment; None where nobody has said.
    register: Mapped[str | None]
    year_from: Mapped[str | None]
    year_to: Mapped[str | None]
    age_from: Mapped[int | None]
    age_to: Mapped[int | None]
    universal: Mapped[bool] = mapped_column(default=False)
    # None means nobody has said yet, which is not the same as no.
    self_access: Mapped[bool | None]
    how_to_refer: Mapped[str] = mapped_column(default="")
    entry_criteria: Mapped[str] = mapped_column(default="")
    exclusions: Mapped[str] = mapped_column(default="")
    consent_needed: Mapped[bool | None]
    delivery: Mapped[str | None]
    setting: Mapped[str | None]
    sessions: Mapped[int | None]
    minutes: Mapped[int | None]
    group_size: Mapped[int | None]
    days_and_place: Mapped[str] = mapped_column(default="")
    staff_needed: Mapped[str] = mapped_column(default="")
    usual_places: Mapped[int | None]
    expected_wait: Mapped[str] = mapped_column(default="")
    cost_note: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str | None]
    evidence_link: Mapped[str] = mapped_column(default="")
    limits: Mapped[str] = mapped_column(default="")
    ending: Mapped[str] = mapped_column(default="")
    crisis: Mapped[bool] = mapped_column(default=False)
    contact: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    area: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    checked_on: Mapped[date | None]
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    check_due_on: Mapped[date | None]
    # When it is known to end, said beforehand; its last state says when it did.
    runs_until: Mapped[date | None]
    # Its page in the council's Local Offer.
    local_offer_link: Mapped[str] = mapped_column(default="", server_default=text("''"))
    # Where an imported offer came from, so that a newer file finds it again.
    source: Mapped[str | None]
    source_id: Mapped[str | None]
    # JSON: field -> what that source said of it last. A field that still says so was not touched here since.
    source_said: Mapped[str] = mapped_column(default="", server_default=text("''"))
    # The day it was last taken in from there.
    taken_in_on: Mapped[date | None]

    organisation: Mapped[Organisation | None] = relationship()
    checked_by: Mapped[Staff | None] = relationship()
    states: Mapped[list[OfferState]] = relationship(
        back_populates="offer", order_by="OfferState.starts_on", cascade="all, delete-orphan"
    )
    places: Mapped[list[OfferPlace]] = relationship(
        back_populates="offer", order_by="OfferPlace.id", cascade="all, delete-orphan"
    )
    needs: Mapped[list[OfferNeed]] = relationship(back_populates="offer", cascade="all, delete-orphan")
    audiences: Mapped[list[OfferAudience]] = relationship(
        back_populates="offer", cascade="all, delete-orphan"
    )
    referrers: Mapped[list[OfferReferrer]] = relationship(
        back_populates="offer", cascade="all, delete-orphan"
    )


class OfferState(Later):
    """An offer's status from one day (included) to another (not included); open while it lasts."""

    __tablename__ = "offer_state"
    __table_args__ = (
        UniqueConstraint("offer_id", "starts_on"),
        Index("uq_offer_state_open", "offer_id", unique=True, sqlite_where=text("ends_on IS NULL")),
        CheckConstraint("ends_on IS NULL OR ends_on > starts_on", name="in_order"),
        _IDS,
    )

    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id"))
    status: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]

    offer: Mapped[Offer] = relationship(back_populates="states")


class OfferPlace(Later):
    """What an offer does for whom: a grouping in one domain, or in all needs where there is no domain."""

    __tablename__ = "offer_place"
    __table_args__ = (
        Index("ix_offer_place_cell", "grouping_id", "domain_id"),
        CheckConstraint("ends_on IS NULL OR ends_on > starts_on", name="in_order"),
        _IDS,
    )

    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id"), index=True)
    grouping_id: Mapped[int] = mapped_column(ForeignKey("grouping.id"))
    domain_id: Mapped[int | None] = mapped_column(ForeignKey("domain.id"))
    note: Mapped[str] = mapped_column(default="")
    dose: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]

    offer: Mapped[Offer] = relationship(back_populates="places")
    grouping: Mapped[Grouping] = relationship()
    domain: Mapped[Domain | None] = relationship()


class OfferNeed(Later):
    """A presenting need that an offer answers."""

    __tablename__ = "offer_need"
    __table_args__ = (UniqueConstraint("offer_id", "need_id"), _IDS)

    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id"))
    need_id: Mapped[int] = mapped_column(ForeignKey("presenting_need.id"), index=True)

    offer: Mapped[Offer] = relationship(back_populates="needs")
    need: Mapped[PresentingNeed] = relationship()


class OfferAudience(Later):
    """Whom an offer is for: a code of the audience list."""

    __tablename__ = "offer_audience"
    __table_args__ = (UniqueConstraint("offer_id", "code"), _IDS)

    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id"))
    code: Mapped[str]

    offer: Mapped[Offer] = relationship(back_populates="audiences")


class OfferReferrer(Later):
    """Who can refer to an offer: a code of the referrer list."""

    __tablename__ = "offer_referrer"
    __table_args__ = (UniqueConstraint("offer_id", "code"), _IDS)

    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id"))
    code: Mapped[str]

    offer: Mapped[Offer] = relationship(back_populates="referrers")
