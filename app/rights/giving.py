"""Giving a copy of a pupil's record away: noted first, then written; a copy that cannot be noted is not made."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.abilities import Ability
from app.atomic import write_whole
from app.errors import Problem
from app.exports.record_json import record_json
from app.exports.transfer_file import new_password, transfer_file, transfer_json
from app.operations.rights.disclosing import (
    SUBJECT_ACCESS,
    TRANSFER,
    DisclosureDraft,
    record_disclosure,
    take_back_disclosure,
)
from app.progress import Progress, Silent
from app.queries.map_about import UNPROTECTED
from app.queries.rights.everything_held import everything_held
from app.queries.rights.held import Held
from app.queries.rights.review import Copy, Review, apply
from app.queries.rights.transfer import transfer_rows
from app.store import Store

# What goes to the next school is the record, not this school's own account of who read it, changed it and was given it.
_OWN_ACCOUNT = ("history", "looks", "disclosure", "sharing")
_NO_NUMBER = "pupil:{}:upn"


@dataclass(frozen=True, slots=True)
class Given:
    """What was made: the files, the number of the note about it, and the password, which is kept nowhere."""

    files: tuple[Path, ...]
    disclosure_id: int
    missing: int
    password: str = ""


def open_record(store: Store, pupil_id: int) -> Held:
    """Return everything held on a pupil, for somebody to go through; that they looked is noted first.

    Raises Problem where that cannot be noted, and NotAllowed for who may not give a record away.
    """
    store.require(Ability.SUBJECT_ACCESS)
    store.require(Ability.SEE_RISK)
    try:
        store.note("open_record", [("pupil", pupil_id)])
    except Problem as problem:
        raise Problem(
            "A look cannot be recorded here, so a pupil’s record cannot be given away.",
            "Open the school where it can be written.",
        ) from problem
    return store.read(everything_held, pupil_id, today=store.today())


def give_record(
    store: Store, held: Held, review: Review, folder: Path, progress: Progress | None = None
) -> Given:
    """Write the copy that a review makes, as a PDF and as JSON; the note about it carries the PDF's fingerprint."""
    from app.paper.pdf import pdf_bytes
    from app.paper.record_pages import lay_out_record

    told = progress or Silent()
    copy = apply(held, review)
    stem = _free_stem(folder, "Record", held.made_on)
    told.step(0, 0, "Laying out the pages")
    notice = UNPROTECTED if _is_open(store) else ""
    pdf = pdf_bytes(lay_out_record(copy, notice=notice), title=stem, progress=told)
    files = {folder / f"{stem}.pdf": pdf, folder / f"{stem}.json": record_json(copy, notice)}
    draft = DisclosureDraft(
        held.pupil_id, SUBJECT_ACCESS, review.made_for, review.purpose, copy.missing, _fingerprint(pdf)
    )
    return _write(store, draft, files)


def give_transfer(
    store: Store,
    held: Held,
    review: Review,
    folder: Path,
    *,
    locked: bool = True,
    progress: Progress | None = None,
) -> Given:
    """Write the file for the next school, with a receipt to send back beside it; locked, with a password made now."""
    from app.paper.pdf import pdf_bytes
    from app.paper.record_pages import lay_out_record
    from app.paper.record_receipt import Receipt, lay_out_receipt

    told = progress or Silent()
    copy = transfer_copy(held, review)
    stem = _free_stem(folder, "Transfer", held.made_on)
    inside, receipt_stem = (stem.replace("Transfer", kind) for kind in ("Record", "Receipt"))
    rows = store.read(transfer_rows, held.pupil_id)
    notice = UNPROTECTED if _is_open(store) else ""
    pages = lay_out_record(copy, notice=notice, receiving=review.made_for)
    parts = {
        f"{inside}.json": transfer_json(copy, rows, review.made_for, notice),
        f"{inside}.pdf": pdf_bytes(pages, title=inside, progress=told),
    }
    password = new_password() if locked else ""
    whole = transfer_file(parts, password)
    name = f"{stem}.zip"
    sha256 = _fingerprint(whole)
    receipt = Receipt(held.school, held.made_on, review.made_for, name, sha256, held.questions_to)
    files = {
        folder / name: whole,
        folder / f"{receipt_stem}.pdf": pdf_bytes(lay_out_receipt(receipt), title=receipt_stem),
    }
    draft = DisclosureDraft(held.pupil_id, TRANSFER, review.made_for, review.purpose, copy.missing, sha256)
    given = _write(store, draft, files)
    return Given(given.files, given.disclosure_id, given.missing, password)


def transfer_copy(held: Held, review: Review) -> Copy:
    """Return what the next school reads on paper: the record without this school's own account, and without the UPN."""
    sections = []
    for section in held.sections:
        if section.key not in _OWN_ACCOUNT:
            records = (
                replace(one, items=tuple(i for i in one.items if i.key != _NO_NUMBER.format(held.pupil_id)))
                for one in section.records
            )
            sections.append(replace(section, records=tuple(records)))
    return apply(replace(held, sections=tuple(sections)), review)


def _write(store: Store, draft: DisclosureDraft, files: dict[Path, bytes]) -> Given:
    disclosure_id = store.write(record_disclosure, draft, today=store.today()).id or 0
    written: list[Path] = []
    try:
        for path, content in files.items():
            write_whole(path, content)
            written.append(path)
    except BaseException:
        # Nothing was given away: neither half of the copy nor the note about it stays.
        for path in written:
            path.unlink(missing_ok=True)
        store.write(take_back_disclosure, disclosure_id)
        raise
    return Given(tuple(files), disclosure_id, draft.withheld)


def _is_open(store: Store) -> bool:
    """Say whether anybody who has the school's file can read it."""
    return store.database.key is None


def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _free_stem(folder: Path, kind: str, day: date) -> str:
    """Return a name that says nothing about the pupil and that no file has yet."""
    if not folder.is_dir():
        raise Problem(f"There is no folder {folder}.", "Choose a folder that is there.")
    while True:
        stem = f"{kind} {day.isoformat()} {secrets.token_hex(2).upper()}"
        if not any(folder.glob(f"*{stem.removeprefix(kind)}.*")):
            return stem
