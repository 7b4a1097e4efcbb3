"""Where consent stands with each agency for each purpose, with how it came to that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.models import Consent
from app.queries.around.words import ran_out, state_words
from app.queries.wording import words
from app.vocabulary import ListKind, fold


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One state of one consent; words say where it stands today, earlier are the states before it, newest first."""

    id: int
    pupil_id: int
    organisation_id: int
    organisation: str
    in_house: bool
    purpose: str
    purpose_label: str
    state: str
    words: str
    since_on: date
    by_whom: str
    method: str | None
    method_label: str
    until_on: date | None
    note: str
    recorded_by: str
    ran_out: bool
    earlier: tuple[ConsentRow, ...] = ()

    @property
    def holds(self) -> bool:
        """Say whether consent is given and has not run out."""
        return self.state == "given" and not self.ran_out


def consents_of(session: Session, pupil_id: int, *, today: date) -> tuple[ConsentRow, ...]:
    """Return the newest state for each agency and purpose, by agency, with the earlier ones inside."""
    purposes = words(session, ListKind.PURPOSE, retired=True)
    methods = words(session, ListKind.METHOD, retired=True)
    query = (
        select(Consent)
        .where(Consent.pupil_id == pupil_id)
        .options(joinedload(Consent.organisation))
        .order_by(Consent.since_on.desc(), Consent.id.desc())
    )
    grouped: dict[tuple[int, str], list[Consent]] = {}
    for row in session.scalars(query):
        grouped.setdefault((row.organisation_id, row.purpose), []).append(row)
    order = {code: place for place, code in enumerate(purposes)}
    found = []
    for newest, *before in grouped.values():
        earlier = tuple(_row(row, purposes, methods, row.since_on) for row in before)
        found.append(_row(newest, purposes, methods, today, earlier))
    return tuple(sorted(found, key=lambda row: (fold(row.organisation), order.get(row.purpose, len(order)))))


def _row(
    row: Consent,
    purposes: dict[str, str],
    methods: dict[str, str],
    day: date,
    earlier: tuple[ConsentRow, ...] = (),
) -> ConsentRow:
    return ConsentRow(
        row.id,
        row.pupil_id,
        row.organisation_id,
        row.organisation.name,
        row.organisation.in_house,
        row.purpose,
        purposes.get(row.purpose, row.purpose),
        row.state,
        state_words(row.state, row.since_on, row.until_on, day),
        row.since_on,
        row.by_whom,
        row.method,
        methods.get(row.method or "", row.method or ""),
        row.until_on,
        row.note,
        row.recorded_by,
        ran_out(row.state, row.until_on, day),
        earlier,
    )
