"""The one MetaData of a school's tables, and the tables of the journal and the audit trail."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

# The revision this program writes. Opening compares it with the file's own, so that Alembic (110 ms to
# import) is loaded only when a school has to be upgraded. A test holds it equal to the newest migration.
REVISION = "0005"

# Every constraint has a name: SQLite batch migrations cannot drop a nameless one.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# One row a write. The sentence may name a pupil, so it lives here, where erasure may remove it.
journal_step = Table(
    "journal_step",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("revision", Text, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("undoes", Integer, ForeignKey("journal_step.id")),
    Column("undone_by", Integer, ForeignKey("journal_step.id")),
    # When the details were erased; the audit's hash of them can then no longer be checked, and need not.
    Column("erased_at", Text),
    sqlite_autoincrement=True,
)

# One row a changed row, as JSON before and after; null before is an insert, null after a delete.
journal_row = Table(
    "journal_row",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("step_id", Integer, ForeignKey("journal_step.id"), nullable=False),
    Column("table_name", Text, nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Index("ix_journal_row_step_id", "step_id"),
    Index("ix_journal_row_table_name_row_id", "table_name", "row_id"),
    sqlite_autoincrement=True,
)

# One row a write or look, chained by hash; ids only. Signed by whoever is signed in.
audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("step_id", Integer),
    Column("touched", Text, nullable=False),
    Column("details_hash", Text, nullable=False),
    Column("previous_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("signature", LargeBinary),
    # The number of who signed in the key file, and of the row in signer; none in a school without passwords.
    Column("signer_id", Integer),
    Column("facts", Text),
    sqlite_autoincrement=True,
)

# Whoever could ever sign, with their Ed25519 public key: removing a person keeps what they signed provable.
signer = Table(
    "signer",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("removed_at", Text),
    sqlite_autoincrement=True,
)

# The key file once more, inside what it locks: the newest one counts, so that an old one put back is noticed.
key_copy = Table(
    "key_copy",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    sqlite_autoincrement=True,
)

# Who was erased, by number: after a restore they are erased again. Nothing here says who they were.
erased = Table(
    "erased",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("pupil_id", Integer, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("ground", Text, nullable=False),
    sqlite_autoincrement=True,
)

# What the journal never records: itself, the audit and what keys and erasure stand on.
UNJOURNALLED = frozenset(
    {"journal_step", "journal_row", "audit", "signer", "key_copy", "erased", "alembic_version"}
)
