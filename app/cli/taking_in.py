"""The commands that take pupils and offers in from files."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from app.abilities import Ability
from app.cli.answer import Answer
from app.cli.credentials import To, opened
from app.cli.progress import TerminalProgress
from app.imports.directory import importing as offers
from app.imports.plan import Plan
from app.imports.preview import as_json, summary
from app.imports.pupils import importing as pupils
from app.imports.reading import read_offer_file, read_pupil_file
from app.schools import keep_before_import
from app.store import Store


def import_pupils(arguments: Namespace) -> Answer:
    """Take a pupil list in, or with --dry-run say what would happen."""
    with opened(arguments, to=_to(arguments)) as store, TerminalProgress() as progress:
        store.require(Ability.IMPORT)
        table = read_pupil_file(arguments.file, progress)
        plan = store.read(pupils.plan_pupils, table, today=store.today(), progress=progress)
        if not arguments.dry_run:
            keep_before_import(store, len(plan.rows))
            store.write(pupils.import_pupils, plan, today=store.today(), progress=progress)
    return _answer(store, plan, dry=arguments.dry_run)


def import_offers(arguments: Namespace) -> Answer:
    """Take a directory's services in as drafts, or with --dry-run say what would happen."""
    with opened(arguments, to=_to(arguments)) as store, TerminalProgress() as progress:
        store.require(Ability.IMPORT)
        services = read_offer_file(arguments.file)
        plan = store.read(offers.plan_offers, services, today=store.today())
        if not arguments.dry_run:
            keep_before_import(store, len(plan.rows))
            store.write(offers.import_offers, plan, today=store.today(), progress=progress)
    return _answer(store, plan, dry=arguments.dry_run)


def _to(arguments: Namespace) -> To:
    return "read" if arguments.dry_run else "write"


def _answer(store: Store, plan: Plan[Any], *, dry: bool) -> Answer:
    data = as_json(plan)
    lines = [f"Row {one['row']}: {one['reason']}" for one in data["reasons"]]
    lines += [
        f"Row {one['row']}: {one['warning']}" if one["row"] else one["warning"] for one in data["warnings"]
    ]
    first = "Nothing was changed. An import would bring: " if dry else "Imported: "
    return Answer(f"{first}{summary(plan)}", {"dry_run": dry, **data}, tuple(lines), store.unlocked is None)
