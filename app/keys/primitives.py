"""The few cryptographic steps that everything else is made of, each one call of the library.

The library is imported when a step is first taken: the sign-in page shows its names without it.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from app.errors import Problem
from app.keys.parts import Cost, Stretch

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_SIZE = 32
NONCE_SIZE = 12
TAG_SIZE = 16
SALT_SIZE = 16
SIGNATURE_SIZE = 64


class Refused(Exception):  # noqa: N818 - callers say in words what it means for them
    """The key, or what it is said to belong to, is not the one that this was encrypted with."""


class Pair(NamedTuple):
    """A private key and its public one."""

    private: bytes
    public: bytes


def new_stretch(cost: Cost) -> Stretch:
    """Return a way to stretch one more password, with a salt of its own."""
    return Stretch(cost.memory, cost.passes, cost.lanes, secrets.token_bytes(SALT_SIZE))


def stretched(password: str, stretch: Stretch) -> bytes:
    """Return the key that a password stands for, by Argon2id."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    # One keyboard types é as one character, another as two.
    typed = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    work = Argon2id(
        salt=stretch.salt,
        length=KEY_SIZE,
        iterations=stretch.passes,
        lanes=stretch.lanes,
        memory_cost=stretch.memory,
    )
    try:
        return work.derive(typed)
    except MemoryError as error:
        raise Problem(
            "This computer has too little free memory to check the password.",
            "Close other programs, and try again.",
        ) from error


def derived(key: bytes, purpose: str, extra: bytes = b"") -> bytes:
    """Return a key for one purpose, which says nothing about the key it comes from."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    info = purpose.encode() + b"\0" + extra
    return HKDF(algorithm=SHA256(), length=KEY_SIZE, salt=None, info=info).derive(key)


def encrypt(key: bytes, content: bytes, bound_to: bytes) -> bytes:
    """Return content encrypted and bound to what it is for: a nonce, then AES-256-GCM's output."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(NONCE_SIZE)
    return nonce + AESGCM(key).encrypt(nonce, content, bound_to)


def decrypt(key: bytes, content: bytes, bound_to: bytes) -> bytes:
    """Return what was encrypted; raises Refused where key, content or purpose is not the same."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(content[:NONCE_SIZE], content[NONCE_SIZE:], bound_to)
    except InvalidTag as error:
        raise Refused from error


def new_box() -> Pair:
    """Return a new X25519 pair: what is sealed to the public key only the private key opens."""
    return box_pair(secrets.token_bytes(KEY_SIZE))


def box_pair(private: bytes) -> Pair:
    """Return the X25519 pair of a private key."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return Pair(private, X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw())


def seal(public: bytes, content: bytes, bound_to: bytes) -> bytes:
    """Return content that only the owner of the public key can open: a one-time public key, then the rest."""
    once = new_box()
    return once.public + encrypt(_shared(once.private, public, once.public + public), content, bound_to)


def unseal(pair: Pair, content: bytes, bound_to: bytes) -> bytes:
    """Return what was sealed to this pair; raises Refused where it was sealed to another, or for another use."""
    once = content[:KEY_SIZE]
    return decrypt(_shared(pair.private, once, once + pair.public), content[KEY_SIZE:], bound_to)


def _shared(private: bytes, public: bytes, both: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    try:
        secret = X25519PrivateKey.from_private_bytes(private).exchange(
            X25519PublicKey.from_public_bytes(public)
        )
    except ValueError as error:  # a public key of small order, which nobody's is
        raise Refused from error
    return derived(secret, "fivefold sealed box", both)


def mac(key: bytes, content: bytes) -> bytes:
    """Return the proof that whoever wrote content had the data key."""
    return hmac.digest(derived(key, "fivefold key file"), content, hashlib.sha256)


def signing_key(private: bytes) -> Ed25519PrivateKey:
    """Return what signs with an Ed25519 private key."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private)


def is_signed(public: bytes, signature: bytes, content: bytes) -> bool:
    """Say whether content was signed by the owner of an Ed25519 public key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except (InvalidSignature, ValueError):  # ValueError: not a public key at all
        return False
    return True


def aes_blocks(key: bytes, blocks: bytes) -> bytes:
    """Return blocks of 16 bytes, each encrypted by itself: only to make the stream of a counter (app/exports/locked_zip.py)."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    return encryptor.update(blocks) + encryptor.finalize()
