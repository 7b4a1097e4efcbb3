"""The commands that write named packs; the password goes into a private file or, once, onto the screen."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from app.atomic import open_private
from app.cli.answer import Answer
from app.cli.credentials import opened
from app.cli.progress import TerminalProgress
from app.errors import Problem
from app.exports.encrypting import LONGEST
from app.packs import MadePack, make_pack, make_pupils_book
from app.progress import Progress
from app.queries.meetings.pack_rows import PackChoices
from app.queries.meetings.pack_words import NOT_ALL
from app.store import Store

_ONCE = "It is kept nowhere: say it on the telephone, not in the message with the file."


def export_pack(arguments: Namespace) -> Answer:
    """Write a meeting's pack, and log each pupil as shared."""

    def make(store: Store, progress: Progress) -> MadePack:
        files, choices = tuple(dict.fromkeys(arguments.out)), _choices(arguments)
        return make_pack(
            store,
            arguments.meeting,
            files,
            choices,
            basis=arguments.basis,
            accessible=arguments.accessible,
            progress=progress,
        )

    return _made(arguments, make)


def export_pupils(arguments: Namespace) -> Answer:
    """Write the named workbook of all pupils."""

    def make(store: Store, progress: Progress) -> MadePack:
        return make_pupils_book(store, arguments.out, _choices(arguments), progress=progress)

    return _made(arguments, make)


def _made(arguments: Namespace, make: Callable[[Store, Progress], MadePack]) -> Answer:
    with opened(arguments, to="write") as store, TerminalProgress() as progress:
        # Before anything is made, so that no file is left whose password nobody has.
        with _password_file(arguments.password_out) as keep:
            made = make(store, progress)
            keep(made.password)
        unprotected = store.unlocked is None
    return _answer(made, arguments.password_out, unprotected=unprotected)


@contextmanager
def _password_file(file: Path | None) -> Iterator[Callable[[str], None]]:
    if file is None:
        yield lambda password: None
        return
    try:
        out = open_private(file)
    except OSError as error:
        raise _cannot(file) from error
    try:
        with out:
            _hold_room(file, out)
            yield lambda password: _put(out, password)
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _hold_room(file: Path, out: IO[bytes]) -> None:
    """Take the room for the password now: on a disk that is full later, nobody would have it."""
    try:
        _put(out, " " * LONGEST)
    except OSError as error:
        raise _cannot(file) from error


def _cannot(file: Path) -> Problem:
    return Problem(f"{file.name} cannot be made there.", "Name a new file in a folder that is there.")


def _put(out: IO[bytes], password: str) -> None:
    out.seek(0)
    out.write(f"{password}\n".encode())
    out.truncate()
    out.flush()
    os.fsync(out.fileno())


def _choices(arguments: Namespace) -> PackChoices:
    return PackChoices(tuple(arguments.parts), arguments.called, purpose=arguments.purpose)


def _answer(made: MadePack, file: Path | None, *, unprotected: bool) -> Answer:
    lines = [f"Consent is missing: {whom}, for {pupils}." for whom, pupils in made.without_consent]
    if made.left_out:
        lines.append(NOT_ALL)
    data: dict[str, Any] = {
        "files": [str(one) for one in made.files],
        "pupils": made.pupils,
        "left_out": made.left_out,
        "without_consent": [{"whom": whom, "pupils": pupils} for whom, pupils in made.without_consent],
    }
    if file is None:
        data["password"] = made.password
        lines.append(f"Password: {made.password}. {_ONCE}")
    else:
        data["password_file"] = str(file)
        lines.append(f"The password is in {file}. {_ONCE}")
    where = " and ".join(str(one) for one in made.files)
    words = "1 pupil" if made.pupils == 1 else f"{made.pupils} pupils"
    return Answer(f"A locked file of {words} is in {where}.", data, tuple(lines), unprotected=unprotected)
