"""Who is on some offers and who waits for them, by name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Offer, Pupil, Standing, Support, SupportStage
from app.queries.supports.hidden_offers import hidden_offers
from app.vocabulary import Stage


@dataclass(frozen=True, slots=True)
class OnOffer:
    """A pupil on an offer; stage is running or waiting, since the day it began."""

    support_id: int
    pupil_id: int
    pupil: str
    class_name: str
    year: str
    offer: str
    stage: str
    since: date


def on_offers(session: Session, offer_ids: Collection[int], *, as_at: date) -> tuple[OnOffer, ...]:
    """Return who is on some offers on a day: those who wait first, the longest first, then who is there, by name."""
    wanted = sorted(set(offer_ids) - hidden_offers(session))
    rows = session.execute(
        select(
            Support.id, Pupil.id, Pupil.forename, Pupil.preferred_name, Pupil.surname, Standing.class_name,
            Standing.year_group, Offer.name, SupportStage.stage, SupportStage.starts_on,
        )
        .join(Support, Support.id == SupportStage.support_id)
        .join(Offer, Offer.id == Support.offer_id)
        .join(Pupil, Pupil.id == Support.pupil_id)
        .join(Standing, Standing.pupil_id == Pupil.id)
        .where(
            Support.offer_id.in_(wanted),
            SupportStage.stage.in_((Stage.RUNNING, Stage.WAITING)),
            SupportStage.starts_on <= as_at,
            (SupportStage.ends_on.is_(None)) | (SupportStage.ends_on > as_at),
            Standing.starts_on <= as_at,
            (Standing.ends_on.is_(None)) | (Standing.ends_on > as_at),
        )
        .order_by(Pupil.folded, Support.id)
    )  # fmt: skip
    found = [
        OnOffer(
            number, pupil, f"{preferred or forename} {surname}".strip(), class_name or "", year or "", offer,
            stage, since,
        )
        for number, pupil, forename, preferred, surname, class_name, year, offer, stage, since in rows
    ]  # fmt: skip
    waiting = sorted((row for row in found if row.stage == Stage.WAITING), key=_since)
    return (*waiting, *(row for row in found if row.stage == Stage.RUNNING))


def _since(row: OnOffer) -> date:
    return row.since
