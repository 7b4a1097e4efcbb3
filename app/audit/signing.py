"""Checking signatures: each entry by whom it names, with the Ed25519 keys that the school keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from app.audit.verdict import Wrong, moment_of
from app.schema import signer

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


class Signatures:
    """Who may have signed, and from which entry on everything must be signed."""

    def __init__(self, connection: Connection, rows: Sequence[Mapping[str, Any]], *, locked: bool) -> None:
        self._signers = {row.id: row for row in connection.execute(select(signer))}
        self._keys: dict[int, Ed25519PublicKey | None] = {}
        self._first = self._first_signed(rows)
        if self._first is None and locked and rows:
            # A school with passwords has had a signer since it got them: somebody took them all away.
            self._first = int(rows[0]["id"])

    def _first_signed(self, rows: Sequence[Mapping[str, Any]]) -> int | None:
        """Return the first entry that must be signed; a trail whose every signature was taken away has one too."""
        since = min((row.added_at for row in self._signers.values()), default=None)
        for row in rows:
            if row["signature"] is not None or row["signer_id"] is not None:
                return int(row["id"])
            if since is not None and _moment(row["at"]) > _moment(since):
                return int(row["id"])
        return None

    def wrong_with(self, row: Mapping[str, Any]) -> Wrong | None:
        """Return what is wrong with an entry's signature, None where nothing is."""
        if self._first is None or row["id"] < self._first:
            return None
        if row["signature"] is None or row["signer_id"] is None:
            return Wrong.UNSIGNED
        who = self._signers.get(row["signer_id"])
        if who is None:
            return Wrong.STRANGER
        if not self._signed(who.id, row):
            others = (number for number in self._signers if number != who.id)
            return Wrong.ANOTHER if any(self._signed(number, row) for number in others) else Wrong.FORGED
        gone = who.removed_at is not None and _moment(row["at"]) > _moment(who.removed_at)
        return Wrong.REMOVED if gone else None

    def _signed(self, number: int, row: Mapping[str, Any]) -> bool:
        # Its import takes as long as checking 200 entries, and a school without passwords never needs it.
        from cryptography.exceptions import InvalidSignature

        key = self._key(number)
        if key is None or not isinstance(row["signature"], bytes):
            return False
        try:
            key.verify(row["signature"], bytes.fromhex(row["hash"]))
        except InvalidSignature:
            return False
        return True

    def _key(self, number: int) -> Ed25519PublicKey | None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        if number not in self._keys:
            try:
                self._keys[number] = Ed25519PublicKey.from_public_bytes(self._signers[number].public_key)
            except ValueError:
                self._keys[number] = None  # no key at all: nothing fits it
        return self._keys[number]


def _moment(text: object) -> datetime:
    return moment_of(text) or datetime.max.replace(tzinfo=UTC)
