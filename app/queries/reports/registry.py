"""Every report there is, in the order in which the page lists them."""

from __future__ import annotations

from collections.abc import Mapping

from app.abilities import Ability
from app.queries.reports.actions import actions_report
from app.queries.reports.cost import cost_report
from app.queries.reports.effect import effect_report
from app.queries.reports.endings import endings_report
from app.queries.reports.gaps import gaps_report
from app.queries.reports.intensity import intensity_report
from app.queries.reports.kind import ReportKind
from app.queries.reports.movement import movement_report
from app.queries.reports.not_attended import not_attended_report
from app.queries.reports.reach import reach_report
from app.queries.reports.unmet import unmet_report
from app.queries.reports.use import use_report
from app.queries.reports.waiting import waiting_report

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
    ReportKind(
        "unmet",
        "Need with no offer",
        "Which open needs no offer answers, and which decisions say that no help is available.",
        unmet_report,
    ),
    ReportKind(
        "waiting",
        "Waiting",
        "Who waits for what, since when, and how long it took those who began.",
        waiting_report,
    ),
    ReportKind(
        "endings",
        "Endings by reason",
        "How supports and groupings ended, and what came of it.",
        endings_report,
    ),
    ReportKind(
        "effect",
        "Effect by offer",
        "What came of each offer, with not delivered and too soon to say kept apart.",
        effect_report,
    ),
    ReportKind(
        "cost",
        "Cost",
        "What support takes by offer, grouping, domain and funding stream.",
        cost_report,
        needs=Ability.SEE_COSTS,
    ),
    ReportKind(
        "movement",
        "Movement between two dates",
        "Where pupils stood on the first and on the last day, need by need.",
        movement_report,
    ),
    ReportKind(
        "use",
        "Use by pupil group",
        "Pupil premium, SEN, looked after, EAL and each year, beside the rest, and cohorts by need.",
        use_report,
    ),
    ReportKind(
        "intensity",
        "Hours by grouping",
        "How many hours go to how many pupils, and how much of it to few.",
        intensity_report,
    ),
    ReportKind(
        "actions",
        "Actions by agency",
        "What the school and each agency have promised and not yet done.",
        actions_report,
        at_day=True,
    ),
)
REPORTS: Mapping[str, ReportKind] = {kind.code: kind for kind in _KINDS}
