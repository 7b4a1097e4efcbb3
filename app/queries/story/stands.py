"""How a pupil stands in each domain of need, with since when, why, who decided and when to look again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.queries.map_words import full_day
from app.queries.pupil_page import PlacementRow, PupilPage
from app.queries.story.said import listed
from app.queries.wording import GroupingRow
from app.vocabulary import GroupingCode


@dataclass(frozen=True, slots=True)
class Stands:
    """A grouping that is held, None for whom to ask; what stands in bold, and the sentence beside it."""

    grouping: GroupingRow | None
    domain: str
    label: str
    details: str


def stands_of(page: PupilPage, known: Mapping[str, GroupingRow], today: date) -> tuple[Stands, ...]:
    """Return the groupings that a pupil is in, by domain in the school's order."""
    order = {row.id: place for place, row in enumerate(page.domains)}
    held = [row for row in page.placements if row in page.standing_in(row.domain_id, today)]
    held.sort(key=lambda row: (order.get(row.domain_id, len(order)), row.domain, row.band))
    return tuple(Stands(known.get(row.grouping), row.domain, _label(row), _details(row)) for row in held)


def _label(row: PlacementRow) -> str:
    return (
        f"{row.grouping_label}, managing risk only"
        if row.grouping == GroupingCode.RISK_SUPPORT
        else row.grouping_label
    )


def _details(row: PlacementRow) -> str:
    reason = "" if row.grouping == GroupingCode.RISK_SUPPORT else row.reason
    parts = (
        f"Since {full_day(row.starts_on)}.",
        reason if not reason or reason.endswith((".", "!", "?", "…")) else f"{reason}.",
        f"Decided by {listed(row.decided_by)}." if row.decided_by else "",
        f"Look again on {full_day(row.next_look_on)}." if row.next_look_on else "",
    )
    return " ".join(filter(None, parts))
