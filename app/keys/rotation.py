"""Changes the school's data key so that nobody is locked out wherever it stops, and whoever left is.

First the key file holds both keys, then the database changes, then the key file holds the new one only.
Whoever opens the school after it stopped in between tries `candidates`, and settles on the one that fits.
"""

from __future__ import annotations

import secrets
from dataclasses import replace

from app.errors import Problem
from app.keys.changes import check_managed, check_manager, person_of
from app.keys.envelopes import past_encrypted, resealed, with_macs
from app.keys.parts import Entry, Held, KeyFile
from app.keys.primitives import KEY_SIZE
from app.keys.problems import KeysChanging
from app.keys.reading import MOST_PAST
from app.keys.unlocking import Unlocked, again


def begin_rotation(unlocked: Unlocked, without: int | None = None) -> KeyFile:
    """Return a key file with a new data key beside the present one, which `without` cannot open.

    Save it, then take `candidates(again(unlocked, key_file))`: the first is the database's new key.
    """
    check_manager(unlocked)
    before = unlocked.key_file
    if before.rotating:
        raise KeysChanging
    leaving = None if without is None else person_of(before, without)
    if leaving is not None and leaving.number == unlocked.number:
        raise Problem("You cannot remove yourself.", "Ask another administrator of Fivefold to do it.")
    check_managed(one for one in before.people if one is not leaving)
    keys = (*unlocked.keys, Held(before.generation + 1, secrets.token_bytes(KEY_SIZE)))

    def both(one: Entry) -> Entry:
        return one if one is leaving else resealed(before.school_id, one, keys)

    people = tuple(both(one) for one in before.people)
    after = replace(before, serial=before.serial + 1, people=people, recovery=both(before.recovery))
    return with_macs(after, keys)


def candidates(unlocked: Unlocked) -> tuple[bytes, ...]:
    """Return the raw keys that the database may have, the newest first: one, or two while it is changing."""
    return tuple(one.value + unlocked.key_file.school_id for one in reversed(unlocked.keys))


def finish_rotation(unlocked: Unlocked, key_file: KeyFile) -> KeyFile:
    """Return the key file with the new data key only, once the database has it; the old one is past."""
    both = again(unlocked, key_file)
    return settled(both, both.generation)[1]


def settled(unlocked: Unlocked, generation: int) -> tuple[Unlocked, KeyFile]:
    """Return the same person, and the key file to save, once it is known which data key the database has.

    The newer one ends the rotation and with it the envelope of whoever was removed; the older one undoes it.
    """
    before = unlocked.key_file
    key = next((one for one in unlocked.keys if one.generation == generation), None)
    if key is None:
        raise ValueError(f"Generation {generation} is not one that this person holds.")
    if not before.rotating:
        return unlocked, before
    kept = replace(
        before,
        serial=before.serial + 1,
        generation=generation,
        people=tuple(_only(one, generation) for one in before.people if generation in one.generations),
        recovery=_only(before.recovery, generation),
        past=before.past if generation == before.generation else _past(unlocked, key),
    )
    after = with_macs(kept, [key])
    return again(unlocked, after), after


def _only(entry: Entry, generation: int) -> Entry:
    return replace(entry, sealed=tuple(one for one in entry.sealed if one.generation == generation))


def _past(unlocked: Unlocked, key: Held) -> tuple[Held, ...]:
    earlier = (*unlocked.past_keys, unlocked.keys[0])[-MOST_PAST:]
    return past_encrypted(unlocked.key_file.school_id, earlier, key)
