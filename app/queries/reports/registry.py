"""Every report there is, in the order in which the page lists them."""

from __future__ import annotations

from collections.abc import Mapping

from app.queries.reports.gaps import gaps_report
from app.queries.reports.kind import ReportKind
from app.queries.reports.not_attended import not_attended_report
from app.queries.reports.reach import reach_report

_KINDS = (
    ReportKind(
        "reach",
        "Reach",
        "Where pupils stand by need, grouping and year, and whom each offer reaches.",
        reach_report,
        at_day=True,
    ),
    ReportKind(
        "gaps",
        "Gaps and overlaps",
        "Who stands in a grouping with nothing live, whose year no offer serves, which offers have nobody or overlap.",
        gaps_report,
        at_day=True,
    ),
    ReportKind(
        "not-attended",
        "Offered but not attended",
        "What was offered and declined or not begun, and how often pupils came to what was held.",
        not_attended_report,
    ),
)
REPORTS: Mapping[str, ReportKind] = {kind.code: kind for kind in _KINDS}
