"""What each write and read asks of a person: the table that the store's door looks into."""

from __future__ import annotations

from collections.abc import Mapping

from app.abilities import Ability

_WRITES: Mapping[Ability, str] = {
    Ability.LOG: (
        "set_outcome clear_outcome "
        "add_involved change_involved end_involvement restart_involvement take_back_involved "
        "set_consent correct_consent take_back_consent log_sharing change_sharing take_back_sharing "
        "place_pupil correct_placement withdraw_placement move_next_look complete_decision nothing_more "
        "write_strengths note_need change_need_of_pupil close_need reopen_need "
        "write_plan agree_plan new_version write_aim drop_aim judge_aim rate_aim settle_aim "
        "record_agreement take_back_agreement "
        "hold_review correct_review take_back_review note_contact change_contact follow_up put_off_follow_up "
        "record_score record_scores change_score take_back_score "
        "begin_support change_support move_supports end_supports correct_ending join_group leave_group "
        "look_again_support take_back_stage take_back_support "
        "add_meeting change_meeting hold_meeting cancel_meeting take_back_meeting set_meeting_people "
        "set_meeting_pupils note_present note_said add_action change_action close_action reopen_action "
        "move_action_date take_back_action "
        "put_off move_support_end move_meeting "
        "add_group change_group end_group reopen_group take_back_group plan_sessions cancel_session "
        "take_register take_back_register "
        "ask_about_offer take_back_query "
        "take_back_contact move_aim_date move_planned_end"
    ),
    Ability.CHANGE_OFFERS: (
        "write_offer_cost move_offer_cost drop_offer_cost "
        "add_offer change_offer duplicate_offer set_offer_status retire_offer check_offer place_offer answer_query "
        "move_offer_end "
        "add_organisation change_organisation retire_organisation restore_organisation add_starter_offers "
        "add_next_step change_next_step move_next_step drop_next_step"
    ),
    Ability.CHANGE_PUPILS: "add_pupil change_pupil leave_school return_to_school hold_pupil release_hold",
    # Whoever may give names away notes that they did.
    Ability.EXPORT_NAMED: "note_pack_shared",
    Ability.SUBJECT_ACCESS: "record_disclosure take_back_disclosure note_receipt",
    Ability.ERASE: "erase_pupil anonymise_pupil",
    Ability.CHANGE_SETTINGS: (
        "set_rate drop_rate set_cost_figures set_delivered_percent "
        "add_need change_need move_need retire_need restore_need "
        "add_domain change_domain move_domain retire_domain restore_domain "
        "add_word change_word move_word retire_word restore_word change_grouping "
        "add_measure activate_measure change_measure retire_measure restore_measure "
        "roll_forward "
        "set_locking change_school set_logo set_terms add_staff change_staff retire_staff restore_staff "
        "set_retention_rule"
    ),
    Ability.IMPORT: "keep_mapping forget_mapping import_pupils import_offers import_offer_table",
    Ability.RESTORE: "restore_backup",
}
_READS: Mapping[Ability, str] = {
    # What a file would do says whom of the school its rows mean, with their days of birth.
    Ability.IMPORT: (
        "taking_back imports_done mappings looks_yearly strange_words "
        "plan_pupils plan_said plan_offers plan_offer_table"
    ),
    Ability.SEE_PUPILS: (
        "effect_of_support effect_of_offer effects around changes_of_offer "
        "meeting_list meeting_page meeting_screen recap meeting_choices known_people actions_of_pupil actions_due "
        "actions_by_agency supported "
        "day_due looks_due overrunning not_answered long_waits registers_to_take without_anything meetings_now "
        "actions_now put_off_now offers_ending questions_open next_ahead "
        "group_page alone_in register_of on_offers waiting_for offered_places waits dose_of clashes_of clashes_with time_out "
        "around_pupil consents_of consent_on shared_of "
        "pupil_rows pupil_page pupil_entry cell_pupils thriving_pupils pupil_names recorded reviews_due row_history "
        "roll_choices year_standings year_changes "
        "plans_of pupil_by_admission pupil_story pupil_paper hold_of findable last_changes standing stands_now open_needs board cards_of lately_back "
        "decision_full still_open still_open_of "
        "governors_report governors_numbers ended_in next_steps "
        "reach_report gaps_report not_attended_report unmet_report waiting_report endings_report movement_report "
        "use_report intensity_report actions_report effect_report "
        "supports_of support_rows support_choices not_served over_full open_on going_on "
        "action_rows tried_before scores_of rated_aims contacts_of reviews_of reviewable work_due"
    ),
    Ability.EXPORT_NAMED: "meeting_pack pupils_book pack_choices",
    Ability.SEE_COSTS: (
        "rates rates_on known_rates cost_lines lines_of cost_figures reckoning facts offer_cost cost_of_support "
        "cost_of_pupil costs cost_report cost_sums"
    ),
    Ability.SEE_RISK: "risk_paper",
    Ability.SUBJECT_ACCESS: "everything_held transfer_rows disclosures",
    Ability.ERASE: "erasure_preview mentions retention_due",
    Ability.READ_AUDIT: "audit_rows audit_entry audit_people",
}


def needed_to_write(name: str) -> Ability:
    """Return the ability an operation asks for; what the table does not name only who manages people may do."""
    return _TO_WRITE.get(name, Ability.MANAGE_PEOPLE)


def needed_to_read(name: str) -> Ability:
    """Return the ability a query asks for; most need no more than to be signed in."""
    return _TO_READ.get(name, Ability.SEE_OFFERS)


def named_writes() -> frozenset[str]:
    """Return every operation the table names; a test holds it against those there are."""
    return frozenset(_TO_WRITE)


def _by_name(table: Mapping[Ability, str]) -> dict[str, Ability]:
    return {name: ability for ability, names in table.items() for name in names.split()}


_TO_WRITE = _by_name(_WRITES)
_TO_READ = _by_name(_READS)
