"""What the detail of an offer says, part by part, in plain words; what nobody has said is left out."""

from __future__ import annotations

from datetime import date

from app.queries.map_words import bare_address
from app.queries.offer_facts import OfferFact
from app.queries.offer_pages import OfferRecord
from app.ui.dates import say_date
from app.ui.widgets.map_words import counted
from app.vocabulary import OfferStatus

Rows = list[tuple[str, str]]

SINCE: dict[str, str] = {
    OfferStatus.DRAFT: "A draft since",
    OfferStatus.ACTIVE: "Running since",
    OfferStatus.PAUSED: "Paused since",
    OfferStatus.ENDED: "Ended on",
}
_WAS: dict[str, str] = {
    OfferStatus.DRAFT: "draft",
    OfferStatus.ACTIVE: "running",
    OfferStatus.PAUSED: "paused",
    OfferStatus.ENDED: "ended",
}
SOURCES = {"open_referral": "a directory file (Open Referral UK)"}


def about(fact: OfferFact, record: OfferRecord) -> list[tuple[str, Rows]]:
    """Return the parts of the detail as (title, rows of label and words); "For whom" is always there first."""
    return [
        ("For whom", _for_whom(fact)),
        ("How to get it", _how_to_get_it(fact)),
        ("How it runs", _how_it_runs(fact, str(record.values.get("area") or ""))),
        ("Does it work", _does_it_work(fact)),
        ("Notes", _notes(record)),
    ]


def _for_whom(fact: OfferFact) -> Rows:
    return _said(
        ("For", fact.audience_label),
        ("Years", fact.years.removeprefix("Years ")),
        ("Ages", _ages(fact.age_from, fact.age_to)),
        ("Open to", "everyone, no referral" if fact.universal else ""),
        ("Needs", ", ".join(fact.needs)),
        ("In a crisis", "can be reached at once" if fact.crisis else ""),
    )


def _how_to_get_it(fact: OfferFact) -> Rows:
    return _said(
        ("Can refer", fact.referrer_label),
        ("How", fact.how_to_refer),
        ("By oneself", _yes(fact.self_access, "yes, without a referral", "no, through a referral")),
        ("Who can come", fact.entry_criteria),
        ("Not for", fact.exclusions),
        ("Consent", _yes(fact.consent_needed, "needed", "not needed")),
        ("Ask", fact.contact),
        ("Web", bare_address(fact.website)),
        ("Local Offer", bare_address(fact.local_offer_link)),
    )


def _how_it_runs(fact: OfferFact, area: str) -> Rows:
    length = (
        counted(fact.sessions, "session") if fact.sessions else "",
        f"{fact.minutes} minutes" if fact.minutes else "",
        f"up to {fact.group_size} together" if fact.group_size else "",
    )
    return _said(
        ("Kind", fact.nature),
        ("Language", fact.language),
        ("Way", fact.delivery),
        ("Setting", fact.setting),
        ("Length", ", ".join(filter(None, length))),
        ("When, where", fact.days_and_place),
        ("Places", fact.places_word),
        ("Until", say_date(fact.runs_until) if fact.runs_until else ""),
        ("Staff", fact.staff_needed),
        ("Cost", fact.cost_note),
        ("Area", area),
    )


def _does_it_work(fact: OfferFact) -> Rows:
    return _said(
        ("Evidence", fact.evidence),
        ("Read more", fact.evidence_link),
        ("Limits", fact.limits),
        ("At the end", fact.ending),
    )


def _notes(record: OfferRecord) -> Rows:
    source, day = record.values.get("source"), record.values.get("taken_in_on")
    last = f", on {say_date(day)}" if isinstance(day, date) else ""
    return _said(
        ("Taken from", f"{SOURCES.get(str(source), str(source))}{last}" if source else ""),
        ("Notes", str(record.values.get("notes") or "")),
    )


def checks(fact: OfferFact, today: date, assured_on: date | None = None) -> Rows:
    """Return when the offer was last checked, by whom, and when next; assured_on is its directory's own check."""
    if fact.status == OfferStatus.ENDED:
        return []
    last = "not yet" if fact.checked_on is None else say_date(fact.checked_on)
    who = fact.checked_by or ("the directory" if fact.checked_on == assured_on else "")
    by = f", by {who}" if who and fact.checked_on else ""
    late = fact.check_due_on is not None and fact.check_due_on < today
    words = f"{say_date(fact.check_due_on)}{', which is past' if late else ''}" if fact.check_due_on else ""
    return _said(("Last checked", f"{last}{by}"), ("Next check", words))


def history(record: OfferRecord) -> Rows:
    """Return the states an offer has been in, the latest first."""
    rows = []
    for state in sorted(record.states, key=lambda row: row.starts_on, reverse=True):
        end = f" to {say_date(state.ends_on)}" if state.ends_on else ""
        start = "from " if not state.ends_on else ""
        rows.append((_WAS[state.status], f"{start}{say_date(state.starts_on)}{end}"))
    return rows


def state_words(record: OfferRecord, today: date) -> str:
    """Return the state of an offer and since when: "Running since 3 September 2026"."""
    now = next(state for state in record.states if state.ends_on is None)
    when = "today" if now.starts_on == today else say_date(now.starts_on)
    return f"{SINCE[now.status]} {when}"


def _said(*rows: tuple[str, str]) -> Rows:
    return [(label, text) for label, text in rows if text]


def _yes(value: bool | None, yes: str, no: str) -> str:
    return "" if value is None else yes if value else no


def _ages(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return ""
    if low is None:
        return f"up to {high}"
    return f"{low} and over" if high is None else f"{low} to {high}"
