"""First tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """First tables."""
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=True),
        sa.Column("touched", sa.Text(), nullable=False),
        sa.Column("details_hash", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "domain",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_domain")),
        sa.UniqueConstraint("code", name=op.f("uq_domain_code")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "grouping",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("short_label", sa.String(), nullable=False),
        sa.Column("definition", sa.String(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("colour", sa.String(), nullable=True),
        sa.Column("aliases", sa.String(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grouping")),
        sa.UniqueConstraint("code", name=op.f("uq_grouping_code")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "journal_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("revision", sa.Text(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["undoes"], ["journal_step.id"], name=op.f("fk_journal_step_undoes")),
        sa.ForeignKeyConstraint(["undone_by"], ["journal_step.id"], name=op.f("fk_journal_step_undone_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_step")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "list_word",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_word")),
        sa.UniqueConstraint("kind", "code", name=op.f("uq_list_word_kind_code")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "organisation",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("in_house", sa.Boolean(), nullable=False),
        sa.Column("sector", sa.String(), nullable=True),
        sa.Column("contact", sa.String(), nullable=True),
        sa.Column("website", sa.String(), nullable=True),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("name", name=op.f("uq_organisation_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "pupil",
        sa.Column("admission_number", sa.String(), nullable=True),
        sa.Column("forename", sa.String(), nullable=False),
        sa.Column("preferred_name", sa.String(), nullable=True),
        sa.Column("surname", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("sex", sa.String(), nullable=True),
        sa.Column("eal", sa.Boolean(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("upn", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pupil")),
        sa.UniqueConstraint("admission_number", name=op.f("uq_pupil_admission_number")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("pupil", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pupil_upn"), ["upn"], unique=False)

    op.create_table(
        "logo",
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_logo")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "school",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("urn", sa.String(), nullable=True),
        sa.Column("laestab", sa.String(), nullable=True),
        sa.Column("phase", sa.String(), nullable=True),
        sa.Column("age_from", sa.Integer(), nullable=True),
        sa.Column("age_to", sa.Integer(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("questions_to", sa.String(), nullable=True),
        sa.Column("local_offer_url", sa.String(), nullable=True),
        sa.Column("year_start_month", sa.Integer(), nullable=False),
        sa.Column("year_start_day", sa.Integer(), nullable=False),
        sa.Column("thriving_reference", sa.Integer(), nullable=False),
        sa.Column("review_weeks", sa.Integer(), nullable=False),
        sa.Column("check_weeks", sa.Integer(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "term",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_term_in_order")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "journal_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["step_id"], ["journal_step.id"], name=op.f("fk_journal_row_step_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_row")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("journal_row", schema=None) as batch_op:
        batch_op.create_index("ix_journal_row_step_id", ["step_id"], unique=False)
        batch_op.create_index("ix_journal_row_table_name_row_id", ["table_name", "row_id"], unique=False)

    op.create_table(
        "placement",
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("domain_id", sa.Integer(), nullable=False),
        sa.Column("grouping_id", sa.Integer(), nullable=False),
        sa.Column("band", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("pupil_words", sa.String(), nullable=False),
        sa.Column("parent_view", sa.String(), nullable=False),
        sa.Column("help_unused", sa.String(), nullable=True),
        sa.Column("risk", sa.String(), nullable=False),
        sa.Column("safeguarding_ref", sa.String(), nullable=False),
        sa.Column("next_look_on", sa.Date(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("ending", sa.String(), nullable=True),
        sa.Column("ending_note", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_why", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("band IN ('plan', 'risk')", name=op.f("ck_placement_band")),
        sa.CheckConstraint("ends_on IS NULL OR ends_on > starts_on", name=op.f("ck_placement_in_order")),
        sa.ForeignKeyConstraint(["domain_id"], ["domain.id"], name=op.f("fk_placement_domain_id")),
        sa.ForeignKeyConstraint(["grouping_id"], ["grouping.id"], name=op.f("fk_placement_grouping_id")),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_placement_pupil_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("placement", schema=None) as batch_op:
        batch_op.create_index(
            "ix_placement_dates",
            ["starts_on", "ends_on", "domain_id", "grouping_id", "pupil_id"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_placement_grouping_id"), ["grouping_id"], unique=False)
        batch_op.create_index(
            "uq_placement_day",
            ["pupil_id", "domain_id", "band", "starts_on"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL"),
        )
        batch_op.create_index(
            "uq_placement_open",
            ["pupil_id", "domain_id", "band"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL AND ends_on IS NULL"),
        )

    op.create_table(
        "presenting_need",
        sa.Column("domain_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["domain_id"], ["domain.id"], name=op.f("fk_presenting_need_domain_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presenting_need")),
        sa.UniqueConstraint("domain_id", "code", name=op.f("uq_presenting_need_domain_id_code")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "pupil_sen_type",
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_pupil_sen_type_pupil_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pupil_sen_type")),
        sa.UniqueConstraint("pupil_id", "code", name=op.f("uq_pupil_sen_type_pupil_id_code")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "staff",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_staff_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "standing",
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("year_group", sa.String(), nullable=True),
        sa.Column("class_name", sa.String(), nullable=True),
        sa.Column("sen_provision", sa.String(), nullable=True),
        sa.Column("pupil_premium", sa.Boolean(), nullable=True),
        sa.Column("fsm", sa.Boolean(), nullable=True),
        sa.Column("looked_after", sa.Boolean(), nullable=True),
        sa.Column("previously_looked_after", sa.Boolean(), nullable=True),
        sa.Column("registration", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_on IS NULL OR ends_on > starts_on", name=op.f("ck_standing_in_order")),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_standing_pupil_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing")),
        sa.UniqueConstraint("pupil_id", "starts_on", name=op.f("uq_standing_pupil_id_starts_on")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("standing", schema=None) as batch_op:
        batch_op.create_index(
            "ix_standing_dates", ["starts_on", "ends_on", "pupil_id", "year_group"], unique=False
        )
        batch_op.create_index(
            "uq_standing_open", ["pupil_id"], unique=True, sqlite_where=sa.text("ends_on IS NULL")
        )

    op.create_table(
        "offer",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("in_house", sa.Boolean(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("nature", sa.String(), nullable=True),
        sa.Column("year_from", sa.String(), nullable=True),
        sa.Column("year_to", sa.String(), nullable=True),
        sa.Column("age_from", sa.Integer(), nullable=True),
        sa.Column("age_to", sa.Integer(), nullable=True),
        sa.Column("universal", sa.Boolean(), nullable=False),
        sa.Column("self_access", sa.Boolean(), nullable=True),
        sa.Column("how_to_refer", sa.String(), nullable=False),
        sa.Column("entry_criteria", sa.String(), nullable=False),
        sa.Column("exclusions", sa.String(), nullable=False),
        sa.Column("consent_needed", sa.Boolean(), nullable=True),
        sa.Column("delivery", sa.String(), nullable=True),
        sa.Column("sessions", sa.Integer(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("group_size", sa.Integer(), nullable=True),
        sa.Column("days_and_place", sa.String(), nullable=False),
        sa.Column("staff_needed", sa.String(), nullable=False),
        sa.Column("usual_places", sa.Integer(), nullable=True),
        sa.Column("expected_wait", sa.String(), nullable=False),
        sa.Column("cost_note", sa.String(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=True),
        sa.Column("evidence_link", sa.String(), nullable=False),
        sa.Column("limits", sa.String(), nullable=False),
        sa.Column("ending", sa.String(), nullable=False),
        sa.Column("crisis", sa.Boolean(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("website", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("checked_by_id", sa.Integer(), nullable=True),
        sa.Column("check_due_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("source_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["checked_by_id"], ["staff.id"], name=op.f("fk_offer_checked_by_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_offer_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
        sa.UniqueConstraint("source", "source_id", name=op.f("uq_offer_source_source_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("offer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_offer_organisation_id"), ["organisation_id"], unique=False)

    op.create_table(
        "participant",
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("decided", sa.Boolean(), nullable=False),
        sa.Column("at_end", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["placement_id"], ["placement.id"], name=op.f("fk_participant_placement_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_participant_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participant_placement_id"), ["placement_id"], unique=False)

    op.create_table(
        "pupil_need",
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("domain_id", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.Integer(), nullable=True),
        sa.Column("seen", sa.String(), nullable=False),
        sa.Column("difficulty", sa.String(), nullable=True),
        sa.Column("since_on", sa.Date(), nullable=True),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("noted_by_id", sa.Integer(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_why", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["domain_id"], ["domain.id"], name=op.f("fk_pupil_need_domain_id")),
        sa.ForeignKeyConstraint(["need_id"], ["presenting_need.id"], name=op.f("fk_pupil_need_need_id")),
        sa.ForeignKeyConstraint(["noted_by_id"], ["staff.id"], name=op.f("fk_pupil_need_noted_by_id")),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_pupil_need_pupil_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pupil_need")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("pupil_need", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pupil_need_pupil_id"), ["pupil_id"], unique=False)

    op.create_table(
        "offer_audience",
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_offer_audience_offer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer_audience")),
        sa.UniqueConstraint("offer_id", "code", name=op.f("uq_offer_audience_offer_id_code")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "offer_need",
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["need_id"], ["presenting_need.id"], name=op.f("fk_offer_need_need_id")),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_offer_need_offer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer_need")),
        sa.UniqueConstraint("offer_id", "need_id", name=op.f("uq_offer_need_offer_id_need_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("offer_need", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_offer_need_need_id"), ["need_id"], unique=False)

    op.create_table(
        "offer_place",
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("grouping_id", sa.Integer(), nullable=False),
        sa.Column("domain_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("dose", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_on IS NULL OR ends_on > starts_on", name=op.f("ck_offer_place_in_order")),
        sa.ForeignKeyConstraint(["domain_id"], ["domain.id"], name=op.f("fk_offer_place_domain_id")),
        sa.ForeignKeyConstraint(["grouping_id"], ["grouping.id"], name=op.f("fk_offer_place_grouping_id")),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_offer_place_offer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer_place")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("offer_place", schema=None) as batch_op:
        batch_op.create_index("ix_offer_place_cell", ["grouping_id", "domain_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_offer_place_offer_id"), ["offer_id"], unique=False)

    op.create_table(
        "offer_referrer",
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_offer_referrer_offer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer_referrer")),
        sa.UniqueConstraint("offer_id", "code", name=op.f("uq_offer_referrer_offer_id_code")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "offer_state",
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_on IS NULL OR ends_on > starts_on", name=op.f("ck_offer_state_in_order")),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_offer_state_offer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer_state")),
        sa.UniqueConstraint("offer_id", "starts_on", name=op.f("uq_offer_state_offer_id_starts_on")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("offer_state", schema=None) as batch_op:
        batch_op.create_index(
            "uq_offer_state_open", ["offer_id"], unique=True, sqlite_where=sa.text("ends_on IS NULL")
        )
