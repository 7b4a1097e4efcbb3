"""Accessible PDFs that name pupils: the pupil's sheet and the named pack, in reading order, naming nobody in what they say of themselves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pypdf import PdfReader

from app.operations.meetings.actions import add_action, close_action
from app.operations.meetings.drafts import ActionDraft
from app.operations.pupil_strengths import write_strengths
from app.packs import make_pack
from app.paper.tagged import TaggedDocument, tagged_pdf
from app.paper.tagged_pack import tagged_pack
from app.paper.tagged_pupil import tagged_pupil
from app.queries.meetings.pack import meeting_pack
from app.queries.meetings.pack_rows import Naming, PackChoices
from app.queries.story.paper import pupil_paper
from app.store import Store
from tests.fixtures import TODAY
from tests.packed import SPARROW, meet
from tests.paper.test_tagged import missing, read, tags_of, text_of
from tests.pupil_school import fill
from tests.supported import offer, support


def said(document: TaggedDocument) -> str:
    """Return all of a document as one line, without making a file of it."""
    return " ".join(" ".join((one.text, *one.items)) for one in document.blocks)


def sheet(store: Store, notice: str = "") -> TaggedDocument:
    wren = fill(store).wren
    store.write(write_strengths, wren, "Draws", "Time to think")
    support(store, wren, offer(store, "Lego club"))
    return tagged_pupil(store.read(pupil_paper, wren, made_by="Ms Dovecote", today=TODAY), notice=notice)


def pack(store: Store, naming: Naming = "names", parts: tuple[str, ...] | None = None) -> TaggedDocument:
    choices = PackChoices(naming=naming) if parts is None else PackChoices(parts, naming)
    return tagged_pack(store.read(meeting_pack, meet(store).meeting, choices, TODAY, "Ms Dovecote"))


def test_a_pupil_is_read_in_the_order_of_the_two_sides(store: Store) -> None:
    text = said(sheet(store))
    order = (
        "Wren Thimble",
        "Draws",
        "I like time to think.",
        "Getting Help",
        "Lego club",
        "What happened last",
    )
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_no_more_is_read_of_what_happened_than_is_printed(store: Store) -> None:
    wren = fill(store).wren
    paper = store.read(pupil_paper, wren, today=TODAY)
    many = replace(paper, entries=paper.entries[:1] * 40)
    text = said(tagged_pupil(many))
    assert text.count(paper.entries[0].brief or paper.entries[0].title) == 25
    assert "and 15 earlier entries" in text


def test_a_pupils_foot_says_who_made_it_for_whom_and_that_the_school_is_not_protected(store: Store) -> None:
    foot = sheet(store, "Not protected").foot
    assert "Confidential" in foot
    assert "made on 10 November 2026 by Ms Dovecote." in foot
    assert foot.endswith("Not protected.")


@missing
def test_a_pupils_file_is_tagged_and_not_called_by_the_pupil(store: Store) -> None:
    content = tagged_pdf(sheet(store))
    assert {"/H1", "/H2", "/L", "/P"} <= set(tags_of(content))
    assert "Thimble" not in str(read(content).metadata)
    assert "Wren Thimble" in text_of(content)


def test_a_pack_is_read_from_its_purpose_to_pupil_after_pupil(store: Store) -> None:
    text = said(pack(store))
    order = (
        "Purpose: How we go on",
        f"{SPARROW}, Kite Project: Given for 1 of 3",
        "Wren Thimble",
        "Lego club",
    )
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert text.index("Wren Thimble") < text.rindex("Ada Fern")


def test_a_pack_of_codes_reads_no_name_aloud(store: Store) -> None:
    document = pack(store, "codes", ("groupings", "supports"))
    text = said(document) + document.foot
    assert "Pupil 1" in text
    assert not any(name in text for name in ("Thimble", "Moonraker", "Fern", "Actions"))


def test_what_came_of_an_action_is_not_said_twice(store: Store) -> None:
    met = meet(store)
    draft = ActionDraft("Write home", met.pupils.wren, met.meeting, owner="Ms Dovecote", due_on=TODAY)
    action = store.write(add_action, draft, today=TODAY).id or 0
    store.write(close_action, action, outcome="Done, the family is pleased", today=TODAY)
    found = store.read(meeting_pack, met.meeting, PackChoices(), TODAY, "")
    assert "Done, the family is pleased." in said(tagged_pack(found))
    assert "Done. Done" not in said(tagged_pack(found))


def test_purpose_and_recipients_stand_on_every_page_of_a_pack(store: Store) -> None:
    foot = pack(store).foot
    assert foot.startswith(f"Purpose: How we go on. For: {SPARROW}, Kite Project")
    assert "names children" in foot


@missing
def test_a_pack_that_is_locked_keeps_its_tags(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "pack.pdf"
    made = make_pack(store, meet(store).meeting, (out,), PackChoices(), accessible=True)
    reader = PdfReader(out)
    assert reader.is_encrypted
    assert reader.decrypt(made.password)
    root = reader.trailer["/Root"]
    assert (root["/Lang"], bool(root["/MarkInfo"]["/Marked"])) == ("en-GB", True)  # type: ignore[index]
    assert root["/StructTreeRoot"]["/K"]  # type: ignore[index]
    permissions = reader.user_access_permissions
    assert permissions is not None
    assert permissions.EXTRACT_TEXT_AND_GRAPHICS in permissions
