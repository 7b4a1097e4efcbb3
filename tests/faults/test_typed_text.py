"""Hostile text typed into every field of a school: kept as harmless text, and both copies of the map are made."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

import pytest
from openpyxl import load_workbook

from app.errors import Invalid
from app.exports.excel_map import map_workbook
from app.operations.around.consents import ConsentDraft, set_consent
from app.operations.around.people import InvolvedDraft, add_involved
from app.operations.around.sharing import SharingDraft, log_sharing
from app.operations.deciding.drafts import OptionDraft, PromptDraft
from app.operations.domains import DomainDraft, add_domain
from app.operations.needs import NeedDraft, note_need
from app.operations.offer_draft import OfferDraft, PlaceDraft
from app.operations.offers import add_offer
from app.operations.organisations import OrganisationDraft, add_organisation
from app.operations.placements import ParticipantDraft, PlacementDraft, place_pupil
from app.operations.plans.agreements import record_agreement
from app.operations.plans.aims import write_aim
from app.operations.plans.contact_draft import ContactDraft
from app.operations.plans.contacting import note_contact
from app.operations.plans.drafts import AgreementDraft, AimDraft, PlanDraft
from app.operations.plans.plan import write_plan
from app.operations.plans.review_draft import ReviewDraft
from app.operations.plans.reviewing import hold_review
from app.operations.pupil_strengths import write_strengths
from app.operations.pupils import PupilDraft, add_pupil
from app.operations.school import SchoolSettingsDraft, change_school
from app.operations.setup import SchoolDraft
from app.operations.staff import StaffDraft, add_staff
from app.operations.typed import FORBIDDEN, fit_to_keep
from app.operations.wording import GroupingDraft, change_grouping
from app.paper.map_pdf import write_map_pdf
from app.queries.check import look_for_wrong_rows
from app.store import Store
from tests.exports.schools import view_of
from tests.fixtures import TODAY

D = TypeVar("D")

PAYLOADS = {
    "formula": "=HYPERLINK(\"http://example.org\";\"x\")",
    "command": "+cmd|' /C calc'!A0",
    "at": "@SUM(1)",
    "control": "be\x00ll\x07 \x1b[31m",
    "surrogate": "half\ud800 pair",
    "turned": "\u202egnihtemos\u2066",
    "markup": "<b>&amp;]]>_x0041_",
    "long": "long " * 2000,
}  # fmt: skip


def full_of(draft: type[D], text: str, **kept: Any) -> D:
    """Return a draft whose every field of plain words is the text."""
    words = {
        field.name: text
        for field in fields(draft)  # type: ignore[arg-type]
        if field.type in ("str", "str | None") and field.name not in kept
    }
    return draft(**(words | kept))


def decided(text: str, pupil: int, domain: int) -> PlacementDraft:
    """Return a whole decision whose every word is the text."""
    return full_of(
        PlacementDraft,
        text,
        pupil_id=pupil,
        domain_id=domain,
        grouping="risk_support",
        help_unused="not_engaging",
        ending=None,
        parents_how=None,
        advice_reason=None,
        options=(full_of(OptionDraft, text),),
        prompt=(PromptDraft("aim", "both", text),),
        participants=(ParticipantDraft("agency", text),),
        next_look_on=TODAY + timedelta(30),
    )


def fill_after(store: Store, text: str, placement: int, about: tuple[int, int]) -> None:
    """Type the text into a review of a placement and into a contact about a pupil and a domain."""
    look = full_of(
        ReviewDraft,
        text,
        placement_id=placement,
        decision="continue",
        ending=None,
        next_look_on=TODAY + timedelta(9),
    )
    store.write(hold_review, look, today=TODAY)
    advice = full_of(ContactDraft, text, pupil_id=about[0], domain_id=about[1], kind="phone")
    store.write(note_contact, replace(advice, follow_up_on=TODAY + timedelta(9)), today=TODAY)


def fill(store: Store, text: str) -> None:
    """Type the text wherever the program takes words."""
    name = text[:30]
    coded = dict.fromkeys(("nature", "year_from", "year_to", "delivery", "evidence", "register", "setting"))
    web = {"website": "www.example.org", "evidence_link": "", "local_offer_link": ""}
    agency = full_of(OrganisationDraft, text, name=name, in_house=False, sector=None, website=None)
    provider = store.write(add_organisation, agency).id
    store.write(add_staff, full_of(StaffDraft, text, name=name, role=None))
    domain = store.write(add_domain, full_of(DomainDraft, text, name=name)).id or 0
    offer = full_of(
        OfferDraft,
        text,
        name=name,
        status="active",
        organisation_id=provider,
        places=(PlaceDraft(3, domain, text, text),),
        **coded,
        **web,
    )
    store.write(add_offer, offer, today=TODAY)
    names = dict.fromkeys(("forename", "surname", "preferred_name"), name)
    about = {"sex": None, "year_group": "4", "sen_provision": None, "registration": "main"}
    pupil = full_of(PupilDraft, text, **names, **about)
    number = store.write(add_pupil, pupil, today=TODAY).id or 0
    store.write(
        note_need, full_of(NeedDraft, text, pupil_id=number, domain_id=domain, difficulty=None), today=TODAY
    )
    decision = decided(text, number, domain)
    placement = store.write(place_pupil, decision, today=TODAY).id or 0
    fill_plan(store, text, number, domain)
    fill_around(store, text, number, provider or 0)
    fill_after(store, text, placement, (number, domain))
    store.write(write_strengths, number, text[:2000], text[:2000])
    store.write(
        change_grouping,
        full_of(
            GroupingDraft,
            text,
            label=name,
            short_label=name,
            treatment_label=name,
            id=4,
            letter="Z",
            colour=None,
            lead_sector=None,
        ),
        today=TODAY,
    )
    numbers = {"urn": None, "laestab": None, "local_offer_url": None}
    store.write(change_school, full_of(SchoolSettingsDraft, text, name=name, ethos=text[:300], **numbers))


def fill_plan(store: Store, text: str, pupil: int, domain: int) -> None:
    """Type the text into a plan with an aim and an agreement."""
    codes = dict.fromkeys(("setting", "lead_sector", "register", "trusted_chosen_by"))
    plan = full_of(PlanDraft, text, pupil_id=pupil, domain_id=domain, band="risk", **codes)
    number = store.write(write_plan, plan, today=TODAY).id or 0
    store.write(write_aim, full_of(AimDraft, text, plan_id=number), today=TODAY)
    agrees = full_of(AgreementDraft, text, plan_id=number, kind="family", method="phone", not_agreed=None)
    store.write(record_agreement, replace(agrees, agreed_on=TODAY), today=TODAY)


def fill_around(store: Store, text: str, pupil: int, agency: int) -> None:
    """Type the text wherever people around a pupil are spoken of."""
    name = text[:30]
    person = full_of(
        InvolvedDraft, text, pupil_id=pupil, kind="professional", name=name, organisation_id=agency
    )
    store.write(add_involved, person, today=TODAY)
    consent = full_of(ConsentDraft, text, pupil_id=pupil, organisation_id=agency, state="given", method=None)
    store.write(set_consent, replace(consent, purpose="share"), today=TODAY)
    shared = full_of(SharingDraft, text, pupil_id=pupil, organisation_id=agency, basis="consent")
    store.write(log_sharing, shared, today=TODAY)


@pytest.fixture(params=list(PAYLOADS.values()), ids=list(PAYLOADS))
def full(request: pytest.FixtureRequest, store: Store) -> Store:
    """A school with hostile words in every field."""
    fill(store, request.param)
    return store


def test_a_school_full_of_it_is_whole(full: Store) -> None:
    assert [look.what for look in full.read(look_for_wrong_rows) if look.wrong] == []


@pytest.mark.parametrize("internal", [False, True], ids=["shared", "internal"])
def test_its_workbook_holds_no_formula(full: Store, internal: bool) -> None:
    book = load_workbook(BytesIO(map_workbook(*view_of(full), internal=internal)))
    kinds = {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert "s" in kinds


@pytest.mark.usefixtures("qapp")
def test_its_pdf_is_made(full: Store, tmp_path: Path) -> None:
    view, about = view_of(full)
    write_map_pdf(view, about, tmp_path / "map.pdf", size="A3", internal=True)
    assert (tmp_path / "map.pdf").read_bytes().startswith(b"%PDF")


def test_everything_can_be_taken_back_and_done_again(full: Store) -> None:
    for _ in range(3):
        full.undo()
    full.redo()
    assert [look.what for look in full.read(look_for_wrong_rows) if look.wrong] == []


@pytest.mark.parametrize("name", ["\x00", " \u202e ", "\ud800"])
def test_a_name_of_nothing_that_can_be_seen_is_no_name(store: Store, name: str) -> None:
    with pytest.raises(Invalid, match="needs a forename"):
        store.write(add_pupil, PupilDraft(name, "Thimble"), today=TODAY)


@pytest.mark.parametrize(
    "draft",
    [
        DomainDraft("x" * 61),
        OfferDraft("x" * 121),
        OrganisationDraft("x" * 121),
        PupilDraft("x" * 101, "Thimble"),
        SchoolDraft("x" * 121),
        StaffDraft("x" * 121),
        GroupingDraft(1, "x" * 61, "x", "", "T"),
    ],
    ids=lambda draft: type(draft).__name__,
)
def test_a_name_is_no_longer_than_a_line(draft: Any) -> None:
    assert ["A name can have up to" in sentence for sentence in draft.problems().values()] == [True]


def test_only_what_cannot_be_kept_is_taken_out() -> None:
    text = "Zoë O'Hara, 你好 أهلا\n\tno = sign\x07"
    assert fit_to_keep(text) == text[:-1]
    assert not any(FORBIDDEN.search(char) for char in text[:-1])


def test_what_is_fit_stays_the_very_same() -> None:
    draft = OfferDraft("Lunch club", places=(PlaceDraft(1, None, "note"),))
    assert fit_to_keep(draft) is draft
    assert fit_to_keep(replace(draft, places=(PlaceDraft(1, None, "no\x07te"),))) == draft


def test_a_school_can_be_named_with_half_a_letter() -> None:
    assert fit_to_keep(SchoolDraft("Dale\udcff Primary")) == SchoolDraft("Dale Primary")
