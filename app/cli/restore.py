"""The command that puts a backup back."""

from __future__ import annotations

import sys
from argparse import Namespace
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Any

from app.abilities import Ability
from app.backups.files import as_backup, files_in, folder_of
from app.backups.preview import Preview, preview
from app.backups.words import say_moment
from app.cli.answer import Answer
from app.cli.backups import as_data
from app.cli.progress import TerminalProgress
from app.cli.seals import holder
from app.errors import Problem
from app.keys.key_file import key_file_of, save
from app.schools import restore_school
from app.shared.place import home_of
from app.store import moment
from app.vault.state import KeyFileInPlace, take_key_file


def restore_backup(arguments: Namespace) -> Answer:
    """Put a backup back; without --yes say what would be lost, and on a terminal ask."""
    school = home_of(arguments.school)
    if arguments.key_file_from_backup:
        alone = not (arguments.backup or arguments.latest or arguments.yes)
        with nullcontext() if alone else suppress(KeyFileInPlace):
            source = take_key_file(school, moment())
        if alone:
            sentence = f"The key file is back, as the backup {source.name.removesuffix('.keys')} has it."
            return Answer(sentence, {"key_file_from": str(source)})
    file = _file(school, arguments.backup)
    held = holder(arguments, file)
    held.who.require(Ability.RESTORE)
    backup = as_backup(file, held.seal)
    sees_risk, unprotected = held.who.may(Ability.SEE_RISK), held.key_file is None
    found = preview(school, backup, held.seal, sees_risk=sees_risk)
    if not arguments.yes and not _agreed(found, as_json=getattr(arguments, "json", False)):
        sentence = f"Nothing was changed. This would restore the backup of {say_moment(backup.made_at)}."
        lines = (*_said(found), "Say --yes to restore it.")
        data = {"restored": False, **as_data(backup), **_lost(found)}
        return Answer(sentence, data, lines, unprotected, 1)
    if held.key_file is not None and not key_file_of(school).exists():
        school.mkdir(parents=True, mode=0o700, exist_ok=True)
        save(school, held.key_file)
    with TerminalProgress() as progress:
        done = restore_school(school, backup, seal=held.seal, now=moment(), who=held.who, progress=progress)
    before = str(done.before) if done.before else None
    data = {"restored": True, **as_data(backup), **_lost(found), "before": before}
    shared = "It is published when the school is opened next." if school != arguments.school else ""
    return Answer(done.sentence, data, tuple(filter(None, (done.where, shared))), unprotected)


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


def _file(school: Path, name: str | None) -> Path:
    if name is None:
        found = files_in(folder_of(school))
        if not found:
            raise Problem(f"There are no backups of {school}.", "Give one with --backup FILE.")
        return found[0][1]
    inside = folder_of(school) / name
    file = inside if inside.is_file() else Path(name)
    if not file.is_file():
        raise Problem(f"There is no backup {file}.", "Choose another.")
    return file
