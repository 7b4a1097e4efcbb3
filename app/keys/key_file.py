"""The key file in a school's folder: read strictly, replaced in one step, private to its owner."""

from __future__ import annotations

from pathlib import Path

from app.atomic import write_whole
from app.keys.names import KEY_FILE
from app.keys.parts import Entry, KeyFile
from app.keys.problems import KeyFileDamaged, KeyFileMissing
from app.keys.reading import LARGEST, parse
from app.keys.writing import as_text

__all__ = ["KEY_FILE", "Entry", "KeyFile", "as_text", "key_file_of", "load", "parse", "save"]


def key_file_of(folder: Path) -> Path:
    """Return where the key file of a school is, or would be."""
    return folder / KEY_FILE


def load(folder: Path) -> KeyFile:
    """Return the key file of a school; needs no password, and none of the cryptographic library.

    Raises KeyFileMissing, KeyFileDamaged or KeyFileNewer, in words.
    """
    try:
        with key_file_of(folder).open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise KeyFileMissing from error
    except OSError as error:
        raise KeyFileMissing("cannot be read") from error
    try:
        return parse(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise KeyFileDamaged from error


def save(folder: Path, key_file: KeyFile) -> None:
    """Put the key file into the school's folder, whole or not at all; raises Problem where it cannot."""
    write_whole(key_file_of(folder), as_text(key_file).encode())
