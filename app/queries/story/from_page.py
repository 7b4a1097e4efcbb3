"""Decisions, endings, needs and changes of class as entries of a pupil's story, from the rows of the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.queries.map_words import full_day
from app.queries.pupil_page import PlacementRow, PupilNeedRow, PupilPage, StandingRow
from app.queries.story.entry import StoryEntry
from app.queries.story.said import listed, need_title, place_of, sen_of
from app.vocabulary import ASK_CODE, GroupingCode, within, year_label

_TICKS = (
    ("pupil_premium", "pupil premium"),
    ("fsm", "free school meals"),
    ("looked_after", "looked after"),
    ("previously_looked_after", "previously looked after"),
)


def page_entries(page: PupilPage, behind: Mapping[int, tuple[str, ...]]) -> list[StoryEntry]:
    """Return what the page's rows tell; behind is placement → the lines that say what stands behind it."""
    entries = [_decision(row, page.first_name, behind.get(row.id, ())) for row in page.placements]
    entries += [_ending(row) for row in page.placements if _ends_by_itself(row)]
    entries += [entry for row in page.needs for entry in _need(row)]
    return entries + _standings(page.standings)


def _decision(row: PlacementRow, first_name: str, behind: tuple[str, ...]) -> StoryEntry:
    if row.grouping == ASK_CODE:
        return _to_ask(row)
    risk = row.grouping == GroupingCode.RISK_SUPPORT
    # The story of a risk belongs to the school's safeguarding records; here stands only where to find it.
    said = ["Managing risk only." if risk else row.reason]
    if risk and row.safeguarding_ref:
        said.append(f"Safeguarding reference: {row.safeguarding_ref}")
    said.append(_people(row))
    if row.pupil_words:
        said.append(f"In {first_name}’s words: “{row.pupil_words}”")
    if row.parent_view:
        said.append(f"Family says: “{row.parent_view}”")
    said += [*behind, *_how_it_goes_on(row)]
    title = f"{row.grouping_label} for {within(row.domain)}"
    struck = row.withdrawn_at is not None
    lines = tuple(filter(None, said))
    brief = f"{title}. Withdrawn." if struck else f"{title}."
    return StoryEntry(
        ("decision", row.id),
        row.starts_on,
        title,
        lines,
        row.grouping,
        struck,
        row,
        brief,
        None,
        row.domain_id,
    )


def _to_ask(row: PlacementRow) -> StoryEntry:
    """A time of which this reader is told only whom to ask; nothing can be done with it here."""
    title = f"{row.grouping_label} about {within(row.domain)}"
    lines = tuple(_how_it_goes_on(row))
    key, brief = ("decision", row.id), f"{title}."
    return StoryEntry(key, row.starts_on, title, lines, row.grouping, brief=brief, domain_id=row.domain_id)


def _people(row: PlacementRow) -> str:
    decided = f"Decided by {listed(row.decided_by)}." if row.decided_by else ""
    heard = f"Heard: {listed(row.heard)}." if row.heard else ""
    return " ".join(filter(None, (decided, heard)))


def _how_it_goes_on(row: PlacementRow) -> list[str]:
    if row.withdrawn_at is not None:
        day = full_day(row.withdrawn_at.astimezone().date())
        return [f"Withdrawn on {day}: {row.withdrawn_why}"]
    if row.ends_on is None:
        return [f"Look again on {full_day(row.next_look_on)}."] if row.next_look_on else []
    words = f": {within(row.ending)}" if row.ending else ""
    return [" ".join(filter(None, (f"Until {full_day(row.ends_on)}{words}.", _approved(row))))]


def _approved(row: PlacementRow) -> str:
    return f"Approved by {row.approved_by}." if row.approved_by else ""


def _ends_by_itself(row: PlacementRow) -> bool:
    """Say whether it ended without another decision in its place; leaving is told by the standing."""
    over = row.ends_on is not None and row.withdrawn_at is None
    return over and row.ending_code not in ("new_decision", "left")


def _ending(row: PlacementRow) -> StoryEntry:
    assert row.ends_on is not None
    title = f"{row.grouping_label} ended for {within(row.domain)}"
    why = f": {within(row.ending)}" if row.ending else ""
    lines = tuple(filter(None, (row.ending_note, _approved(row))))
    key, brief = ("ending", row.id), f"{title}{why}."
    return StoryEntry(key, row.ends_on, f"{title}{why}", lines, brief=brief, domain_id=row.domain_id)


def _need(row: PupilNeedRow) -> list[StoryEntry]:
    words = need_title(row)
    by = f"Noted by {row.noted_by}." if row.noted_by else ""
    since = f"Since {full_day(row.since_on)}." if row.since_on else ""
    seen = row.seen if row.need else ""
    lines = tuple(filter(None, (seen, row.difficulty_label, " ".join(filter(None, (since, by))))))
    title, key, of = f"Noted: {words}", ("need", row.id), row.domain_id
    found = [StoryEntry(key, row.noted_on, title, lines, brief=f"{title}.", domain_id=of)]
    if row.closed_on is not None:
        title, why = f"Closed: {words}", tuple(filter(None, (row.closed_why,)))
        key = ("need closed", row.id)
        found.append(
            StoryEntry(key, row.closed_on, title, why, brief=f"{title}.", closed=row, domain_id=row.domain_id)
        )
    return found


def _standings(rows: tuple[StandingRow, ...]) -> list[StoryEntry]:
    found: list[StoryEntry] = []
    before: StandingRow | None = None
    for number, row in enumerate(rows):
        away = before is not None and before.ends_on is not None and before.ends_on < row.starts_on
        if before is None or away:
            words = "Back on the roll" if away else "On the roll"
            title = ": ".join(filter(None, (words, place_of(row))))
        else:
            title = _changes(before, row)
        if away and before is not None and before.ends_on is not None:
            found.append(_left(number, before.ends_on))
        if title:
            found.append(StoryEntry(("standing", number), row.starts_on, title, brief=f"{title}."))
        before = row
    if before is not None and before.ends_on is not None:
        found.append(_left(len(rows), before.ends_on))
    return found


def _left(number: int, day: date) -> StoryEntry:
    return StoryEntry(("left", number), day, "Left the school", brief="Left the school.")


def _changes(before: StandingRow, row: StandingRow) -> str:
    """Return what is different from the standing before, in words: "Now in Year 6, Kestrel; SEN support"."""
    said = []
    if (before.year_group, before.class_name) != (row.year_group, row.class_name):
        moved = before.year_group != row.year_group
        where = place_of(row) if moved else row.class_name or year_label(row.year_group)
        said.append(f"now in {where}" if where else "no class given")
    if before.sen_provision != row.sen_provision:
        said.append(sen_of(row.sen_provision) or "no longer SEN support or plan")
    for name, words in _TICKS:
        if bool(getattr(before, name)) != bool(getattr(row, name)):
            said.append(words if getattr(row, name) else f"no longer {words}")
    if before.registration != row.registration:
        said.append(f"registered as {row.registration}")
    text = "; ".join(said)
    return text[:1].upper() + text[1:]
