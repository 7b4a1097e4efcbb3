"""How long each kind of record is kept: the defaults with where they come from, and what the school has set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import RetentionRule
from app.queries.wording import called
from app.vocabulary import GroupingCode


class RecordKind(StrEnum):
    """A kind of record with a time of its own."""

    PUPIL = "pupil_record"
    SEN = "sen_file"
    RISK = "risk_record"
    DISCLOSURE = "disclosure"
    AUDIT = "audit"


class From(StrEnum):
    """What the years are counted from."""

    BIRTH = "birth"
    LEAVING = "leaving"
    RECORD = "record"


FROM_LABELS: Mapping[str, str] = {
    From.BIRTH: "the date of birth",
    From.LEAVING: "leaving",
    From.RECORD: "the record",
}
# What the years of these kinds may be counted from: they belong to a child, or they do not.
OF_PUPILS = (RecordKind.PUPIL, RecordKind.SEN, RecordKind.RISK)


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One kind's rule; own says that the school has set it itself."""

    kind: str
    label: str
    years: int
    counted_from: str
    source: str
    own: bool

    @property
    def words(self) -> str:
        """Return "25 years from the date of birth"."""
        years = "1 year" if self.years == 1 else f"{self.years} years"
        return f"{years} from {FROM_LABELS[self.counted_from]}"

    def ends(self, day: date) -> date:
        """Return when the time is over that begins on a day."""
        try:
            return day.replace(year=day.year + self.years)
        except ValueError:  # 29 February
            return date(day.year + self.years, 3, 1)


_DEFAULTS: tuple[tuple[RecordKind, int, From, str], ...] = (
    (
        RecordKind.PUPIL,
        25,
        From.BIRTH,
        "School policies after the IRMS toolkit: date of birth + 25 years. A primary school passes it on instead.",
    ),
    (
        RecordKind.SEN,
        31,
        From.BIRTH,
        "IRMS toolkit and DfE data protection toolkit, as schools quote them: date of birth + 31 years (25 + 6).",
    ),
    (
        RecordKind.RISK,
        25,
        From.BIRTH,
        "School policies on child-protection files: date of birth + 25 years. The file itself is kept elsewhere.",
    ),
    (RecordKind.DISCLOSURE, 6, From.RECORD, "Six years, in which a claim may be made (Limitation Act 1980)."),
    (
        RecordKind.AUDIT,
        6,
        From.RECORD,
        "Six years, as for copies given away. It holds numbers, no names of pupils.",
    ),
)


def kind_labels(session: Session) -> dict[str, str]:
    """Return what each kind of record is called, in the school's own words."""
    return {
        RecordKind.PUPIL: "A pupil’s record",
        RecordKind.SEN: "A record with SEN support or a plan",
        RecordKind.RISK: f"A record with {called(session, GroupingCode.RISK_SUPPORT)}",
        RecordKind.DISCLOSURE: "Copies given away",
        RecordKind.AUDIT: "The audit trail",
    }


def retention_rules(session: Session) -> tuple[RuleRow, ...]:
    """Return the rule of each kind, the school's own where it has set one."""
    own = {row.kind: row for row in session.scalars(select(RetentionRule))}
    labels = kind_labels(session)
    rows = []
    for kind, years, counted_from, source in _DEFAULTS:
        rule = own.get(kind)
        values = (
            (years, str(counted_from), source)
            if rule is None
            else (rule.years, rule.counted_from, rule.source)
        )
        rows.append(RuleRow(kind, labels[kind], *values, own=rule is not None))
    return tuple(rows)
