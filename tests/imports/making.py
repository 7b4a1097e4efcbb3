"""Files that tests of imports write themselves, and the way from a file into the school."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.imports.directory.importing import OfferPlan, import_offers, plan_offers
from app.imports.headings import ColumnMap
from app.imports.plan import Choices, Outcome
from app.imports.pupils.importing import import_pupils, plan_pupils
from app.imports.pupils.planning import PlannedPupil, PupilPlan
from app.imports.pupils.table import PupilTable
from app.imports.table import Cell
from app.models import Offer, Pupil, Standing
from app.store import Store
from tests.fixtures import TODAY
from tests.imports.reading import read_offer_file, read_pupil_file

# The counts of a plan without rows.
NOTHING = dict.fromkeys((str(outcome) for outcome in Outcome), 0)
HEADINGS = "Adno,Surname,Forename,DOB,Year,Class"


def text_file(folder: Path, text: str, encoding: str = "utf-8", name: str = "list.csv") -> Path:
    """Write a text file in some encoding and return where it is."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def list_file(folder: Path, *rows: str, headings: str = HEADINGS) -> Path:
    """Write a CSV list with usual headings."""
    return text_file(folder, "\r\n".join([headings, *rows]))


def workbook_file(folder: Path, rows: Sequence[Sequence[Any]], name: str = "list.xlsx") -> Path:
    """Write a workbook with one sheet."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    path = folder / name
    workbook.save(path)
    return path


def sheets_file(folder: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    """Write a workbook with several sheets: name → rows."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    path = folder / "list.xlsx"
    workbook.save(path)
    return path


def services_file(folder: Path, *services: dict[str, Any], key: str | None = "contents") -> Path:
    """Write an Open Referral file: a page with a key, or a bare list."""
    path = folder / "services.json"
    data = list(services) if key is None else {key: list(services)}
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def service(**fields: Any) -> dict[str, Any]:
    """Return a service with a name and an organisation, and what else is given."""
    return {
        "id": "s-1",
        "name": "Drop-in",
        "status": "active",
        "organization": {"name": "Kite Project"},
    } | fields


def pupil_table_of(*rows: tuple[Cell, ...]) -> PupilTable:
    """Return a list that was read, with a pupil's number, names, class, types of need and day of leaving."""
    names = ("admission_number", "surname", "forename", "class_name", "sen_type", "left_on")
    headings = ("Adno", "Surname", "Forename", "Class", "SEN Type", "Left on")
    columns = ColumnMap({name: place for place, name in enumerate(names)})
    return PupilTable(headings, columns, tuple(enumerate(rows, start=2)))


def plan_of(store: Store, path: Path) -> PupilPlan:
    """Return what importing a pupil list would do."""
    return store.read(plan_pupils, read_pupil_file(path), today=TODAY)


def only(plan: PupilPlan) -> PlannedPupil:
    """Return the one row of a plan."""
    (row,) = plan.rows
    return row


def take_in(store: Store, path: Path) -> Done:
    """Import a pupil list."""
    return store.write(import_pupils, plan_of(store, path), today=TODAY)


def offer_plan(store: Store, path: Path, choices: Choices | None = None) -> OfferPlan:
    """Return what importing services would do."""
    return store.read(plan_offers, read_offer_file(path), today=TODAY, choices=choices)


def take_offers_in(store: Store, path: Path, choices: Choices | None = None) -> Done:
    """Import services as drafts."""
    return store.write(import_offers, offer_plan(store, path, choices), today=TODAY)


def pupils(store: Store) -> list[dict[str, Any]]:
    """Return every pupil as a dictionary, in the order they were added."""

    def query(session: Session) -> list[dict[str, Any]]:
        columns = [column.name for column in Pupil.__table__.columns]
        found = session.scalars(select(Pupil).order_by(Pupil.id))
        return [
            {name: getattr(one, name) for name in columns}
            | {"sen_types": [row.code for row in one.sen_types]}
            for one in found
        ]

    return store.read(query)


def standings(store: Store) -> list[dict[str, Any]]:
    """Return every standing as a dictionary, by pupil and day."""

    def query(session: Session) -> list[dict[str, Any]]:
        columns = [column.name for column in Standing.__table__.columns]
        found = session.scalars(select(Standing).order_by(Standing.pupil_id, Standing.starts_on))
        return [{name: getattr(one, name) for name in columns} for one in found]

    return store.read(query)


def offers(store: Store) -> list[dict[str, Any]]:
    """Return every offer as a dictionary with the name of its organisation and its states."""

    def query(session: Session) -> list[dict[str, Any]]:
        columns = [column.name for column in Offer.__table__.columns]
        return [
            {name: getattr(one, name) for name in columns}
            | {
                "organisation": one.organisation.name if one.organisation else None,
                "states": [(state.status, state.starts_on) for state in one.states],
                "places": len(one.places),
            }
            for one in session.scalars(select(Offer).order_by(Offer.id))
        ]

    return store.read(query)
