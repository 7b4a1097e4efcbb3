"""First tables."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """First tables."""
    _record()
    _school()
    _wording()
    _people()
    _pupils()
    _needs()
    _placements()
    _participants()
    _offers()
    _offer_rows()
    _offer_words()


def _table(name: str, *parts: Any) -> None:
    """Make a table whose rows have numbers that are never used twice."""
    key = sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}"))
    number = sa.Column("id", sa.Integer(), nullable=False)
    op.create_table(name, number, *parts, key, sqlite_autoincrement=True)


def _link(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    """Let a column name a row of another table."""
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))


def _record() -> None:
    """The journal and the audit trail."""
    _table(
        "journal_step",
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("revision", sa.Text(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        _link("journal_step", "undoes", "journal_step"),
        _link("journal_step", "undone_by", "journal_step"),
    )
    _table(
        "journal_row",
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        _link("journal_row", "step_id", "journal_step"),
    )
    op.create_index("ix_journal_row_step_id", "journal_row", ["step_id"])
    op.create_index("ix_journal_row_table_name_row_id", "journal_row", ["table_name", "row_id"])
    _table(
        "audit",
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=True),
        sa.Column("touched", sa.Text(), nullable=False),
        sa.Column("details_hash", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
    )


def _school() -> None:
    """The school, its terms and its lists of words."""
    _table(
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
    )
    _table("logo", sa.Column("picture", sa.LargeBinary(), nullable=False))
    _table(
        "term",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_term_in_order")),
    )
    _table(
        "list_word",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("kind", "code", name=op.f("uq_list_word_kind_code")),
    )


def _wording() -> None:
    """Groupings, domains of need and presenting needs."""
    _table(
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
        sa.UniqueConstraint("code", name=op.f("uq_grouping_code")),
    )
    _table(
        "domain",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("code", name=op.f("uq_domain_code")),
    )
    _table(
        "presenting_need",
        sa.Column("domain_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        _link("presenting_need", "domain_id", "domain"),
        sa.UniqueConstraint("domain_id", "code", name=op.f("uq_presenting_need_domain_id_code")),
    )


def _people() -> None:
    """Organisations and staff."""
    _table(
        "organisation",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("in_house", sa.Boolean(), nullable=False),
        sa.Column("sector", sa.String(), nullable=True),
        sa.Column("contact", sa.String(), nullable=True),
        sa.Column("website", sa.String(), nullable=True),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("name", name=op.f("uq_organisation_name")),
    )
    _table(
        "staff",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("retired", sa.Boolean(), nullable=False),
        _link("staff", "organisation_id", "organisation"),
    )


def _pupils() -> None:
    """Pupils and what changes with time about them."""
    _table(
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
        sa.UniqueConstraint("admission_number", name=op.f("uq_pupil_admission_number")),
    )
    op.create_index(op.f("ix_pupil_upn"), "pupil", ["upn"])
    _table(
        "pupil_sen_type",
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        _link("pupil_sen_type", "pupil_id", "pupil"),
        sa.UniqueConstraint("pupil_id", "code", name=op.f("uq_pupil_sen_type_pupil_id_code")),
    )
    _table(
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
        sa.CheckConstraint("ends_on IS NULL OR ends_on > starts_on", name=op.f("ck_standing_in_order")),
        _link("standing", "pupil_id", "pupil"),
        sa.UniqueConstraint("pupil_id", "starts_on", name=op.f("uq_standing_pupil_id_starts_on")),
    )
    op.create_index("ix_standing_dates", "standing", ["starts_on", "ends_on", "pupil_id", "year_group"])
    op.create_index(
        "uq_standing_open", "standing", ["pupil_id"], unique=True, sqlite_where=sa.text("ends_on IS NULL")
    )


def _needs() -> None:
    """What is seen of pupils."""
    _table(
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
        _link("pupil_need", "domain_id", "domain"),
        _link("pupil_need", "need_id", "presenting_need"),
        _link("pupil_need", "noted_by_id", "staff"),
        _link("pupil_need", "pupil_id", "pupil"),
    )
    op.create_index(op.f("ix_pupil_need_pupil_id"), "pupil_need", ["pupil_id"])


def _placements() -> None:
    """Placements and who took part."""
    _table(
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
        sa.CheckConstraint("band IN ('plan', 'risk')", name=op.f("ck_placement_band")),
        sa.CheckConstraint("ends_on IS NULL OR ends_on > starts_on", name=op.f("ck_placement_in_order")),
        _link("placement", "domain_id", "domain"),
        _link("placement", "grouping_id", "grouping"),
        _link("placement", "pupil_id", "pupil"),
    )
    op.create_index(
        "ix_placement_dates", "placement", ["starts_on", "ends_on", "domain_id", "grouping_id", "pupil_id"]
    )
    op.create_index(op.f("ix_placement_grouping_id"), "placement", ["grouping_id"])
    op.create_index(
        "uq_placement_day",
        "placement",
        ["pupil_id", "domain_id", "band", "starts_on"],
        unique=True,
        sqlite_where=sa.text("withdrawn_at IS NULL"),
    )
    op.create_index(
        "uq_placement_open",
        "placement",
        ["pupil_id", "domain_id", "band"],
        unique=True,
        sqlite_where=sa.text("withdrawn_at IS NULL AND ends_on IS NULL"),
    )


def _participants() -> None:
    """Who took part in decisions."""
    _table(
        "participant",
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("decided", sa.Boolean(), nullable=False),
        sa.Column("at_end", sa.Boolean(), nullable=False),
        _link("participant", "placement_id", "placement"),
        _link("participant", "staff_id", "staff"),
    )
    op.create_index(op.f("ix_participant_placement_id"), "participant", ["placement_id"])


def _offers() -> None:
    """Offers."""
    _table(
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
        _link("offer", "checked_by_id", "staff"),
        _link("offer", "organisation_id", "organisation"),
        sa.UniqueConstraint("source", "source_id", name=op.f("uq_offer_source_source_id")),
    )
    op.create_index(op.f("ix_offer_organisation_id"), "offer", ["organisation_id"])


def _offer_rows() -> None:
    """An offer's dated states and places."""
    _table(
        "offer_state",
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint("ends_on IS NULL OR ends_on > starts_on", name=op.f("ck_offer_state_in_order")),
        _link("offer_state", "offer_id", "offer"),
        sa.UniqueConstraint("offer_id", "starts_on", name=op.f("uq_offer_state_offer_id_starts_on")),
    )
    op.create_index(
        "uq_offer_state_open",
        "offer_state",
        ["offer_id"],
        unique=True,
        sqlite_where=sa.text("ends_on IS NULL"),
    )
    _table(
        "offer_place",
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("grouping_id", sa.Integer(), nullable=False),
        sa.Column("domain_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("dose", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint("ends_on IS NULL OR ends_on > starts_on", name=op.f("ck_offer_place_in_order")),
        _link("offer_place", "domain_id", "domain"),
        _link("offer_place", "grouping_id", "grouping"),
        _link("offer_place", "offer_id", "offer"),
    )
    op.create_index("ix_offer_place_cell", "offer_place", ["grouping_id", "domain_id"])
    op.create_index(op.f("ix_offer_place_offer_id"), "offer_place", ["offer_id"])


def _offer_words() -> None:
    """Which needs an offer answers, for whom it is and who can refer."""
    _table(
        "offer_need",
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.Integer(), nullable=False),
        _link("offer_need", "need_id", "presenting_need"),
        _link("offer_need", "offer_id", "offer"),
        sa.UniqueConstraint("offer_id", "need_id", name=op.f("uq_offer_need_offer_id_need_id")),
    )
    op.create_index(op.f("ix_offer_need_need_id"), "offer_need", ["need_id"])
    _table(
        "offer_audience",
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        _link("offer_audience", "offer_id", "offer"),
        sa.UniqueConstraint("offer_id", "code", name=op.f("uq_offer_audience_offer_id_code")),
    )
    _table(
        "offer_referrer",
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        _link("offer_referrer", "offer_id", "offer"),
        sa.UniqueConstraint("offer_id", "code", name=op.f("uq_offer_referrer_offer_id_code")),
    )
