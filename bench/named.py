"""Named files: a pack of 15 pupils, and 160,000 cells of 2,000 pupils beside XlsxWriter with the same cells."""

from __future__ import annotations

import shutil
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.atomic import write_whole
from app.exports.encrypting import locked_workbook, pack_password
from app.exports.pack import pack_workbook
from app.exports.pack_columns import listings
from app.models import Pupil
from app.operations.meetings.drafts import MeetingDraft, PersonDraft
from app.operations.meetings.meetings import add_meeting
from app.packs import make_pack
from app.queries.meetings.pack import pupils_book
from app.queries.meetings.pack_rows import Pack, PackChoices, PackPupil
from app.schools import open_store
from bench.measure import Measure, in_turn
from bench.schools import school
from bench.workbook_peers import read_back, write_with_xlsxwriter

CELLS, PUPILS = 160_000, 15
LIKE = "named: 160,000 cells made, locked and written"


def measures(runs: int) -> list[Measure]:
    """Return a pack as both files with all that belongs to it, then the big workbook against its peer."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        return [_pack(runs, place), *_workbook(runs, place)]


def _pack(runs: int, place: Path) -> Measure:
    """Ask for a pack of 15 pupils, make it as Excel and PDF, lock, note, log and write it."""
    store = open_store(Path(shutil.copytree(school(2000), place / "school")))
    pupils = store.read(_first)
    people = (PersonDraft(name="Dr Sparrow", role="Educational psychologist", organisation_id=1),)
    draft = MeetingDraft("multi_agency", store.today(), "To plan together", people=people, pupils=pupils)
    meeting = store.write(add_meeting, draft, today=store.today()).id or 0

    def whole() -> float:
        began = time.perf_counter()
        made = make_pack(store, meeting, (place / "pack.xlsx", place / "pack.pdf"), PackChoices())
        assert made.pupils == PUPILS
        return _since(began)

    (values,) = in_turn(runs, whole)
    store.close()
    return Measure(f"pack: {PUPILS} pupils, Excel and PDF", "ms", values, limit=2000)


def _workbook(runs: int, place: Path) -> list[Measure]:
    store = open_store(school(2000))
    pack = _filled(store.read(pupils_book, PackChoices(), store.today(), store.person))
    store.close()
    plain, out, password = place / "plain.xlsx", place / "ours.xlsx", pack_password()
    plain.write_bytes(pack_workbook(pack))
    sheets = read_back(plain)

    def ours() -> float:
        began = time.perf_counter()
        write_whole(out, locked_workbook(pack_workbook(pack), password))
        return _since(began)

    def made() -> float:
        began = time.perf_counter()
        pack_workbook(pack)
        return _since(began)

    def peer() -> float:
        began = time.perf_counter()
        write_with_xlsxwriter(sheets, out.with_name("peer.xlsx"))
        return _since(began)

    values, alone, others = in_turn(runs, ours, made, peer)
    name = "XlsxWriter, same cells and styles, not locked"
    return [
        Measure(LIKE, "ms", values, name, others, limit=0.5, of_peer=True),
        Measure("named: the same, made alone", "ms", alone, name, others),
    ]


def _filled(pack: Pack) -> Pack:
    """Return the pack with the supports and actions of each pupil repeated until it has so many cells."""
    times = 1
    while _cells(found := _repeated(pack, times)) < CELLS:
        times += 1
    return found


def _repeated(pack: Pack, times: int) -> Pack:
    def more(one: PackPupil) -> PackPupil:
        supports = replace(one.supports, tried=one.supports.tried * times)
        return replace(one, supports=supports, actions=one.actions * times)

    return replace(pack, pupils=tuple(map(more, pack.pupils)))


def _cells(pack: Pack) -> int:
    return sum(len(sheet.columns) * len(sheet.rows) for sheet in listings(pack))


def _first(session: Session) -> tuple[int, ...]:
    query = select(Pupil.id).where(Pupil.left_on.is_(None)).order_by(Pupil.folded).limit(PUPILS)
    return tuple(session.scalars(query))


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000
