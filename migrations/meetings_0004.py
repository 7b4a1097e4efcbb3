"""Tables of migration 0004: meetings and actions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from migrations.making_0003 import recorded, table, words_of


def meetings() -> None:
    """Make the tables of meetings and actions."""
    _meeting()
    _meeting_person()
    _meeting_pupil()
    _action()


def _meeting() -> None:
    table(
        "meeting",
        words_of("kind"),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.String()),
        words_of("place"),
        words_of("purpose"),
        words_of("notes"),
        words_of("state"),
        sa.Column("after_id", sa.Integer()),
        *recorded(),
        sa.CheckConstraint("state IN ('planned', 'held', 'cancelled')", name=op.f("ck_meeting_state")),
        sa.ForeignKeyConstraint(["after_id"], ["meeting.id"], name=op.f("fk_meeting_after_id")),
    )
    op.create_index(op.f("ix_meeting_held_on"), "meeting", ["held_on"])


def _meeting_person() -> None:
    table(
        "meeting_person",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer()),
        words_of("name"),
        words_of("role"),
        sa.Column("organisation_id", sa.Integer()),
        sa.Column("present", sa.Boolean()),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_person_meeting_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_meeting_person_organisation_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_meeting_person_staff_id")),
    )
    op.create_index(op.f("ix_meeting_person_meeting_id"), "meeting_person", ["meeting_id"])


def _meeting_pupil() -> None:
    table(
        "meeting_pupil",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        words_of("pupil_words"),
        words_of("said"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_pupil_meeting_id")),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_meeting_pupil_pupil_id")),
        sa.UniqueConstraint("meeting_id", "pupil_id", name=op.f("uq_meeting_pupil_meeting_id_pupil_id")),
    )
    op.create_index(op.f("ix_meeting_pupil_pupil_id"), "meeting_pupil", ["pupil_id"])


def _action() -> None:
    table(
        "action",
        sa.Column("meeting_id", sa.Integer()),
        sa.Column("pupil_id", sa.Integer()),
        words_of("words"),
        sa.Column("staff_id", sa.Integer()),
        words_of("owner"),
        sa.Column("organisation_id", sa.Integer()),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date()),
        words_of("state"),
        sa.Column("closed_on", sa.Date()),
        words_of("outcome"),
        *recorded(),
        sa.CheckConstraint("state IN ('open', 'done', 'dropped')", name=op.f("ck_action_state")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_action_meeting_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_action_organisation_id")
        ),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_action_pupil_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_action_staff_id")),
    )
    op.create_index(op.f("ix_action_meeting_id"), "action", ["meeting_id"])
    op.create_index("ix_action_open", "action", ["state", "due_on"])
    op.create_index(op.f("ix_action_pupil_id"), "action", ["pupil_id"])
