"""A full Common Transfer File of 2,000 pupils read and compared, and the memory of one of 40 MB that holds one pupil."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.imports.opening import open_source
from app.imports.pupils.importing import import_pupils, plan_said
from app.imports.transfer.taking import TransferTake, said_of
from app.keys.people import new_keys
from app.operations.setup import SchoolDraft
from app.progress import Silent
from app.schools import Prepared, new_school
from bench.measure import Measure
from bench.schools import PASSWORD

PUPILS = 2_000
_PUPIL = """<Pupil>
<Surname>Surname{0}</Surname><Forename>Forename{0}</Forename><DOB>{1}-0{2}-1{2}</DOB><Sex>F</Sex>
<BasicDetails><NCyearActual>{3}</NCyearActual><Ethnicity>WBRI</Ethnicity><EnrolStatus>C</EnrolStatus></BasicDetails>
<SENhistory><SEN><StartDate>2021-09-01</StartDate><SENprovision>N</SENprovision></SEN>
<SEN><StartDate>2024-01-15</StartDate><SENprovision>K</SENprovision></SEN>
<SENneeds><SENneed><SENtypeRank>1</SENtypeRank><SENtype>SLCN</SENtype></SENneed></SENneeds></SENhistory>
{4}</Pupil>
"""
_ADDRESS = (
    "<Address><Line1>1 Larkspur Lane</Line1><Town>Thimbleby</Town><PostCode>AA1 1AA</PostCode></Address>"
)
_RESULT = (
    "<StageAssessment><Locale>ENG</Locale><Year>2025</Year><Subject>ENG</Subject><Method>TA</Method>"
    "<Component>LIS</Component><ResultStatus>R</ResultStatus><Result>EXS</Result></StageAssessment>"
)
_MEMORY = """
import sys
from pathlib import Path
from app.imports.opening import open_source
from app.progress import Silent
from bench.peak import most_memory
open_source(Path(sys.argv[1]), Silent())
print(most_memory())
"""


def measures(runs: int) -> list[Measure]:
    """Return reading, comparing and importing 2,000 pupils, and what 40 MB of addresses cost beyond one address."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        rest = f"{_ADDRESS}<StageAssessments>{_RESULT * 8}</StageAssessments>"
        full = _file(folder / "full.xml", PUPILS, rest)
        times = [_import(full, folder / str(number)) for number in range(min(runs, 5))]
        small = _file(folder / "small.xml", 1, _ADDRESS)
        large = _file(folder / "large.xml", 1, _ADDRESS * (40_000_000 // len(_ADDRESS)))
        beyond = [_memory(large) - _memory(small) for _ in range(min(runs, 3))]
    reading, comparing, writing = (list(values) for values in zip(*times, strict=True))
    return [
        Measure(f"transfer: {PUPILS:,} pupils read", "ms", reading, limit=1000),
        Measure(f"transfer: {PUPILS:,} pupils compared", "ms", comparing, limit=1000),
        Measure(f"transfer: {PUPILS:,} pupils imported", "ms", writing, limit=1000),
        # The file's own bytes are among it.
        Measure("transfer: memory for 40 MB of addresses", "MB", beyond, limit=60),
    ]


def _file(out: Path, pupils: int, rest: str) -> Path:
    rows = (_PUPIL.format(n, 2010 + n % 6, n % 9 + 1, 11 - n % 6, rest) for n in range(pupils))
    header = "<Header><CTFversion>25.0</CTFversion><DocumentQualifier>full</DocumentQualifier></Header>"
    text = f"<CTfile>{header}<CTFpupilData>{''.join(rows)}</CTFpupilData></CTfile>"
    out.write_text(text, encoding="utf-8")
    return out


def _import(path: Path, folder: Path) -> tuple[float, float, float]:
    store = new_school(folder, SchoolDraft("Bench School"), Prepared(*new_keys("Ms Dovecote", PASSWORD)))
    began = time.perf_counter()
    transfer = open_source(path, Silent()).transfer
    assert transfer is not None
    read = time.perf_counter()
    rows = said_of(transfer, TransferTake(), today=store.today())
    plan = store.read(plan_said, rows, today=store.today())
    compared = time.perf_counter()
    done = store.write(import_pupils, plan, today=store.today())
    ended = time.perf_counter()
    store.close()
    assert done.counts["added"] == PUPILS, done.counts
    return (read - began) * 1000, (compared - read) * 1000, (ended - compared) * 1000


def _memory(path: Path) -> float:
    command = [sys.executable, "-c", _MEMORY, str(path)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
