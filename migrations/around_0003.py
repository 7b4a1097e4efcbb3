"""Tables of migration 0003: people around a pupil, contacts and measures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from migrations.making_0003 import recorded, table, words_of


def around() -> None:
    """Make the tables of people, consent and sharing."""
    _involvement_table()
    _consent_table()
    _sharing_table()


def _involvement_table() -> None:
    table(
        "involvement",
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        words_of("kind"),
        words_of("name"),
        words_of("role"),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        words_of("reach"),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        words_of("ended_why"),
        sa.CheckConstraint("kind IN ('family', 'professional')", name=op.f("ck_involvement_kind")),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_involvement_in_order")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_involvement_organisation_id")
        ),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_involvement_pupil_id")),
    )
    op.create_index(op.f("ix_involvement_pupil_id"), "involvement", ["pupil_id"])


def _consent_table() -> None:
    table(
        "consent",
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        words_of("purpose"),
        words_of("state"),
        sa.Column("since_on", sa.Date(), nullable=False),
        words_of("by_whom"),
        sa.Column("method", sa.String(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        words_of("note"),
        *recorded(),
        sa.CheckConstraint(
            "state IN ('not_asked', 'waiting', 'given', 'refused', 'withdrawn')",
            name=op.f("ck_consent_state"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_consent_organisation_id")
        ),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_consent_pupil_id")),
    )
    op.create_index(op.f("ix_consent_pupil_id"), "consent", ["pupil_id"])


def _sharing_table() -> None:
    table(
        "sharing",
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("shared_on", sa.Date(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        words_of("recipient"),
        words_of("what"),
        words_of("why"),
        sa.Column("basis", sa.String(), nullable=True),
        words_of("consent_state"),
        *recorded(),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_sharing_organisation_id")
        ),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_sharing_pupil_id")),
    )
    op.create_index(op.f("ix_sharing_pupil_id"), "sharing", ["pupil_id"])


def contact() -> None:
    """Make the tables of contacts and signposts."""
    table(
        "contact",
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("domain_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        words_of("kind"),
        words_of("with_whom"),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        words_of("advice"),
        sa.Column("follow_up_on", sa.Date(), nullable=True),
        sa.Column("followed_up_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        words_of("outcome_note"),
        *recorded(),
        sa.ForeignKeyConstraint(["domain_id"], ["domain.id"], name=op.f("fk_contact_domain_id")),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_contact_pupil_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_contact_staff_id")),
    )
    op.create_index(op.f("ix_contact_pupil_id"), "contact", ["pupil_id"])
    table(
        "signpost",
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_signpost_contact_id")),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_signpost_offer_id")),
        sa.UniqueConstraint("contact_id", "offer_id", name=op.f("uq_signpost_contact_id_offer_id")),
    )


def measure() -> None:
    """Make the tables of measures and scores."""
    _measure_table()
    _measure_respondent_table()
    _measure_band_table()
    _measure_score_table()


def _measure_table() -> None:
    table(
        "measure",
        words_of("code"),
        words_of("name"),
        words_of("subscale"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("minimum", sa.Double(), nullable=False),
        sa.Column("maximum", sa.Double(), nullable=False),
        sa.Column("step", sa.Double(), nullable=False),
        sa.Column("higher_is_better", sa.Boolean(), nullable=False),
        words_of("score_type"),
        sa.Column("age_from", sa.Integer(), nullable=True),
        sa.Column("age_to", sa.Integer(), nullable=True),
        words_of("source"),
        words_of("licence"),
        sa.Column("needs_licence", sa.Boolean(), nullable=False),
        sa.Column("licensed_on", sa.Date(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.CheckConstraint("score_type IN ('raw', 'T', 'metric')", name=op.f("ck_measure_score_type")),
        sa.CheckConstraint("maximum > minimum", name=op.f("ck_measure_extent")),
        sa.CheckConstraint("step > 0", name=op.f("ck_measure_step")),
        sa.UniqueConstraint("code", name=op.f("uq_measure_code")),
    )


def _measure_respondent_table() -> None:
    table(
        "measure_respondent",
        sa.Column("measure_id", sa.Integer(), nullable=False),
        words_of("respondent"),
        sa.Column("reliable_change", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["measure.id"], name=op.f("fk_measure_respondent_measure_id")
        ),
        sa.UniqueConstraint(
            "measure_id", "respondent", name=op.f("uq_measure_respondent_measure_id_respondent")
        ),
    )


def _measure_band_table() -> None:
    table(
        "measure_band",
        sa.Column("measure_respondent_id", sa.Integer(), nullable=False),
        sa.Column("lowest", sa.Double(), nullable=False),
        sa.Column("highest", sa.Double(), nullable=False),
        words_of("name"),
        sa.CheckConstraint("highest >= lowest", name=op.f("ck_measure_band_in_order")),
        sa.ForeignKeyConstraint(
            ["measure_respondent_id"],
            ["measure_respondent.id"],
            name=op.f("fk_measure_band_measure_respondent_id"),
        ),
    )
    op.create_index(op.f("ix_measure_band_measure_respondent_id"), "measure_band", ["measure_respondent_id"])


def _measure_score_table() -> None:
    table(
        "measure_score",
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        words_of("respondent"),
        sa.Column("scored_on", sa.Date(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        words_of("stage"),
        words_of("note"),
        *recorded(),
        sa.CheckConstraint("stage IN ('baseline', 'review', 'end')", name=op.f("ck_measure_score_stage")),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_measure_score_measure_id")),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_measure_score_pupil_id")),
    )
    op.create_index(op.f("ix_measure_score_pupil_id"), "measure_score", ["pupil_id"])
