"""Which rows of the journal about supports, groups and registers are out of sight, as app/queries/supports/sight.py says.

What was written on a support is, while its pupil was in Risk Support for its domain; of an offer that only ever stood
in Risk Support everything is, its registers too.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_

from app import models
from app.models import Grouping, OfferPlace
from app.queries.out_of_sight import in_risk
from app.schema import journal_row
from app.vocabulary import GroupingCode

Condition = ColumnElement[bool]
_OF_MEMBER = ("membership", "attendance")
# Where words are written on a support.
_WRITTEN = ("support", "support_stage")
SUPPORT_TABLES = ("support", "support_stage", *_OF_MEMBER, "offer_group", "group_staff", "group_session")


def support_tests(row: Any) -> tuple[Condition, ...]:
    """Return, for a row of the journal, the conditions under which one of these tables makes it out of sight."""
    table = row.c.table_name
    said = _either(row, "support_id")
    group = _either(row, "group_id")
    return (
        and_(table == "support", or_(_erased(row), _support(row.c.row_id), *_moved(row))),
        and_(table == "support_stage", or_(_erased(row), _support(said))),
        and_(table.in_(_OF_MEMBER), or_(_erased(row), _support(said, words=False))),
        and_(table == "offer_group", or_(_erased(row), _risk_only(_either(row, "offer_id")))),
        and_(table.in_(("group_session", "group_staff")), or_(_erased(row), _group(group))),
    )


def of_several(row: Any) -> Condition:
    """Return the condition that a row is one of several supports of its step, whose sentence then names no pupil's words.

    That pupils go to an offer is no secret, so such a sentence stays, but for an offer that only ever stood in Risk
    Support; what was written on a support in sight of few is not told all the same.
    """
    other, table = journal_row.alias(), row.c.table_name
    mine, others = _support_id(row), _support_id(other)
    more = exists().where(other.c.step_id == row.c.step_id, other.c.table_name.in_(_WRITTEN), others != mine)
    return and_(table.in_(_WRITTEN), ~_erased(row), more, ~_support(mine, words=False))


def register_words(row: Any) -> Condition:
    """Return the condition that a row is what a register says in words of a pupil in Risk Support then."""
    noted = or_(*(func.coalesce(_in(side, "note"), "") != "" for side in (row.c.before, row.c.after)))
    return and_(row.c.table_name == "attendance", noted, _support(_either(row, "support_id")))


def _support_id(row: Any) -> Any:
    return case((row.c.table_name == "support", row.c.row_id), else_=_either(row, "support_id"))


def _erased(row: Any) -> Condition:
    return and_(row.c.before.is_(None), row.c.after.is_(None))


def _in(side: Any, name: str) -> Any:
    return func.json_extract(side, f"$.{name}")


def _either(row: Any, name: str) -> Any:
    return func.coalesce(_in(row.c.after, name), _in(row.c.before, name))


def _risk_only(offer: Any) -> Condition:
    """An offer that only ever stood in Risk Support."""
    place, grouping = OfferPlace.__table__.alias(), Grouping.__table__.alias()
    there = place.join(grouping, grouping.c.id == place.c.grouping_id)
    of_it, risk = place.c.offer_id == offer, grouping.c.code == GroupingCode.RISK_SUPPORT
    return and_(
        exists().select_from(there).where(of_it, risk), ~exists().select_from(there).where(of_it, ~risk)
    )


def _support(support: Any, *, words: bool = True) -> Condition:
    """A support that is hidden, with words those on it; one that has gone goes by what it was."""
    live, there = models.Support.__table__.alias().c, models.Support.__table__.alias().c
    gone = journal_row.alias()
    now = [_risk_only(live.offer_id)]
    then = [_risk_only(_either(gone, "offer_id"))]
    if words:
        now.append(in_risk(live.pupil_id, live.domain_id, live.began_on, live.ended_on))
        names = ("pupil_id", "domain_id", "began_on", "ended_on")
        then.append(in_risk(*(_either(gone, name) for name in names)))
    of_it = (gone.c.table_name == "support", gone.c.row_id == support)
    return or_(
        exists().where(live.id == support, or_(*now)),
        and_(~exists().where(there.id == support), exists().where(*of_it, or_(*then))),
    )


def _moved(row: Any) -> tuple[Condition, ...]:
    """For the domain it was for before or after the change, in the time that the support lasts."""
    found = []
    for side in (row.c.before, row.c.after):
        live = models.Support.__table__.alias().c
        time = in_risk(_in(side, "pupil_id"), _in(side, "domain_id"), live.began_on, live.ended_on)
        found.append(exists().where(live.id == row.c.row_id, time))
    return tuple(found)


def _group(group: Any) -> Condition:
    live, gone = models.Group.__table__.alias().c, journal_row.alias()
    of_it = (gone.c.table_name == "offer_group", gone.c.row_id == group)
    return or_(
        exists().where(live.id == group, _risk_only(live.offer_id)),
        exists().where(*of_it, _risk_only(_either(gone, "offer_id"))),
    )
