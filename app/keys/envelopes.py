"""Makes and opens people's envelopes, each bound to the school, the person and the purpose it is for."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from app.keys.parts import Cost, Entry, Held, KeyFile, Stretch, Who
from app.keys.primitives import (
    KEY_SIZE,
    Pair,
    box_pair,
    decrypt,
    derived,
    encrypt,
    mac,
    new_box,
    new_stretch,
    seal,
    signing_key,
    stretched,
    unseal,
)
from app.keys.problems import KeyFileDamaged
from app.keys.writing import sealed_bytes


class Private(NamedTuple):
    """What only one person's password opens: the pair that data keys are sealed to, and what signs."""

    box: Pair
    sign: bytes


def new_entry(
    school_id: bytes, who: Who, secret: str, cost: Cost, keys: Iterable[Held]
) -> tuple[Entry, Private]:
    """Return an envelope with new keys for somebody, opened by the secret, and the private keys in it."""
    private = Private(new_box(), new_box().private)
    sign_public = signing_key(private.sign).public_key().public_bytes_raw()
    stretch, wrapped = wrap(school_id, who.number, secret, cost, private)
    entry = Entry(
        who.number, who.name, who.role, who.switches, stretch, wrapped, private.box.public, sign_public, ()
    )
    return resealed(school_id, entry, keys), private


def wrap(school_id: bytes, number: int, secret: str, cost: Cost, private: Private) -> tuple[Stretch, bytes]:
    """Return private keys encrypted by a password, and how that password is stretched."""
    stretch = new_stretch(cost)
    key = stretched(secret, stretch)
    return stretch, encrypt(key, private.box.private + private.sign, _bound(school_id, "wrapped", number))


def unwrap(school_id: bytes, entry: Entry, secret: str) -> Private:
    """Return the private keys in an envelope; raises Refused where the password is another."""
    key = stretched(secret, entry.stretch)
    both = decrypt(key, entry.wrapped, _bound(school_id, "wrapped", entry.number))
    return Private(box_pair(both[:KEY_SIZE]), both[KEY_SIZE:])


def resealed(school_id: bytes, entry: Entry, keys: Iterable[Held]) -> Entry:
    """Return an envelope that opens these data keys and no others, under the name and role it now has."""
    sealed = tuple(
        Held(key.generation, seal(entry.box_public, key.value, _role_of(school_id, entry, key.generation)))
        for key in keys
    )
    return replace(entry, sealed=sealed)


def data_keys(school_id: bytes, entry: Entry, box: Pair) -> tuple[Held, ...]:
    """Return the data keys sealed in an envelope, oldest first; raises Refused where one is not this person's."""
    return tuple(
        Held(held.generation, unseal(box, held.value, _role_of(school_id, entry, held.generation)))
        for held in entry.sealed
    )


def with_macs(key_file: KeyFile, keys: Iterable[Held]) -> KeyFile:
    """Return a key file whose macs are those of these data keys, one a generation."""
    keys = tuple(keys)
    counted = replace(key_file, macs=tuple(Held(key.generation, b"") for key in keys))
    macs = tuple(Held(key.generation, mac(key.value, sealed_bytes(counted, key.generation))) for key in keys)
    return replace(counted, macs=macs)


def check_macs(key_file: KeyFile, keys: Iterable[Held]) -> None:
    """Raise KeyFileDamaged where the mac of one of these data keys is not the key file's own."""
    found = {one.generation: one.value for one in key_file.macs}
    for key in keys:
        proof = mac(key.value, sealed_bytes(key_file, key.generation))
        if not hmac.compare_digest(proof, found.get(key.generation, b"")):
            raise KeyFileDamaged


def past_encrypted(school_id: bytes, past: Iterable[Held], key: Held) -> tuple[Held, ...]:
    """Return earlier data keys, readable with the present one."""
    inside = derived(key.value, "fivefold past keys")
    return tuple(
        Held(
            one.generation,
            encrypt(inside, one.value, _bound(school_id, "past", one.generation, key.generation)),
        )
        for one in past
    )


def past_decrypted(school_id: bytes, past: Iterable[Held], key: Held) -> tuple[Held, ...]:
    """Return the earlier data keys themselves; raises Refused where the key is not the one they were put under."""
    inside = derived(key.value, "fivefold past keys")
    return tuple(
        Held(
            one.generation,
            decrypt(inside, one.value, _bound(school_id, "past", one.generation, key.generation)),
        )
        for one in past
    )


def _role_of(school_id: bytes, entry: Entry, generation: int) -> bytes:
    switches = ",".join(sorted(entry.switches))
    return _bound(school_id, "data key", entry.number, generation, entry.name, entry.role.value, switches)


def _bound(school_id: bytes, purpose: str, *facts: int | str) -> bytes:
    return json.dumps([purpose, school_id.hex(), *facts]).encode()
