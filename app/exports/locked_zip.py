"""A zip whose files are encrypted with AES-256 in the way that 7-Zip, WinZip and Keka open (AE-2)."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import struct
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from app.errors import Problem
from app.keys.primitives import aes_blocks

# The format's own numbers (WinZip's AE-2 specification): salt, check value and seal by length; 1,000 rounds, which
# would be weak for a password somebody made up, and are no matter for one of 99 random bits.
_SALT, _CHECK, _SEAL, _KEY, _ROUNDS, _BLOCK = 16, 2, 10, 32, 1000, 16
_ENCRYPTED, _UTF8, _AES, _DEFLATED = 0x1, 0x800, 99, 8
_NEEDS = 51  # version 5.1 of the zip format
_MIDNIGHT = (0, 0x21)  # 1 January 1980: the file says inside when it was made
_EXTRA = struct.pack("<HHH2sBH", 0x9901, 7, 2, b"AE", 3, _DEFLATED)
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


class _Entry(NamedTuple):
    name: bytes
    body: bytes
    size: int

    def fields(self) -> bytes:
        """Return what the header beside the file and the one in the directory share."""
        flags = _ENCRYPTED | _UTF8
        # AE-2 leaves the checksum at nought: it would say something of what is inside.
        return struct.pack(
            "<HHHHHIIIHH",
            _NEEDS,
            flags,
            _AES,
            *_MIDNIGHT,
            0,
            len(self.body),
            self.size,
            len(self.name),
            len(_EXTRA),
        )


def lock(parts: Mapping[str, bytes], password: str) -> bytes:
    """Return files, by their names, as one encrypted zip; the names themselves can be read by anybody."""
    whole, directory = bytearray(), bytearray()
    for name, content in parts.items():
        entry = _Entry(name.encode(), _sealed(_deflated(content), password), len(content))
        place = struct.pack("<HHHII", 0, 0, 0, 0, len(whole))
        directory += _CENTRAL + struct.pack("<H", _NEEDS) + entry.fields() + place + entry.name + _EXTRA
        whole += _LOCAL + entry.fields() + entry.name + _EXTRA + entry.body
    count = len(parts)
    end = _END + struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(whole), 0)
    return bytes(whole + directory + end)


def unlock(locked: bytes, password: str) -> dict[str, bytes]:
    """Return the files of an encrypted zip by their names; raises Problem for a wrong password or a changed file."""
    found: dict[str, bytes] = {}
    at = 0
    try:
        while locked[at : at + 4] == _LOCAL:
            method, stored, name, extra = _header(locked, at)
            start = at + 30 + name + extra
            if method != _AES:
                raise Problem("That file is not a locked transfer file.")
            body = locked[start : start + stored]
            found[locked[at + 30 : at + 30 + name].decode()] = zlib.decompress(_opened(body, password), -15)
            at = start + stored
    except (struct.error, zlib.error, UnicodeDecodeError) as error:
        raise Problem("That file is damaged.", "Ask for it again.") from error
    if not found:
        raise Problem("That file is not a locked transfer file.")
    return found


def _header(locked: bytes, at: int) -> tuple[int, int, int, int]:
    fields = struct.unpack_from("<HHHHHIIIHH", locked, at + 4)
    return fields[2], fields[6], fields[8], fields[9]


def _deflated(content: bytes) -> bytes:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    return deflate.compress(content) + deflate.flush()


def _keys(password: str, salt: bytes) -> tuple[bytes, bytes, bytes]:
    made = hashlib.pbkdf2_hmac("sha1", password.encode(), salt, _ROUNDS, 2 * _KEY + _CHECK)
    return made[:_KEY], made[_KEY : 2 * _KEY], made[2 * _KEY :]


def _sealed(content: bytes, password: str) -> bytes:
    salt = secrets.token_bytes(_SALT)
    key, seal, check = _keys(password, salt)
    hidden = _mixed(content, key)
    return salt + check + hidden + hmac.digest(seal, hidden, "sha1")[:_SEAL]


def _opened(body: bytes, password: str) -> bytes:
    salt, check, hidden = body[:_SALT], body[_SALT : _SALT + _CHECK], body[_SALT + _CHECK : -_SEAL]
    key, seal, right = _keys(password, salt)
    if not hmac.compare_digest(check, right):
        raise Problem("That is not the password of this file.")
    if not hmac.compare_digest(hmac.digest(seal, hidden, "sha1")[:_SEAL], body[-_SEAL:]):
        raise Problem("That file was changed on its way, or is damaged.", "Ask for it again.")
    return _mixed(hidden, key)


def _mixed(content: bytes, key: bytes) -> bytes:
    """Return content under AES in counter mode; the format counts from one with the low byte first."""
    blocks = -(-len(content) // _BLOCK)
    counters = b"".join(number.to_bytes(_BLOCK, "little") for number in range(1, blocks + 1))
    stream = aes_blocks(key, counters)[: len(content)]
    mixed = int.from_bytes(content, "big") ^ int.from_bytes(stream, "big")
    return mixed.to_bytes(len(content), "big")
