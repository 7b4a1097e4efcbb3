"""The five groupings, the domains of need and the presenting needs within them, as the school words them."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base


class Grouping(Base):
    """A needs-based grouping: a stable code underneath, the school's words on top."""

    __tablename__ = "grouping"

    code: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int]
    label: Mapped[str]
    short_label: Mapped[str]
    definition: Mapped[str]
    letter: Mapped[str]
    # None means the product's own colour; otherwise "#RRGGBB".
    colour: Mapped[str | None]
    # Other names for it in files, one a line.
    aliases: Mapped[str] = mapped_column(default="")
    hidden: Mapped[bool] = mapped_column(default=False)
    # In the language of treatment and outcomes, for readers used to it; blank: the usual words.
    treatment_label: Mapped[str] = mapped_column(default="", server_default=text("''"))
    treatment_definition: Mapped[str] = mapped_column(default="", server_default=text("''"))
    # Who usually leads here, by a code of the sectors: what a new plan starts with. None: nobody usually.
    lead_sector: Mapped[str | None]


class Domain(Base):
    """A domain of need, such as emotional wellbeing; the school's own list."""

    __tablename__ = "domain"

    code: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int]
    name: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    retired: Mapped[bool] = mapped_column(default=False)

    needs: Mapped[list[PresentingNeed]] = relationship(
        back_populates="domain", order_by="PresentingNeed.position"
    )


class PresentingNeed(Base):
    """What is seen or said, within one domain, in neutral words."""

    __tablename__ = "presenting_need"
    __table_args__ = (UniqueConstraint("domain_id", "code"), {"sqlite_autoincrement": True})

    domain_id: Mapped[int] = mapped_column(ForeignKey("domain.id"))
    code: Mapped[str]
    name: Mapped[str]
    position: Mapped[int]
    retired: Mapped[bool] = mapped_column(default=False)

    domain: Mapped[Domain] = relationship(back_populates="needs")
