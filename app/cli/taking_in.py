"""The commands that take pupils and offers in from files."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.cli.answer import Answer
from app.cli.progress import TerminalProgress
from app.imports import offers, pupils
from app.imports.plan import Plan
from app.imports.preview import as_json, summary
from app.imports.reading import read_offer_file, read_pupil_file
from app.schools import keep_before_import, open_store
from app.store import Store


def import_pupils(arguments: Namespace) -> Answer:
    """Take a pupil list in, or with --dry-run say what would happen."""
    with _school(arguments.school) as store, TerminalProgress() as progress:
        table = read_pupil_file(arguments.file, progress)
        plan = store.read(pupils.plan_pupils, table, today=store.today(), progress=progress)
        if not arguments.dry_run:
            keep_before_import(store, len(plan.rows))
            store.write(pupils.import_pupils, plan, today=store.today(), progress=progress)
    return _answer(plan, dry=arguments.dry_run)


def import_offers(arguments: Namespace) -> Answer:
    """Take a directory's services in as drafts, or with --dry-run say what would happen."""
    with _school(arguments.school) as store, TerminalProgress() as progress:
        services = read_offer_file(arguments.file)
        plan = store.read(offers.plan_offers, services, today=store.today())
        if not arguments.dry_run:
            keep_before_import(store, len(plan.rows))
            store.write(offers.import_offers, plan, today=store.today(), progress=progress)
    return _answer(plan, dry=arguments.dry_run)


@contextmanager
def _school(folder: Path) -> Iterator[Store]:
    store = open_store(folder)
    try:
        yield store
    finally:
        store.database.close()


def _answer(plan: Plan[Any], *, dry: bool) -> Answer:
    data = as_json(plan)
    lines = [f"Row {one['row']}: {one['reason']}" for one in data["reasons"]]
    lines += [
        f"Row {one['row']}: {one['warning']}" if one["row"] else one["warning"] for one in data["warnings"]
    ]
    first = "Nothing was changed. An import would bring: " if dry else "Imported: "
    return Answer(f"{first}{summary(plan)}", {"dry_run": dry, **data}, tuple(lines), unprotected=True)
