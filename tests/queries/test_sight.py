"""What somebody without the Risk Support right reads, counts, and may not do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from app.done import Done
from app.errors import Invalid, Problem
from app.operations.needs import NeedDraft, close_need, note_need
from app.operations.placements import (
    ParticipantDraft,
    PlacementDraft,
    correct_placement,
    move_next_look,
    place_pupil,
    withdraw_placement,
)
from app.operations.pupils import leave_school
from app.operations.wording import GroupingDraft, change_grouping
from app.queries.cell_pupils import cell_pupils
from app.queries.decision_form import sheet_choices, standing
from app.queries.history import last_changes, row_history
from app.queries.map_about import map_about
from app.queries.provision_map import MapFilters, provision_map
from app.queries.pupil_filter import PupilFilter
from app.queries.pupil_page import PlacementRow, pupil_page
from app.queries.pupils import pupil_rows
from app.queries.sight import ASK, HIDDEN_CHANGE
from app.queries.thriving_pupils import thriving_pupils
from app.queries.today import counts, reviews_due
from app.queries.wording import groupings
from app.store import Store
from app.vocabulary import ASK_CODE
from tests.fixtures import TODAY
from tests.pupil_school import EMOTIONS, LANGUAGE, add, place

from .sight_school import ALL_BUT_RISK, Seen, fill, risk

MORE, RISK = 4, 5


@pytest.fixture
def seen(store: Store) -> Seen:
    return fill(store)


def page_rows(seen: Seen, pupil: int, domain: int = EMOTIONS) -> list[PlacementRow]:
    page = seen.wren.read(pupil_page, pupil, today=TODAY)
    return [row for row in page.placements if row.domain_id == domain]


def draft(pupil: int, grouping: str = "help", **said: object) -> PlacementDraft:
    facts: dict[str, object] = {
        "reason": "Talks more.",
        "participants": (ParticipantDraft("young_person"),),
        "next_look_on": date(2026, 12, 1),
    }
    return PlacementDraft(pupil, EMOTIONS, grouping, **(facts | said))  # type: ignore[arg-type]


# --- reading --------------------------------------------------------------------------------------


def test_the_list_says_to_ask_once_and_nothing_that_stands_beside(seen: Seen) -> None:
    placed = {row.id: row.placed for row in seen.wren.read(pupil_rows, today=TODAY)}
    assert placed[seen.beside] == ((LANGUAGE, "advice"), (EMOTIONS, ASK_CODE))
    assert placed[seen.alone] == ((EMOTIONS, ASK_CODE),)


def test_the_page_says_to_ask_for_the_time_and_keeps_the_other_domains(seen: Seen) -> None:
    assert [(row.grouping_label, row.starts_on, row.ends_on) for row in page_rows(seen, seen.beside)] == [
        (ASK, date(2026, 9, 14), None)
    ]
    assert [row.grouping for row in page_rows(seen, seen.beside, LANGUAGE)] == ["advice"]


def test_past_times_to_ask_about_are_one_line_each_and_say_nothing_of_how_they_ended(seen: Seen) -> None:
    risk(seen.senco, seen.once, on=date(2026, 10, 1))
    asked, before = page_rows(seen, seen.once)
    assert (asked.grouping, asked.starts_on, asked.ends_on) == (
        ASK_CODE,
        date(2026, 9, 20),
        date(2026, 10, 20),
    )
    assert (before.grouping, before.reason, before.ending_note) == ("help", "Likes the garden.", "")


def test_the_sheet_reads_ask_and_offers_no_risk_support(seen: Seen) -> None:
    found = seen.wren.read(standing, seen.beside, EMOTIONS, today=TODAY)
    assert found.ask
    assert [row.label for row in found.open] == [ASK]
    assert not seen.wren.read(sheet_choices, person="Mr Wren", today=TODAY).risk_for


def test_today_asks_once_for_a_pupil_and_a_domain_without_who_decided(seen: Seen) -> None:
    due = [row for row in seen.wren.read(reviews_due, today=TODAY) if row.pupil_id == seen.beside]
    assert [(row.grouping, row.due_on, row.decided_by) for row in due] == [(ASK_CODE, date(2026, 11, 12), "")]


def test_the_pupils_behind_more_help_are_all_whom_it_counts(seen: Seen) -> None:
    found = seen.wren.read(cell_pupils, MORE, EMOTIONS, as_at=TODAY)
    assert {(row.pupil_id, row.ask) for row in found} == {
        (seen.more, False),
        (seen.beside, True),
        (seen.alone, True),
    }
    assert all(row.next_look_on is None and row.placement_id is None for row in found if row.ask)
    assert seen.wren.read(cell_pupils, RISK, EMOTIONS, as_at=TODAY) == ()


def test_such_a_pupil_is_never_thriving(seen: Seen) -> None:
    thriving = {row.pupil_id for row in seen.wren.read(thriving_pupils, EMOTIONS, as_at=TODAY)}
    assert thriving == {seen.once}


@pytest.mark.parametrize("grouping", ["more_help", "risk_support", "thriving", "any"])
def test_a_filter_finds_those_to_ask_about_with_more_help(seen: Seen, grouping: str) -> None:
    wanted = PupilFilter(grouping, EMOTIONS)
    found = {row.id for row in seen.wren.read(pupil_rows, today=TODAY) if wanted.holds(row)}
    placed = {seen.beside, seen.alone, seen.more}
    assert found == {"risk_support": set(), "thriving": {seen.once}}.get(grouping, placed)


# --- counting -------------------------------------------------------------------------------------


@pytest.mark.parametrize("domain", [EMOTIONS, LANGUAGE, None])
def test_the_counts_are_one_figure_for_both_and_the_same_sum(seen: Seen, domain: int | None) -> None:
    mine, hers = (door.read(counts, domain, today=TODAY) for door in (seen.wren, seen.senco))
    merged = {row.grouping.code: row.pupils for row in mine.counts}
    every = {row.grouping.code: row.pupils for row in hers.counts}
    assert merged["more_help"] == every["more_help"] + every["risk_support"]
    assert (mine.roll, mine.placed, merged["risk_support"]) == (hers.roll, hers.placed, 0)
    assert mine.counts[-1].counted_with == "Getting More Help"


def test_the_map_gives_risk_support_no_number_and_no_gap(seen: Seen) -> None:
    view = seen.wren.read(provision_map, MapFilters(TODAY))
    more, apart = view.rows[1].cells[3:5]
    assert (more.pupils, more.gap, apart.pupils, apart.gap) == (3, 3, 0, 0)
    assert (apart.counted_with, view.totals[4].counted_with) == ("Getting More Help", "Getting More Help")
    assert sum(cell.pupils for cell in view.rows[1].cells) == view.roll


def test_more_help_is_shown_though_hidden_where_it_holds_the_number(seen: Seen) -> None:
    seen.senco.write(withdraw_placement, 7, why="Wrong pupil.", today=TODAY)
    row = seen.senco.read(groupings)[3]
    hide = GroupingDraft(row.id, row.label, row.short_label, row.definition, row.letter, hidden=True)
    seen.senco.write(change_grouping, hide, today=TODAY)
    found = {row.grouping.code: row.pupils for row in seen.wren.read(counts, EMOTIONS, today=TODAY).counts}
    assert (found["more_help"], sum(found.values())) == (2, 4)


def test_a_copy_says_that_both_are_counted_together(seen: Seen) -> None:
    about = [door.read(map_about, MapFilters(TODAY), TODAY).together for door in (seen.wren, seen.senco)]
    assert about == ["Getting More Help and Getting Risk Support are counted together.", ""]


def test_neither_of_the_two_can_be_found_empty_by_hiding_it(seen: Seen) -> None:
    other = fill(seen.senco, ALL_BUT_RISK)
    row = seen.senco.read(groupings)[4]
    hide = GroupingDraft(row.id, row.label, row.short_label, row.definition, row.letter, hidden=True)
    with pytest.raises(Invalid) as refused:
        other.wren.write(change_grouping, hide, today=TODAY)
    assert refused.value.problems["hidden"].startswith(
        "There are pupils in Getting Risk Support or Getting More"
    )


# --- doing ----------------------------------------------------------------------------------------


def test_nothing_can_be_decided_there(seen: Seen) -> None:
    writes: tuple[Callable[[], Done], ...] = (
        lambda: seen.wren.write(place_pupil, draft(seen.beside), today=TODAY),
        lambda: seen.wren.write(correct_placement, 1, draft(seen.beside), today=TODAY),
        lambda: seen.wren.write(withdraw_placement, 1, why="Wrong.", today=TODAY),
        lambda: seen.wren.write(move_next_look, 2, to=date(2026, 12, 3), today=TODAY),
        lambda: seen.wren.write(note_need, NeedDraft(seen.alone, EMOTIONS, seen="Sits."), today=TODAY),
        lambda: seen.wren.write(close_need, 1, why="Gone.", today=TODAY),
    )
    for write in writes:
        with pytest.raises(Problem, match=ASK):
            write()


def test_other_domains_and_other_pupils_can_be_decided_on(seen: Seen) -> None:
    done = seen.wren.write(place_pupil, draft(seen.once), today=TODAY)
    seen.wren.write(move_next_look, 3, to=date(2026, 12, 3), today=TODAY)
    assert seen.wren.undo().sentence.startswith("Undone: We look again")
    assert done.id is not None


def test_nobody_can_be_placed_in_risk_support(seen: Seen) -> None:
    there = draft(seen.more, "risk_support", help_unused="not_engaging", risk="Walks out.")
    with pytest.raises(Problem, match="Only those who may see Risk Support"):
        seen.wren.write(place_pupil, there, today=TODAY)


def test_a_day_on_which_the_pupil_was_there_is_refused(seen: Seen) -> None:
    with pytest.raises(Problem, match=ASK):
        seen.wren.write(place_pupil, draft(seen.once, on=date(2026, 10, 1)), today=TODAY)


def test_withdrawing_what_ended_risk_support_is_refused(seen: Seen) -> None:
    pupil = add(seen.senco, "Ivo", "Fern")
    risk(seen.senco, pupil)
    after = place(
        seen.senco, pupil, "help", EMOTIONS, on=date(2026, 10, 5), end_other=True, approved_by="Head"
    )
    with pytest.raises(Problem, match=ASK):
        seen.wren.write(withdraw_placement, after, why="Wrong.", today=TODAY)


# --- changes --------------------------------------------------------------------------------------


def test_changes_there_are_told_without_whom_and_cannot_be_undone(seen: Seen) -> None:
    risk(seen.senco, seen.more, on=TODAY)
    newest = seen.wren.read(last_changes)[0]
    assert (newest.sentence, newest.kind, newest.undoable) == (HIDDEN_CHANGE, "", False)
    with pytest.raises(Problem, match="only some may see"):
        seen.wren.undo()


def test_the_change_before_it_goes_with_it_once_it_stands_beside(seen: Seen) -> None:
    assert any("Mo Fern is now" in row.sentence for row in seen.wren.read(last_changes))
    risk(seen.senco, seen.more, on=TODAY)
    assert not any("Mo Fern is now" in row.sentence for row in seen.wren.read(last_changes))


def test_an_undone_decision_stays_hidden_with_who_took_part(seen: Seen) -> None:
    risk(seen.senco, seen.more, on=TODAY)
    seen.senco.undo()
    undone = seen.wren.read(last_changes)[0]
    assert (undone.sentence, undone.undone) == (HIDDEN_CHANGE, True)
    assert "Mo Fern is now" in seen.wren.read(last_changes)[1].sentence


def test_the_history_of_a_row_keeps_only_who_and_when(seen: Seen) -> None:
    (change,) = seen.wren.read(row_history, "placement", 2)
    assert (change.sentence, change.fields, change.person) == (HIDDEN_CHANGE, (), "Ms Dovecote")


def test_leaving_counts_no_decision_that_is_not_seen(seen: Seen) -> None:
    pupil = add(seen.senco, "Ivo", "Fern")
    risk(seen.senco, pupil, on=TODAY)
    other = fill(seen.senco, ALL_BUT_RISK).wren
    done = other.write(leave_school, pupil, on=date(2026, 11, 2), today=TODAY)
    assert done.sentence == "Ivo Fern has left the school."


def test_a_decision_by_both_hands_is_seen_whole_by_the_senco(seen: Seen) -> None:
    page = seen.senco.read(pupil_page, seen.beside, today=TODAY)
    here = [row for row in page.placements if row.domain_id == EMOTIONS]
    assert [row.grouping for row in here] == ["risk_support", "help"]
    assert here[0].risk
