"""The commands about a pupil's rights: a copy of the record, the transfer file, a hold, erasure, what is due."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from app.cli.answer import Answer
from app.cli.credentials import opened
from app.cli.progress import TerminalProgress
from app.operations.rights.holding import hold_pupil, release_hold
from app.queries.rights.erasure_preview import STAYS, ErasurePreview, erasure_preview
from app.queries.rights.retention_due import DueRow, retention_due
from app.queries.rights.review import Review
from app.queries.rights.rules import retention_rules
from app.queries.rights.which_pupil import pupil_by_admission
from app.rights.forgetting import anonymise, erase
from app.rights.giving import Given, give_record, give_transfer, open_record
from app.store import Store


def record(arguments: Namespace) -> Answer:
    """Write everything held on a pupil as PDF and JSON; other people are taken out, nothing is withheld."""
    with opened(arguments) as store, TerminalProgress() as progress:
        held = open_record(store, _pupil(store, arguments))
        review = Review(arguments.made_for, arguments.purpose)
        given = give_record(store, held, review, arguments.out, progress)
    lines = (
        f"Other people's names were taken out of {_items(given.missing)}. Read it before you give it away.",
    )
    return Answer(f"The record is in {given.files[0]}.", _data(given), lines, store.unlocked is None)


def transfer(arguments: Namespace) -> Answer:
    """Write the file for the next school with its receipt; the password is said once and kept nowhere."""
    with opened(arguments) as store, TerminalProgress() as progress:
        held = open_record(store, _pupil(store, arguments))
        review = Review(arguments.made_for, arguments.purpose)
        locked = not arguments.without_password
        given = give_transfer(store, held, review, arguments.out, locked=locked, progress=progress)
    words = f"Its password, said only now: {given.password}" if given.password else "It is not locked."
    lines = (words, f"The receipt to send with it is {given.files[1].name}.")
    return Answer(f"The transfer file is {given.files[0]}.", _data(given), lines, store.unlocked is None)


def hold(arguments: Namespace) -> Answer:
    """Put a record on hold, or end the hold."""
    with opened(arguments) as store:
        pupil = _pupil(store, arguments)
        if arguments.end:
            done = store.write(release_hold, pupil)
        else:
            done = store.write(hold_pupil, pupil, arguments.why, today=store.today())
    return Answer(done.sentence, {"held": not arguments.end}, (), store.unlocked is None)


def erase_record(arguments: Namespace) -> Answer:
    """Erase or anonymise a record; without --yes say what would go."""
    with opened(arguments) as store:
        pupil = _pupil(store, arguments)
        preview = store.read(erasure_preview, pupil)
        data = {"erased": arguments.yes, "rows": dict(preview.goes), "mentions": len(preview.mentions)}
        if not arguments.yes:
            lines = (*_said(preview), "Say --yes to do it. It cannot be undone.")
            return Answer("Nothing was changed. This would go:", data, lines, store.unlocked is None, 1)
        done = anonymise(store, pupil) if arguments.anonymise else erase(store, pupil, arguments.ground)
    return Answer(done.sentence, data, STAYS, store.unlocked is None)


def retention(arguments: Namespace) -> Answer:
    """List whose record is due by the schedule; nothing is deleted by it."""
    with opened(arguments, to="read") as store:
        found = store.read(retention_due, today=store.today())
        rules = store.read(retention_rules)
    lines = [f"  {row.label}: {row.words}" for row in rules]
    for title, rows in (("Due", found.due), ("On hold", found.held), ("To pass on", found.to_pass_on)):
        lines += [f"{title}: {len(rows)}", *(f"  {row.name}, {row.why}" for row in rows)]
    data = {
        "rules": [{"kind": row.kind, "years": row.years, "from": row.counted_from} for row in rules],
        "due": [_due(row) for row in found.due],
        "held": [_due(row) for row in found.held],
        "to_pass_on": [_due(row) for row in found.to_pass_on],
    }
    many = "1 record is" if len(found.due) == 1 else f"{len(found.due)} records are"
    return Answer(f"{many} due. Nothing is deleted by this.", data, tuple(lines), store.unlocked is None)


def _pupil(store: Store, arguments: Namespace) -> int:
    return store.read(pupil_by_admission, arguments.admission)


def _data(given: Given) -> dict[str, Any]:
    data: dict[str, Any] = {"files": [str(file) for file in given.files], "redacted": given.missing}
    return {**data, "password": given.password} if given.password else data


def _items(count: int) -> str:
    return "1 item" if count == 1 else f"{count} items"


def _due(row: DueRow) -> dict[str, Any]:
    return {"pupil": row.pupil_id, "name": row.name, "due": row.due_on.isoformat() if row.due_on else None}


def _said(preview: ErasurePreview) -> list[str]:
    lines = [f"  {title}: {count}" for title, count in preview.goes]
    lines.append(f"  Changes in the history: {preview.steps}")
    lines += [f"The name also stands in {one.where}, {one.label}: {one.words}" for one in preview.mentions]
    return [*lines, *STAYS]
