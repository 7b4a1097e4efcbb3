"""The words around an import: what a file may be, what the main button does, and why there may be nothing to do."""

from __future__ import annotations

from typing import Any

from app.imports.plan import Outcome, Plan
from app.imports.preview import summary
from app.imports.recognised import recognised
from app.taking_in.sitting import Sitting
from app.taking_in.ways import Way

TITLE = "Import a file"
COLUMNS, COLUMNS_AND_WORDS = "Columns …", "Columns and words …"
ASK = (
    "Choose a file, or drop it here. What it is, is found by looking into it.\n\n"
    "Pupils: a list from your school’s system (.xlsx or CSV), or a Common Transfer File.\n"
    "Offers: a directory (Open Referral), your own table of offers, or Fivefold’s Excel map."
)
PATTERNS = "Lists and directories (*.xlsx *.csv *.txt *.tsv *.xml *.json *.zip);;All files (*)"


def said_of(sitting: Sitting) -> str:
    """Return what the file was recognised as, the remembered way by which it is read, and its name."""
    if sitting.plan is None:
        return sitting.source.name
    by = f", read as “{sitting.kept.name}”" if sitting.kept else ""
    return f"{recognised(sitting.source, sitting.plan)}{by} – {sitting.source.name}"


def verb(way: Way, plan: Plan[Any]) -> str:
    """Return what the main button does: "Add 48 drafts", "Add 2 pupils, change 3, 12 leave"."""
    counts = plan.counts()
    added, changed, leaving = counts[Outcome.ADDED], counts[Outcome.CHANGED], counts[Outcome.LEAVES]
    parts = [f"Add {_many(added, way)}"] if added else []
    if changed:
        parts.append(f"change {changed:,}" if parts else f"Change {_many(changed, way)}")
    if leaving:
        leaves = "leaves" if leaving == 1 else "leave"
        parts.append(f"{leaving:,} {leaves}" if parts else f"{_many(leaving, way)} {leaves}")
    return ", ".join(parts)


def nothing(plan: Plan[Any]) -> str:
    """Return why nothing can be written; nothing where something can."""
    counts = plan.counts()
    if any(counts[one] for one in (Outcome.ADDED, Outcome.CHANGED, Outcome.LEAVES)):
        return ""
    if counts[Outcome.ASKED]:
        return (
            "Say what the rows mean that may mean several: until then there is nothing to add or to change."
        )
    if counts[Outcome.LEFT]:
        return "Everything is left out, so there is nothing to add or to change."
    return "There is nothing in this file to add or to change."


def spoken(plan: Plan[Any]) -> str:
    """Return what a screen reader says once a file was compared."""
    return f"{summary(plan)} {nothing(plan)}".strip()


def _many(count: int, way: Way) -> str:
    return f"{count:,} {way.one if count == 1 else way.many}"
