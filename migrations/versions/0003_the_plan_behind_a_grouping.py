"""The plan behind a grouping: decisions in full, plans and aims, reviews, people around a pupil, measures."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from migrations.words_0003 import MORE_WORDS, WORDS

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what a decision carries, and the words it is said in."""
    _columns_of_old_tables()
    _around()
    _plan()
    _aim()
    _decision()
    _contact()
    _measure()
    _words()


def _columns(table: str, *columns: sa.Column[Any]) -> None:
    for column in columns:
        op.add_column(table, column)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=False, server_default=sa.text("''"))


def _table(name: str, *parts: Any) -> None:
    key = sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}"))
    number = sa.Column("id", sa.Integer(), nullable=False)
    op.create_table(name, number, *parts, key, sqlite_autoincrement=True)


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


def _decision() -> None:
    _table(
        "decision_option",
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("offer_id", sa.Integer(), nullable=True),
        sa.Column("involves", sa.String(), nullable=False),
        sa.Column("speaks_for", sa.String(), nullable=False),
        sa.Column("speaks_against", sa.String(), nullable=False),
        sa.Column("chosen", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_decision_option_offer_id")),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_decision_option_placement_id")
        ),
    )
    op.create_index(op.f("ix_decision_option_placement_id"), "decision_option", ["placement_id"])
    _table(
        "prompt_answer",
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("row", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint(
            "answer IN ('more_help', 'risk_support', 'both', 'not_clear')",
            name=op.f("ck_prompt_answer_answer"),
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_prompt_answer_placement_id")
        ),
        sa.UniqueConstraint("placement_id", "row", name=op.f("uq_prompt_answer_placement_id_row")),
    )
    _table(
        "review",
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("present", sa.String(), nullable=False),
        sa.Column("changed", sa.String(), nullable=False),
        sa.Column("pupil_words", sa.String(), nullable=False),
        sa.Column("safety", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("ending", sa.String(), nullable=True),
        sa.Column("costs_harms", sa.String(), nullable=False),
        sa.Column("what_next", sa.String(), nullable=False),
        sa.Column("who_told", sa.String(), nullable=False),
        sa.Column("way_back", sa.String(), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=False),
        sa.Column("next_look_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.CheckConstraint("decision IN ('continue', 'change', 'end')", name=op.f("ck_review_decision")),
        sa.ForeignKeyConstraint(["placement_id"], ["placement.id"], name=op.f("fk_review_placement_id")),
    )
    op.create_index(op.f("ix_review_placement_id"), "review", ["placement_id"])


def _plan() -> None:
    _plan_itself()
    _table(
        "plan_version",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_version_plan_id")),
        sa.UniqueConstraint("plan_id", "number", name=op.f("uq_plan_version_plan_id_number")),
    )
    _table(
        "agreement",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("involvement_id", sa.Integer(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("method", sa.String(), nullable=True),
        sa.Column("own_words", sa.String(), nullable=False),
        sa.Column("not_agreed", sa.String(), nullable=True),
        sa.Column("how_shared", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
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
    _table(
        "plan",
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("domain_id", sa.Integer(), nullable=False),
        sa.Column("band", sa.String(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("planned_end_on", sa.Date(), nullable=True),
        sa.Column("sessions", sa.Integer(), nullable=True),
        sa.Column("own_part", sa.String(), nullable=False),
        sa.Column("setting", sa.String(), nullable=True),
        sa.Column("lead_sector", sa.String(), nullable=True),
        sa.Column("register", sa.String(), nullable=True),
        sa.Column("limits_discussed", sa.Boolean(), nullable=False),
        sa.Column("limits_note", sa.String(), nullable=False),
        sa.Column("co_ordinator_id", sa.Integer(), nullable=True),
        sa.Column("long_timeframe", sa.Boolean(), nullable=False),
        sa.Column("resource_hours", sa.Double(), nullable=True),
        sa.Column("resource_note", sa.String(), nullable=False),
        sa.Column("tried", sa.String(), nullable=False),
        sa.Column("trusted_adult", sa.String(), nullable=False),
        sa.Column("trusted_chosen_by", sa.String(), nullable=True),
        sa.Column("triggers", sa.String(), nullable=False),
        sa.Column("early_signs", sa.String(), nullable=False),
        sa.Column("what_helps", sa.String(), nullable=False),
        sa.Column("who_to_call", sa.String(), nullable=False),
        sa.Column("crisis_contact", sa.String(), nullable=False),
        sa.Column("family_changes", sa.String(), nullable=False),
        sa.Column("legal_limit", sa.String(), nullable=False),
        sa.Column("no_agency_why", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ending", sa.String(), nullable=True),
        sa.Column("ending_note", sa.String(), nullable=False),
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


def _aim() -> None:
    _table(
        "aim",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("criterion", sa.String(), nullable=False),
        sa.Column("target_on", sa.Date(), nullable=True),
        sa.Column("contingency", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("outcome_on", sa.Date(), nullable=True),
        sa.Column("outcome_note", sa.String(), nullable=False),
        sa.CheckConstraint(
            "outcome IS NULL OR outcome IN ('achieved', 'partly', 'not')", name=op.f("ck_aim_outcome")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_aim_plan_id")),
    )
    op.create_index(op.f("ix_aim_plan_id"), "aim", ["plan_id"])
    _table(
        "aim_likelihood",
        sa.Column("aim_id", sa.Integer(), nullable=False),
        sa.Column("judged_on", sa.Date(), nullable=False),
        sa.Column("judged_by", sa.String(), nullable=False),
        sa.Column("likelihood", sa.String(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "percent IS NULL OR percent BETWEEN 0 AND 100", name=op.f("ck_aim_likelihood_percent")
        ),
        sa.ForeignKeyConstraint(["aim_id"], ["aim.id"], name=op.f("fk_aim_likelihood_aim_id")),
    )
    op.create_index(op.f("ix_aim_likelihood_aim_id"), "aim_likelihood", ["aim_id"])
    _table(
        "aim_rating",
        sa.Column("aim_id", sa.Integer(), nullable=False),
        sa.Column("rated_on", sa.Date(), nullable=False),
        sa.Column("respondent", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.CheckConstraint("value BETWEEN 0 AND 10", name=op.f("ck_aim_rating_value")),
        sa.ForeignKeyConstraint(["aim_id"], ["aim.id"], name=op.f("fk_aim_rating_aim_id")),
        sa.UniqueConstraint(
            "aim_id", "rated_on", "respondent", name=op.f("uq_aim_rating_aim_id_rated_on_respondent")
        ),
    )


def _around() -> None:
    _table(
        "involvement",
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("reach", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("ended_why", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('family', 'professional')", name=op.f("ck_involvement_kind")),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_involvement_in_order")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_involvement_organisation_id")
        ),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_involvement_pupil_id")),
    )
    op.create_index(op.f("ix_involvement_pupil_id"), "involvement", ["pupil_id"])
    _table(
        "consent",
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("by_whom", sa.String(), nullable=False),
        sa.Column("method", sa.String(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
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
    _table(
        "sharing",
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("shared_on", sa.Date(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=True),
        sa.Column("consent_state", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_sharing_organisation_id")
        ),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_sharing_pupil_id")),
    )
    op.create_index(op.f("ix_sharing_pupil_id"), "sharing", ["pupil_id"])


def _contact() -> None:
    _table(
        "contact",
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("domain_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("with_whom", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("advice", sa.String(), nullable=False),
        sa.Column("follow_up_on", sa.Date(), nullable=True),
        sa.Column("followed_up_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("outcome_note", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["domain_id"], ["domain.id"], name=op.f("fk_contact_domain_id")),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_contact_pupil_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_contact_staff_id")),
    )
    op.create_index(op.f("ix_contact_pupil_id"), "contact", ["pupil_id"])
    _table(
        "signpost",
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_signpost_contact_id")),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_signpost_offer_id")),
        sa.UniqueConstraint("contact_id", "offer_id", name=op.f("uq_signpost_contact_id_offer_id")),
    )


def _measure() -> None:
    _table(
        "measure",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("subscale", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("minimum", sa.Double(), nullable=False),
        sa.Column("maximum", sa.Double(), nullable=False),
        sa.Column("step", sa.Double(), nullable=False),
        sa.Column("higher_is_better", sa.Boolean(), nullable=False),
        sa.Column("score_type", sa.String(), nullable=False),
        sa.Column("age_from", sa.Integer(), nullable=True),
        sa.Column("age_to", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("licence", sa.String(), nullable=False),
        sa.Column("needs_licence", sa.Boolean(), nullable=False),
        sa.Column("licensed_on", sa.Date(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.CheckConstraint("score_type IN ('raw', 'T', 'metric')", name=op.f("ck_measure_score_type")),
        sa.CheckConstraint("maximum > minimum", name=op.f("ck_measure_extent")),
        sa.CheckConstraint("step > 0", name=op.f("ck_measure_step")),
        sa.UniqueConstraint("code", name=op.f("uq_measure_code")),
    )
    _table(
        "measure_respondent",
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("respondent", sa.String(), nullable=False),
        sa.Column("reliable_change", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["measure.id"], name=op.f("fk_measure_respondent_measure_id")
        ),
        sa.UniqueConstraint(
            "measure_id", "respondent", name=op.f("uq_measure_respondent_measure_id_respondent")
        ),
    )
    _table(
        "measure_band",
        sa.Column("measure_respondent_id", sa.Integer(), nullable=False),
        sa.Column("lowest", sa.Double(), nullable=False),
        sa.Column("highest", sa.Double(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.CheckConstraint("highest >= lowest", name=op.f("ck_measure_band_in_order")),
        sa.ForeignKeyConstraint(
            ["measure_respondent_id"],
            ["measure_respondent.id"],
            name=op.f("fk_measure_band_measure_respondent_id"),
        ),
    )
    op.create_index(op.f("ix_measure_band_measure_respondent_id"), "measure_band", ["measure_respondent_id"])
    _table(
        "measure_score",
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("respondent", sa.String(), nullable=False),
        sa.Column("scored_on", sa.Date(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.CheckConstraint("stage IN ('baseline', 'review', 'end')", name=op.f("ck_measure_score_stage")),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_measure_score_measure_id")),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_measure_score_pupil_id")),
    )
    op.create_index(op.f("ix_measure_score_pupil_id"), "measure_score", ["pupil_id"])
