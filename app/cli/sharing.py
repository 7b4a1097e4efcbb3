"""The commands that share a school between computers, and say what is published and who works in it."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import Any

from app.abilities import Ability
from app.cli.answer import Answer
from app.cli.credentials import credentials, opened
from app.cli.progress import TerminalProgress
from app.locking.owner import Owner
from app.moments import say_moment
from app.schools import move_school
from app.shared.conflicts import Conflict, conflicts
from app.shared.pointer import published
from app.shared.writer import writer_of
from app.shared_school import share_school
from app.store import moment


def share(arguments: Namespace) -> Answer:
    """Publish a school in a shared folder; into its own folder means that it moves to this computer first."""
    place: Path = arguments.place.absolute()
    data = {"place": str(place)}
    if place.resolve() == arguments.school.resolve():
        person = credentials(arguments)
        with TerminalProgress() as progress:
            done = move_school(place, person.unlocked if person is not None else None, progress)
        return Answer(done.sentence, data, unprotected=person is None)
    with opened(arguments) as store, TerminalProgress() as progress:
        store.require(Ability.MANAGE_PEOPLE)
        done = share_school(store, place, progress)
    return Answer(done.sentence, data, unprotected=store.unlocked is None)


def say_published(arguments: Namespace) -> Answer:
    """Say who published a shared school when, who works in it, and what is kept beside it; asks for no password."""
    place: Path = arguments.place.absolute()
    found, owner, kept = published(place), writer_of(place), conflicts(place)
    lines = [owner.sentence(moment()) if owner is not None else "Nobody is working in it."]
    lines += [f"Kept beside it: {_kept(one)}" for one in kept]
    data = {
        "number": found.number,
        "sha256": found.sha256,
        "published_at": found.published_at.isoformat(),
        "by": found.by,
        "machine": found.machine,
        "writer": _owner(owner),
        "conflicts": [_conflict(one) for one in kept],
    }
    return Answer(found.sentence, data, tuple(lines))


def _kept(one: Conflict) -> str:
    on = f" on {one.machine}" if one.machine else ""
    return f"what {one.by or 'somebody'} had changed{on}, from {say_moment(one.at)}, in {one.folder}"


def _conflict(one: Conflict) -> dict[str, Any]:
    return {"by": one.by, "machine": one.machine, "at": one.at.isoformat(), "folder": str(one.folder)}


def _owner(owner: Owner | None) -> dict[str, Any] | None:
    if owner is None:
        return None
    return {
        "name": owner.name,
        "machine": owner.machine,
        "since": _iso(owner.since),
        "beat": _iso(owner.beat),
    }


def _iso(when: datetime | None) -> str | None:
    return when.isoformat() if when else None
