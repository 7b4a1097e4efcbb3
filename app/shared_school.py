"""A shared school in the window and on the command line: checked out to work in, or looked at as published last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.abilities import Ability
from app.backups.copying import in_words
from app.backups.making import make_backup
from app.done import Done
from app.errors import Problem
from app.keys.seal import OPEN, Seal
from app.locking.lock import take
from app.moments import say_moment
from app.progress import Silent
from app.shared.checking_out import check_out
from app.shared.conflicts import Conflict, settle_conflict
from app.shared.elsewhere import home_for
from app.shared.moving import clear_live, copy_here
from app.shared.place import in_reach
from app.shared.publishing import publish
from app.shared.sharing import open_published, share, who_writes
from app.store import Store, moment

if TYPE_CHECKING:
    from app.keys.unlocking import Unlocked
    from app.progress import Progress

Opener = Callable[..., Store]


def check_out_store(
    place: Path, unlocked: Unlocked | None, name: str, opener: Opener, *, take_over: bool = False
) -> Store:
    """Check a shared school out and open the working copy on this computer; closing the store gives it back.

    Raises CheckedOut where somebody else works in it, Taken where another window of this computer does.
    """
    working = check_out(place, _seal(unlocked), name=name, now=moment(), take_over=take_over)
    try:
        store = opener(working.folder, _with_keys_of(working.folder, unlocked), name, look=False)
    except BaseException:
        working.leave()
        raise
    store.working, store.held, store.place = working, working.held, place
    return store


def look_at_published(place: Path, unlocked: Unlocked | None, opener: Opener) -> Store:
    """Open what was published last to look at; store.why_looking says who works in it since when."""
    folder = open_published(place)
    store = opener(folder, _with_keys_of(folder, unlocked), "", look=True)
    store.place = place
    store.why_looking = who_writes(place, moment()) or "This is the copy that was published last."
    return store


def look_at_conflict(conflict: Conflict, unlocked: Unlocked | None, opener: Opener) -> Store:
    """Open what was kept beside a shared school to look at; its place is the shared school's."""
    store = opener(conflict.folder, _with_keys_of(conflict.folder, unlocked), "", look=True)
    store.place = conflict.file.parent.parent
    by, on = conflict.by or "somebody", conflict.machine or "another computer"
    store.why_looking = f"this is what {by} had changed on {on}, kept from {say_moment(conflict.at)}."
    return store


def share_school(store: Store, place: Path, progress: Progress | None = None) -> Done:
    """Publish a school of this computer in a shared folder, where it is opened from then on."""
    store.require(Ability.MANAGE_PEOPLE)
    store.note("share_school")
    with store.alone():
        share(store.database, place, name=store.person, now=store.now(), progress=progress)
    return Done(f"The school is shared in {place}. Open it there from now on; what is here stays as a copy.")


def deal_with(store: Store, conflict: Conflict) -> Done:
    """Forget a conflict that somebody has looked at; its copy goes when old ones are thinned."""
    store.require(Ability.MANAGE_PEOPLE)
    store.note("settle_conflict")
    with in_reach(store.place):
        settle_conflict(conflict)
    return Done(f"What {conflict.by or 'somebody'} had changed is dealt with.")


def move_and_share(
    folder: Path, unlocked: Unlocked | None, name: str, opener: Opener, progress: Progress | None = None
) -> Done:
    """Move a live school to this computer and share it in the folder it lay in; a backup is made there first.

    Killed at any moment there is the live school or the shared one. Raises Taken where somebody works in it.
    """
    told, home = progress or Silent(), home_for(folder)
    with take(folder, name, moment()):
        store = opener(folder, unlocked, name, look=False)
        try:
            store.require(Ability.MANAGE_PEOPLE)
            make_backup(store.database, now=moment(), progress=told)
            with in_words(store.database):
                copy_here(store.database, home, told)
        finally:
            store.database.close()
    here = opener(home, unlocked, name, look=False)
    try:
        here.note("share_school")
        share(here.database, folder, name=here.person, now=moment(), progress=told, over_live=True)
    finally:
        here.database.close()
    clear_live(folder)
    return Done(f"The school is on this computer now and shared in {folder}. Its backups stay there.")


def publish_now(store: Store, progress: Progress | None = None) -> Done:
    """Publish what has changed, while people work on; a conflict keeps both and is said in the sentence."""
    if store.working is None:
        raise Problem("This school is not shared.", "Share it first, under Settings.")
    # Not beside a change of the key, which exchanges the file.
    with store.alone():
        done = publish(store.working, store.database, now=store.now(), who=store.who, progress=progress)
    if isinstance(done, Conflict):
        return Done(done.sentence)
    return Done(f"Published for others at {done.published_at.astimezone():%H:%M}.")


def _seal(unlocked: Unlocked | None) -> Seal:
    if unlocked is None:
        return OPEN
    from app.vault.seals import seal_of

    return seal_of(unlocked)


def _with_keys_of(folder: Path, unlocked: Unlocked | None) -> Unlocked | None:
    """Return the person as the key file there has them: somebody else may have published other keys."""
    if unlocked is None:
        return None
    from app.keys.key_file import as_text, load
    from app.keys.unlocking import again

    there = load(folder)
    return unlocked if as_text(there) == as_text(unlocked.key_file) else again(unlocked, there)
