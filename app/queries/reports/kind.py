"""What kind of report there is: its code and title, what it answers, its query, and who may ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.abilities import Ability
from app.queries.reports.report import Report


@dataclass(frozen=True, slots=True)
class ReportKind:
    """One report. query is asked as (session, period, *, today) and answers with a Report.

    needs: an ability beyond seeing pupils, None for none. at_day: it tells how things stand on the last day of the
    time, and only what it says of "the time" looks at the rest.
    """

    code: str
    title: str
    answers: str
    query: Callable[..., Report]
    needs: Ability | None = None
    at_day: bool = False
