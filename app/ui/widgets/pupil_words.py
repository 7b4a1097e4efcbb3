"""How the page of a pupil says things: who, what is true of them, how they stand in a domain of need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.queries.pupil_page import PlacementRow, PupilNeedRow, PupilPage
from app.ui.dates import short_date
from app.vocabulary import ASK_CODE, GroupingCode, within


def lower_first(text: str) -> str:
    """Return words as they stand inside a sentence; abbreviations keep their capitals."""
    return within(text)


def has_open(page: PupilPage) -> bool:
    """Say whether anything is open that whoever looks may review."""
    return any(
        row.withdrawn_at is None and row.ends_on is None and row.grouping != ASK_CODE
        for row in page.placements
    )


@dataclass(frozen=True, slots=True)
class DomainState:
    """How a pupil stands in a domain: the groupings' codes, and one line of words for each."""

    domain_id: int
    domain: str
    codes: tuple[str, ...]
    lines: tuple[str, ...]
    late: bool
    spoken: str


def domain_states(page: PupilPage, today: date, thriving: str) -> list[DomainState]:
    """Return how a pupil stands in each domain, in the school's order; retired ones only while in use."""
    names = {row.id: row.name for row in page.domains}
    for row in page.placements:
        if row.domain_id not in names and page.standing_in(row.domain_id, today):
            names[row.domain_id] = row.domain
    return [_state(page, domain_id, name, today, thriving) for domain_id, name in names.items()]


def _state(page: PupilPage, domain_id: int, name: str, today: date, thriving: str) -> DomainState:
    rows = sorted(page.standing_in(domain_id, today), key=lambda row: row.band)
    lines = tuple(_stands(row, today) for row in rows) or (thriving,)
    late = any(row.next_look_on is not None and row.next_look_on < today for row in rows)
    spoken = f"{name}: {'; '.join(lines)}" + ("" if rows else ", no record")
    return DomainState(domain_id, name, tuple(row.grouping for row in rows), lines, late, spoken)


def _stands(row: PlacementRow, today: date) -> str:
    risk = ", managing risk only" if row.grouping == GroupingCode.RISK_SUPPORT else ""
    if row.next_look_on is None:
        return f"{row.grouping_label}{risk}"
    late = (today - row.next_look_on).days
    when = _plain_date(row.next_look_on, today)
    words = f"{row.grouping_label}{risk}, look again {when}"
    return f"{words}: {late} {'day' if late == 1 else 'days'} late" if late > 0 else words


def _plain_date(day: date, today: date) -> str:
    """Return a date without its weekday, which would not fit the column."""
    words = short_date(day, today)
    return words.split(" ", 1)[1] if words[:1].isalpha() and " " in words else words


def need_facts(row: PupilNeedRow, today: date) -> str:
    """Return the line under a need: how difficult, what the pupil wants of it, since when, noted by whom."""
    noted = f"noted {short_date(row.noted_on, today)}" + (f" by {row.noted_by}" if row.noted_by else "")
    since = f"since {short_date(row.since_on, today)}" if row.since_on else ""
    wants = row.choice_label[:1].lower() + row.choice_label[1:]
    return " · ".join(filter(None, (row.domain, row.difficulty_label.lower(), wants, since, noted)))
