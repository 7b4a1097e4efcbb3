"""Opens a key file with a password or the recovery code, telling a wrong one from a damaged file."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.abilities import Ability, Role, Switch, abilities_of
from app.keys.envelopes import Private, check_macs, data_keys, past_decrypted, unwrap
from app.keys.parts import Entry, Held, KeyFile
from app.keys.primitives import Pair, Refused, signing_key
from app.keys.problems import KeyFileDamaged, WrongCode, WrongPassword
from app.keys.recovery import parse_code

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@dataclass(frozen=True, slots=True, eq=False)
class Unlocked:
    """Somebody who opened the key file: what they may do, and the keys they may do it with.

    keys has the data key, or two of them while the key is being changed; raw_key is what the database
    takes: the newest data key and the school's id, which is the database's salt.
    """

    number: int
    name: str
    role: Role
    switches: frozenset[Switch]
    key_file: KeyFile = field(repr=False)
    keys: tuple[Held, ...] = field(repr=False)
    box: Pair = field(repr=False)
    signing: Ed25519PrivateKey = field(repr=False)

    @property
    def abilities(self) -> frozenset[Ability]:
        """What this person may do."""
        return abilities_of(self.role, self.switches)

    @property
    def generation(self) -> int:
        """The newest generation of the data key that this person holds."""
        return self.keys[-1].generation

    @property
    def data_key(self) -> bytes:
        """The newest data key that this person holds."""
        return self.keys[-1].value

    @property
    def raw_key(self) -> bytes:
        """The newest key in the database's own form: 32 bytes of key and 16 of salt."""
        return self.data_key + self.key_file.school_id

    @property
    def by_recovery(self) -> bool:
        """Whether this is the recovery code, not a person."""
        return self.number == self.key_file.recovery.number

    @property
    def past_keys(self) -> tuple[Held, ...]:
        """The data keys of earlier generations, oldest first."""
        try:
            return past_decrypted(self.key_file.school_id, self.key_file.past, self.keys[0])
        except Refused as error:
            raise KeyFileDamaged from error

    @property
    def past_raw_keys(self) -> tuple[tuple[int, bytes], ...]:
        """Each earlier generation with its key in the database's own form, for older backups."""
        return tuple((one.generation, one.value + self.key_file.school_id) for one in self.past_keys)

    def sign(self, content: bytes) -> bytes:
        """Return this person's Ed25519 signature of content."""
        return self.signing.sign(content)


def unlock(key_file: KeyFile, number: int, password: str) -> Unlocked:
    """Return the person who has this password; raises WrongPassword, or KeyFileDamaged where the file is not true.

    Takes as long as the stretching of one password does, on purpose.
    """
    entry = key_file.entry(number)
    try:
        private = unwrap(key_file.school_id, entry, password)
    except Refused as error:
        raise WrongPassword(entry.name) from error
    return opened(key_file, entry, private)


def unlock_with_recovery(key_file: KeyFile, code: str) -> Unlocked:
    """Return an administrator by the printed code; raises WrongCode, saying which group is mistyped if it can."""
    secret = parse_code(code).hex()
    try:
        private = unwrap(key_file.school_id, key_file.recovery, secret)
    except Refused as error:
        raise WrongCode(
            "That is not the recovery code of this school.", "A newer one may have been printed since."
        ) from error
    return opened(key_file, key_file.recovery, private)


def again(unlocked: Unlocked, key_file: KeyFile) -> Unlocked:
    """Return the same person with a newer key file of the same school, without asking for the password.

    After a change of one's own password use what `renewed` returns instead: it has the new keys.
    """
    if key_file.school_id != unlocked.key_file.school_id:
        raise KeyFileDamaged
    private = Private(unlocked.box, unlocked.signing.private_bytes_raw())
    return opened(key_file, key_file.entry(unlocked.number), private)


def opened(key_file: KeyFile, entry: Entry, private: Private) -> Unlocked:
    """Return who an envelope belongs to, once all of it and of the file is found to be true."""
    signing = signing_key(private.sign)
    sign_public = signing.public_key().public_bytes_raw()
    if not hmac.compare_digest(private.box.public + sign_public, entry.box_public + entry.sign_public):
        raise KeyFileDamaged
    try:
        keys = data_keys(key_file.school_id, entry, private.box)
    except Refused as error:
        raise KeyFileDamaged from error
    check_macs(key_file, keys)
    return Unlocked(
        entry.number, entry.name, entry.role, entry.switches, key_file, keys, private.box, signing
    )
