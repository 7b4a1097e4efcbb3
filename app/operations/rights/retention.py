"""Setting how long a kind of record is kept; nothing is ever deleted by this alone."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid
from app.models import RetentionRule
from app.queries.rights.rules import FROM_LABELS, OF_PUPILS, From, kind_labels
from app.vocabulary import within

_MOST = 100


@dataclass(frozen=True, slots=True)
class RuleDraft:
    """What a form says of one kind: the years, what they are counted from, and where that comes from."""

    kind: str
    years: int | None
    counted_from: str
    source: str = ""

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        found: dict[str, str] = {}
        if self.years is None or not 1 <= self.years <= _MOST:
            found["years"] = f"Give the years, 1 to {_MOST}."
        allowed = (From.BIRTH, From.LEAVING) if self.kind in OF_PUPILS else (From.RECORD,)
        if self.counted_from not in allowed:
            found["counted_from"] = f"For this it can be {' or '.join(FROM_LABELS[one] for one in allowed)}."
        return found


def set_retention_rule(session: Session, draft: RuleDraft) -> Done:
    """Set how long one kind of record is kept at this school."""
    labels = kind_labels(session)
    if draft.kind not in labels:
        raise ValueError("There is no such kind of record.")
    if found := draft.problems():
        raise Invalid(found)
    rule = session.scalar(select(RetentionRule).where(RetentionRule.kind == draft.kind))
    if rule is None:
        rule = RetentionRule(kind=draft.kind)
        session.add(rule)
    rule.years, rule.counted_from, rule.source = draft.years or 1, draft.counted_from, draft.source.strip()
    session.flush()
    label = within(labels[draft.kind])
    years = "1 year" if rule.years == 1 else f"{rule.years} years"
    return Done(f"Set how long {label} is kept: {years} from {FROM_LABELS[rule.counted_from]}.", id=rule.id)
