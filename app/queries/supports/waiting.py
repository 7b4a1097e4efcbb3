"""Who waits for an offer, the longest first, and who was offered a place and has not begun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Pupil, Standing, Support, SupportStage
from app.queries.supports.capacity import waits
from app.queries.supports.hidden_offers import hidden_offers
from app.vocabulary import SenProvision, Stage


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A pupil who has not begun yet; since is the first day of the wait, or of the offer of a place.

    sen says SEN support or a plan; pupil_premium is False where nobody has said.
    """

    support_id: int
    pupil_id: int
    pupil: str
    year: str
    class_name: str
    sen: bool
    pupil_premium: bool
    stage: str
    since: date
    weeks: int


def waiting_for(session: Session, offer_id: int, *, today: date) -> tuple[WaitingRow, ...]:
    """Return who waits for an offer on a day, whoever waits longest first."""
    since = {wait.support_id: wait.since for wait in waits(session, today=today, offer_id=offer_id)}
    return _rows(session, since, Stage.WAITING, today)


def offered_places(session: Session, offer_id: int, *, today: date) -> tuple[WaitingRow, ...]:
    """Return who was offered a place and has not begun yet, accepted or not, the longest ago first."""
    if offer_id in hidden_offers(session):
        return ()
    found: list[WaitingRow] = []
    for stage in (Stage.ACCEPTED, Stage.OFFERED):
        rows = session.execute(
            select(Support.id, SupportStage.starts_on)
            .join(SupportStage, SupportStage.support_id == Support.id)
            .where(
                Support.offer_id == offer_id,
                SupportStage.stage == stage,
                SupportStage.starts_on <= today,
                (SupportStage.ends_on.is_(None)) | (SupportStage.ends_on > today),
            )
        )
        found += _rows(session, dict(rows.all()), stage, today)
    return tuple(found)


def _rows(session: Session, since: dict[int, date], stage: str, today: date) -> tuple[WaitingRow, ...]:
    if not since:
        return ()
    rows = session.execute(
        select(
            Support.id,
            Pupil.id,
            Pupil.forename,
            Pupil.preferred_name,
            Pupil.surname,
            Standing.year_group,
            Standing.class_name,
            Standing.sen_provision,
            Standing.pupil_premium,
        )
        .join(Pupil, Pupil.id == Support.pupil_id)
        .join(Standing, Standing.pupil_id == Pupil.id)
        .where(
            Support.id.in_(since),
            Standing.starts_on <= today,
            (Standing.ends_on.is_(None)) | (Standing.ends_on > today),
        )
        .order_by(Pupil.folded)
    )
    found = [
        WaitingRow(
            number,
            pupil,
            f"{preferred or forename} {surname}".strip(),
            year or "",
            class_name or "",
            sen in (SenProvision.SUPPORT, SenProvision.PLAN),
            bool(premium),
            stage,
            since[number],
            (today - since[number]).days // 7,
        )
        for number, pupil, forename, preferred, surname, year, class_name, sen, premium in rows
    ]
    return tuple(sorted(found, key=lambda row: row.since))
