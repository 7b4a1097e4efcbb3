"""Erasing and anonymising as whole acts: the rows, the file's log, and the ledger beside the school."""

from __future__ import annotations

from dataclasses import replace

from app.abilities import Ability
from app.backups.ledger import Entry, add_to_ledger, ledger
from app.backups.second_place import tell_there
from app.done import Done
from app.errors import Problem
from app.operations.rights.again import mark_of, scrub
from app.operations.rights.anonymising import anonymise_pupil
from app.operations.rights.erasing import erase_pupil
from app.store import Store

_LATER = "What is shared there names the pupil until it is published again."


def erase(store: Store, pupil_id: int, ground: str) -> Done:
    """Erase a pupil, empty the log, and write the number into the ledger, so that no backup brings them back."""
    mark = _prepare(store, pupil_id)
    done = store.write(erase_pupil, pupil_id, ground, today=store.today())
    return _finish(store, Entry(pupil_id, _at(store), mark), done)


def anonymise(store: Store, pupil_id: int) -> Done:
    """Make a leaver's record anonymous, likewise."""
    mark = _prepare(store, pupil_id)
    done = store.write(anonymise_pupil, pupil_id, today=store.today())
    return _finish(store, Entry(pupil_id, _at(store), mark, whole=False), done)


def _prepare(store: Store, pupil_id: int) -> str:
    # A ledger that cannot be read is said before anything is erased.
    ledger(store.database.folder)
    store.require(Ability.ERASE)
    if store.working is not None:
        from app.shared.publishing import leave_no_older

        # Older snapshots on the share still name the pupil. Said first, so that no stop in between forgets it.
        leave_no_older(store.working)
    with store.database.engine.connect() as connection:
        return mark_of(connection, pupil_id)


def _finish(store: Store, entry: Entry, done: Done) -> Done:
    try:
        add_to_ledger(store.database.folder, [entry])
        tell_there(store.database.folder)
    finally:
        # What the ledger could not take, the database knows: a restore asks both.
        scrub(store.database)
    if store.working is None:
        return done
    from app.shared.publishing import leave_no_older, publish

    try:
        with store.alone():
            # Once more: the program may have published by itself between the two.
            leave_no_older(store.working)
            publish(store.working, store.database, now=store.now(), who=store.who)
    except Problem as problem:
        return replace(done, sentence=f"{done.sentence} {problem.message} {_LATER}")
    return done


def _at(store: Store) -> str:
    return store.now().isoformat(timespec="seconds")
