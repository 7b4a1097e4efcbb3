"""The parts of a printed pack as blocks: its cover, and what stands of each pupil; True keeps one with the next."""

from __future__ import annotations

from collections.abc import Iterable

from app.looks import LIGHT
from app.paper.flow import Run, clip
from app.paper.pupil_blocks import WIDTH, Block, beside, words_block
from app.queries.map_about import NOT_LEVELS
from app.queries.map_words import full_day
from app.queries.meetings.pack_rows import Pack, PackPupil
from app.queries.meetings.pack_words import CARE, NO_CONSENT, consent_of, pack_facts
from app.queries.meetings.rows import ActionRow
from app.queries.meetings.supported import SupportLine
from app.vocabulary import within

Blocks = list[tuple[Block, bool]]
_SIZE, _LABEL = 9.5, 118.0
# So much of one text is meant to be read at a table; the rest stands in the workbook.
_LONGEST = 600


def cover_blocks(pack: Pack) -> Blocks:
    """Return what the first page says of the pack itself."""
    found: Blocks = [(_words(pack.title, 20, bold=True), False), (_gap(6), False), (_words(CARE), False)]
    found.append((_gap(8), False))
    for label, text in pack_facts(pack):
        found.append((_row(label, text), False))
    if pack.recipients and pack.pupils:
        found += _headed("Consent, by agency and person")
        for place, one in enumerate(pack.recipients):
            found.append((_row(one.said, consent_of(pack, one, place), wide=210), False))
    if pack.without_consent:
        found += [(_gap(6), False), (_words(NO_CONSENT, bold=True), True)]
        for whom, pupils in pack.without_consent:
            found.append((_words(f"{whom}: missing for {pupils}."), False))
    found += [(_gap(8), False), (_words(NOT_LEVELS, 8.5, muted=True), False)]
    return found


def pupil_blocks(pack: Pack, one: PackPupil) -> Blocks:
    """Return what a pack says of one pupil, in the parts that were chosen."""
    parts = pack.choices.parts
    coded = pack.choices.naming == "codes"
    facts = " · ".join(filter(None, (one.year, "" if coded else one.class_name, one.sen)))
    found: Blocks = [(_words(one.label, 16, bold=True), True), (_words(facts, muted=True), True)]
    if "groupings" in parts:
        said = [f"{domain}: {grouping}, since {full_day(since)}" for domain, grouping, since in one.groupings]
        found += _listed("Groupings", said or ["Thriving: no record for any domain of need."])
    if "needs" in parts:
        found += _listed("Needs", one.needs)
    if "words" in parts and one.words:
        day = f" ({full_day(one.words_on)})" if one.words_on is not None else ""
        found += _listed("In the pupil’s words", [f"“{one.words}”{day}"])
    if "aims" in parts:
        found += _listed("Aims", one.aims)
    if "supports" in parts:
        found += _listed("In place", map(_in_place, one.supports.in_place))
        found += _listed("Waiting", map(_waiting, one.supports.waiting))
        found += _listed("Tried and stopped", map(_tried, one.supports.tried))
    if "actions" in parts:
        found += _listed("Actions", map(_action, one.actions))
    if "consents" in parts:
        said = [
            f"{', '.join(filter(None, (c.person, c.agency)))}: {within(c.words)}"
            for c in one.consents
            if c.needed
        ]
        found += _listed("Consents", said)
    return found


def _listed(title: str, texts: Iterable[str]) -> Blocks:
    rows: Blocks = [(_words(clip(text, _LONGEST), space=1.5), False) for text in texts]
    return [*_headed(title), *rows] if rows else []


def _headed(title: str) -> Blocks:
    return [(_gap(7), True), (_words(title, 10.5, bold=True, space=1.5), True)]


def _in_place(one: SupportLine) -> str:
    return _joined(
        f"{_offer(one)}, since {full_day(one.since)}",
        one.works,
        one.dose,
        f"look again on {full_day(one.look_on)}" if one.look_on else "",
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
    return _joined(row.words.rstrip("."), ", ".join(filter(None, (row.owner, by))), state, row.outcome)


def _joined(*parts: str) -> str:
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def _row(label: str, text: str, wide: float = _LABEL) -> Block:
    left = words_block([Run(clip(label, 120), _SIZE, LIGHT.muted)], wide - 8)
    right = words_block([Run(text, _SIZE, LIGHT.text)], WIDTH - wide)
    block = beside((0, left), (wide, right))
    return Block(block.height + 2, block.instructions)


def _words(
    text: str, size: float = _SIZE, *, bold: bool = False, muted: bool = False, space: float = 0.0
) -> Block:
    block = words_block([Run(text, size, LIGHT.muted if muted else LIGHT.text, bold=bold)], WIDTH)
    return Block(block.height + space, block.instructions)


def _gap(points: float) -> Block:
    return Block(points)
