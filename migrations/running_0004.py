"""Tables of migration 0004: costs, and running the year."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from migrations.making_0003 import recorded, table, words_of


def running() -> None:
    """Make the tables of costs, and running the year."""
    _rate()
    _offer_cost()
    _offer_query()
    _put_off()
    _next_step()
    _year_map()


def _rate() -> None:
    table(
        "rate",
        words_of("role"),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("pence", sa.Integer(), nullable=False),
        words_of("source"),
        sa.CheckConstraint("pence >= 0", name=op.f("ck_rate_pence")),
        sa.UniqueConstraint("role", "starts_on", name=op.f("uq_rate_role_starts_on")),
    )


def _offer_cost() -> None:
    table(
        "offer_cost",
        sa.Column("offer_id", sa.Integer(), nullable=False),
        words_of("kind"),
        sa.Column("position", sa.Integer(), nullable=False),
        words_of("label"),
        sa.Column("role", sa.String()),
        sa.Column("people", sa.Double(), nullable=False),
        sa.Column("extra_minutes", sa.Integer(), nullable=False),
        sa.Column("pence", sa.Integer(), nullable=False),
        words_of("per"),
        sa.Column("funding", sa.String()),
        sa.CheckConstraint("kind IN ('staff', 'fixed')", name=op.f("ck_offer_cost_kind")),
        sa.CheckConstraint("per IN ('year', 'group', 'session', 'pupil')", name=op.f("ck_offer_cost_per")),
        sa.CheckConstraint(
            "pence >= 0 AND people >= 0 AND extra_minutes >= 0", name=op.f("ck_offer_cost_amounts")
        ),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_offer_cost_offer_id")),
    )
    op.create_index(op.f("ix_offer_cost_offer_id"), "offer_cost", ["offer_id"])


def _offer_query() -> None:
    table(
        "offer_query",
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        words_of("asked_by"),
        words_of("question"),
        sa.Column("answered_on", sa.Date()),
        words_of("answer"),
        *recorded(),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_offer_query_offer_id")),
    )
    op.create_index(op.f("ix_offer_query_offer_id"), "offer_query", ["offer_id"])


def _put_off() -> None:
    table(
        "put_off",
        words_of("kind"),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.UniqueConstraint("kind", "row_id", name=op.f("uq_put_off_kind_row_id")),
    )


def _next_step() -> None:
    table(
        "next_step",
        sa.Column("year_on", sa.Date(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        words_of("words"),
        words_of("who"),
        sa.Column("by_on", sa.Date()),
    )
    op.create_index(op.f("ix_next_step_year_on"), "next_step", ["year_on"])


def _year_map() -> None:
    table(
        "year_map",
        sa.Column("year_on", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("workbook", sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint("year_on", name=op.f("uq_year_map_year_on")),
    )
