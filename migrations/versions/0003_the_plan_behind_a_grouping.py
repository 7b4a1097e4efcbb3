"""The plan behind a grouping: decisions in full, plans and aims, reviews, people around a pupil, measures."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from migrations.around_0003 import around, contact, measure
from migrations.plans_0003 import aim, decision, plan
from migrations.words_0003 import MORE_WORDS, WORDS

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what a decision carries, and the words it is said in."""
    _columns_of_old_tables()
    around()
    plan()
    aim()
    decision()
    contact()
    measure()
    _words()


def _columns(table: str, *columns: sa.Column[Any]) -> None:
    for column in columns:
        op.add_column(table, column)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=False, server_default=sa.text("''"))


def _columns_of_old_tables() -> None:
    _columns(
        "grouping",
        _text("treatment_label"),
        _text("treatment_definition"),
        sa.Column("lead_sector", sa.String()),
    )
    _columns("pupil", _text("strengths"), _text("what_helps"))
    _columns("offer", sa.Column("register", sa.String()), sa.Column("setting", sa.String()))
    _columns("pupil_need", sa.Column("choice", sa.String()))
    _columns(
        "placement",
        sa.Column("advice_reason", sa.String()),
        sa.Column("parents_on", sa.Date()),
        sa.Column("parents_how", sa.String()),
        _text("parents_by"),
        _text("parents_why_not"),
        sa.Column("agreed", sa.Boolean()),
        _text("difference"),
        sa.Column("left_open", sa.Boolean(), nullable=False, server_default=sa.false()),
        _text("approved_by"),
    )


def _words() -> None:
    """Give schools that are there already the new lists; one being made gets them from its set-up."""
    connection = op.get_bind()
    if not connection.exec_driver_sql("SELECT count(*) FROM list_word").scalar():
        return
    for kind, words in WORDS.items():
        for position, (code, label) in enumerate(words):
            connection.execute(
                sa.text(
                    "INSERT INTO list_word (kind, code, label, position, retired) VALUES (:k, :c, :l, :p, 0)"
                ),
                {"k": kind, "c": code, "l": label, "p": position},
            )
    # A word more for an old list, unless the school has said it already.
    for kind, code, label in MORE_WORDS:
        connection.execute(
            sa.text(
                "INSERT INTO list_word (kind, code, label, position, retired)"
                " SELECT kind, :c, :l, max(position) + 1, 0 FROM list_word WHERE kind = :k GROUP BY kind"
                " HAVING sum(code = :c OR label = :l) = 0"
            ),
            {"k": kind, "c": code, "l": label},
        )
