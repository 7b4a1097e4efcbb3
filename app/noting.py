"""What is looked at and what leaves the program goes into the audit trail first."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Literal

from app.abilities import Ability
from app.vault.keys_taken import forget_keys_taken, keys_taken

if TYPE_CHECKING:
    from pathlib import Path

    from app.audit import Fact
    from app.store import Store
    from app.vault.attempts import Attempts

UNRECORDED = "Nothing can be written here, so looks are not recorded."


def note_if_writable(store: Store, kind: str, *touched: tuple[str, int], **facts: Fact) -> bool:
    """Write an entry into the trail; says whether it is there: not in a school that is open to look at only.

    Raises Problem where it should be there and cannot be. What names pupils uses Store.note, and so is not
    done without its entry.
    """
    if not store.database.can_write:
        return False
    store.note(kind, touched, **facts)
    return True


def note_file(store: Store, kind: str, content: bytes, **facts: Fact) -> bool:
    """Write into the trail that a file without names is made, with the hash of what stands in it."""
    return note_if_writable(store, kind, **facts, sha256=hashlib.sha256(content).hexdigest())


def note_signed_in(store: Store, attempts: Attempts, **facts: Fact) -> None:
    """Write into the trail that somebody signed in, and who failed to before; where nothing can be written, nothing."""
    if store.unlocked is None or not store.database.can_write:
        return
    failed: dict[int, list[str]] = {}
    for one in attempts.all():
        failed.setdefault(one.number, []).append(one.at.isoformat(timespec="seconds"))
    for number, times in failed.items():
        store.note("sign_in_failed", person=number, count=len(times), first=times[0], last=times[-1])
    # Taking a key file needs nobody who has signed in, and so is said here.
    for at in keys_taken(store.database.folder):
        store.note("take_key_file", at=at)
    store.note("sign_in", (), **facts)
    # Forgotten last: should the program stop in between, they are in the trail twice rather than never.
    attempts.flush()
    forget_keys_taken(store.database.folder)


def note_named_file(store: Store, kind: str, content: bytes, **facts: Fact) -> None:
    """The same for a file that names pupils: where it cannot be noted it raises, and the file is not made."""
    store.note(kind, (), **facts, sha256=hashlib.sha256(content).hexdigest())


def choose_second_place(store: Store, place: Path | None) -> None:
    """Have backups copied to a folder too, or with None no longer; raises NotAllowed, or Problem for what cannot be."""
    from app.backups.second_place import check_place, set_second_place

    store.require(Ability.BACK_UP)
    if place is None:
        store.note("clear_second_place")
    else:
        check_place(store.database.folder, place)
        store.note("set_second_place")
    set_second_place(store.database.folder, place)


def require_copy(store: Store, *, internal: bool) -> None:
    """Raise NotAllowed where whoever is at the program may not make this copy of the map."""
    store.require(Ability.EXPORT)
    if internal:
        store.require(Ability.EXPORT_INTERNAL)


def copy_name(*, internal: bool) -> Literal["internal", "shared"]:
    """Return what the trail calls a copy."""
    return "internal" if internal else "shared"
