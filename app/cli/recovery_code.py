"""Handing out a new recovery code: into a private file that was not there before, or once on the screen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from app.atomic import open_private
from app.errors import Problem
from app.keys.key_file import key_file_of

ONCE = "Write it down or print it now: it is not shown again. It gives a new password to whoever has it."


class Handing:
    """Takes the code, and says what an answer shows of it."""

    def __init__(self, file: Path | None, open_file: IO[bytes] | None) -> None:
        self._file, self._open = file, open_file
        self.lines: tuple[str, ...] = ()
        self.data: dict[str, Any] = {}

    def keep(self, code: str) -> None:
        """Put the code where it goes."""
        if self._open is None:
            self.data = {"recovery_code": code}
            self.lines = (f"Recovery code: {code}", ONCE)
            return
        self._open.write(f"{code}\n".encode())
        self._open.flush()
        os.fsync(self._open.fileno())
        self.data = {"recovery_file": str(self._file)}
        self.lines = (
            f"The recovery code is in {self._file}: print it, keep it in a safe place, delete the file.",
        )


@contextmanager
def handing(file: Path | None, school: Path) -> Iterator[Handing]:
    """Make the file for a code, which must not be there nor in the school's folder; where the block fails it goes.

    Raises Problem where the file cannot be made, before anything else is done.
    """
    if file is None:
        yield Handing(None, None)
        return
    with _new_file(file, school) as opened:
        try:
            yield Handing(file, opened)
        except BaseException:
            # Kept only where the code in it may open something.
            if not opened.tell() or not key_file_of(school).exists():
                with suppress(OSError):
                    file.unlink()
            raise


def _new_file(file: Path, school: Path) -> IO[bytes]:
    if file.resolve().is_relative_to(school.resolve()):
        raise Problem(
            "The recovery code must not lie in the school's folder.", "Choose another place, such as a stick."
        )
    try:
        return open_private(file)
    except FileExistsError as error:
        raise Problem(f"{file} is there already.", "Choose another name for the recovery code.") from error
    except OSError as error:
        raise Problem(
            f"{file} cannot be written: {error.strerror or 'no reason given'}.", "Choose another place."
        ) from error
