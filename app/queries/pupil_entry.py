"""What the form of a pupil starts from: who they are, what is true of them now, and the words to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import Pupil, Standing
from app.queries.wording import words
from app.vocabulary import YEARS, ListKind, year_label


@dataclass(frozen=True, slots=True)
class PupilEntry:
    """A pupil as the form shows it, the UPN among it: no list, page or paper asks for this."""

    name: str
    forename: str
    surname: str
    preferred_name: str | None
    admission_number: str | None
    born_on: date | None
    sex: str | None
    eal: bool | None
    started_on: date | None
    upn: str | None
    sen_types: tuple[str, ...]
    year_group: str | None
    class_name: str | None
    sen_provision: str | None
    pupil_premium: bool | None
    fsm: bool | None
    looked_after: bool | None
    previously_looked_after: bool | None
    registration: str
    since: date | None


@dataclass(frozen=True, slots=True)
class PupilChoices:
    """What the form offers, each as (code, words); classes are those of the roll."""

    years: tuple[tuple[str, str], ...]
    classes: tuple[str, ...]
    sexes: tuple[tuple[str, str], ...]
    sen_types: tuple[tuple[str, str], ...]


def pupil_entry(session: Session, pupil_id: int) -> PupilEntry:
    """Return what the form of a pupil shows; of one who has left, what was true last. Raises Problem."""
    pupil = session.get(Pupil, pupil_id)
    if pupil is None:
        raise Problem("That pupil is no longer there.")
    last = pupil.standings[-1] if pupil.standings else Standing(registration="main")
    return PupilEntry(
        pupil.known_as,
        pupil.forename,
        pupil.surname,
        pupil.preferred_name,
        pupil.admission_number,
        pupil.born_on,
        pupil.sex,
        pupil.eal,
        pupil.started_on,
        pupil.upn,
        tuple(row.code for row in pupil.sen_types),
        last.year_group,
        last.class_name,
        last.sen_provision,
        last.pupil_premium,
        last.fsm,
        last.looked_after,
        last.previously_looked_after,
        last.registration,
        last.starts_on,
    )


def pupil_choices(session: Session, entry: PupilEntry | None = None) -> PupilChoices:
    """Return what the form of a pupil offers; with an entry also the retired words that it holds."""
    classes = session.scalars(
        select(Standing.class_name)
        .where(Standing.ends_on.is_(None), Standing.class_name.is_not(None), Standing.class_name != "")
        .distinct()
        .order_by(Standing.class_name)
    )
    return PupilChoices(
        tuple((code, year_label(code)) for code in (*YEARS, "X")),
        tuple(name for name in classes if name),
        _offered(session, ListKind.SEX, () if entry is None else (entry.sex,)),
        _offered(session, ListKind.SEN_TYPE, () if entry is None else entry.sen_types),
    )


def _offered(session: Session, kind: str, held: tuple[str | None, ...]) -> tuple[tuple[str, str], ...]:
    """Return the words to choose from; a retired one that a pupil has must not be lost by saving the form."""
    current = words(session, kind)
    every = words(session, kind, retired=True)
    return tuple((code, label) for code, label in every.items() if code in current or code in held)
