"""The sheets of a named pack in columns: what heads them, how wide they are, and what each row says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.exports.streaming import Value
from app.exports.styles import DAY, HAIR, Look
from app.queries.map_words import full_day
from app.queries.meetings.pack_rows import Pack, PackPupil
from app.vocabulary import Stage

_CELL = Look(down="center", bottom=HAIR)
_DATE = replace(_CELL, number=DAY)
_STATES = {"open": "To do", "done": "Done", "dropped": "No longer needed"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, width, and look."""

    head: str
    width: float
    look: Look = _CELL


@dataclass(frozen=True, slots=True)
class Listing:
    """A sheet of rows; empty says what stands there for no row."""

    title: str
    lead: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    empty: str


def listings(pack: Pack) -> list[Listing]:
    """Return the sheets after the cover, as chosen."""
    parts = pack.choices.parts
    found = [_pupils(pack)]
    if "supports" in parts:
        found.append(_supports(pack.pupils))
    if "actions" in parts:
        found.append(_actions(pack.pupils))
    if "consents" in parts and pack.recipients:
        found.append(_consents(pack.pupils))
    return found


def _pupils(pack: Pack) -> Listing:
    parts = pack.choices.parts
    held = {domain for one in pack.pupils for domain, _, _ in one.groupings}
    columns = [Column("Pupil", 18), Column("Year", 8), Column("Class", 9), Column("SEN", 14)]
    names = [name for name in pack.domains if name in held] if "groupings" in parts else []
    columns += [Column(name, 16) for name in names]
    extra = (("needs", "Needs", 24), ("aims", "Aims", 26), ("words", "In the pupil’s words", 26))
    columns += [Column(head, width) for part, head, width in extra if part in parts]
    rows = [_pupil(pack, one, names) for one in pack.pupils]
    lead = (
        "No record for a domain of need means Thriving there; a domain without any has no column."
        if "groupings" in parts
        else ""
    )
    return Listing("Pupils", lead, columns, rows, "No pupil stands in this pack.")


def _pupil(pack: Pack, one: PackPupil, names: Sequence[str]) -> list[Value]:
    parts = pack.choices.parts
    # A class of one teacher and a year say who a code stands for, so a code has neither name nor class.
    coded = pack.choices.naming == "codes"
    row: list[Value] = [one.label, one.year, "" if coded else one.class_name, one.sen]
    held: dict[str, list[str]] = {}
    for domain, grouping, since in one.groupings:
        held.setdefault(domain, []).append(f"{grouping}, since {full_day(since)}")
    row += ["\n".join(held.get(name, ())) for name in names]
    if "needs" in parts:
        row.append("\n".join(one.needs))
    if "aims" in parts:
        row.append("\n".join(one.aims))
    if "words" in parts:
        day = f" ({full_day(one.words_on)})" if one.words_on is not None else ""
        row.append(f"“{one.words}”{day}" if one.words else "")
    return row


def _supports(pupils: Iterable[PackPupil]) -> Listing:
    columns = (
        Column("Pupil", 18), Column("Offer", 22), Column("Run by", 15), Column("Domain of need", 16),
        Column("Where it stands", 11), Column("Since", 11, _DATE), Column("Last day", 11, _DATE),
        Column("What came of it", 13), Column("Given", 19), Column("Why", 27), Column("Look again on", 11, _DATE),
    )  # fmt: skip
    rows: list[list[Value]] = [
        [
            pupil.label, one.offer, one.agency or "The school", one.domain, one.stage_label,
            one.began if one.stage == Stage.ENDED else one.since, one.ended, one.works, one.dose, one.why, one.look_on,
        ]
        for pupil in pupils
        for one in (*pupil.supports.in_place, *pupil.supports.waiting, *pupil.supports.tried)
    ]  # fmt: skip
    lead = "What is in place, then what waits, then what was tried and stopped, pupil by pupil."
    return Listing("Supports", lead, columns, rows, "No support is recorded for these pupils.")


def _actions(pupils: Iterable[PackPupil]) -> Listing:
    columns = (
        Column("Pupil", 18), Column("What", 40), Column("Who", 20), Column("Agency", 18), Column("By", 12, _DATE),
        Column("State", 14), Column("Agreed on", 12, _DATE), Column("Closed on", 12, _DATE),
        Column("What came of it", 34),
    )  # fmt: skip
    rows: list[list[Value]] = [
        [
            pupil.label, one.words, one.owner_name, one.agency or "The school", one.due_on, _STATES[one.state],
            one.agreed_on, one.closed_on, one.outcome,
        ]
        for pupil in pupils
        for one in pupil.actions
    ]  # fmt: skip
    return Listing("Actions", "Those still to do come first.", columns, rows, "No action is recorded.")


def _consents(pupils: Iterable[PackPupil]) -> Listing:
    columns = (Column("Pupil", 22), Column("Agency", 28), Column("Person", 28), Column("Consent", 46))
    rows: list[list[Value]] = [
        [pupil.label, one.agency, one.person, one.words] for pupil in pupils for one in pupil.consents
    ]
    lead = "How consent stands today with each agency and person who gets this pack."
    return Listing("Consents", lead, columns, rows, "Nobody gets this pack yet.")
