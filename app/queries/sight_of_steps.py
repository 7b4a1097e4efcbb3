"""Which steps of the journal are out of sight for who may not see Risk Support, or what support costs.

A step is, where any row that it wrote is: a placement, a plan or a contact that is out of sight, and whatever hangs
on one. Of a row that has gone the journal says what it was; where that cannot be told, it counts as hidden.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select
from sqlalchemy.orm import Session

from app import models
from app.done import IMPORTS
from app.models import Placement
from app.queries.out_of_sight import in_risk, there_or_beside
from app.queries.sight import MONEY, sees_costs, sees_risk
from app.queries.sight_of_meeting_steps import TABLES, meeting_tests
from app.queries.sight_of_support_steps import SUPPORT_TABLES, of_several, register_words, support_tests
from app.schema import journal_row, journal_step
from app.vocabulary import Band

Condition = ColumnElement[bool]
_OF_PLACEMENT = ("participant", "decision_option", "prompt_answer", "review")
_OF_PLAN = ("plan_version", "agreement", "aim")
_OF_AIM = ("aim_likelihood", "aim_rating")
# Tables whose rows say what was decided, planned or advised: of a hidden step their fields are not told.
PRIVATE = (
    "placement",
    *_OF_PLACEMENT,
    "plan",
    *_OF_PLAN,
    *_OF_AIM,
    "contact",
    "signpost",
    *TABLES,
    *SUPPORT_TABLES,
    *MONEY,
)

# The tables of plans and contacts are read in (`models.Plan`) only for who may not see all: the last changes, which
# ask this, stand on the first page.

# What is noted in the audit trail without a step, and tells of Risk Support all the same.
HIDDEN_KINDS = ("print_risk_plan",)


def hidden_step(session: Session, step: Any) -> Condition:
    """Return the condition that a step of the journal, given by its number or column, is out of sight.

    A file that was taken in is not: it says how many came, changed and left, and if it were, the line would say that
    one of them was in Risk Support.
    """
    money = _of_money(session, step)
    if sees_risk(session):
        return money
    row, is_hidden = _hidden_row()
    found = exists().where(row.c.step_id == step, row.c.table_name.in_(PRIVATE), is_hidden)
    return or_(and_(found, ~_of_import(step)), money)


def hidden_sentence(session: Session, step: Any) -> Condition:
    """Return the condition that what a step says in its sentence is out of sight; of files as `hidden_step` has it.

    Of several supports at once it is not for who is among them: else the line would say that one of them is in Risk
    Support, by being the one that went.
    """
    return or_(
        and_(_hidden_words(session, step), ~_of_import(step)),
        _of_money(session, step),
    )


def _hidden_words(session: Session, step: Any) -> Condition:
    money = _of_money(session, step)
    if sees_risk(session):
        return money
    row, is_hidden = _hidden_row()
    found = exists().where(row.c.step_id == step, row.c.table_name.in_(PRIVATE), is_hidden, ~of_several(row))
    return or_(found, money)


def hidden_fields(session: Session, number: Any) -> Condition:
    """Return the condition that what one row of the journal says, by its number or column, is out of sight."""
    if sees_risk(session):
        return false()
    row, is_hidden = _hidden_row()
    of_it = (row.c.id == number, row.c.table_name.in_(PRIVATE))
    return exists().where(*of_it, or_(is_hidden, register_words(row)))


def is_hidden_in_trail(session: Session, step: int) -> bool:
    """Say whether a step is out of sight in the audit trail, which lists its rows one by one: of a file's too."""
    return bool(session.scalar(select(_hidden_words(session, step))))


def hidden_entry(session: Session, step: Any, kind: Any) -> Condition:
    """Return the condition that an entry of the audit trail is out of sight: for its step, or for what it is itself."""
    if sees_risk(session):
        return _of_money(session, step)
    return or_(_hidden_words(session, step), kind.in_(HIDDEN_KINDS))


def is_hidden_step(session: Session, step: int) -> bool:
    """Say whether a step of the journal is out of sight."""
    return bool(session.scalar(select(hidden_step(session, step))))


def _of_import(step: Any) -> Condition:
    """Return the condition that a step took a file in, or took that back."""
    one, first = journal_step.alias(), journal_step.alias()
    taken_in = first.c.kind.in_(IMPORTS)
    return exists().where(one.c.id == step, first.c.id.in_([one.c.id, one.c.undoes]), taken_in)


def _of_money(session: Session, step: Any) -> Condition:
    """Return the condition that a step wrote what support costs, for who may not see that."""
    if sees_costs(session):
        return false()
    row = journal_row.alias()
    return exists().where(row.c.step_id == step, row.c.table_name.in_(MONEY))


@cache
def _hidden_row() -> tuple[Any, Condition]:
    """Return a row of the journal, and the condition that it is out of sight; put together once, as it is long."""
    row = journal_row.alias()
    table = row.c.table_name
    tests = (
        and_(table == "placement", or_(_was_risk(row), _live_placement(row.c.row_id))),
        and_(table.in_(_OF_PLACEMENT), _placement(_said(row, "placement_id"))),
        and_(table == "review", _held_there(row)),
        and_(table == "plan", or_(_was_risk(row), _plan(row.c.row_id))),
        and_(table.in_(_OF_PLAN), _plan(_said(row, "plan_id"))),
        and_(table.in_(_OF_AIM), _aim(_said(row, "aim_id"))),
        and_(table == "contact", or_(_contact_then(row), _contact(row.c.row_id))),
        and_(table == "signpost", _contact(_said(row, "contact_id"))),
        *meeting_tests(row),
        *support_tests(row),
    )
    return row, or_(*tests)


def _said(row: Any, name: str) -> Any:
    """Return what a row of the journal says in a column, after the change or else before it."""
    return func.coalesce(_after(row, name), _before(row, name))


def _after(row: Any, name: str) -> Any:
    return func.json_extract(row.c.after, f"$.{name}")


def _before(row: Any, name: str) -> Any:
    return func.json_extract(row.c.before, f"$.{name}")


def _was_risk(row: Any) -> Condition:
    # Where its details were erased nobody can tell, so it counts as hidden.
    return func.coalesce(_said(row, "band"), Band.RISK.value) == Band.RISK.value


def _gone(table: str, row_id: Any) -> tuple[Any, tuple[Condition, ...]]:
    """Return rows of the journal about one row, as it once was, and the conditions that find them."""
    gone = journal_row.alias()
    return gone, (gone.c.table_name == table, gone.c.row_id == row_id)


def _live_placement(placement: Any) -> Condition:
    return exists().where(Placement.id == placement, there_or_beside())


def _placement(placement: Any) -> Condition:
    """A placement that is hidden, or has gone and was in Risk Support."""
    gone, of_it = _gone("placement", placement)
    was = exists().where(*of_it, _was_risk(gone))
    return or_(placement.is_(None), _live_placement(placement), was)


def _held_there(row: Any) -> Condition:
    """A review on a day on which the pupil was in Risk Support, whichever placement it looked at."""
    of, risk = Placement.__table__.alias().c, Placement.__table__.alias().c
    days = (_before(row, "held_on"), _after(row, "held_on"))
    return exists().where(
        of.id == _said(row, "placement_id"),
        risk.pupil_id == of.pupil_id,
        risk.domain_id == of.domain_id,
        risk.band == Band.RISK,
        risk.withdrawn_at.is_(None),
        or_(*(and_(risk.starts_on <= day, or_(risk.ends_on.is_(None), risk.ends_on > day)) for day in days)),
    )


def _plan(plan: Any) -> Condition:
    """A plan for Risk Support, or one that lasted into such a time; one that has gone goes by what it was."""
    live, there = models.Plan.__table__.alias(), models.Plan.__table__.alias()
    gone, of_it = _gone("plan", plan)
    now = live.c
    time = in_risk(now.pupil_id, now.domain_id, now.started_on, now.ended_on)
    was = in_risk(*(_said(gone, name) for name in ("pupil_id", "domain_id", "started_on", "ended_on")))
    return or_(
        plan.is_(None),
        exists().where(now.id == plan, or_(now.band == Band.RISK, time)),
        and_(~exists().where(there.c.id == plan), exists().where(*of_it, or_(_was_risk(gone), was))),
    )


def _aim(aim: Any) -> Condition:
    live = models.Aim.__table__.alias().c
    gone, of_it = _gone("aim", aim)
    return or_(
        aim.is_(None),
        exists().where(live.id == aim, _plan(live.plan_id)),
        exists().where(*of_it, _plan(_said(gone, "plan_id"))),
    )


def _contact(contact: Any) -> Condition:
    """A contact of a hidden time, or one that ever was while it was recorded otherwise."""
    live = models.Contact.__table__.alias().c
    gone, of_it = _gone("contact", contact)
    return or_(
        contact.is_(None),
        exists().where(
            live.id == contact, in_risk(live.pupil_id, live.domain_id, live.held_on, live.held_on)
        ),
        exists().where(*of_it, _contact_then(gone)),
    )


def _contact_then(row: Any) -> Condition:
    """As it stood before or after a change: it may have been moved out of a hidden domain or time since."""
    nothing = and_(row.c.before.is_(None), row.c.after.is_(None))
    times = (
        in_risk(said(row, "pupil_id"), said(row, "domain_id"), said(row, "held_on"), said(row, "held_on"))
        for said in (_before, _after)
    )
    return or_(nothing, *times)
