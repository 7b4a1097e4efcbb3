"""From the values of the decision sheet to the decision itself and back, and what is missing in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.operations.placements import ParticipantDraft, PlacementDraft
from app.queries.recorded import Recorded
from app.ui.dialogs.decision_details import detail_values, details_of
from app.ui.dialogs.decision_words import THRIVING
from app.ui.widgets.grouping_tiles import RISK

_CHOICES = {
    "pupil_id": "Choose a pupil.",
    "domain_id": "Choose a domain of need.",
    "grouping": "Choose a grouping.",
}


def draft_of(values: Mapping[str, Any], end_other: bool, left_open: bool = False) -> PlacementDraft:
    """Return the decision as far as it is filled in, without what its grouping does not ask for."""
    risk, thriving = values["grouping"] == RISK, values["grouping"] == THRIVING
    decided = values["participants"]
    known = {(who.kind, who.staff_id, who.name) for who in decided}
    heard = [who for who in values["heard"] if (who.kind, who.staff_id, who.name) not in known]
    return PlacementDraft(
        values["pupil_id"] or 0,
        values["domain_id"] or 0,
        values["grouping"] or "",
        on=values["on"],
        reason=values["reason"],
        participants=(*decided, *heard),
        next_look_on=None if thriving else values["next_look_on"],
        needs=() if thriving else values["needs"],
        help_unused=values["help_unused"] if risk else None,
        risk=values["risk"] if risk else "",
        **({} if thriving else details_of(values)),
        end_other=end_other,
        ending=values["ending"] if thriving else None,
        ends_too=tuple(values["ends_too"]) if thriving else (),
        approved_by=values["approved_by"],
        left_open=left_open and not thriving,
    )


def missing_in(draft: PlacementDraft, today: date) -> dict[str, str]:
    """Return field → sentence for what is still to choose or to say."""
    found = draft.problems(today)
    found |= {name: words for name, words in _CHOICES.items() if not getattr(draft, name)}
    if draft.grouping == THRIVING and not draft.ending:
        found["ending"] = "Say why it ends."
    return found


def values_of(row: Recorded) -> dict[str, Any]:
    """Return a decision as it was recorded, as the fields show it."""
    people = [ParticipantDraft(p.kind, p.name, p.staff_id, p.decided) for p in row.people]
    return {
        "on": row.on,
        "reason": row.reason,
        "participants": [who for who in people if who.decided],
        "heard": [who for who in people if not who.decided],
        "next_look_on": row.next_look_on,
        "help_unused": row.help_unused,
        "risk": row.risk,
        **detail_values(row),
    }


def codes_in(row: Recorded) -> tuple[str, ...]:
    """Return the words of lists that a decision holds, which stay on offer although they may be retired since."""
    return tuple(filter(None, (row.help_unused, row.parents_how, row.advice_reason)))
