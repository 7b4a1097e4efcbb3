"""The list of pupils on the roll of a day, with the groupings they stand in, ready to be searched while typing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Domain, Grouping, Placement, Pupil, PupilNeed, Standing
from app.queries.day.nothing_live import without_anything
from app.queries.sight import sees_risk
from app.vocabulary import ASK_CODE, Band, fold, year_label


@dataclass(frozen=True, slots=True)
class PupilRow:
    """One pupil in the list. placed: (domain id, grouping code), in the order of the groupings.

    ASK_CODE stands alone for a domain in which the pupil is in Risk Support, where whoever asks may not see that.
    folded is what search looks in; noted says whether any need or decision was ever noted; nothing_live, whether some
    grouping of the pupil's has nothing under way or ahead, as Today lists it.
    """

    id: int
    name: str
    forename: str
    surname: str
    year: str
    class_name: str
    folded: str
    sen: str
    pupil_premium: bool
    looked_after: bool
    eal: bool
    on_roll: bool
    placed: tuple[tuple[int, str], ...]
    noted: bool = False
    nothing_live: bool = False

    @property
    def groupings(self) -> tuple[str, ...]:
        """Return the codes of the groupings the pupil stands in, each once."""
        return tuple(dict.fromkeys(code for _, code in self.placed))


def pupil_rows(session: Session, *, today: date, leavers: bool = False) -> tuple[PupilRow, ...]:
    """Return the pupils on the roll by first name; with leavers, those who have left instead."""
    placed, noted = _placed(session, today), _noted(session)
    bare = set() if leavers else {row.pupil_id for row in without_anything(session, today=today)}
    places: dict[tuple[str, str], str] = {}
    pupil, standing = Pupil.__table__.c, Standing.__table__.c
    on_day = (standing.starts_on <= today) & ((standing.ends_on.is_(None)) | (standing.ends_on > today))
    columns = (
        pupil.id, pupil.forename, pupil.preferred_name, pupil.surname, pupil.folded, pupil.eal,
        standing.year_group, standing.class_name, standing.sen_provision, standing.pupil_premium,
        standing.looked_after,
    )  # fmt: skip
    statement = select(*columns).join(Standing, standing.pupil_id == pupil.id).order_by(pupil.folded)
    if leavers:
        here = select(standing.pupil_id).where(on_day)
        statement = statement.where(pupil.id.not_in(here), standing.ends_on <= today).order_by(
            standing.ends_on
        )
    else:
        statement = statement.where(on_day)
    found: dict[int, PupilRow] = {}
    for row in session.execute(statement):
        year, class_name = row.year_group or "", row.class_name or ""
        # Any part of what is seen in the row finds it: name, number, year in either form, class.
        where = places.get((year, class_name))
        if where is None:
            where = places[year, class_name] = fold(f"{class_name} {year_label(year)} y{year}")
        known = row.preferred_name or row.forename
        found[row.id] = PupilRow(
            row.id,
            f"{known} {row.surname}",
            known,
            row.surname,
            year,
            class_name,
            f"{row.folded} {where}",
            row.sen_provision or "",
            bool(row.pupil_premium),
            bool(row.looked_after),
            bool(row.eal),
            not leavers,
            placed.get(row.id, ()),
            row.id in noted,
            row.id in bare,
        )
    return tuple(found.values())


def _noted(session: Session) -> set[int]:
    decided = select(Placement.pupil_id).where(Placement.withdrawn_at.is_(None))
    return set(session.scalars(decided.union(select(PupilNeed.pupil_id))))


def _placed(session: Session, today: date) -> dict[int, tuple[tuple[int, str], ...]]:
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    ask: set[tuple[int, int]] = set()
    for row in session.execute(
        select(Placement.pupil_id, Placement.domain_id, Placement.band, Grouping.code)
        .join(Grouping, Grouping.id == Placement.grouping_id)
        .join(Domain, Domain.id == Placement.domain_id)
        .where(
            Placement.withdrawn_at.is_(None),
            Placement.starts_on <= today,
            (Placement.ends_on.is_(None)) | (Placement.ends_on > today),
        )
        .order_by(Grouping.position, Domain.position)
    ):
        found[row.pupil_id].append((row.domain_id, row.code))
        if row.band == Band.RISK:
            ask.add((row.pupil_id, row.domain_id))
    if not sees_risk(session):
        for pupil, domain in ask:
            beside = [place for place in found[pupil] if place[0] != domain]
            found[pupil] = [*beside, (domain, ASK_CODE)]
    return {pupil: tuple(placed) for pupil, placed in found.items()}
