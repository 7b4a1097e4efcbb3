"""Organisations, the school's own teams among them, and the staff who note, decide and check."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base


class Organisation(Base):
    """Whoever makes an offer: a team of the school or an outside body."""

    __tablename__ = "organisation"

    name: Mapped[str] = mapped_column(unique=True)
    in_house: Mapped[bool]
    sector: Mapped[str | None]
    contact: Mapped[str | None]
    website: Mapped[str | None]
    retired: Mapped[bool] = mapped_column(default=False)


class Staff(Base):
    """A member of staff; the name stays on past decisions after the person has left."""

    __tablename__ = "staff"

    name: Mapped[str]
    role: Mapped[str | None]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    retired: Mapped[bool] = mapped_column(default=False)

    organisation: Mapped[Organisation | None] = relationship()
