"""The needs of a pupil that somebody has noted."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Later
from .people import Staff
from .pupils import Pupil
from .wording import Domain, PresentingNeed


class PupilNeed(Later):
    """A need somebody has seen or a pupil has told of, in neutral words, open until closed."""

    __tablename__ = "pupil_need"

    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"), index=True)
    domain_id: Mapped[int] = mapped_column(ForeignKey("domain.id"))
    need_id: Mapped[int | None] = mapped_column(ForeignKey("presenting_need.id"))
    seen: Mapped[str] = mapped_column(default="")
    difficulty: Mapped[str | None]
    since_on: Mapped[date | None]
    noted_on: Mapped[date]
    noted_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    closed_on: Mapped[date | None]
    closed_why: Mapped[str | None]
    # What the pupil wants of it, such as to manage it alone: a fact of its own, beside how hard it is.
    choice: Mapped[str | None]

    pupil: Mapped[Pupil] = relationship()
    domain: Mapped[Domain] = relationship()
    need: Mapped[PresentingNeed | None] = relationship()
    noted_by: Mapped[Staff | None] = relationship()
