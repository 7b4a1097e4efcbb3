"""Making a named pack: built in memory, locked with a password made now, noted and logged as shared, then written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from app.abilities import Ability
from app.atomic import check_target, write_whole
from app.errors import Problem
from app.exports.encrypting import locked_pdf, locked_workbook, pack_password
from app.operations.meetings.packing import PackDraft, PackRecipient, note_pack_shared
from app.progress import Progress, Silent
from app.queries.meetings.pack import meeting_pack, pupils_book
from app.queries.meetings.pack_rows import PARTS, Pack, PackChoices
from app.store import Store

# Without consent for everybody a school shares to do its work; whoever makes the pack may choose otherwise.
CONSENT, PUBLIC_TASK = "consent", "public_task"


@dataclass(frozen=True, slots=True)
class MadePack:
    """What was made: the files, the password, which is kept nowhere, how many pupils stand in them, and whether all do."""

    files: tuple[Path, ...]
    password: str = field(repr=False)
    pupils: int
    left_out: bool
    without_consent: tuple[tuple[str, str], ...]


def make_pack(
    store: Store,
    meeting_id: int,
    files: Sequence[Path],
    choices: PackChoices,
    *,
    basis: str | None = None,
    accessible: bool = False,
    progress: Progress | None = None,
) -> MadePack:
    """Write a meeting's pack to these files, .xlsx and .pdf, all locked with one password; each pupil is logged as shared.

    accessible: a PDF is tagged for screen readers.
    Raises NotAllowed for who may not name pupils, Invalid for what cannot be, and Problem where a file cannot be
    written; nothing is then left, neither a file nor the note that it was shared.
    """
    store.require(Ability.EXPORT_NAMED)
    for file in files:
        check_target(file, ".pdf" if file.suffix.casefold() == ".pdf" else ".xlsx")
    pack = store.read(meeting_pack, meeting_id, choices, store.today(), store.person)
    if not pack.pupils:
        raise Problem("There is no pupil in this pack.", "Say first whom the meeting is about.")
    password = pack_password()
    contents = {file: _content(file, pack, password, progress or Silent(), accessible) for file in files}
    done = store.write(note_pack_shared, _shared(pack, basis), today=store.today())
    try:
        for file, content in contents.items():
            _note(store, "export_pack", file, content, pack)
        _write(contents)
    except BaseException:
        # Nothing was given away, so nothing says that it was.
        if done.step is not None:
            store.undo(done.step)
        raise
    return _made(pack, files, password)


def make_pupils_book(
    store: Store, file: Path, choices: PackChoices, *, progress: Progress | None = None
) -> MadePack:
    """Write a locked workbook of every pupil on the roll, for the school's own use; nothing is logged as shared."""
    store.require(Ability.EXPORT_NAMED)
    check_target(file, ".xlsx")
    pack = store.read(pupils_book, choices, store.today(), store.person)
    password = pack_password()
    content = _content(file, pack, password, progress or Silent())
    _note(store, "export_pupils", file, content, pack)
    _write({file: content})
    return _made(pack, (file,), password)


def preset_basis(pack: Pack) -> str:
    """Return the basis that is offered first: consent where everybody's is there."""
    return PUBLIC_TASK if pack.without_consent or not pack.recipients else CONSENT


def _content(file: Path, pack: Pack, password: str, progress: Progress, accessible: bool = False) -> bytes:
    """Return a file's bytes, locked: what is not locked never leaves this function."""
    if file.suffix.casefold() == ".pdf" and accessible:
        from app.paper.tagged import tagged_pdf
        from app.paper.tagged_pack import tagged_pack

        return locked_pdf(tagged_pdf(tagged_pack(pack)), password)
    if file.suffix.casefold() == ".pdf":
        from app.paper.pack_pages import lay_out_pack
        from app.paper.pdf import pdf_bytes

        return locked_pdf(pdf_bytes(lay_out_pack(pack), title="Named pack", progress=progress), password)
    from app.exports.pack import pack_workbook

    return locked_workbook(pack_workbook(pack, progress), password)


def _shared(pack: Pack, basis: str | None) -> PackDraft:
    outside = dict.fromkeys(
        PackRecipient(one.organisation_id, one.person) for one in pack.recipients if one.outside
    )
    parts = ", ".join(words.lower() for key, words in PARTS if key in pack.choices.parts)
    return PackDraft(
        tuple(one.pupil_id for one in pack.pupils),
        tuple(outside),
        f"A named pack: {parts}" if parts else "A named pack",
        pack.purpose,
        basis or preset_basis(pack),
    )


def _note(store: Store, kind: str, file: Path, content: bytes, pack: Pack) -> None:
    """Write into the audit trail that the file is made and of whom; where that cannot be, the file is not made."""
    touched = [("pupil", one.pupil_id) for one in pack.pupils]
    suffix, called = file.suffix.casefold().removeprefix("."), pack.choices.naming
    store.note(kind, touched, file=suffix, called=called, sha256=hashlib.sha256(content).hexdigest())


def _write(contents: dict[Path, bytes]) -> None:
    undo: list[Callable[[], None]] = []
    try:
        for file, content in contents.items():
            # What stands there, a pack as well, is not lost to one whose password nobody was told.
            before = file.read_bytes() if file.exists() else None
            write_whole(file, content)
            undo.append(partial(file.unlink) if before is None else partial(write_whole, file, before))
    except BaseException:
        for take_away in undo:
            take_away()
        raise


def _made(pack: Pack, files: Sequence[Path], password: str) -> MadePack:
    return MadePack(tuple(files), password, len(pack.pupils), pack.left_out, pack.without_consent)
