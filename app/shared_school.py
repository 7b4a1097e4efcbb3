"""A shared school in the window and on the command line: checked out to work in, or looked at as published last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.abilities import Ability
from app.done import Done
from app.errors import Problem
from app.keys.seal import OPEN, Seal
from app.shared.checking_out import check_out
from app.shared.conflicts import Conflict
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
    store.working, store.held = working, working.held
    return store


def look_at_published(place: Path, unlocked: Unlocked | None, opener: Opener) -> Store:
    """Open what was published last to look at; store.why_looking says who works in it since when."""
    folder = open_published(place)
    store = opener(folder, _with_keys_of(folder, unlocked), "", look=True)
    store.why_looking = who_writes(place, moment()) or "This is the copy that was published last."
    return store


def share_school(store: Store, place: Path, progress: Progress | None = None) -> Done:
    """Publish a school of this computer in a shared folder, where it is opened from then on."""
    store.require(Ability.MANAGE_PEOPLE)
    store.note("share_school")
    with store.alone():
        share(store.database, place, name=store.person, now=store.now(), progress=progress)
    return Done(f"The school is shared in {place}. Open it there from now on; what is here stays as a copy.")


def publish_now(store: Store, progress: Progress | None = None) -> Done:
    """Publish what has changed, while people work on; a conflict keeps both and is said in the sentence."""
    if store.working is None:
        raise Problem("This school is not shared.", "Share it first, under Settings.")
    done = publish(store.working, store.database, now=store.now(), progress=progress)
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
