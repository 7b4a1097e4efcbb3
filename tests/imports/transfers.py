"""Transfer files that tests write by hand, in the shapes that schools' systems write, and the way into the school."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.done import Done
from app.imports.opening import open_source
from app.imports.plan import Choices
from app.imports.pupils.importing import import_pupils, plan_said
from app.imports.pupils.planning import PlannedPupil, PupilPlan
from app.imports.pupils.rows import Said
from app.imports.transfer.reading import Transfer, read_transfer
from app.imports.transfer.taking import TransferTake, notes_of, said_of
from app.progress import Silent
from app.store import Store
from tests.fixtures import TODAY

WREN, IDRIS, MAEVE = "H801200001001", "B801200005001", "R201100018042"
DECLARED = '<?xml version="1.0" encoding="UTF-8"?>\n'
HEADER = (
    "<Header><DocumentName>Common Transfer File</DocumentName><CTFversion>25.0</CTFversion>"
    "<DateTime>2026-10-08T09:15:00</DateTime><DocumentQualifier>full</DocumentQualifier>"
    "<SourceSchool><LEA>999</LEA><Estab>1001</Estab><SchoolName>Larkspur Infant School</SchoolName></SourceSchool>"
    "<DestSchool><LEA>999</LEA><Estab>1002</Estab><SchoolName>Another School</SchoolName></DestSchool></Header>"
)


def pupil(*parts: str, upn: str = WREN, forename: str = "Wren", surname: str = "Thimble", born: str = "2017-03-04",
          sex: str = "<Sex>F</Sex>") -> str:  # fmt: skip
    """Return a pupil with what stands in every file, and parts that are given as they are."""
    return (
        f"<Pupil><UPN>{upn}</UPN><Surname>{surname}</Surname><Forename>{forename}</Forename><DOB>{born}</DOB>{sex}"
        f"{''.join(parts)}</Pupil>"
    )


def year(text: str, *more: str) -> str:
    """Return basic details with a year group, as full files have them."""
    return f"<BasicDetails><NCyearActual>{text}</NCyearActual>{''.join(more)}</BasicDetails>"


def history(lines: Sequence[tuple[str, str]] = (), needs: Sequence[tuple[str, str]] = ()) -> str:
    """Return a SEN history: (start, provision) and (rank, type)."""
    sen = "".join(
        f"<SEN><StartDate>{on}</StartDate><SENprovision>{code}</SENprovision></SEN>" for on, code in lines
    )
    types = "".join(
        f"<SENneed><SENtypeRank>{rank}</SENtypeRank><SENtype>{code}</SENtype></SENneed>"
        for rank, code in needs
    )
    return f"<SENhistory>{sen}<SENneeds>{types}</SENneeds></SENhistory>"


def ctf(*pupils: str, header: str = HEADER, declared: str = DECLARED) -> str:
    """Return a whole transfer file."""
    return f"{declared}<CTfile>{header}<CTFpupilData>{''.join(pupils)}</CTFpupilData></CTfile>"


def reading(text: str | bytes) -> Transfer:
    """Return what reading a file gives."""
    return read_transfer(text if isinstance(text, bytes) else text.encode(), "ctf.xml", Silent())


def said(text: str | bytes, take: TransferTake | None = None) -> Said:
    """Return what the one pupil of a file says."""
    (one,) = said_of(reading(text), take or TransferTake(), today=TODAY)
    return one


def compared(
    store: Store, text: str, take: TransferTake | None = None, choices: Choices | None = None
) -> PupilPlan:
    """Return what taking a file in would do."""
    transfer = reading(text)
    rows = said_of(transfer, take or TransferTake(), today=TODAY)
    return store.read(plan_said, rows, notes_of(transfer, today=TODAY), today=TODAY, choices=choices)


def row(store: Store, text: str, take: TransferTake | None = None) -> PlannedPupil:
    """Return what happens to the one pupil of a file."""
    (one,) = compared(store, text, take).rows
    return one


def take(store: Store, text: str, ticked: TransferTake | None = None) -> Done:
    """Take a file in."""
    return store.write(import_pupils, compared(store, text, ticked), today=TODAY)


def opened(folder: Path, data: bytes, name: str = "ctf.xml") -> Transfer:
    """Write a file and open it as the window does."""
    path = folder / name
    path.write_bytes(data)
    found = open_source(path, Silent()).transfer
    assert found is not None
    return found
