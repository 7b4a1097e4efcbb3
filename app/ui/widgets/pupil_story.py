"""The story of a pupil from the page's rows: decisions, endings, needs and changes of class, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.queries.pupil_page import PlacementRow, PupilNeedRow, PupilPage, StandingRow
from app.ui.dates import say_date
from app.ui.widgets.pupil_words import listed, lower_first, need_title, place_of, sen_of
from app.vocabulary import ASK_CODE, GroupingCode, year_label

_TICKS = (
    ("pupil_premium", "pupil premium"),
    ("fsm", "free school meals"),
    ("looked_after", "looked after"),
    ("previously_looked_after", "previously looked after"),
)


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """One thing that happened.

    decision is the placement that can be corrected, withdrawn or moved; closed is the need that can be opened again.
    """

    key: tuple[str, int]
    on: date
    title: str
    lines: tuple[str, ...] = ()
    grouping: str = ""
    struck: bool = False
    decision: PlacementRow | None = None
    brief: str = ""
    closed: PupilNeedRow | None = None

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        gone = "withdrawn" if self.struck else ""
        return ". ".join(filter(None, (say_date(self.on), gone, self.title, *self.lines)))


def story(page: PupilPage) -> list[StoryEntry]:
    """Return everything that is recorded of a pupil, newest first."""
    entries = [_decision(row, page.first_name) for row in page.placements]
    entries += [_ending(row) for row in page.placements if _ends_by_itself(row)]
    entries += [entry for row in page.needs for entry in _need(row)]
    entries += _standings(page.standings)
    # Of one day, what was decided comes before what led to it.
    return sorted(entries, key=lambda entry: (-entry.on.toordinal(), entry.key[0], -entry.key[1]))


def _decision(row: PlacementRow, first_name: str) -> StoryEntry:
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
    said += _how_it_goes_on(row)
    title = f"{row.grouping_label} for {lower_first(row.domain)}"
    struck = row.withdrawn_at is not None
    lines = tuple(filter(None, said))
    brief = f"{title}. Withdrawn." if struck else f"{title}."
    return StoryEntry(("decision", row.id), row.starts_on, title, lines, row.grouping, struck, row, brief)


def _to_ask(row: PlacementRow) -> StoryEntry:
    """A time of which this reader is told only whom to ask; nothing can be done with it here."""
    title = f"{row.grouping_label} about {lower_first(row.domain)}"
    lines = tuple(_how_it_goes_on(row))
    return StoryEntry(("decision", row.id), row.starts_on, title, lines, row.grouping, brief=f"{title}.")


def _people(row: PlacementRow) -> str:
    decided = f"Decided by {listed(row.decided_by)}." if row.decided_by else ""
    heard = f"Heard: {listed(row.heard)}." if row.heard else ""
    return " ".join(filter(None, (decided, heard)))


def _how_it_goes_on(row: PlacementRow) -> list[str]:
    if row.withdrawn_at is not None:
        day = say_date(row.withdrawn_at.astimezone().date())
        return [f"Withdrawn on {day}: {row.withdrawn_why}"]
    if row.ends_on is None:
        return [f"Look again on {say_date(row.next_look_on)}."] if row.next_look_on else []
    words = f": {lower_first(row.ending)}" if row.ending else ""
    return [f"Until {say_date(row.ends_on)}{words}."]


def _ends_by_itself(row: PlacementRow) -> bool:
    """Say whether it ended without another decision in its place; leaving is told by the standing."""
    over = row.ends_on is not None and row.withdrawn_at is None
    return over and row.ending_code not in ("new_decision", "left")


def _ending(row: PlacementRow) -> StoryEntry:
    assert row.ends_on is not None
    title = f"{row.grouping_label} ended for {lower_first(row.domain)}"
    why = f": {lower_first(row.ending)}" if row.ending else ""
    lines = tuple(filter(None, (row.ending_note,)))
    return StoryEntry(("ending", row.id), row.ends_on, f"{title}{why}", lines, brief=f"{title}{why}.")


def _need(row: PupilNeedRow) -> list[StoryEntry]:
    words = need_title(row)
    by = f"Noted by {row.noted_by}." if row.noted_by else ""
    since = f"Since {say_date(row.since_on)}." if row.since_on else ""
    seen = row.seen if row.need else ""
    lines = tuple(filter(None, (seen, row.difficulty_label, " ".join(filter(None, (since, by))))))
    found = [StoryEntry(("need", row.id), row.noted_on, f"Noted: {words}", lines, brief=f"Noted: {words}.")]
    if row.closed_on is not None:
        title, why = f"Closed: {words}", tuple(filter(None, (row.closed_why,)))
        key = ("need closed", row.id)
        found.append(StoryEntry(key, row.closed_on, title, why, brief=f"{title}.", closed=row))
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
