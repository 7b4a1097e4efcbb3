"""Giving a copy away: noted before it is written, private, without a name on the outside, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from app.abilities import EVERYTHING, Ability, NotAllowed
from app.db import open_school
from app.errors import Problem
from app.exports.locked_zip import unlock
from app.operations.rights.disclosing import note_receipt, take_back_disclosure
from app.person import Person
from app.queries.history import last_changes
from app.queries.rights.disclosures import disclosures
from app.queries.rights.everything_held import everything_held
from app.queries.rights.review import Review
from app.queries.rights.transfer import transfer_rows
from app.rights.giving import Given, give_record, give_transfer, open_record
from app.store import Store
from tests.fixtures import TODAY, clock

from .conftest import People


def given(store: Store, people: People, folder: Path) -> Given:
    return give_record(store, open_record(store, people.zeph), Review("the pupil", "asked"), folder)


def sent(store: Store, people: People, folder: Path, *, locked: bool = True) -> Given:
    return give_transfer(store, open_record(store, people.zeph), Review("Hill School"), folder, locked=locked)


def test_a_pdf_and_a_json_are_made_that_name_nobody_outside(
    store: Store, people: People, tmp_path: Path
) -> None:
    pdf, data = given(store, people, tmp_path).files
    assert pdf.name.startswith("Record 2026-11-10 ")
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert json.loads(data.read_bytes())["pupil"] == "Zephyrine Quillfeather"
    assert [file.stat().st_mode & 0o077 for file in (pdf, data)] == [0, 0]


def test_the_note_has_the_fingerprint_and_how_much_is_missing(
    store: Store, people: People, tmp_path: Path
) -> None:
    made = given(store, people, tmp_path)
    (row,) = store.read(disclosures, people.zeph)
    assert row.sha256 == hashlib.sha256(made.files[0].read_bytes()).hexdigest()
    assert (row.kind, row.made_for, row.withheld) == ("subject_access", "the pupil", made.missing)


def test_the_look_is_in_the_record_itself(store: Store, people: People) -> None:
    looks = open_record(store, people.zeph).sections[-1]
    assert looks.records[0].items[0].text == "Looked at everything held on a pupil"


def test_who_may_not_give_records_away_sees_none(store: Store, people: People) -> None:
    store.who = Person("Mr Wren", EVERYTHING - {Ability.SUBJECT_ACCESS})
    with pytest.raises(NotAllowed, match="give a pupil's record away"):
        open_record(store, people.zeph)
    with pytest.raises(NotAllowed):
        store.read(everything_held, people.zeph, today=TODAY)


def test_where_nothing_can_be_written_nothing_is_given(store: Store, people: People, tmp_path: Path) -> None:
    looking = Store(open_school(store.database.folder, store.database.seal, look=True), store.who, clock)
    with pytest.raises(Problem, match="look cannot be recorded here"):
        open_record(looking, people.zeph)
    looking.database.close()


def test_a_file_that_cannot_be_written_leaves_no_note(
    store: Store, people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.rights import giving

    def write(path: Path, content: bytes) -> None:
        if path.suffix == ".json":
            raise Problem("The disk is full.")
        path.write_bytes(content)

    monkeypatch.setattr(giving, "write_whole", write)
    with pytest.raises(Problem, match="disk is full"):
        given(store, people, tmp_path)
    assert store.read(disclosures, people.zeph) == ()
    assert not list(tmp_path.glob("Record*"))


def test_a_folder_that_is_not_there_is_said(store: Store, people: People, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no folder"):
        given(store, people, tmp_path / "nowhere")


def test_the_transfer_file_opens_with_its_password_alone(
    store: Store, people: People, tmp_path: Path
) -> None:
    made = sent(store, people, tmp_path)
    whole = made.files[0].read_bytes()
    parts = unlock(whole, made.password)
    assert sorted(Path(name).suffix for name in parts) == [".json", ".pdf"]
    assert b"Quillfeather" not in whole
    with pytest.raises(Problem, match="not the password"):
        unlock(whole, "wrong-wrong")


def test_a_changed_transfer_file_is_noticed(store: Store, people: People, tmp_path: Path) -> None:
    made = sent(store, people, tmp_path)
    whole = bytearray(made.files[0].read_bytes())
    whole[200] ^= 1
    with pytest.raises(Problem, match="changed on its way"):
        unlock(bytes(whole), made.password)


def test_it_holds_the_record_for_a_program(store: Store, people: People, tmp_path: Path) -> None:
    made = sent(store, people, tmp_path, locked=False)
    with zipfile.ZipFile(BytesIO(made.files[0].read_bytes())) as file:
        data = json.loads(file.read(next(name for name in file.namelist() if name.endswith(".json"))))
    pupil = data["pupil"]
    assert (data["format"], data["version"], pupil["upn"]) == ("fivefold-transfer", 1, "H801200001001")
    (decision,) = pupil["placement"]
    assert decision["grouping"]["code"] == "help"
    assert "Ada" not in decision["reason"]
    assert decision["participant"][2]["staff"] == {"name": "Ms Dovecote"}
    assert "disclosure" not in pupil


def test_the_receipt_names_the_file_and_not_the_pupil(store: Store, people: People, tmp_path: Path) -> None:
    from app.paper.record_receipt import Receipt, lay_out_receipt

    made = sent(store, people, tmp_path)
    assert made.files[1].name.startswith("Receipt 2026-11-10 ")
    receipt = Receipt("Test Primary School", TODAY, "Hill School", made.files[0].name, "a" * 64)
    (page,) = lay_out_receipt(receipt)
    assert made.files[0].name in page.text
    assert "Signature" in page.text


def test_the_number_that_is_never_printed_is_not_on_its_paper(store: Store, people: People) -> None:
    from app.paper.record_pages import lay_out_record
    from app.rights.giving import transfer_copy

    copy = transfer_copy(open_record(store, people.zeph), Review("Hill School"))
    said = "\n".join(page.text for page in lay_out_record(copy, receiving="Hill School"))
    assert "H801200001001" not in said
    assert "Who looked" not in said


def test_a_receipt_is_noted(store: Store, people: People, tmp_path: Path) -> None:
    made = sent(store, people, tmp_path)
    store.write(note_receipt, made.disclosure_id, TODAY, "Ms Hill", today=TODAY)
    (row,) = store.read(disclosures, people.zeph)
    assert (row.received_on, row.received_by) == (TODAY, "Ms Hill")


def test_who_may_not_see_risk_support_sends_nothing(store: Store, people: People) -> None:
    store.who = Person("Mr Wren", EVERYTHING - {Ability.SEE_RISK})
    with pytest.raises(NotAllowed):
        open_record(store, people.zeph)
    with pytest.raises(NotAllowed):
        store.read(transfer_rows, people.zeph)


def test_undo_does_not_hide_that_a_copy_was_given_away(store: Store, people: People, tmp_path: Path) -> None:
    store.write(note_receipt, given(store, people, tmp_path).disclosure_id, TODAY, "Ms Hill", today=TODAY)
    store.undo()
    (step,) = [one for one in store.read(last_changes) if one.kind == "record_disclosure"]
    assert not step.undoable
    with pytest.raises(Problem, match="can't be undone"):
        store.undo(step.step)
    store.undo()
    assert [row.made_for for row in store.read(disclosures, people.zeph)] == ["the pupil"]


def test_what_could_not_be_written_is_accounted_for(store: Store, people: People, tmp_path: Path) -> None:
    made = given(store, people, tmp_path)
    store.write(take_back_disclosure, made.disclosure_id)
    assert store.read(disclosures, people.zeph) == ()
    last = store.read(last_changes)[0]
    assert (last.kind, last.undoable) == ("take_back_disclosure", False)


def test_a_copy_that_arrived_stays_noted(store: Store, people: People, tmp_path: Path) -> None:
    made = given(store, people, tmp_path)
    store.write(note_receipt, made.disclosure_id, TODAY, "Ms Hill", today=TODAY)
    with pytest.raises(Problem, match="was received"):
        store.write(take_back_disclosure, made.disclosure_id)
