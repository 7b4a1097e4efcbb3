"""Kills a program while it makes named files, again and again, and searches what is left for a name."""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path

from app.atomic import write_whole
from app.exports.encrypting import locked_workbook
from app.exports.pack import pack_workbook
from app.queries.meetings.pack_rows import Pack, PackChoices, PackPupil
from app.queries.meetings.supported import Supported
from tests.faults.harness import Tally, report
from tests.faults.killing import Moments, Say, Work

NAME, OLE = "Thimble", b"\xd0\xcf\x11\xe0"
DAY = date(2026, 11, 10)
# What a zip begins with, which is what an Excel file is as long as it is not locked.
_OPEN = (NAME.encode(), NAME.encode("utf-16-le"), b"PK\x03\x04", b"<sheetData")


def pack(pupils: int) -> Pack:
    """Return a pack with many words of many pupils."""
    one = PackPupil(
        0, "", "Year 4", "Owl", "", (("Language", "Getting Help", DAY),), ("Talks in pairs.",) * 3,
        Supported((), (), ()), ("I ask.",), "", None, (), (),
    )  # fmt: skip
    many = tuple(
        replace(one, pupil_id=n, label=f"Wren {NAME} {n}", words=f"{NAME} {n}" * 9) for n in range(pupils)
    )
    return Pack("Test School", "A", DAY, "B", (), ("Language",), PackChoices(), many, False, DAY, "", False)


def make(place: Path, named: Pack, say: Say) -> None:
    """Make one file, with a folder for temporary ones that can be searched."""
    tempfile.tempdir = str(place / "temp")
    os.environ["TMPDIR"] = str(place / "temp")
    write_whole(place / "out" / "pupils.xlsx", locked_workbook(pack_workbook(named), "four plain words here"))
    say("made")


def readable(place: Path) -> Iterator[str]:
    """Yield the files in which something can be read, or that are not what they should be."""
    for file in (one for one in place.rglob("*") if one.is_file()):
        content = file.read_bytes()
        if any(sign in content for sign in _OPEN) or NAME in file.name:
            yield file.name
        elif file.suffix == ".xlsx" and not content.startswith(OLE):
            yield f"{file.name} is no locked workbook"


def main(place: Path, tries: int) -> None:
    """Kill as often as asked."""
    named, numbers = pack(400), count()

    def fresh() -> Work:
        return partial(make, folder(place, next(numbers)), named)

    make(folder(place, next(numbers)), named, lambda _: None)
    moments, counted = Moments(random.Random("packing"), fresh), Tally("")
    for _ in range(tries):
        here = folder(place, next(numbers))
        ended = moments.kill(partial(make, here, named))
        if wrong := [*readable(here), *filter(None, (ended.wrong,))]:
            counted.lose(", ".join(wrong))
        else:
            counted.add("left whole" if (here / "out" / "pupils.xlsx").exists() else "left nothing")
    report(counted)


def folder(place: Path, number: int) -> Path:
    """Make the folders of one try."""
    for name in ("temp", "out"):
        (place / str(number) / name).mkdir(parents=True)
    return place / str(number)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
