"""What a printed pack says of one pupil, part by part, as plain texts: the same painted and read aloud."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.paper.flow import clip
from app.queries.map_words import full_day
from app.queries.meetings.pack_rows import Pack, PackPupil
from app.queries.meetings.rows import ActionRow
from app.queries.meetings.supported import SupportLine
from app.vocabulary import within

# So much of one text is meant to be read at a table; the rest stands in the workbook.
_LONGEST = 600


def pupil_facts(pack: Pack, one: PackPupil) -> str:
    """Return the line under a pupil's name; under a code the class is left out."""
    coded = pack.choices.naming == "codes"
    return " · ".join(filter(None, (one.year, "" if coded else one.class_name, one.sen)))


def pupil_lists(pack: Pack, one: PackPupil) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield a title and its texts for each of the chosen parts that say something."""
    for part, title, texts in _every(one):
        said = tuple(clip(text, _LONGEST) for text in texts)
        if part in pack.choices.parts and said:
            yield title, said


def _every(one: PackPupil) -> Iterator[tuple[str, str, Iterable[str]]]:
    held = [f"{domain}: {grouping}, since {full_day(since)}" for domain, grouping, since in one.groupings]
    yield "groupings", "Groupings", held or ["Thriving: no record for any domain of need."]
    yield "needs", "Needs", one.needs
    day = f" ({full_day(one.words_on)})" if one.words_on is not None else ""
    yield "words", "In the pupil’s words", [f"“{one.words}”{day}"] if one.words else []
    yield "aims", "Aims", one.aims
    yield "supports", "In place", map(_in_place, one.supports.in_place)
    yield "supports", "Waiting", map(_waiting, one.supports.waiting)
    yield "supports", "Tried and stopped", map(_tried, one.supports.tried)
    yield "actions", "Actions", map(_action, one.actions)
    consents = (
        f"{', '.join(filter(None, (row.person, row.agency)))}: {within(row.words)}"
        for row in one.consents
        if row.needed
    )
    yield "consents", "Consents", consents


def _in_place(one: SupportLine) -> str:
    return _joined(
        f"{_offer(one)}, since {full_day(one.since)}",
        one.works,
        one.dose,
        f"Look again on {full_day(one.look_on)}" if one.look_on else "",
    )


def _waiting(one: SupportLine) -> str:
    return _joined(f"{_offer(one)}: {within(one.stage_label)} since {full_day(one.since)}", one.why)


def _tried(one: SupportLine) -> str:
    time = f"{full_day(one.began)} to {full_day(one.ended)}" if one.ended else full_day(one.began)
    return _joined(f"{_offer(one)}, {time}", one.works, one.dose, one.why)


def _offer(one: SupportLine) -> str:
    return f"{one.offer} ({one.agency})" if one.agency else one.offer


def _action(row: ActionRow) -> str:
    by = f"by {full_day(row.due_on)}" if row.due_on is not None else ""
    state = {"open": "", "done": "Done", "dropped": "No longer needed"}[row.state]
    if row.outcome.startswith(state):
        # What came of it often begins with the word itself.
        state = ""
    return _joined(row.words.rstrip("."), ", ".join(filter(None, (row.owner, by))), state, row.outcome)


def _joined(*parts: str) -> str:
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)
