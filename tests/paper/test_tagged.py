"""Accessible PDFs: tags, language, title, and the words in their reading order."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.errors import Problem
from app.governing import governors_page
from app.paper import tagged
from app.paper.tagged import Tagged, TaggedDocument, can_tag, heading, tagged_pdf, words, write_tagged
from app.paper.tagged_governors import tagged_governors
from app.paper.tagged_leaflet import tagged_leaflet
from app.paper.tagged_map import tagged_map
from app.paper.tagged_report import tagged_report
from app.queries.leaflet import family_leaflet
from app.queries.map_about import map_about
from app.queries.provision_map import MapFilters, provision_map
from app.queries.reports.about import ReportAbout
from app.queries.reports.report import Kind, Report, ReportColumn, ReportTable
from app.store import Store
from tests.fixtures import TODAY
from tests.governors_school import BIG
from tests.governors_school import fill as fill_governed
from tests.pupil_school import fill
from tests.supported import offer

missing = pytest.mark.skipif(not can_tag(), reason="Typst is not installed: pip install fivefold[accessible]")
ABOUT = ReportAbout("Test Primary School", TODAY, "Ms Dovecote", "", unprotected=False)
COLUMNS = (ReportColumn("Offer"), ReportColumn("Pupils", Kind.COUNT))
REPORT = Report(
    "reach",
    "Reach",
    "this year",
    ("Most are reached.",),
    tables=(ReportTable("Offers", COLUMNS, (("Mentor", 4),)),),
)


def read(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def root_of(content: bytes) -> Any:
    """Return the root of a PDF's objects, to be looked into by name."""
    return read(content).trailer["/Root"]


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in read(content).pages)


def tags_of(content: bytes) -> list[str]:
    """Return the kinds of all tags in reading order."""
    found: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            found.extend([str(node["/S"])] if "/S" in node else [])
            walk(node.get("/K", []))

    walk(root_of(content)["/StructTreeRoot"])
    return found


@missing
def test_it_is_tagged_and_says_its_language_and_title() -> None:
    content = tagged_pdf(TaggedDocument("The map", (heading("The map", 1), words("All of it."))))
    root = root_of(content)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert read(content).metadata.title == "The map"  # type: ignore[union-attr]
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()


@missing
def test_headings_lists_and_tables_have_tags_of_their_own() -> None:
    blocks = (
        heading("One", 1),
        words("Two"),
        Tagged("list", items=("Three",)),
        Tagged("table", items=("A",), rows=(("b",),)),
    )
    tags = tags_of(tagged_pdf(TaggedDocument("x", blocks)))
    order = [tags.index(kind) for kind in ("/H1", "/P", "/L", "/Table")]
    assert order == sorted(order)
    assert "/TH" in tags
    assert "/TD" in tags


@missing
def test_what_is_written_is_never_taken_for_a_command() -> None:
    nasty = '#read("/etc/passwd") *bold* $x$ \\ [a] @b <c> "q" = h'
    assert nasty in " ".join(text_of(tagged_pdf(TaggedDocument("x", (words(nasty),)))).split())


@missing
def test_the_map_is_read_domain_by_domain(store: Store) -> None:
    fill(store)
    offer(store, "Lunch club", universal=True)
    filters = MapFilters(TODAY)
    view, about = store.read(provision_map, filters), store.read(map_about, filters, TODAY)
    text = text_of(tagged_pdf(tagged_map(view, about, internal=False)))
    assert (
        text.index(view.rows[1].name)
        < text.index("Lunch club, for everyone.")
        < text.index(view.rows[2].name)
    )
    assert "pupils." not in text


@missing
def test_the_leaflet_is_read_offer_by_offer(store: Store) -> None:
    offer(store, "Breakfast club", universal=True, what="Toast and games", contact="Office")
    text = text_of(tagged_pdf(tagged_leaflet(store.read(family_leaflet, today=TODAY))))
    assert text.index("Breakfast club") < text.index("Toast and games.") < text.index("Ask: Office")


@missing
def test_a_report_is_read_with_its_tables() -> None:
    text = text_of(tagged_pdf(tagged_report(REPORT, ABOUT)))
    assert text.index("Most are reached.") < text.index("Mentor")


@missing
def test_it_is_written_whole_and_told_before(tmp_path: Path) -> None:
    told: list[bytes] = []
    out = tmp_path / "map.pdf"
    write_tagged(TaggedDocument("x", (words("y"),)), out, told.append)
    assert told == [out.read_bytes()]


def test_without_typst_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagged, "can_tag", bool)
    with pytest.raises(Problem) as problem:
        tagged_pdf(TaggedDocument("x", (words("y"),)))
    assert "pip install fivefold[accessible]" in str(problem.value)


@missing
def test_the_governors_page_is_read_with_its_hidden_numbers_hidden(store: Store) -> None:
    fill_governed(store, BIG)
    page = governors_page(store)
    text = " ".join(text_of(tagged_pdf(tagged_governors(page))).split())
    lines = (*page.groupings, *page.sen, *page.reach, *page.effect.blocks)
    hidden = [line.label for line in lines if line.now.hidden]
    assert hidden
    assert all(f"{label} hidden" in text for label in hidden)
    assert f"Thriving {page.groupings[0].now.text} " in text
    assert "No child can be worked out from this page." in text
