"""Publishing a working copy: the old pointer or the new one, each with its snapshot whole, at any moment."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from app import audit
from app.backups.copying import in_words, own_connection
from app.backups.second_place import copy_whole
from app.db import Database
from app.locking.owner import machine
from app.person import NOBODY, Person
from app.progress import Progress, Silent
from app.schema import audit as audit_table
from app.shared import writer
from app.shared.conflicts import Conflict, conflicts, keep_conflict
from app.shared.names import POINTER
from app.shared.place import in_reach, open_to_colleagues, turn
from app.shared.pointer import REMEMBERED, Published, as_pointer, published
from app.shared.snapshots import KEPT, Snapshot, mark_of, put, snapshot_of, thin
from app.shared.strays import gather_strays
from app.shared.working import Origin, WorkingCopy, hash_of_keys, read_origin, write_origin

PUBLISH = "publish"
_TRIES, _PAUSE = 4, 0.1


def publish(
    working: WorkingCopy,
    database: Database,
    *,
    now: datetime,
    who: Person = NOBODY,
    progress: Progress | None = None,
) -> Published | Conflict:
    """Publish what stands in a working copy, while people work in it; what did not change is not published again.

    Where somebody else published since, theirs stays the school, ours is kept beside it, and the Conflict is
    returned: check out anew to go on from theirs. Raises OutOfReach or another Problem where the place takes
    nothing now: everything stays in the working copy, and publishing is tried again later. No older snapshot stays
    after an erasure (see leave_no_older), nor where keys or people changed, who could open it still.
    """
    origin = _origin(working)
    with own_connection(database) as connection:
        mark = mark_of(connection)
    if mark == origin.mark and hash_of_keys(working.folder) == origin.keys and not origin.pending:
        return published(working.place)
    if mark == origin.kept and (before := _kept_before(working)) is not None:
        return before
    # A place that is out of reach is published to later, and nothing is noted until then.
    published(working.place)
    _note(database, origin, mark, who, now)
    with snapshot_of(database, working.folder, progress or Silent()) as snapshot, in_reach(working.place):
        return put_in_turn(working, snapshot, now)


def give_back(
    working: WorkingCopy,
    database: Database,
    *,
    now: datetime,
    who: Person = NOBODY,
    progress: Progress | None = None,
) -> Published | Conflict:
    """Publish, close the school and give the check-out back, so that somebody else can work.

    Raises Problem as publish does; then the school is still open and checked out: try again, or leave it.
    """
    done = publish(working, database, now=now, who=who, progress=progress)
    database.close()
    writer.drop(working.place, working.token)
    write_origin(working.folder, replace(_origin(working), token=""))
    working.leave()
    return done


def leave_no_older(working: WorkingCopy) -> None:
    """Let no older snapshot stay in the place once this is published, even where that is only possible later."""
    write_origin(working.folder, replace(_origin(working), alone=True))


def put_in_turn(working: WorkingCopy, snapshot: Snapshot, now: datetime) -> Published | Conflict:
    """Put a snapshot into the place and point to it, or keep it as a conflict; raises OSError where the place ends."""
    place, name = working.place, working.held.owner.name
    with turn(place, name, now):
        there = published(place)
        origin = _origin(working).settled(there)
        gather_strays(place, there, now)
        put(place, snapshot)
        if there.sha256 != origin.base or not writer.is_ours(place, working.token):
            kept = keep_conflict(place, snapshot.sha256, name, now, there)
            write_origin(working.folder, replace(origin, kept=snapshot.mark))
            return kept
        new = following(there, snapshot, name, now)
        # Said first, so that a stop between the two is not taken for somebody else's work.
        origin = replace(origin, pending=new.sha256, pending_mark=snapshot.mark)
        write_origin(working.folder, origin)
        point_to(place, new, snapshot.folder)
        keys = hash_of_keys(snapshot.folder)
        write_origin(working.folder, replace(origin.based_on(new, snapshot.mark), keys=keys))
        thin(place, new, kept=1 if origin.alone or keys != origin.keys else KEPT)
        return new


def following(there: Published | None, snapshot: Snapshot, name: str, now: datetime) -> Published:
    """Return what is published once the pointer names a snapshot."""
    return Published(
        number=there.number + 1 if there else 1,
        sha256=snapshot.sha256,
        size=snapshot.size,
        published_at=now.astimezone(UTC),
        by=name,
        machine=machine(),
        base=there.sha256 if there else "",
        mark=snapshot.mark,
        history=(there.sha256, *there.history)[:REMEMBERED] if there else (),
    )


def point_to(place: Path, new: Published, part: Path) -> None:
    """Let the pointer name a snapshot that is there, in one step; part is a folder of ours. Raises OSError."""
    file = part / POINTER
    file.write_bytes(as_pointer(new))
    for attempt in range(_TRIES):
        try:
            copy_whole(file, place / POINTER)
            break
        except PermissionError:
            # Windows puts nothing into the place of a file that somebody is reading at this moment.
            if attempt == _TRIES - 1:
                raise
            time.sleep(_PAUSE)
    open_to_colleagues(place, place / POINTER)


def _note(database: Database, origin: Origin, mark: str, who: Person, now: datetime) -> None:
    """Write into the trail that this is published, so that what is published says so itself; no two without a change."""
    with in_words(database), database.writing.begin() as connection:
        newest = select(audit_table.c.kind).order_by(audit_table.c.id.desc()).limit(1)
        if mark == origin.mark or connection.scalar(newest) != PUBLISH:
            audit.append(connection, at=now, who=who, kind=PUBLISH, facts={"base": origin.base})


def _origin(working: WorkingCopy) -> Origin:
    # Where nothing says what it was made from, it fits nothing that is published: it is kept as a conflict.
    return read_origin(working.folder) or Origin(str(working.place), "", 0, "")


def _kept_before(working: WorkingCopy) -> Conflict | None:
    name = working.held.owner.name
    return next((one for one in conflicts(working.place) if (one.by, one.machine) == (name, machine())), None)
