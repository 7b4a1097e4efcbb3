"""The command that puts a backup back."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DatabaseError

from app.backups.files import Backup, as_backup, backups, folder_of
from app.backups.preview import Preview, preview
from app.backups.restoring import restore
from app.backups.words import say_moment
from app.cli.answer import Answer
from app.cli.backups import as_data
from app.cli.progress import TerminalProgress
from app.errors import Problem
from app.person import Person
from app.schools import open_store
from app.store import moment


def restore_backup(arguments: Namespace) -> Answer:
    """Put a backup back; without --yes say what would be lost, and on a terminal ask."""
    school: Path = arguments.school
    chosen = _chosen(school, arguments.backup)
    found = preview(school, chosen)
    if not arguments.yes and not _agreed(found, as_json=getattr(arguments, "json", False)):
        sentence = f"Nothing was changed. This would restore the backup of {say_moment(chosen.made_at)}."
        lines = (*_said(found), "Say --yes to restore it.")
        return Answer(sentence, {"restored": False, **as_data(chosen), **_lost(found)}, lines, True, 1)
    with TerminalProgress() as progress:
        done = restore(school, chosen, now=moment(), who=Person(_person(school)), progress=progress)
    data = {
        "restored": True,
        **as_data(chosen),
        **_lost(found),
        "before": str(done.before) if done.before else None,
    }
    return Answer(done.sentence, data, (done.where,) if done.where else (), unprotected=True)


def _agreed(found: Preview, *, as_json: bool) -> bool:
    if as_json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    for line in (f"The backup of {say_moment(found.backup.made_at)}.", *_said(found)):
        print(line)
    return input("Restore it? Type yes: ").strip().casefold() == "yes"


def _said(found: Preview) -> list[str]:
    return [*found.lines(), *(f"  {sentence}" for sentence in found.sentences)]


def _lost(found: Preview) -> dict[str, Any]:
    differing = {"pupils": found.pupils, "offers": found.offers, "placements": found.placements}
    return {"readable": found.readable, "changes_lost": found.later, "differing": differing}


def _chosen(school: Path, name: str | None) -> Backup:
    if name is None:
        found = backups(school)
        if not found:
            raise Problem(f"There are no backups of {school}.", "Give one with --backup FILE.")
        return found[0]
    inside = folder_of(school) / name
    return as_backup(inside if inside.is_file() else Path(name))


def _person(school: Path) -> str:
    """Return under whose name a restore is recorded, as far as what is there now can say."""
    try:
        store = open_store(school)
        store.database.close()
    except (Problem, DatabaseError):
        return ""
    return store.person
