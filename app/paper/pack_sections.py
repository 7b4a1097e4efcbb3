"""The parts of a printed pack as blocks: its cover, and what stands of each pupil; True keeps one with the next."""

from __future__ import annotations

from app.looks import LIGHT
from app.paper.flow import Run, clip
from app.paper.pack_texts import pupil_facts, pupil_lists
from app.paper.pupil_blocks import WIDTH, Block, beside, words_block
from app.queries.map_about import NOT_LEVELS
from app.queries.meetings.pack_rows import Pack, PackPupil
from app.queries.meetings.pack_words import CARE, NO_CONSENT, consent_of, pack_facts

Blocks = list[tuple[Block, bool]]
_SIZE, _LABEL = 9.5, 118.0


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
    found: Blocks = [
        (_words(one.label, 16, bold=True), True),
        (_words(pupil_facts(pack, one), muted=True), True),
    ]
    for title, texts in pupil_lists(pack, one):
        found += [*_headed(title), *((_words(text, space=1.5), False) for text in texts)]
    return found


def _headed(title: str) -> Blocks:
    return [(_gap(7), True), (_words(title, 10.5, bold=True, space=1.5), True)]


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
