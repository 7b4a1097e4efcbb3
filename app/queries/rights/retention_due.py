"""Whose record has been kept long enough: a proposal, from the schedule; nothing is deleted by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import starmap
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Disclosure, Placement, Pupil, PupilSenType, School, Standing
from app.queries.rights.rules import From, RecordKind, RuleRow, retention_rules
from app.queries.sight import sees_risk
from app.schema import audit
from app.vocabulary import Band, SenProvision

PASS_ON = "A primary school passes the record on to the next school: no transfer file is noted yet."
_PRIMARY = ("nursery", "primary")


@dataclass(frozen=True, slots=True)
class DueRow:
    """A leaver whose record is due, or on hold though it would be; why says by which rule."""

    pupil_id: int
    name: str
    left_on: date | None
    due_on: date | None
    why: str
    held_why: str = ""


@dataclass(frozen=True, slots=True)
class RetentionDue:
    """due: to be looked at. held: would be due, but for a hold. to_pass_on: left, and nothing was sent on yet."""

    due: tuple[DueRow, ...]
    held: tuple[DueRow, ...]
    to_pass_on: tuple[DueRow, ...]
    old_disclosures: int
    old_audit: int


@dataclass(frozen=True, slots=True)
class _Facts:
    rules: dict[str, RuleRow]
    sen: frozenset[int]
    risk: frozenset[int]
    sent: frozenset[int]
    passes_on: bool


def retention_due(session: Session, *, today: date) -> RetentionDue:
    """Return which leavers' records the schedule says are due on a day; holds are apart, anonymous ones are done.

    Who may not see Risk Support is told by the other rules alone, so that neither the day nor the reason gives it away.
    Where the school keeps a record with Risk Support longer than any other, they are told an earlier day than others.
    """
    rules = {row.kind: row for row in retention_rules(session)}
    facts = _facts(session, rules)
    columns = (Pupil.id, Pupil.forename, Pupil.preferred_name, Pupil.surname, Pupil.born_on, Pupil.left_on)
    leavers = session.execute(
        select(*columns, Pupil.held_on, Pupil.held_why)
        .where(Pupil.left_on.is_not(None), Pupil.left_on <= today, Pupil.anonymised_on.is_(None))
        .order_by(Pupil.left_on, Pupil.id)
    ).all()
    rows = [(_row(one, facts), one.held_on is not None) for one in leavers]
    late = [(row, held) for row, held in rows if row.due_on is not None and row.due_on <= today]
    waiting = (row for row, held in rows if facts.passes_on and not held and row.pupil_id not in facts.sent)
    return RetentionDue(
        tuple(row for row, held in late if not held),
        tuple(row for row, held in late if held),
        tuple(DueRow(row.pupil_id, row.name, row.left_on, row.due_on, PASS_ON) for row in waiting),
        _old_disclosures(session, rules[RecordKind.DISCLOSURE], today),
        _old_audit(session, rules[RecordKind.AUDIT], today),
    )


def _facts(session: Session, rules: dict[str, RuleRow]) -> _Facts:
    with_sen = select(Standing.pupil_id).where(
        Standing.sen_provision.in_((SenProvision.SUPPORT.value, SenProvision.PLAN.value))
    )
    sen = {*session.scalars(with_sen), *session.scalars(select(PupilSenType.pupil_id))}
    with_risk = select(Placement.pupil_id).where(Placement.band == Band.RISK.value)
    risk = session.scalars(with_risk) if sees_risk(session) else ()
    sent = session.scalars(select(Disclosure.pupil_id).where(Disclosure.kind == "transfer"))
    phase = session.scalar(select(School.phase).where(School.id == 1))
    passes_on = (phase or "").casefold() in _PRIMARY
    return _Facts(rules, frozenset(sen), frozenset(risk), frozenset(sent), passes_on)


def _row(one: Any, facts: _Facts) -> DueRow:
    kinds = [RecordKind.PUPIL]
    kinds += [RecordKind.SEN] if one.id in facts.sen else []
    kinds += [RecordKind.RISK] if one.id in facts.risk else []
    # The record is one: it goes when the last of its parts may.
    ends = starmap(_end, ((facts.rules[kind], one.born_on, one.left_on) for kind in kinds))
    due_on, why = max(ends, key=lambda end: end[0])
    name = f"{one.preferred_name or one.forename} {one.surname}".strip()
    return DueRow(one.id, name, one.left_on, due_on, why, one.held_why or "")


def _end(rule: RuleRow, born_on: date | None, left_on: date) -> tuple[date, str]:
    if rule.counted_from == From.LEAVING:
        return rule.ends(left_on), f"{rule.label}: {rule.words}"
    if born_on is None:
        # Later than any birth could make it, so nothing is proposed too early.
        return rule.ends(
            left_on
        ), f"{rule.label}: {rule.years} years from leaving, for want of a date of birth"
    return rule.ends(born_on), f"{rule.label}: {rule.words}"


def _old_disclosures(session: Session, rule: RuleRow, today: date) -> int:
    made = session.scalars(select(Disclosure.made_on))
    return sum(rule.ends(day) <= today for day in made)


def _old_audit(session: Session, rule: RuleRow, today: date) -> int:
    first = today.replace(year=today.year - rule.years, day=min(today.day, 28))
    found = session.scalar(select(func.count()).select_from(audit).where(audit.c.at < first.isoformat()))
    return int(found or 0)
