"""Signed audit, copies of the keys, erasure, retention and what was given away."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what signing in, accountability and pupils' rights stand on."""
    _columns("audit", sa.Column("signer_id", sa.Integer()), sa.Column("facts", sa.Text()))
    _columns("journal_step", sa.Column("erased_at", sa.Text()))
    _columns(
        "school",
        sa.Column("lock_minutes", sa.Integer(), nullable=False, server_default="5"),
        sa.Column("clipboard_seconds", sa.Integer(), nullable=False, server_default="60"),
    )
    _columns(
        "pupil",
        sa.Column("held_on", sa.Date()),
        sa.Column("held_why", sa.String()),
        sa.Column("anonymised_on", sa.Date()),
    )
    _keys()
    _rights()


def _columns(table: str, *columns: sa.Column[Any]) -> None:
    for column in columns:
        op.add_column(table, column)


def _table(name: str, *parts: Any) -> None:
    key = sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}"))
    number = sa.Column("id", sa.Integer(), nullable=False)
    op.create_table(name, number, *parts, key, sqlite_autoincrement=True)


def _keys() -> None:
    _table(
        "signer",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("removed_at", sa.Text()),
    )
    _table("key_copy", sa.Column("text", sa.Text(), nullable=False))


def _rights() -> None:
    _table(
        "erased",
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.UniqueConstraint("pupil_id", name=op.f("uq_erased_pupil_id")),
    )
    _table(
        "disclosure",
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("made_for", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("withheld", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date()),
        sa.Column("received_by", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('subject_access', 'transfer')", name=op.f("ck_disclosure_kind")),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_disclosure_pupil_id")),
    )
    op.create_index(op.f("ix_disclosure_pupil_id"), "disclosure", ["pupil_id"])
    _table(
        "retention_rule",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("years", sa.Integer(), nullable=False),
        sa.Column("counted_from", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.CheckConstraint(
            "counted_from IN ('birth', 'leaving', 'record')", name=op.f("ck_retention_rule_counted_from")
        ),
        sa.CheckConstraint("years > 0", name=op.f("ck_retention_rule_years")),
        sa.UniqueConstraint("kind", name=op.f("uq_retention_rule_kind")),
    )
