"""What an invented decision says besides: why advice is the plan, how parents took part, whether all agreed."""

from __future__ import annotations

from datetime import date, timedelta

from app.operations.sample.world import Row, World

FACTS = (
    "advice_reason", "parents_on", "parents_how", "parents_by", "parents_why_not", "agreed", "difference",
    "left_open",
)  # fmt: skip
NO_FACTS: Row = (None, None, None, "", "", None, "", 0)
_REASONS = ("mild_temporary",) * 5 + ("self_managing",) * 3 + ("recovering",) * 2
_DIFFERENCES = (
    "Home would rather wait; we look again sooner.",
    "The young person would like less of it in lesson time.",
    "Dad sees it differently and was heard.",
)


def facts_of(world: World, grouping: str, first: date, until: date | None, who: str) -> Row:
    """Return these facts of one decision, as the file stores them; a few of the newest are left for later."""
    dice = world.more
    reason = dice.choice(_REASONS) if grouping == "advice" else None
    recent = until is None and first > world.today - timedelta(days=14)
    if recent and dice.random() < 0.5 and grouping in ("advice", "help"):
        return (reason, None, None, "", "", None, "", 1)
    told = (first + timedelta(days=dice.choice((0, 0, 1, 2)))).isoformat()
    agreed = dice.random() < 0.92
    return (
        reason,
        told,
        dice.choice(("phone", "in_person", "meeting")),
        who,
        "",
        int(agreed),
        "" if agreed else dice.choice(_DIFFERENCES),
        0,
    )
