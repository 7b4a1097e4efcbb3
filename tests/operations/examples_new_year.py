"""An example of rolling forward to the new year."""

from __future__ import annotations

from app.operations.new_year.drafts import ClassRoll, OfferRoll, RollDraft
from app.operations.new_year.rolling import roll_forward
from app.store import Store
from tests.fixtures import TODAY
from tests.new_year.school import YEAR, fill

from .examples import example


@example(roll_forward)
def everything_at_once(store: Store) -> None:
    ids = fill(store)
    draft = RollDraft(
        YEAR,
        offers=(OfferRoll(ids.mentor, end=True), OfferRoll(ids.club, until=TODAY, checked=True)),
        classes=(ClassRoll("3", "3B", "4B"),),
        leavers=(ids.ada,),
        close=(ids.on_club,),
        what_next="Nothing more is needed.",
    )
    store.write(roll_forward, draft, last_map=b"a workbook", today=TODAY)
