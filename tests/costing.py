"""A club of three for the tests of cost and effect: an assistant at £14.40 an hour, ten sessions of 30 minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.operations.costs.lines import OfferCostDraft, write_offer_cost
from app.operations.costs.rates import RateDraft, set_rate
from app.queries.years import Period
from app.store import Store
from tests.pupil_school import add
from tests.supported import SEPTEMBER, group, held, offer, support

YEAR = Period(SEPTEMBER, date(2027, 8, 31))
ASSISTANT = "teaching_assistant"


@dataclass(frozen=True, slots=True)
class Club:
    """The ids of the offer, its group, the pupils and their supports."""

    offer: int
    group: int
    pupils: tuple[int, ...]
    supports: tuple[int, ...]


def rate(store: Store, pence: int = 14_40, since: date = SEPTEMBER, role: str = ASSISTANT) -> None:
    """Set the rate of the assistant."""
    store.write(set_rate, RateDraft(role, pence, since))


def assistant(store: Store, offer_id: int, **more: object) -> int:
    """Let an assistant be what an offer takes; returns the line's id."""
    draft = OfferCostDraft(offer_id, "staff", role=ASSISTANT, funding="core", **more)  # type: ignore[arg-type]
    return store.write(write_offer_cost, draft).id or 0


def club(store: Store, *, sole: bool = False, **more: object) -> Club:
    """Three pupils in a group that has met four times; Wren was there each time, Idris twice, Ada never."""
    facts: dict[str, Any] = {"minutes": 30, "sessions": 10, **more}
    number = offer(store, "Lego club", **facts)
    met = group(store, number, places=3, sessions_planned=10)
    pupils = tuple(
        add(store, *name) for name in (("Wren", "Thimble"), ("Idris", "Moonraker"), ("Ada", "Fern"))
    )
    supports = tuple(
        support(store, pupil, number, group_id=met, sole_reason=sole and at == 0)
        for at, pupil in enumerate(pupils)
    )
    wren, idris, ada = supports
    for at in range(4):
        held(store, met, SEPTEMBER + timedelta(weeks=at), {wren: True, idris: at < 2, ada: False})
    return Club(number, met, pupils, supports)
