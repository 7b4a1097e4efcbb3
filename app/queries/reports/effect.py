"""Effect by offer: what came of supports, with not delivered and too soon to say kept apart from no effect."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.models import School
from app.queries.reports.columns import counts, texts
from app.queries.reports.report import Cell, Chart, ChartKind, Report, ReportTable, Series
from app.queries.reports.words import counted, period_words
from app.queries.supports.effect import effects
from app.queries.supports.effect_rule import LABELS, NOT_DELIVERED, TOO_SOON, OfferEffect
from app.queries.years import Period

# As many offers as a chart can name and still be read.
MOST = 12
# The best first, in the tones of the rest of the program; the others stay quiet.
_COLOURS = ("good", "accent", "muted", "warning", "danger")


def effect_report(session: Session, period: Period, *, today: date) -> Report:
    """Return what came of each offer's supports that ran in a time, each kind of answer by itself."""
    time = Period(period.first, min(period.last, today))
    found = effects(session, time, today)
    percent = session.get_one(School, 1).delivered_percent
    table = _table(found)
    said = _sentence(found)
    notes = (
        f"{LABELS[NOT_DELIVERED]}: {_NOT_DELIVERED.format(percent)}",
        f"{LABELS[TOO_SOON]}: it still runs, and nobody has said yet what came of it.",
        "What came of a support is what people said of it together. It proves nothing about what would have been else.",
    )
    return Report("effect", "Effect by offer", period_words(time), said, (_chart(found),), (table,), notes)


_NOT_DELIVERED = (
    "fewer than {}% of the sessions that were planned were held, so nothing can be said of the offer itself."
)


def _blocks(one: OfferEffect) -> dict[str, int]:
    """Return every kind of answer → how many, too soon to say among them."""
    return {**{block.code: block.count for block in one.blocks}, TOO_SOON: one.too_soon}


def _labels(found: tuple[OfferEffect, ...]) -> dict[str, str]:
    named = {block.code: block.label for one in found for block in one.blocks}
    return {**named, TOO_SOON: LABELS[TOO_SOON]} if found else {}


def _sentence(found: tuple[OfferEffect, ...]) -> tuple[str, ...]:
    if not found:
        return ("No support ran in this time.",)
    sums = {code: sum(_blocks(one)[code] for one in found) for code in _labels(found)}
    parts = ", ".join(f"{label} {sums[code]:,}" for code, label in _labels(found).items() if sums[code])
    return (f"Of {counted(sum(sums.values()), 'support')} that ran in this time: {parts}.",)


def _table(found: tuple[OfferEffect, ...]) -> ReportTable:
    labels = _labels(found)
    lines: list[tuple[Cell, ...]] = []
    for one in found:
        mine = _blocks(one)
        lines.append((one.name, one.n, *(mine[code] for code in labels)))
    if lines:
        lines.append(("All", *(sum(int(str(row[at])) for row in lines) for at in range(1, len(labels) + 2))))
    keys = (*(("offer", one.offer_id) for one in found), None) if found else ()
    heads = (*texts("Offer"), *counts("Supports", *labels.values()))
    return ReportTable(
        "What came of each offer",
        heads,
        tuple(lines),
        keys,
        last_is_total=True,
        empty="No support ran in this time.",
    )


def _chart(found: tuple[OfferEffect, ...]) -> Chart:
    labels = _labels(found)
    most = sorted(found, key=lambda one: -one.n)[:MOST]
    series = tuple(
        Series(
            label,
            tuple(float(_blocks(one)[code]) for one in most),
            _COLOURS[number] if number < len(_COLOURS) else "control",
        )
        for number, (code, label) in enumerate(labels.items())
    )
    said = "; ".join(
        f"{one.name}: {', '.join(f'{labels[code]} {n}' for code, n in _blocks(one).items() if n)}"
        for one in most
    )
    return Chart(
        "What came of each offer",
        ChartKind.STACKED,
        tuple(one.name for one in most),
        series,
        f"{said}." if said else "No support ran in this time.",
    )
