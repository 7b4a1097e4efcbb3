"""Which groupings a plan of each band stands behind."""

from __future__ import annotations

from app.vocabulary import Band, GroupingCode

# Getting Help and Getting More Help share a plan, so that moving between them carries it on.
PLANNED: dict[str, tuple[str, ...]] = {
    Band.PLAN: (GroupingCode.HELP, GroupingCode.MORE_HELP),
    Band.RISK: (GroupingCode.RISK_SUPPORT,),
}
