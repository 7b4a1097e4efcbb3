"""Erasing: nothing of the pupil is left in the file, the chain still holds, and no backup brings them back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import select, text

from app.audit.verifying import verify
from app.backups.ledger import LEDGER, Entry, add_to_ledger, ledger
from app.db import Database
from app.errors import Problem
from app.models import Base
from app.operations.needs import NeedDraft, note_need
from app.operations.rights.again import erased_before, mark_of, reapply_erasures
from app.operations.rights.erasing import erase_pupil
from app.operations.rights.holding import hold_pupil
from app.progress import Cancelled
from app.queries.history import last_changes
from app.queries.rights.erasure_preview import erasure_preview
from app.queries.rights.links import about_tables
from app.queries.rights.mentions import mentions
from app.rights.forgetting import erase
from app.schema import audit as audit_table
from app.schema import erased, journal_step
from app.store import Store
from tests.fixtures import NOW, TODAY

from .conftest import People, pupil


def test_no_row_about_the_pupil_is_left(store: Store, people: People, school: Database) -> None:
    store.write(erase_pupil, people.zeph, "request", today=TODAY)
    with school.engine.connect() as connection:
        left = {
            table.name: connection.execute(select(table.c.id).where(table.c.pupil_id == people.zeph)).all()
            for table in about_tables()
            if "pupil_id" in table.columns
        }
        assert not any(left.values())
        assert connection.execute(text("SELECT count(*) FROM participant")).scalar() == 0
        assert not connection.execute(text("PRAGMA foreign_key_check")).all()


def test_every_other_row_is_as_it_was(store: Store, people: People, school: Database) -> None:
    def others() -> dict[str, list[object]]:
        with school.engine.connect() as connection:
            kept = [table for table in Base.metadata.sorted_tables if table not in about_tables()]
            kept = [table for table in kept if not table.name.startswith(("journal", "audit", "erased"))]
            return {table.name: list(connection.execute(select(table))) for table in kept}

    before = others()
    store.write(erase_pupil, people.zeph, "request", today=TODAY)
    assert others() == before


def test_the_chain_still_holds_and_the_step_keeps_no_image(
    store: Store, people: People, school: Database
) -> None:
    store.write(erase_pupil, people.zeph, "request", today=TODAY)
    step = store.read(last_changes)[0].step
    with school.engine.connect() as connection:
        assert verify(connection).findings == ()
        rows = connection.execute(
            text("SELECT count(*) FROM journal_row WHERE step_id = :step"), {"step": step}
        )
        assert rows.scalar() == 0
        entry = connection.execute(select(audit_table).order_by(audit_table.c.id.desc())).first()
    assert entry is not None
    assert f"pupil:{people.zeph}" in json.loads(entry.touched)


def test_steps_about_the_pupil_say_that_they_were_erased(
    store: Store, people: People, school: Database
) -> None:
    store.write(erase_pupil, people.zeph, "request", today=TODAY)
    with school.engine.connect() as connection:
        steps = connection.execute(select(journal_step)).all()
    said = [step.sentence for step in steps if step.erased_at is not None]
    assert said == ["Erased."] * 4


def test_a_step_of_several_pupils_keeps_what_it_did_for_the_others(store: Store, people: People) -> None:
    from app.done import Done
    from app.journal import write_rows

    def two(session: object) -> Done:
        images = [
            {"pupil_id": one, "domain_id": 1, "need_id": None, "seen": "", "noted_on": TODAY}
            for one in (people.zeph, people.otto)
        ]
        write_rows(session, "pupil_need", images)  # type: ignore[arg-type]
        return Done("Took in two needs.")

    step = store.write(two).step
    store.write(erase_pupil, people.zeph, "request", today=TODAY)
    row = next(one for one in store.read(last_changes) if one.step == step)
    assert (row.sentence, row.undoable) == ("Took in two needs.", False)


def test_undo_passes_over_what_was_erased(store: Store, people: People) -> None:
    step = store.write(note_need, NeedDraft(people.zeph, 1, seen="Hums."), today=TODAY).step
    store.write(erase_pupil, people.zeph, "request", today=TODAY)
    with pytest.raises(Problem, match="no longer kept"):
        store.undo(step)
    assert "Otto Brambling" in store.undo().sentence


def test_it_cannot_be_undone(store: Store, people: People) -> None:
    done = store.write(erase_pupil, people.zeph, "request", today=TODAY)
    assert done.step is None, "No Undo is offered, which would take back something else."
    step = store.read(last_changes)[0].step
    with pytest.raises(Problem, match="would not be erased"):
        store.undo(step)


def test_a_record_on_hold_is_not_erased(store: Store, people: People) -> None:
    store.write(hold_pupil, people.zeph, "Inquiry 7", today=TODAY)
    with pytest.raises(Problem, match="on hold"):
        store.write(erase_pupil, people.zeph, "request", today=TODAY)


def test_a_sibling_keeps_the_name_and_the_history(store: Store, people: People, school: Database) -> None:
    sibling = pupil(store, "Octavian", "Quillfeather")
    store.write(erase_pupil, people.zeph, "request", today=TODAY)
    with school.engine.connect() as connection:
        query = text("SELECT count(*) FROM journal_row WHERE table_name = 'pupil' AND row_id = :id")
        assert connection.execute(query, {"id": sibling}).scalar() == 1
    assert any("Octavian Quillfeather" in row.sentence for row in store.read(last_changes))


def test_mentions_elsewhere_are_shown_before(store: Store, people: People) -> None:
    found = store.read(mentions, people.zeph)
    assert [(one.where, one.sure) for one in found] == [("Ada Fern: Needs that were noted", True)]
    preview = store.read(erasure_preview, people.zeph)
    assert preview.mentions == found
    assert ("Groupings: what was decided", 1) in preview.goes
    assert preview.confirmed(" zephyrine  quillfeather ")
    assert preview.confirmed("004711")
    assert not preview.confirmed("")


def test_the_number_is_kept_with_the_ground(store: Store, people: People, school: Database) -> None:
    store.write(erase_pupil, people.zeph, "retention", today=TODAY)
    with school.engine.connect() as connection:
        rows = connection.execute(select(erased)).all()
    assert [(row.pupil_id, row.ground) for row in rows] == [(people.zeph, "retention")]


def test_the_ledger_holds_numbers_only_and_is_private(store: Store, people: People, school: Database) -> None:
    erase(store, people.zeph, "request")
    file = school.folder / LEDGER
    assert [entry.pupil for entry in ledger(school.folder)] == [people.zeph]
    assert "Zeph" not in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o077 == 0


def test_a_damaged_ledger_stops_the_erasing(store: Store, people: People, school: Database) -> None:
    (school.folder / LEDGER).write_text("{", encoding="utf-8")
    with pytest.raises(Problem, match="cannot be read"):
        erase(store, people.zeph, "request")
    assert store.read(erasure_preview, people.zeph).name == "Zephyrine Quillfeather"


def test_the_ledger_grows_and_forgets_nothing(school: Database) -> None:
    first, second = Entry(7, "2026-11-10T12:40:00+00:00", "a"), Entry(9, "2026-11-11T12:40:00+00:00")
    add_to_ledger(school.folder, [first])
    add_to_ledger(school.folder, [second, first])
    assert ledger(school.folder) == (first, second)


def test_a_restored_school_forgets_again(store: Store, people: People, school: Database) -> None:
    with school.engine.connect() as connection:
        mark = mark_of(connection, people.zeph)
    assert reapply_erasures(school, [Entry(people.zeph, "", mark)], now=NOW) == 1
    with pytest.raises(Problem, match="no longer there"):
        store.read(erasure_preview, people.zeph)
    assert reapply_erasures(school, [people.zeph], now=NOW) == 0


def test_a_number_that_is_somebody_else_here_is_left_alone(
    store: Store, people: People, school: Database
) -> None:
    assert reapply_erasures(school, [Entry(people.zeph, "", "0123456789abcdef")], now=NOW) == 0
    assert store.read(erasure_preview, people.zeph).name == "Zephyrine Quillfeather"


def test_a_number_in_the_ledger_is_never_given_out_again(
    store: Store, people: People, school: Database
) -> None:
    reapply_erasures(school, [500], now=NOW)
    assert pupil(store, "Nell", "Hazel") == 501


def test_what_only_the_database_knows_comes_into_the_ledger(
    store: Store, people: People, school: Database
) -> None:
    store.write(erase_pupil, people.zeph, "request", today=TODAY)
    assert ledger(school.folder) == ()
    found = erased_before(school.folder, school.seal)
    assert [entry.pupil for entry in found] == [people.zeph]
    assert ledger(school.folder) == found


def test_a_database_that_cannot_be_read_leaves_the_ledger_to_say_it(school: Database, tmp_path: Path) -> None:
    add_to_ledger(tmp_path, [Entry(7, "2026-11-10T12:40:00+00:00", "a")])
    assert [entry.pupil for entry in erased_before(tmp_path)] == [7]


@pytest.mark.parametrize("written", ["ZEPHYRINE  QUILLFEATHER", "Quillfeather, Zephyrine", "(ZEPHYRINE)"])
def test_a_mention_is_found_however_the_name_is_written(store: Store, people: People, written: str) -> None:
    store.write(note_need, NeedDraft(people.otto, 1, seen=f"Sat with {written} again."), today=TODAY)
    assert people.otto in {one.pupil_id for one in store.read(mentions, people.zeph)}


def test_looking_for_mentions_can_be_stopped(store: Store, people: People) -> None:
    class Impatient:
        def step(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        store.read(erasure_preview, people.zeph, Impatient())
