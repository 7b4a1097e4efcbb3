"""What measures and aims said before and after an offer, of all its supports together: counts, never averages."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.models import Support
from app.queries.measures.rule import Change, Person, person_level
from app.queries.supports.around_support import Span, around
from app.queries.supports.effect import RAN_ON
from app.queries.supports.sight import hidden_support
from app.queries.years import Period


@dataclass(frozen=True, slots=True)
class OfferChanges:
    """How many supports had a scale scored before and after, by what their changes say together."""

    improved: int
    not_reliable: int
    deteriorated: int

    @property
    def n(self) -> int:
        """Return of how many supports something can be said."""
        return self.improved + self.not_reliable + self.deteriorated


def changes_of_offer(session: Session, offer_id: int, period: Period) -> OfferChanges:
    """Return the changes around an offer's supports that ran on some day of a time.

    Every aim counts, whoever asks: a number that left some out would tell of them.
    """
    first = RAN_ON.label("first")
    rows = session.execute(
        select(Support.id, Support.pupil_id, Support.domain_id, first, Support.ended_on).where(
            Support.offer_id == offer_id,
            ~hidden_support(session),
            first <= period.last,
            or_(Support.ended_on.is_(None), Support.ended_on >= period.first),
        )
    )
    found: dict[int, list[Change]] = defaultdict(list)
    for one in around(session, [Span._make(row) for row in rows]):
        found[one.support_id].append(one.change)
    people = Counter(person_level(changes) for changes in found.values())
    return OfferChanges(people[Person.IMPROVED], people[Person.NOT_RELIABLE], people[Person.DETERIORATED])
