"""Tables of migration 0003: plans, aims, and what stands behind a decision."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from migrations.making_0003 import recorded, table, words_of


def plan() -> None:
    """Make the tables of plans, their versions and agreements."""
    _plan_itself()
    table(
        "plan_version",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        words_of("why"),
        words_of("content"),
        *recorded(),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_version_plan_id")),
        sa.UniqueConstraint("plan_id", "number", name=op.f("uq_plan_version_plan_id_number")),
    )
    table(
        "agreement",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        words_of("kind"),
        sa.Column("involvement_id", sa.Integer(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("method", sa.String(), nullable=True),
        words_of("own_words"),
        sa.Column("not_agreed", sa.String(), nullable=True),
        words_of("how_shared"),
        *recorded(),
        sa.CheckConstraint(
            "kind IN ('young_person', 'family', 'school', 'agency')", name=op.f("ck_agreement_kind")
        ),
        sa.CheckConstraint(
            "(agreed_on IS NULL) = (not_agreed IS NOT NULL)", name=op.f("ck_agreement_either")
        ),
        sa.ForeignKeyConstraint(
            ["involvement_id"], ["involvement.id"], name=op.f("fk_agreement_involvement_id")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_agreement_plan_id")),
    )
    op.create_index(op.f("ix_agreement_plan_id"), "agreement", ["plan_id"])


def _plan_itself() -> None:
    table(
        "plan",
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("domain_id", sa.Integer(), nullable=False),
        words_of("band"),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("planned_end_on", sa.Date(), nullable=True),
        sa.Column("sessions", sa.Integer(), nullable=True),
        words_of("own_part"),
        sa.Column("setting", sa.String(), nullable=True),
        sa.Column("lead_sector", sa.String(), nullable=True),
        sa.Column("register", sa.String(), nullable=True),
        sa.Column("limits_discussed", sa.Boolean(), nullable=False),
        words_of("limits_note"),
        sa.Column("co_ordinator_id", sa.Integer(), nullable=True),
        sa.Column("long_timeframe", sa.Boolean(), nullable=False),
        sa.Column("resource_hours", sa.Double(), nullable=True),
        words_of("resource_note"),
        words_of("tried"),
        words_of("trusted_adult"),
        sa.Column("trusted_chosen_by", sa.String(), nullable=True),
        words_of("triggers"),
        words_of("early_signs"),
        words_of("what_helps"),
        words_of("who_to_call"),
        words_of("crisis_contact"),
        words_of("family_changes"),
        words_of("legal_limit"),
        words_of("no_agency_why"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ending", sa.String(), nullable=True),
        words_of("ending_note"),
        sa.CheckConstraint("band IN ('plan', 'risk')", name=op.f("ck_plan_band")),
        sa.CheckConstraint("ended_on IS NULL OR ended_on >= started_on", name=op.f("ck_plan_in_order")),
        sa.ForeignKeyConstraint(["co_ordinator_id"], ["staff.id"], name=op.f("fk_plan_co_ordinator_id")),
        sa.ForeignKeyConstraint(["domain_id"], ["domain.id"], name=op.f("fk_plan_domain_id")),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_plan_pupil_id")),
    )
    op.create_index(op.f("ix_plan_pupil_id"), "plan", ["pupil_id"])
    op.create_index(
        "uq_plan_open",
        "plan",
        ["pupil_id", "domain_id", "band"],
        unique=True,
        sqlite_where=sa.text("ended_on IS NULL"),
    )


def aim() -> None:
    """Make the tables of aims, how likely they are and how near."""
    table(
        "aim",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        words_of("words"),
        words_of("criterion"),
        sa.Column("target_on", sa.Date(), nullable=True),
        words_of("contingency"),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("outcome_on", sa.Date(), nullable=True),
        words_of("outcome_note"),
        sa.CheckConstraint(
            "outcome IS NULL OR outcome IN ('achieved', 'partly', 'not')", name=op.f("ck_aim_outcome")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_aim_plan_id")),
    )
    op.create_index(op.f("ix_aim_plan_id"), "aim", ["plan_id"])
    table(
        "aim_likelihood",
        sa.Column("aim_id", sa.Integer(), nullable=False),
        sa.Column("judged_on", sa.Date(), nullable=False),
        words_of("judged_by"),
        words_of("likelihood"),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "percent IS NULL OR percent BETWEEN 0 AND 100", name=op.f("ck_aim_likelihood_percent")
        ),
        sa.ForeignKeyConstraint(["aim_id"], ["aim.id"], name=op.f("fk_aim_likelihood_aim_id")),
    )
    op.create_index(op.f("ix_aim_likelihood_aim_id"), "aim_likelihood", ["aim_id"])
    table(
        "aim_rating",
        sa.Column("aim_id", sa.Integer(), nullable=False),
        sa.Column("rated_on", sa.Date(), nullable=False),
        words_of("respondent"),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.CheckConstraint("value BETWEEN 0 AND 10", name=op.f("ck_aim_rating_value")),
        sa.ForeignKeyConstraint(["aim_id"], ["aim.id"], name=op.f("fk_aim_rating_aim_id")),
        sa.UniqueConstraint(
            "aim_id", "rated_on", "respondent", name=op.f("uq_aim_rating_aim_id_rated_on_respondent")
        ),
    )


def decision() -> None:
    """Make the tables of options, answers to the prompt and reviews."""
    _decision_option_table()
    _prompt_answer_table()
    _review_table()


def _decision_option_table() -> None:
    table(
        "decision_option",
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        words_of("name"),
        sa.Column("offer_id", sa.Integer(), nullable=True),
        words_of("involves"),
        words_of("speaks_for"),
        words_of("speaks_against"),
        sa.Column("chosen", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_decision_option_offer_id")),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_decision_option_placement_id")
        ),
    )
    op.create_index(op.f("ix_decision_option_placement_id"), "decision_option", ["placement_id"])


def _prompt_answer_table() -> None:
    table(
        "prompt_answer",
        sa.Column("placement_id", sa.Integer(), nullable=False),
        words_of("row"),
        words_of("answer"),
        words_of("note"),
        sa.CheckConstraint(
            "answer IN ('more_help', 'risk_support', 'both', 'not_clear')",
            name=op.f("ck_prompt_answer_answer"),
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_prompt_answer_placement_id")
        ),
        sa.UniqueConstraint("placement_id", "row", name=op.f("uq_prompt_answer_placement_id_row")),
    )


def _review_table() -> None:
    table(
        "review",
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        words_of("present"),
        words_of("changed"),
        words_of("pupil_words"),
        words_of("safety"),
        words_of("decision"),
        sa.Column("ending", sa.String(), nullable=True),
        words_of("costs_harms"),
        words_of("what_next"),
        words_of("who_told"),
        words_of("way_back"),
        words_of("approved_by"),
        sa.Column("next_look_on", sa.Date(), nullable=True),
        *recorded(),
        sa.CheckConstraint("decision IN ('continue', 'change', 'end')", name=op.f("ck_review_decision")),
        sa.ForeignKeyConstraint(["placement_id"], ["placement.id"], name=op.f("fk_review_placement_id")),
    )
    op.create_index(op.f("ix_review_placement_id"), "review", ["placement_id"])
