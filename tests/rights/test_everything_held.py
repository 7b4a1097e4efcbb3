"""Everything held on a pupil: no table is forgotten, every item reads, and whom it names is marked."""

from __future__ import annotations

import pytest
from sqlalchemy import Column, ForeignKey, Integer, Table

from app.abilities import EVERYTHING, Ability, NotAllowed
from app.models import Base
from app.person import Person
from app.queries.rights.everything_held import everything_held
from app.queries.rights.held import Held, Item
from app.queries.rights.links import EXCLUDED, PUPIL, about_tables, links
from app.schema import UNJOURNALLED
from app.store import Store
from tests.fixtures import TODAY, clock

from .conftest import People, pupil


def leads_to_pupil(table: Table, seen: frozenset[str] = frozenset()) -> bool:
    """Walk the foreign keys the plain way, as a second opinion."""
    parents = {key.column.table for key in table.foreign_keys} - {table}
    return any(
        one.name == PUPIL or (one.name not in seen and leads_to_pupil(one, seen | {one.name}))
        for one in parents
    )


def held(store: Store, pupil: int) -> Held:
    return store.read(everything_held, pupil, today=TODAY)


def item(store: Store, pupil: int, label: str) -> Item:
    return next(one for _, _, one in held(store, pupil).items() if one.label == label)


def test_every_table_that_leads_to_a_pupil_is_in_it_or_named_with_its_reason() -> None:
    tables = {t.name for t in Base.metadata.sorted_tables if leads_to_pupil(t)} - UNJOURNALLED
    known = {table.name for table in about_tables()} - {PUPIL}
    assert tables == known | EXCLUDED.keys()
    assert all(EXCLUDED.values())


def test_a_table_added_later_is_found() -> None:
    columns = (
        Column("id", Integer, primary_key=True),
        Column("placement_id", Integer, ForeignKey("placement.id")),
    )
    later = Table("later_note", Base.metadata, *columns)
    links.cache_clear()
    try:
        assert "later_note" in {link.table for link in links()}
    finally:
        Base.metadata.remove(later)
        links.cache_clear()


def test_it_says_who_the_pupil_is_with_the_number_that_nobody_else_sees(store: Store, people: People) -> None:
    assert item(store, people.zeph, "Unique pupil number (UPN)").text == "H801200001001"
    assert item(store, people.zeph, "SEN provision").text == "SEN support"


def test_other_pupils_are_marked_and_staff_are_told_from_them(store: Store, people: People) -> None:
    why = item(store, people.zeph, "Why")
    assert why.others == ("Ada Fern", "Otto")
    words = item(store, people.zeph, "In the pupil’s words")
    assert (words.others, words.staff) == ((), ("Ms Dovecote",))


def test_family_is_marked(store: Store, people: People) -> None:
    assert item(store, people.zeph, "Name").others == ("Jocasta Quill",)


def test_what_stood_there_before_is_in_it(store: Store, people: People) -> None:
    assert item(store, people.zeph, "Forename, before").text == "Zephyrina"


def test_what_was_taken_back_is_in_it(store: Store, people: People) -> None:
    from app.operations.needs import NeedDraft, note_need

    store.write(note_need, NeedDraft(people.zeph, 1, seen="Hums while reading."), today=TODAY)
    store.undo()
    assert "Hums while reading." in {one.text for _, _, one in held(store, people.zeph).items()}


def test_who_looked_is_in_it(store: Store, people: People) -> None:
    store.note("open_pupil", [("pupil", people.zeph)])
    store.note("open_pupil", [("pupil", people.ada)])
    looks = next(one for one in held(store, people.zeph).sections if one.key == "looks")
    opened = [one for one in looks.records if one.items[0].text == "Opened a pupil’s page"]
    assert [one.title for one in opened] == ["10 November 2026, 12:40, Ms Dovecote"]


def test_nothing_of_another_pupil_is_in_it(store: Store, people: People) -> None:
    assert "Brambling" not in "".join(one.text for _, _, one in held(store, people.ada).items())


def test_who_may_not_see_risk_support_gets_no_record_with_a_hole(store: Store, people: People) -> None:
    blind = Store(store.database, Person("Mr Wren", EVERYTHING - {Ability.SEE_RISK}), clock)
    with pytest.raises(NotAllowed):
        blind.read(everything_held, people.zeph, today=TODAY)


def test_a_class_or_a_teacher_with_a_childs_name_is_not_that_child(store: Store, people: People) -> None:
    from app.operations.needs import NeedDraft, note_need
    from app.operations.staff import StaffDraft, add_staff

    pupil(store, "Robin", "Wold", class_name="Ada")
    robin = pupil(store, "Nell", "Hazel", class_name="Robin")
    store.write(add_staff, StaffDraft("Ms Robin"))
    store.write(note_need, NeedDraft(robin, 1, seen="Asks Ms Robin first."), today=TODAY)
    assert item(store, robin, "Class name").others == ()
    assert item(store, robin, "What was seen").others == ()
