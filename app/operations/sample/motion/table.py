"""Who sits at the table of the sample's meetings: agencies that may hear of the pupils, each with the same person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Consent, Organisation
from app.vocabulary import ConsentState


class Table:
    """people: agency → name and job of whoever comes from it."""

    def __init__(self, session: Session, people: dict[str, list[str]]) -> None:
        agencies = select(Organisation.id, Organisation.name).where(~Organisation.in_house)
        self._people = {number: people[name] for number, name in session.execute(agencies) if name in people}
        given = select(Consent.pupil_id, Consent.organisation_id).where(Consent.state == ConsentState.GIVEN)
        self._given = {(pupil, agency) for pupil, agency in session.execute(given) if agency in self._people}

    def agreeing_first(self, pupils: Sequence[int], most: int) -> list[int]:
        """Return some of the pupils: up to half are such as agreed that somebody at the table may hear of them."""
        known = {pupil for pupil, _ in self._given}
        agreed = [pupil for pupil in pupils if pupil in known][: max(1, most // 2)]
        return [*agreed, *(pupil for pupil in pupils if pupil not in agreed)][:most]

    def for_pupils(self, pupils: Sequence[int], most: int) -> list[tuple[int, str, str]]:
        """Return agency, name and job of those who come: agencies that most of the pupils agreed to come first."""
        heard = Counter(agency for pupil, agency in self._given if pupil in set(pupils))
        chosen = sorted(self._people, key=lambda agency: (-heard[agency], agency))[:most]
        return [(agency, *_two(self._people[agency])) for agency in chosen]


def _two(said: Sequence[str]) -> tuple[str, str]:
    name, job = said
    return name, job
