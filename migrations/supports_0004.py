"""Tables of migration 0004: what pupils get."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from migrations.making_0003 import recorded, table, words_of


def supports() -> None:
    """Make the tables of what pupils get."""
    _offer_group()
    _group_staff()
    _support()
    _support_stage()
    _membership()
    _group_session()
    _attendance()


def _offer_group() -> None:
    table(
        "offer_group",
        sa.Column("offer_id", sa.Integer(), nullable=False),
        words_of("name"),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("planned_end_on", sa.Date()),
        sa.Column("ends_on", sa.Date()),
        words_of("ended_why"),
        sa.Column("weekday", sa.Integer()),
        sa.Column("starts_at", sa.String()),
        sa.Column("minutes", sa.Integer()),
        words_of("place"),
        sa.Column("places", sa.Integer()),
        sa.Column("sessions_planned", sa.Integer()),
        sa.Column("alone", sa.Boolean(), nullable=False),
        words_of("misses"),
        words_of("notes"),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_offer_group_in_order")),
        sa.CheckConstraint("places IS NULL OR places >= 0", name=op.f("ck_offer_group_places")),
        sa.CheckConstraint("weekday IS NULL OR weekday BETWEEN 0 AND 6", name=op.f("ck_offer_group_weekday")),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_offer_group_offer_id")),
    )
    op.create_index(op.f("ix_offer_group_offer_id"), "offer_group", ["offer_id"])


def _group_staff() -> None:
    table(
        "group_staff",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("lead", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["offer_group.id"], name=op.f("fk_group_staff_group_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_group_staff_staff_id")),
        sa.UniqueConstraint("group_id", "staff_id", name=op.f("uq_group_staff_group_id_staff_id")),
    )
    op.create_index(op.f("ix_group_staff_staff_id"), "group_staff", ["staff_id"])


def _support() -> None:
    table(
        "support",
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("domain_id", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.Integer()),
        sa.Column("began_on", sa.Date(), nullable=False),
        words_of("why"),
        words_of("tried_before"),
        sa.Column("asked_by_id", sa.Integer()),
        sa.Column("sessions_planned", sa.Integer()),
        sa.Column("minutes_planned", sa.Integer()),
        sa.Column("sessions_delivered", sa.Integer()),
        sa.Column("sessions_attended", sa.Integer()),
        sa.Column("planned_end_on", sa.Date()),
        sa.Column("next_look_on", sa.Date()),
        sa.Column("sole_reason", sa.Boolean(), nullable=False),
        words_of("notes"),
        sa.Column("ended_on", sa.Date()),
        sa.Column("ending", sa.String()),
        words_of("ending_note"),
        words_of("what_next"),
        words_of("who_told"),
        words_of("way_back"),
        sa.Column("outcome", sa.String()),
        sa.Column("outcome_on", sa.Date()),
        words_of("outcome_note"),
        *recorded(),
        sa.ForeignKeyConstraint(["asked_by_id"], ["staff.id"], name=op.f("fk_support_asked_by_id")),
        sa.ForeignKeyConstraint(["domain_id"], ["domain.id"], name=op.f("fk_support_domain_id")),
        sa.ForeignKeyConstraint(["need_id"], ["pupil_need.id"], name=op.f("fk_support_need_id")),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_support_offer_id")),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_support_pupil_id")),
    )
    op.create_index("ix_support_offer", "support", ["offer_id", "pupil_id"])
    op.create_index("ix_support_pupil", "support", ["pupil_id", "domain_id"])


def _support_stage() -> None:
    table(
        "support_stage",
        sa.Column("support_id", sa.Integer(), nullable=False),
        words_of("stage"),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date()),
        words_of("reason"),
        *recorded(),
        sa.CheckConstraint(
            "stage IN ('identified', 'signposted', 'referred', 'waiting', 'offered', 'accepted', 'declined', 'running', 'ended')",
            name=op.f("ck_support_stage_stage"),
        ),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_support_stage_in_order")),
        sa.ForeignKeyConstraint(["support_id"], ["support.id"], name=op.f("fk_support_stage_support_id")),
    )
    op.create_index(
        "ix_support_stage_open",
        "support_stage",
        ["stage", "starts_on"],
        sqlite_where=sa.text("ends_on IS NULL"),
    )
    op.create_index(op.f("ix_support_stage_support_id"), "support_stage", ["support_id"])
    op.create_index(
        "uq_support_stage_open",
        "support_stage",
        ["support_id"],
        unique=True,
        sqlite_where=sa.text("ends_on IS NULL"),
    )


def _membership() -> None:
    table(
        "membership",
        sa.Column("support_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date()),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_membership_in_order")),
        sa.ForeignKeyConstraint(["group_id"], ["offer_group.id"], name=op.f("fk_membership_group_id")),
        sa.ForeignKeyConstraint(["support_id"], ["support.id"], name=op.f("fk_membership_support_id")),
    )
    op.create_index("ix_membership_group", "membership", ["group_id", "ends_on"])
    op.create_index(op.f("ix_membership_support_id"), "membership", ["support_id"])
    op.create_index(
        "uq_membership_open",
        "membership",
        ["support_id"],
        unique=True,
        sqlite_where=sa.text("ends_on IS NULL"),
    )


def _group_session() -> None:
    table(
        "group_session",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        words_of("state"),
        sa.Column("minutes", sa.Integer()),
        words_of("note"),
        *recorded(),
        sa.CheckConstraint("state IN ('planned', 'held', 'cancelled')", name=op.f("ck_group_session_state")),
        sa.ForeignKeyConstraint(["group_id"], ["offer_group.id"], name=op.f("fk_group_session_group_id")),
        sa.UniqueConstraint("group_id", "held_on", name=op.f("uq_group_session_group_id_held_on")),
    )
    op.create_index(op.f("ix_group_session_held_on"), "group_session", ["held_on"])


def _attendance() -> None:
    table(
        "attendance",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("support_id", sa.Integer(), nullable=False),
        sa.Column("here", sa.Boolean(), nullable=False),
        sa.Column("absence", sa.String()),
        words_of("note"),
        sa.ForeignKeyConstraint(["session_id"], ["group_session.id"], name=op.f("fk_attendance_session_id")),
        sa.ForeignKeyConstraint(["support_id"], ["support.id"], name=op.f("fk_attendance_support_id")),
        sa.UniqueConstraint("session_id", "support_id", name=op.f("uq_attendance_session_id_support_id")),
    )
    op.create_index("ix_attendance_support", "attendance", ["support_id", "here"])
