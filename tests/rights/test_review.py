"""Going through a record: other people are taken out by themselves, and what is withheld is nowhere in the copy."""

from __future__ import annotations

import json

from app.exports.record_json import record_json
from app.paper.record_pages import lay_out_record
from app.queries.rights.everything_held import everything_held
from app.queries.rights.grounds import WithholdGround
from app.queries.rights.held import Held, Item
from app.queries.rights.review import PARTLY, Choice, Review, Verdict, apply
from app.store import Store
from tests.fixtures import TODAY

from .conftest import People


def held(store: Store, people: People) -> Held:
    return store.read(everything_held, people.zeph, today=TODAY)


def item(record: Held, label: str) -> Item:
    return next(one for _, _, one in record.items() if one.label == label)


def review(record: Held, **verdicts: Verdict) -> Review:
    """Return a review with verdicts by label, written with underscores."""
    keys = {item(record, label.replace("_", " ")).key: verdict for label, verdict in verdicts.items()}
    return Review("the pupil", "asked in writing", keys)


def words(record: Held, chosen: Review) -> str:
    """Return all that can be read in the PDF and in the JSON."""
    copy = apply(record, chosen)
    pages = "\n".join(page.text for page in lay_out_record(copy))
    return pages + record_json(copy).decode()


def test_other_people_are_taken_out_and_staff_stay(store: Store, people: People) -> None:
    said = words(held(store, people), Review("the pupil"))
    assert "[another person] says that Zephyrine waits to be asked. [another person]" in said
    assert "Ms Dovecote" in said
    assert not [name for name in ("Ada", "Otto", "Jocasta") if name in said]


def test_a_person_may_keep_a_name(store: Store, people: People) -> None:
    record = held(store, people)
    assert "Jocasta Quill" in words(record, review(record, Name=Verdict(Choice.KEEP)))


def test_what_is_withheld_is_nowhere_and_its_ground_is_on_the_cover(store: Store, people: People) -> None:
    record = held(store, people)
    why = Verdict(Choice.WITHHOLD, WithholdGround.SERIOUS_HARM)
    said = words(record, review(record, Why=why))
    assert "waits to be asked" not in said
    assert "1 item withheld." in said
    assert "likely to cause serious harm" in " ".join(said.split())


def test_the_title_of_a_record_does_not_give_away_what_is_withheld(store: Store, people: People) -> None:
    record = held(store, people)
    copy = apply(record, review(record, Grouping=Verdict(Choice.WITHHOLD, WithholdGround.CONFIDENCE)))
    titles = [
        one.title for section in copy.held.sections if section.key == "placement" for one in section.records
    ]
    assert titles == [PARTLY]


def test_withheld_words_are_not_found_in_the_history_either(store: Store, people: People) -> None:
    from app.operations.needs import NeedDraft, change_need_of_pupil, note_need

    need = (
        store.write(note_need, NeedDraft(people.zeph, 1, seen="Told of a secret place."), today=TODAY).id or 0
    )
    draft = NeedDraft(people.zeph, 1, seen="Likes quiet.")
    store.write(change_need_of_pupil, need, draft, today=TODAY)
    store.write(
        change_need_of_pupil, need, NeedDraft(people.zeph, 1, seen="Told of a secret place."), today=TODAY
    )
    record = held(store, people)
    chosen = review(record, What_was_seen=Verdict(Choice.WITHHOLD, WithholdGround.CONFIDENCE))
    copy = apply(record, chosen)
    assert "Told of a secret place." not in {one.text for _, _, one in copy.held.items()}


def test_the_json_says_what_it_is(store: Store, people: People) -> None:
    record = held(store, people)
    data = json.loads(record_json(apply(record, Review("the pupil"))))
    assert (data["format"], data["version"], data["made_on"]) == ("fivefold-record", 1, "2026-11-10")
    assert data["redacted"] == sum(bool(one.others) for _, _, one in record.items())


def test_every_page_says_which_it_is(store: Store, people: People) -> None:
    pages = lay_out_record(apply(held(store, people), Review("the pupil")))
    assert len(pages) > 1
    assert all(f"Page {number} of {len(pages)}" in page.text for number, page in enumerate(pages, 1))


def test_nothing_stands_outside_the_paper(store: Store, people: People) -> None:
    record = held(store, people)
    for page in lay_out_record(apply(record, Review("x" * 300, "long " * 90))):
        assert all(one.x >= 0 and one.x + one.width <= page.width for one in page.words)
        assert all(one.y >= 0 and one.y + one.height <= page.height for one in page.words)
