"""What a school's own tables keep about its keys: the newest key file, and everybody who could ever sign."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select, update

from app.keys.seal import Seal
from app.schema import key_copy, signer


def write_seal(connection: Connection, seal: Seal, now: datetime) -> None:
    """Keep the key file's text and who may sign today; who could sign before stays, as removed.

    Does nothing for a school without passwords.
    """
    if seal.key is None:
        return
    connection.execute(delete(key_copy))
    connection.execute(insert(key_copy).values(id=1, text=seal.key_file))
    moment = now.astimezone(UTC).isoformat(timespec="seconds")
    known = {row.id: row for row in connection.execute(select(signer))}
    for number, name, public_key in seal.signers:
        if number not in known:
            connection.execute(
                insert(signer).values(id=number, name=name, public_key=public_key, added_at=moment)
            )
        elif known[number].name != name:
            connection.execute(update(signer).where(signer.c.id == number).values(name=name))
    gone = [row.id for row in known.values() if row.removed_at is None and row.id not in _numbers(seal)]
    for number in gone:
        connection.execute(update(signer).where(signer.c.id == number).values(removed_at=moment))


def kept_key_file(connection: Connection) -> str:
    """Return the text of the key file that the school itself keeps, or "" where it keeps none."""
    return str(connection.execute(select(key_copy.c.text)).scalar() or "")


def _numbers(seal: Seal) -> set[int]:
    return {number for number, _, _ in seal.signers}
