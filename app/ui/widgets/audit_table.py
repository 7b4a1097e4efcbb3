"""The audit trail as a table: when, who, what and about whom."""

from __future__ import annotations

from datetime import date

from app.queries.audit_rows import AuditRow
from app.ui.dates import short_date
from app.ui.tables import Column
from app.ui.widgets.rows_view import RowsView


class AuditTable(RowsView):
    """Rows of the trail, newest first; Enter opens one. Without about, where all are about the same pupil."""

    def __init__(self, today: date, *, about: bool = True) -> None:
        self._today = today
        columns = [Column("When", self._when, width=19, sort=_at), Column("Who", _person, width=16)]
        if about:
            columns += [Column("What", _what, width=42), Column("About", _about)]
        else:
            columns.append(Column("What", _what))
        super().__init__(columns, "Audit trail", key=_number)

    def _when(self, row: AuditRow) -> str:
        moment = row.at.astimezone()
        return f"{short_date(moment.date(), self._today)}, {moment:%H:%M}"


def _at(row: AuditRow) -> int:
    return row.number


def _person(row: AuditRow) -> str:
    return row.person


def _what(row: AuditRow) -> str:
    return row.what


def _about(row: AuditRow) -> str:
    return row.about_words


def _number(row: AuditRow) -> int:
    return row.number
