"""A pupil's rights over the people around: told in words, others taken out, passed on, and forgotten."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sqlalchemy import select

from app.db import Database
from app.models import Consent, Involvement, Sharing
from app.operations.around.consents import ConsentDraft, set_consent
from app.operations.around.people import InvolvedDraft, add_involved, change_involved
from app.operations.around.sharing import SharingDraft, log_sharing
from app.operations.organisations import OrganisationDraft, add_organisation
from app.operations.plans.agreements import record_agreement
from app.operations.plans.drafts import AgreementDraft, PlanDraft
from app.operations.plans.plan import write_plan
from app.operations.pupils import leave_school
from app.operations.rights.anonymising import anonymise_pupil
from app.operations.rights.erasing import erase_pupil
from app.queries.rights.everything_held import everything_held
from app.queries.rights.held import Held
from app.queries.rights.review import Review, apply
from app.queries.rights.transfer import transfer_rows
from app.rights.giving import transfer_copy
from app.store import Store
from tests.fixtures import TODAY
from tests.operations.deciding import place

from .conftest import People

START = date(2026, 10, 1)


@pytest.fixture
def zeph(store: Store, people: People) -> int:
    """Zephyrine with her mother, a psychologist, consent and something shared."""
    kite = store.write(add_organisation, OrganisationDraft("Kite Project")).id
    mum = InvolvedDraft(people.zeph, "family", "Mum (Marigold Hatch)", "Mum", None, "01204 99", START)
    store.write(add_involved, mum, today=TODAY)
    doctor = InvolvedDraft(people.zeph, "professional", "Dr Sparrow", "Psychologist", kite, "ext. 7", START)
    store.write(add_involved, doctor, today=TODAY)
    given = ConsentDraft(people.zeph, kite, "share", "given", START, "Otis Hatch", "phone", note="Rang twice")
    store.write(set_consent, given, today=TODAY)
    shared = SharingDraft(
        people.zeph, kite, "Dr Sparrow", "What Marigold told Dr Sparrow", "To plan", "consent"
    )
    store.write(log_sharing, shared, today=TODAY)
    return people.zeph


def held(store: Store, pupil: int) -> Held:
    return store.read(everything_held, pupil, today=TODAY)


def said(record: Held) -> dict[str, str]:
    """Return label → text of what stands in the sections of people, consent and sharing."""
    keys = ("involvement", "consent", "sharing")
    return {item.label: item.text for one, _, item in record.items() if one.key in keys}


def test_it_reads_in_words(store: Store, zeph: int) -> None:
    words = said(held(store, zeph))
    assert (words["Where it stands"], words["For"], words["How it was said"]) == (
        "Given",
        "Share information",
        "By phone",
    )
    assert (words["Basis"], words["Consent on that day"]) == ("Consent", "Given")
    assert words["Agency"] == "Kite Project"


def test_each_record_is_told_by_its_day(store: Store, zeph: int) -> None:
    sections = {one.key: [row.title for row in one.records] for one in held(store, zeph).sections}
    assert (sections["consent"], sections["sharing"]) == (["1 October 2026"], ["10 November 2026"])


def test_family_is_taken_out_and_whoever_works_with_the_child_stays(store: Store, zeph: int) -> None:
    record = apply(held(store, zeph), Review("the pupil")).held
    everything = " ".join(item.text for _, _, item in record.items())
    assert not [name for name in ("Marigold", "Hatch", "01204 99") if name in everything]
    assert said(record)["What was shared"] == "What [another person] told Dr Sparrow"


def test_professionals_are_marked_as_people_at_work(store: Store, zeph: int) -> None:
    items = [item for _, _, item in held(store, zeph).items() if item.label == "What was shared"]
    assert [(item.others, item.staff) for item in items] == [(("Marigold",), ("Dr Sparrow",))]


def test_what_somebody_was_called_before_is_taken_out_too(store: Store, people: People) -> None:
    before = InvolvedDraft(people.zeph, "family", "Persis Lund")
    number = store.write(add_involved, before, today=TODAY).id or 0
    store.write(change_involved, number, InvolvedDraft(people.zeph, "family", "Mum"), today=TODAY)
    record = apply(held(store, people.zeph), Review("the pupil")).held
    assert "Persis" not in " ".join(item.text for _, _, item in record.items())


def test_a_pupil_who_consents_is_not_another_person(store: Store, zeph: int) -> None:
    kite = store.write(add_organisation, OrganisationDraft("Heron Service")).id
    draft = ConsentDraft(zeph, kite, "refer", "given", by_whom="Zephyrine")
    store.write(set_consent, draft, today=TODAY)
    by = [item for _, _, item in held(store, zeph).items() if item.text == "Zephyrine"]
    assert [item.others for item in by if item.label == "Who said so"] == [()]


def test_the_next_school_gets_people_and_consents_and_not_the_log(store: Store, zeph: int) -> None:
    sent = store.read(transfer_rows, zeph)
    assert [(row["name"], row["reach"]) for row in sent["involvement"]] == [
        ("Mum (Marigold Hatch)", "01204 99"),
        ("Dr Sparrow", "ext. 7"),
    ]
    assert [(row["state"], row["organisation"]) for row in sent["consent"]] == [
        ("given", {"name": "Kite Project"})
    ]
    assert "sharing" not in sent
    json.dumps(sent)
    paper = transfer_copy(held(store, zeph), Review("Hill School")).held
    assert {"involvement", "consent", "sharing"} & {one.key for one in paper.sections} == {
        "involvement",
        "consent",
    }


def test_the_next_school_reads_once_and_by_name_who_agreed(store: Store, zeph: int) -> None:
    place(store, zeph, "help", 1)
    written = store.write(write_plan, PlanDraft(zeph, 1), today=TODAY).id or 0
    mum = store.read(
        lambda session: session.scalar(select(Involvement.id).where(Involvement.kind == "family"))
    )
    agreed = AgreementDraft(written, "family", TODAY, "phone", involvement_id=mum)
    store.write(record_agreement, agreed, today=TODAY)
    sent = store.read(transfer_rows, zeph)
    assert [row["involvement"] for row in sent["plan"][0]["agreement"]] == [{"name": "Mum (Marigold Hatch)"}]
    assert not any("agreement" in row for row in sent["involvement"])


def test_anonymised_they_keep_days_and_states_but_nobodys_name(
    store: Store, zeph: int, school: Database
) -> None:
    store.write(leave_school, zeph, on=TODAY, today=TODAY)
    store.write(anonymise_pupil, zeph, today=TODAY)
    with school.engine.connect() as connection:
        rows = [
            dict(row)
            for model in (Involvement, Consent, Sharing)
            for row in connection.execute(select(model.__table__)).mappings()
        ]
    assert [row["kind"] for row in rows[:2]] == ["family", "professional"]
    assert (rows[2]["state"], rows[2]["since_on"], rows[3]["basis"]) == ("given", START, "consent")
    words = " ".join(str(value) for row in rows for value in row.values())
    hidden = ("Marigold", "Hatch", "Sparrow", "01204", "ext. 7", "Rang", "told", "plan", "Psychologist")
    assert not [word for word in hidden if word in words]


def test_erased_nothing_of_them_is_left(store: Store, zeph: int, school: Database) -> None:
    store.write(erase_pupil, zeph, "request", today=TODAY)
    with school.engine.connect() as connection:
        left = [
            connection.execute(select(model.__table__)).all() for model in (Involvement, Consent, Sharing)
        ]
        kept = connection.exec_driver_sql("SELECT before, after FROM journal_row").all()
        said = connection.exec_driver_sql("SELECT sentence FROM journal_step").scalars().all()
    assert left == [[], [], []]
    assert "Marigold" not in f"{kept} {said}"
