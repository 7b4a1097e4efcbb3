"""A named pack: locked, with what was chosen, under the names that were chosen, noted, and logged as shared."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import msoffcrypto
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError

from app.abilities import EVERYTHING, Ability, NotAllowed
from app.db import create
from app.errors import Problem
from app.operations.setup import SchoolDraft, set_up_school
from app.packs import MadePack, make_pack, make_pupils_book
from app.person import Person
from app.queries.around.shared import shared_of
from app.queries.audit_rows import audit_rows
from app.queries.meetings.pack import meeting_pack
from app.queries.meetings.pack_rows import PackChoices
from app.store import Store
from tests.fixtures import TODAY, clock
from tests.packed import Met, meet
from tests.queries.sight_school import ALL_BUT_RISK, PASTORAL


@pytest.fixture
def met(store: Store) -> Met:
    return meet(store)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> MadePack:
    """A pack of everything as both files, for those who only read it: trying a password takes its time."""
    folder = tmp_path_factory.mktemp("whole")
    store = Store(create(folder / "school"), "Ms Dovecote", clock)
    store.write(set_up_school, SchoolDraft(name="Test Primary School"), today=TODAY)
    (folder / "out").mkdir()
    files = (folder / "out" / "pack.xlsx", folder / "out" / "pack.pdf")
    pack = make_pack(store, meet(store).meeting, files, PackChoices(purpose="To plan the spring"))
    store.close()
    return pack


@pytest.fixture(scope="module")
def book(whole: MadePack) -> Any:
    return workbook(whole)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def made(store: Store, met: Met, folder: Path, kind: str = "pdf", **chosen: Any) -> MadePack:
    return make_pack(store, met.meeting, (folder / f"pack.{kind}",), PackChoices(**chosen))


def workbook(pack: MadePack) -> Any:
    """Open the locked workbook with its password, as an agency does."""
    file = msoffcrypto.OfficeFile(BytesIO(pack.files[0].read_bytes()))
    file.load_key(password=pack.password, verify_password=True)
    out = BytesIO()
    file.decrypt(out, verify_integrity=True)
    return load_workbook(out)


def pages(pack: MadePack) -> list[str]:
    reader = PdfReader(pack.files[-1])
    assert reader.decrypt(pack.password)
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def said(book: Any) -> str:
    return "\n".join(
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value
    )


def test_both_files_open_with_the_one_password_and_not_without(whole: MadePack, book: Any) -> None:
    assert len(whole.password.split()) == 6
    assert len(whole.password) <= 32
    assert book.sheetnames == ["Cover", "Pupils", "Supports", "Actions", "Consents"]
    assert "Wren Thimble" in "".join(pages(whole))
    with pytest.raises(FileNotDecryptedError):
        len(PdfReader(whole.files[1]).pages)


def test_no_name_can_be_read_in_the_files_without_the_password(whole: MadePack) -> None:
    for file in whole.files:
        content = file.read_bytes()
        assert not any(name in content for name in (b"Wren", b"Thimble", "Wren".encode("utf-16-le")))


def test_purpose_and_recipients_stand_on_every_sheet(book: Any) -> None:
    for sheet in book:
        assert "Purpose: To plan the spring" in sheet.oddHeader.left.text
        assert sheet.oddFooter.left.text == "For: Dr Sparrow, Kite Project"


def test_purpose_and_recipients_stand_on_every_page(whole: MadePack) -> None:
    texts = pages(whole)
    assert len(texts) == 4
    for number, text in enumerate(texts, 1):
        assert "Purpose: To plan the spring" in text
        assert "For: Dr Sparrow, Kite Project" in text
        assert f"Page {number} of 4" in text


def test_consent_is_shown_for_each_agency_and_person_and_missing_consent_stops_nothing(
    whole: MadePack, book: Any
) -> None:
    assert whole.without_consent == (("Dr Sparrow, Kite Project", "Ada Fern, Idris Moonraker"),)
    rows = [[cell.value for cell in row] for row in book["Consents"].iter_rows(min_row=4)]
    assert rows[0] == ["Wren Thimble", "Kite Project", "Dr Sparrow", "Given, since 3 November 2026"]
    assert rows[1][3] == "Not asked yet"
    assert "Given for 1 of 3" in said(book)


def test_a_pupils_words_never_become_a_formula(book: Any) -> None:
    cells = [cell for row in book["Pupils"].iter_rows() for cell in row if "garden" in str(cell.value)]
    assert [cell.data_type for cell in cells] == ["s"]


def test_only_the_chosen_parts_stand_in_it(store: Store, met: Met, out: Path) -> None:
    book = workbook(made(store, met, out, "xlsx", parts=("words",)))
    assert book.sheetnames == ["Cover", "Pupils"]
    assert [cell.value for cell in book["Pupils"][2]] == [
        "Pupil",
        "Year",
        "Class",
        "SEN",
        "In the pupil’s words",
    ]
    assert "Lego club" not in said(book)


@pytest.mark.parametrize(("called", "label"), [("initials", "WT"), ("codes", "Pupil 1")])
def test_no_name_stands_under_initials_or_codes_not_even_in_words(
    store: Store, met: Met, out: Path, called: str, label: str
) -> None:
    text = "".join(pages(made(store, met, out, naming=called)))
    assert "Wren" not in text
    assert "Thimble" not in text
    assert f"Ring {label}’s family." in text


def test_each_pupil_is_logged_as_shared_with_how_consent_stood_and_one_undo_takes_it_back(
    store: Store, met: Met, out: Path
) -> None:
    made(store, met, out)
    [wren] = store.read(shared_of, met.pupils.wren)
    assert (wren.whom, wren.why, wren.basis) == ("Dr Sparrow, Kite Project", "How we go on", "public_task")
    assert len(store.read(shared_of, met.pupils.ada)) == 1
    store.undo()
    assert store.read(shared_of, met.pupils.ada) == ()


def test_each_file_is_in_the_audit_trail(store: Store, met: Met, out: Path) -> None:
    made(store, met, out)
    kinds = [row.kind for row in store.read(audit_rows, limit=2)]
    assert sorted(kinds) == ["export_pack", "note_pack_shared"]


def test_what_cannot_be_written_is_not_logged_as_shared(store: Store, met: Met, out: Path) -> None:
    there = out / "gone"
    there.mkdir()
    files = (there / "pack.xlsx", out / "nowhere" / "pack.pdf")
    with pytest.raises(Problem, match="There is no folder"):
        make_pack(store, met.meeting, files, PackChoices())
    assert list(there.iterdir()) == []
    assert store.read(shared_of, met.pupils.wren) == ()


def test_who_may_not_name_pupils_makes_no_pack(store: Store, met: Met, out: Path) -> None:
    with pytest.raises(NotAllowed):
        made(Store(store.database, PASTORAL, clock), met, out)
    assert list(out.iterdir()) == []


def test_a_pupil_in_risk_support_stands_in_no_pack_of_who_may_not_see_it(
    store: Store, met: Met, out: Path
) -> None:
    pack = made(Store(store.database, ALL_BUT_RISK, clock), met, out)
    text = "".join(pages(pack))
    assert (pack.pupils, pack.left_out) == (2, True)
    assert "Idris" not in text
    assert "Not every pupil is in this pack. Ask the SENCO." in text


def test_the_upn_stands_nowhere(store: Store, met: Met) -> None:
    pack = store.read(meeting_pack, met.meeting, PackChoices(), TODAY + timedelta(1))
    assert "upn" not in repr(pack).casefold()


def test_every_pupil_on_the_roll_stands_in_the_named_workbook_and_nothing_is_shared(
    store: Store, met: Met, out: Path
) -> None:
    pack = make_pupils_book(store, out / "pupils.xlsx", PackChoices())
    names = [row[0].value for row in workbook(pack)["Pupils"].iter_rows(min_row=4)]
    assert names == ["Ada Fern", "Idris Moonraker", "Wren Thimble"]
    assert store.read(shared_of, met.pupils.wren) == ()


def test_whoever_may_name_pupils_makes_a_pack_without_the_right_to_log(
    store: Store, met: Met, out: Path
) -> None:
    store.who = Person("Mr Wren", frozenset({Ability.SEE_OFFERS, Ability.SEE_PUPILS, Ability.EXPORT_NAMED}))
    assert made(store, met, out).pupils == 2
    store.who = Person("Ms Dovecote", EVERYTHING)
    assert [row.organisation for row in store.read(shared_of, met.pupils.wren)] == ["Kite Project"]
