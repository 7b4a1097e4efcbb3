"""Endings by reason: of supports with what came of them, and of groupings."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy.orm import Session

from app.queries.reports.columns import counts, texts
from app.queries.reports.endings_rows import Ended, groupings_ended, supports_ended
from app.queries.reports.report import Cell, Chart, ChartKind, Kind, Report, ReportColumn, ReportTable, Series
from app.queries.reports.supports_then import begun_between, offer_names
from app.queries.reports.words import capital, counted, period_words, share
from app.queries.together import together_words
from app.queries.wording import words
from app.queries.years import Period
from app.vocabulary import ListKind, Stage

NOT_SAID = "Not said"


def endings_report(session: Session, period: Period, *, today: date) -> Report:
    """Return how supports and groupings ended in a time, by reason, and what came of the supports."""
    time = Period(period.first, min(period.last, today))
    ended = supports_ended(session, time)
    declined = len({row.id for row in begun_between(session, time, Stage.DECLINED)})
    labels = words(session, ListKind.ENDING, retired=True)
    reasons = _reasons(session, ended, labels)
    tables = (reasons, _by_offer(session, ended, labels), groupings_ended(session, time, labels))
    said = (
        f"{capital(counted(len(ended), 'support'))} ended in this time;"
        f" {counted(declined, 'more was', 'more were')} declined before it began."
    )
    what = "Not said: nobody has said why or what came of it, or it is not for you to read."
    notes = tuple(filter(None, (what, together_words(session))))
    return Report(
        "endings", "Endings by reason", period_words(time), (said,), (_chart(reasons),), tables, notes
    )


def _reasons(session: Session, ended: list[Ended], labels: dict[str, str]) -> ReportTable:
    outcomes = words(session, ListKind.OUTCOME, retired=True)
    found = Counter((one.ending, one.outcome) for one in ended)
    total = Counter(one.ending for one in ended)
    lines: list[tuple[Cell, ...]] = []
    for code, label in (*labels.items(), ("", NOT_SAID)):
        if total[code]:
            came = (found[code, outcome] for outcome in (*outcomes, ""))
            lines.append((label, total[code], share(total[code], len(ended)), *came))
    if lines:
        sums = Counter(one.outcome for one in ended)
        lines.append(("All", len(ended), None, *(sums[outcome] for outcome in (*outcomes, ""))))
    heads = (*texts("Reason"), *counts("Ended"), ReportColumn("Share", Kind.SHARE))
    heads += counts(*outcomes.values(), NOT_SAID)
    return ReportTable(
        "Supports that ended, by reason and what came of them",
        heads,
        tuple(lines),
        last_is_total=True,
        note="What came of it stands to the right, as it was said in the support.",
        empty="No support ended in this time.",
    )


def _by_offer(session: Session, ended: list[Ended], labels: dict[str, str]) -> ReportTable:
    found = Counter((one.offer_id, one.ending) for one in ended)
    total = Counter(one.offer_id for one in ended)
    used = [code for code in (*labels, "") if any(one.ending == code for one in ended)]
    names = offer_names(session)
    shown = [offer for offer in names if total[offer]]
    lines: list[tuple[Cell, ...]] = [
        (names[offer], total[offer], *(found[offer, code] for code in used)) for offer in shown
    ]
    heads = (*texts("Offer"), *counts("Ended", *(labels.get(code, NOT_SAID) for code in used)))
    keys = tuple(("offer", offer) for offer in shown)
    return ReportTable("By offer", heads, tuple(lines), keys, empty="No support ended in this time.")


def _chart(table: ReportTable) -> Chart:
    rows = [row for row in table.rows if row[0] != "All"]
    said = "; ".join(f"{row[0]}: {row[1]}" for row in rows)
    return Chart(
        "Supports that ended, by reason",
        ChartKind.BARS,
        tuple(str(row[0]) for row in rows),
        (Series("Ended", tuple(float(str(row[1])) for row in rows), "accent"),),
        f"{said}." if said else "No support ended in this time.",
    )
