"""What the import dialog can take in: for each kind of file how it is read, compared and written, and its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.done import Done
from app.imports.plan import Plan
from app.progress import Progress

if TYPE_CHECKING:
    from app.store import Store


@dataclass(frozen=True, slots=True)
class ImportKind:
    """One kind of import. `read` needs no school and `compare` changes nothing; `write` is one step."""

    title: str
    ask: str
    patterns: str
    one: str
    many: str
    read: Callable[[Path, Progress], Any]
    compare: Callable[[Store, Any, Progress], Plan[Any]]
    write: Callable[[Store, Plan[Any], Progress], Done]


def kind_of(name: str) -> ImportKind:
    """Return the kind of import with this name: "offers" or "pupils"."""
    return _KINDS[name]


# --- offers -------------------------------------------------------------------------------------------


def _read_offers(path: Path, progress: Progress) -> Any:
    from app.imports.reading import read_offer_file

    progress.step(0, 0, "Reading the file")
    return read_offer_file(path)


def _compare_offers(store: Store, services: Any, progress: Progress) -> Plan[Any]:
    from app.imports.directory.importing import plan_offers

    progress.step(0, 0, "Comparing the rows")
    return store.read(plan_offers, services, today=store.today())


def _write_offers(store: Store, plan: Plan[Any], progress: Progress) -> Done:
    from app.imports.directory.importing import import_offers
    from app.schools import keep_before_import

    keep_before_import(store, len(plan.rows))
    return store.write(import_offers, plan, today=store.today(), progress=progress)


# --- pupils -------------------------------------------------------------------------------------------


def _read_pupils(path: Path, progress: Progress) -> Any:
    from app.imports.reading import read_pupil_file

    return read_pupil_file(path, progress)


def _compare_pupils(store: Store, table: Any, progress: Progress) -> Plan[Any]:
    from app.imports.pupils.importing import plan_pupils

    return store.read(plan_pupils, table, today=store.today(), progress=progress)


def _write_pupils(store: Store, plan: Plan[Any], progress: Progress) -> Done:
    from app.imports.pupils.importing import import_pupils
    from app.schools import keep_before_import

    keep_before_import(store, len(plan.rows))
    return store.write(import_pupils, plan, today=store.today(), progress=progress)


_KINDS = {
    "offers": ImportKind(
        "Import offers",
        "Choose the JSON file of a directory (Open Referral UK), or drop it here. "
        "Each service comes as a draft; the file cannot say its grouping.",
        "Directory files (*.json);;All files (*)",
        "draft",
        "drafts",
        _read_offers,
        _compare_offers,
        _write_offers,
    ),
    "pupils": ImportKind(
        "Import pupils",
        "Choose a list of pupils (.xlsx or CSV) from your school's system, or drop it here. "
        "Pupils are matched by UPN, admission number, or name and date of birth.",
        "Lists (*.xlsx *.csv *.txt *.tsv);;All files (*)",
        "pupil",
        "pupils",
        _read_pupils,
        _compare_pupils,
        _write_pupils,
    ),
}
