"""What each kind of entry in the audit trail is called, and to which group it belongs: the only place that says so."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Group(StrEnum):
    """What the trail can be narrowed to."""

    CHANGES = "changes"
    LOOKS = "looks"
    EXPORTS = "exports"
    BACKUPS = "backups"
    SIGN_INS = "sign_ins"
    KEYS = "keys"


GROUP_LABELS: Mapping[Group, str] = {
    Group.CHANGES: "Changes",
    Group.LOOKS: "Looks at pupils",
    Group.EXPORTS: "Exports and prints",
    Group.BACKUPS: "Backups",
    Group.SIGN_INS: "Sign-ins",
    Group.KEYS: "People and keys",
}

_EVENTS: Mapping[Group, Mapping[str, str]] = {
    Group.LOOKS: {
        "open_pupil": "Opened a pupil’s page",
        "open_record": "Looked at everything held on a pupil",
    },
    Group.EXPORTS: {
        "export_map": "Exported the map",
        "export_governors": "Exported the governors' report",
        "print_governors": "Printed the governors' report",
        "export_costs": "Exported costs",
        "print_map": "Printed the map",
        "export_leaflet": "Made the family leaflet as a file",
        "export_offers": "Exported external offers for a directory",
        "print_leaflet": "Printed the family leaflet",
        "export_report": "Made a report as a file",
        "print_report": "Printed a report",
        "print_pupil": "Printed a pupil’s page",
        "export_pack": "Made a named pack",
        "export_pupils": "Made a named workbook of pupils",
        "note_pack_shared": "Noted a named pack as shared",
        "print_risk_plan": "Printed a plan for managing risk",
        "export_audit": "Exported the audit trail",
        "give_record": "Made a copy of a pupil’s record",
        "note_receipt": "Noted that a copy of a record was received",
        "record_disclosure": "Noted that a copy of a record was given away",
        "take_back_disclosure": "Noted that a copy of a record could not be written",
    },
    Group.BACKUPS: {
        "make_backup": "Made a backup",
        "copy_backup": "Copied a backup to another folder",
        "restore_backup": "Restored a backup",
        "set_second_place": "Chose a second place for backups",
        "clear_second_place": "Gave up the second place for backups",
    },
    Group.SIGN_INS: {
        "sign_in": "Signed in",
        "sign_in_failed": "A sign-in failed",
        "lock": "Locked",
    },
    Group.KEYS: {
        "protect_school": "Locked the school with passwords",
        "add_person": "Gave somebody a sign-in",
        "change_person": "Changed what somebody may do",
        "remove_person": "Removed somebody’s sign-in",
        "change_password": "Changed a password",
        "reset_password": "Gave somebody a new password",
        "new_recovery_code": "Made a new recovery code",
        "recovered": "Came in with the recovery code",
        "share_school": "Put the school where several computers reach it",
        "publish": "Published the shared school",
        "take_key_file": "Took the key file from a backup",
        "settle_conflict": "Dealt with what was kept beside the shared school",
        "rotate_key": "Changed the school’s key",
    },
}
_CHANGES: Mapping[str, str] = {
    "set_outcome": "Noted what came of a support",
    "clear_outcome": "Opened again what came of a support",
    "set_rate": "Set the rate of a role",
    "drop_rate": "Took a rate away",
    "write_offer_cost": "Wrote what an offer takes",
    "move_offer_cost": "Put what an offer takes in order",
    "drop_offer_cost": "Took a line away from what an offer takes",
    "set_cost_figures": "Changed what costs are reckoned with",
    "set_delivered_percent": "Changed what counts as delivered",
    "place_pupil": "Logged a grouping",
    "correct_placement": "Corrected a grouping",
    "withdraw_placement": "Withdrew a grouping",
    "complete_decision": "Filled in a decision",
    "nothing_more": "Said that a decision is complete",
    "move_next_look": "Moved a date to look again",
    "write_strengths": "Wrote what a pupil is good at and what helps",
    "hold_review": "Recorded a review",
    "correct_review": "Corrected a review",
    "take_back_review": "Took a review back",
    "note_contact": "Noted a contact",
    "change_contact": "Changed a contact",
    "follow_up": "Followed a contact up",
    "put_off_follow_up": "Moved the date of a follow-up",
    "take_back_contact": "Took a contact back",
    "move_aim_date": "Moved the date of an aim",
    "move_planned_end": "Moved the planned end of a plan",
    "roll_forward": "Rolled forward to the new year",
    "begin_support": "Put pupils on an offer",
    "change_support": "Changed what is written of a support",
    "move_supports": "Moved supports on",
    "join_group": "Put pupils into a group",
    "leave_group": "Took pupils out of a group",
    "look_again_support": "Looked again at a support",
    "end_supports": "Ended supports",
    "correct_ending": "Corrected how a support ended",
    "take_back_stage": "Took back where a support stood",
    "take_back_support": "Took a support back",
    "add_meeting": "Planned a meeting",
    "change_meeting": "Changed a meeting",
    "hold_meeting": "Marked a meeting as held",
    "cancel_meeting": "Cancelled a meeting",
    "take_back_meeting": "Took a meeting back",
    "set_meeting_people": "Said who is asked to a meeting",
    "set_meeting_pupils": "Said whom a meeting is about",
    "note_present": "Noted who came to a meeting",
    "note_said": "Noted what was said in a meeting",
    "add_next_step": "Added to what governors read that we will do",
    "change_next_step": "Changed what governors read that we will do",
    "move_next_step": "Moved a line of what governors read",
    "drop_next_step": "Removed a line of what governors read",
    "add_action": "Noted an action",
    "change_action": "Changed an action",
    "close_action": "Closed an action",
    "reopen_action": "Opened an action again",
    "move_action_date": "Moved the date of an action",
    "move_meeting": "Moved a meeting to another day",
    "move_support_end": "Moved the planned end of a support",
    "move_offer_end": "Moved the announced end of an offer",
    "put_off": "Put off a line of Today",
    "take_back_action": "Took an action back",
    "note_need": "Noted a need",
    "change_need_of_pupil": "Changed a pupil’s need",
    "close_need": "Closed a need",
    "reopen_need": "Opened a need again",
    "write_plan": "Wrote a plan",
    "agree_plan": "Marked a plan as agreed",
    "new_version": "Began a new version of a plan",
    "write_aim": "Wrote an aim",
    "drop_aim": "Took an aim out of a plan",
    "judge_aim": "Noted how likely an aim is",
    "rate_aim": "Rated an aim",
    "settle_aim": "Noted what became of an aim",
    "record_agreement": "Recorded an agreement to a plan",
    "take_back_agreement": "Took an agreement to a plan back",
    "add_involved": "Noted who is around a pupil",
    "change_involved": "Changed who is around a pupil",
    "end_involvement": "Ended an involvement",
    "restart_involvement": "Began an involvement again",
    "take_back_involved": "Took back who was noted around a pupil",
    "set_consent": "Noted consent",
    "correct_consent": "Corrected a consent",
    "take_back_consent": "Took a consent back",
    "log_sharing": "Noted what was shared of a pupil",
    "change_sharing": "Changed what was noted as shared",
    "take_back_sharing": "Took back what was noted as shared",
    "add_group": "Made a group",
    "change_group": "Changed a group",
    "end_group": "Ended a group",
    "reopen_group": "Let a group run again",
    "take_back_group": "Took a group back",
    "plan_sessions": "Planned the sessions of a group",
    "cancel_session": "Cancelled a session",
    "take_register": "Took a register",
    "take_back_register": "Took a register back",
    "add_offer": "Added an offer",
    "change_offer": "Changed an offer",
    "duplicate_offer": "Copied an offer",
    "set_offer_status": "Changed the status of an offer",
    "retire_offer": "Retired an offer",
    "check_offer": "Checked an offer",
    "place_offer": "Placed an offer on the map",
    "ask_about_offer": "Asked about an offer's entry",
    "answer_query": "Answered a question about an offer",
    "take_back_query": "Took back a question about an offer",
    "add_organisation": "Added an organisation",
    "change_organisation": "Changed an organisation",
    "retire_organisation": "Retired an organisation",
    "restore_organisation": "Used an organisation again",
    "add_starter_offers": "Added starter offers",
    "add_pupil": "Added a pupil",
    "change_pupil": "Changed a pupil’s details",
    "leave_school": "Marked a pupil as left",
    "return_to_school": "Put a pupil back on the roll",
    "add_need": "Added a presenting need",
    "change_need": "Changed a presenting need",
    "move_need": "Moved a presenting need",
    "retire_need": "Retired a presenting need",
    "restore_need": "Used a presenting need again",
    "add_domain": "Added a domain of need",
    "change_domain": "Changed a domain of need",
    "move_domain": "Moved a domain of need",
    "retire_domain": "Retired a domain of need",
    "restore_domain": "Used a domain of need again",
    "add_word": "Added a word to a list",
    "change_word": "Changed a word of a list",
    "move_word": "Moved a word of a list",
    "retire_word": "Retired a word of a list",
    "restore_word": "Used a word of a list again",
    "change_grouping": "Changed a grouping’s words",
    "change_school": "Changed the school’s settings",
    "set_logo": "Changed the school’s logo",
    "set_terms": "Changed the terms",
    "add_staff": "Added somebody to the staff list",
    "change_staff": "Changed somebody on the staff list",
    "retire_staff": "Retired somebody from the staff list",
    "restore_staff": "Put somebody back on the staff list",
    "import_pupils": "Imported pupils",
    "keep_mapping": "Remembered how files are read",
    "forget_mapping": "Forgot how files are read",
    "import_offers": "Imported offers",
    "import_offer_table": "Imported a table of offers",
    "record_score": "Recorded a score",
    "record_scores": "Recorded scores",
    "change_score": "Changed a score",
    "take_back_score": "Took a score away",
    "add_measure": "Added a measure",
    "activate_measure": "Began to use a measure, and said how it is licensed",
    "change_measure": "Changed a measure",
    "retire_measure": "Retired a measure",
    "restore_measure": "Used a measure again",
    "set_up_school": "Set the school up",
    "make_sample_school": "Made the sample school",
    "undo": "Undid a change",
    "redo": "Did a change again",
    "erase_pupil": "Erased a pupil",
    "anonymise_pupil": "Anonymised a pupil who left",
    "hold_pupil": "Put a pupil’s record on hold",
    "release_hold": "Took a pupil’s record off hold",
    "set_locking": "Changed when Fivefold locks",
    "set_retention_rule": "Changed how long a kind of record is kept",
    "erase_again": "Erased again after a restore",
}
_WORDS: Mapping[str, str] = {
    **_CHANGES,
    **{kind: words for one in _EVENTS.values() for kind, words in one.items()},
}
_GROUPS: Mapping[str, Group] = {kind: group for group, kinds in _EVENTS.items() for kind in kinds}


def words_of(kind: str) -> str:
    """Return what a kind of entry is called; one that a newer program wrote is called by its name."""
    return _WORDS.get(kind) or kind.replace("_", " ").capitalize()


def has_words(kind: str) -> bool:
    """Say whether somebody has given a kind its words; a test holds that all have them."""
    return kind in _WORDS


def group_of(kind: str) -> Group:
    """Return the group of a kind: whatever is not something else is a change."""
    return _GROUPS.get(kind, Group.CHANGES)


def kinds_of(group: Group) -> frozenset[str]:
    """Return the kinds of a group; for changes, those that are not a change."""
    if group is Group.CHANGES:
        return frozenset(_GROUPS)
    return frozenset(_EVENTS[group])
