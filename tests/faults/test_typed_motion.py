"""Hostile text in every field of supports, groups, registers, meetings, costs and reports: harmless in all that is made of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from app.costing import write_costs
from app.exports.pack import pack_workbook
from app.governing import write_governors
from app.operations.costs.lines import OfferCostDraft, write_offer_cost
from app.operations.costs.rates import RateDraft, set_rate
from app.operations.governors import LONGEST, NextStepDraft, add_next_step
from app.operations.groups.group_draft import GroupDraft
from app.operations.groups.groups import add_group
from app.operations.groups.registers import RegisterDraft, take_register
from app.operations.groups.sessions import cancel_session
from app.operations.meetings.actions import add_action, close_action
from app.operations.meetings.drafts import ActionDraft, MeetingDraft, PersonDraft
from app.operations.meetings.meetings import add_meeting
from app.operations.meetings.saying import note_said
from app.operations.offer_draft import OfferDraft, PlaceDraft
from app.operations.offer_queries import answer_query, ask_about_offer
from app.operations.offers import add_offer
from app.operations.organisations import OrganisationDraft, add_organisation
from app.operations.school import SchoolSettingsDraft, change_school
from app.operations.supports.beginning import begin_support
from app.operations.supports.drafts import EndingDraft, SupportDraft
from app.operations.supports.ending import end_supports
from app.operations.supports.looking import look_again_support
from app.operations.supports.outcomes import OutcomeDraft, set_outcome
from app.paper.leaflet import lay_out_leaflet
from app.paper.pack_pages import lay_out_pack
from app.paper.pdf import pdf_bytes
from app.paper.tagged import can_tag, tagged_pdf
from app.paper.tagged_leaflet import tagged_leaflet
from app.queries.check import look_for_wrong_rows
from app.queries.leaflet import family_leaflet
from app.queries.meetings.pack import meeting_pack
from app.queries.meetings.pack_rows import Pack, PackChoices
from app.queries.reports.registry import REPORTS
from app.queries.years import Period
from app.reporting import report_of, write_report
from app.store import Store
from tests.faults.test_typed_text import PAYLOADS, full_of
from tests.fixtures import TODAY
from tests.pupil_school import add

SINCE = TODAY - timedelta(days=40)
# Reports in which words stand that somebody typed.
WORDY = ("waiting", "endings", "actions", "effect")
PERIOD = Period(date(2026, 9, 1), TODAY)
pytestmark = pytest.mark.usefixtures("qapp")


def fill(store: Store, text: str) -> int:
    """Type the text wherever the new parts take words; returns the meeting."""
    pupils = tuple(add(store, name, "Thimble") for name in ("Wren", "Ada", "Idris"))
    settings = SchoolSettingsDraft(name=text[:30], ethos=text[:300])
    store.write(change_school, settings)
    offer = _offer(store, text)
    group = full_of(
        GroupDraft, text, offer_id=offer, name=text[:30], starts_on=SINCE, weekday=1, starts_at="10:40"
    )
    number = store.write(add_group, group, today=TODAY).id or 0
    _supports(store, text, offer, number, pupils)
    return _meeting(store, text, pupils)


def _offer(store: Store, text: str) -> int:
    house = store.write(add_organisation, OrganisationDraft(text[:30], in_house=True)).id
    draft = full_of(
        OfferDraft,
        text,
        name=text[:30],
        status="active",
        organisation_id=house,
        self_access=True,
        local_offer_link="www.example.org",
        website="",
        evidence_link="",
        places=(PlaceDraft(1, None), PlaceDraft(3, 1, text)),
        since=SINCE,
        **dict.fromkeys(("nature", "year_from", "year_to", "delivery", "evidence", "register", "setting")),
    )
    number = store.write(add_offer, draft, today=SINCE).id or 0
    query = store.write(ask_about_offer, number, text[:499], by=text[:99], today=TODAY).id or 0
    store.write(answer_query, query, text[:499], today=TODAY)
    store.write(ask_about_offer, number, text[:499], today=TODAY)
    store.write(set_rate, RateDraft("teacher", 4000, SINCE, text))
    store.write(write_offer_cost, OfferCostDraft(number, "staff", text, role="teacher"))
    store.write(write_offer_cost, OfferCostDraft(number, "fixed", text, pence=900, per="year"))
    store.write(add_next_step, NextStepDraft(text[:LONGEST], text[: LONGEST // 2]), today=TODAY)
    return number


def _supports(store: Store, text: str, offer: int, group: int, pupils: tuple[int, ...]) -> None:
    for at, stage in enumerate(("running", "running", "waiting")):
        draft = full_of(
            SupportDraft,
            text,
            pupil_ids=(pupils[at],),
            offer_id=offer,
            domain_id=1,
            stage=stage,
            on=SINCE,
            group_id=group if stage == "running" else None,
        )
        store.write(begin_support, draft, today=TODAY)
    absent = RegisterDraft(group, SINCE + timedelta(7), ((1, "", text),), 40, text)
    store.write(take_register, absent, today=TODAY)
    store.write(cancel_session, group, SINCE + timedelta(14), why=text)
    store.write(look_again_support, 2, note=text, today=TODAY)
    ending = full_of(EndingDraft, text, on=TODAY - timedelta(1), ending="moved_on")
    store.write(end_supports, (1,), ending, today=TODAY)
    store.write(set_outcome, 1, OutcomeDraft("1", TODAY - timedelta(1), text), today=TODAY)


def _meeting(store: Store, text: str, pupils: tuple[int, ...]) -> int:
    people = (PersonDraft(name=text[:30], role=text[:30]),)
    draft = MeetingDraft("multi_agency", TODAY, text, "09:30", text, people=people, pupils=pupils)
    meeting = store.write(add_meeting, draft, today=TODAY).id or 0
    store.write(note_said, meeting, pupils[0], said=text, pupil_words=text)
    for number in range(2):
        action = ActionDraft(text, pupils[number], meeting, owner=text[:30], due_on=TODAY)
        store.write(add_action, action, today=TODAY)
    store.write(close_action, 1, outcome=text, today=TODAY)
    return meeting


@pytest.fixture(params=list(PAYLOADS.values()), ids=list(PAYLOADS))
def full(request: pytest.FixtureRequest, store: Store) -> Store:
    """A school with hostile words in every field of the new parts."""
    assert fill(store, request.param) == 1
    return store


def pack_of(store: Store) -> Pack:
    return store.read(meeting_pack, 1, PackChoices(), TODAY, "Ms Dovecote")


def workbooks(store: Store, folder: Path) -> Iterator[bytes]:
    """Yield every workbook there is of such a school."""
    yield pack_workbook(pack_of(store))
    write_costs(store, folder / "costs.xlsx")
    write_governors(store, folder / "page.xlsx")
    for code in WORDY:
        write_report(store, report_of(store, REPORTS[code], PERIOD), folder / f"{code}.xlsx")
    for file in folder.glob("*.xlsx"):
        yield file.read_bytes()


def test_a_school_full_of_it_is_whole_and_can_be_taken_back(full: Store) -> None:
    assert [look.what for look in full.read(look_for_wrong_rows) if look.wrong] == []
    for _ in range(8):
        full.undo()
    for _ in range(4):
        full.redo()
    assert [look.what for look in full.read(look_for_wrong_rows) if look.wrong] == []


def test_no_workbook_holds_a_formula(full: Store, tmp_path: Path) -> None:
    count = 0
    for content in workbooks(full, tmp_path):
        book = load_workbook(BytesIO(content))
        cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
        assert [cell.value for cell in cells if cell.data_type == "f"] == []
        count += 1
    assert count == 3 + len(WORDY)


def test_every_pdf_is_made(full: Store, tmp_path: Path) -> None:
    leaflet = full.read(family_leaflet, today=TODAY)
    made = [
        pdf_bytes(lay_out_pack(pack_of(full)), title="Named pack"),
        pdf_bytes(lay_out_leaflet(leaflet), title=leaflet.title),
    ]
    if can_tag():
        made.append(tagged_pdf(tagged_leaflet(leaflet)))
    write_governors(full, tmp_path / "page.pdf")
    for code in WORDY:
        write_report(full, report_of(full, REPORTS[code], PERIOD), tmp_path / f"{code}.pdf")
    made += [file.read_bytes() for file in tmp_path.glob("*.pdf")]
    assert all(len(PdfReader(BytesIO(content)).pages) for content in made)
    assert len(made) >= 7


def test_every_report_is_json_that_reads_as_it_was_written(full: Store, tmp_path: Path) -> None:
    for kind in REPORTS.values():
        found = report_of(full, kind, PERIOD)
        write_report(full, found, tmp_path / "report.json")
        told = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
        assert told["report"]["title"] == found.title
