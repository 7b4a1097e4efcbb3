"""Areas of need as schools head and write them; what names no domain of need stays a note."""

from __future__ import annotations

import pytest

from app.imports.offer_table.strange import strange_words
from app.imports.offer_table.table import offer_table
from app.imports.source import Reading
from app.imports.table import Sheet
from app.store import Store
from tests.imports.offer_table.own_maps import draft, places, planned


@pytest.mark.parametrize(
    "heading", ["Area", "Area of need", "SEMH area", "Domain", "SEND area", "Strand", "Need"]
)
@pytest.mark.parametrize(
    ("said", "areas"),
    [
        ("SEMH", ["emotional"]),
        ("Social, emotional & mental health (SEMH) difficulties", ["emotional"]),
        ("Cognition and Learning (C&L)", ["learning"]),
        ("SEMH / C&I", ["emotional", "communication"]),
    ],
)
def test_areas_of_need_are_domains_of_need(empty: Store, heading: str, said: str, areas: list[str]) -> None:
    (row,) = planned(empty, ("Intervention", heading, "Thrive"), ("ELSA", said, "Help")).rows
    assert (places(empty, row), draft(row).notes) == ([("help", area) for area in areas], "")


def test_what_is_no_domain_of_need_becomes_a_note_and_no_place(empty: Store) -> None:
    rows = [("Intervention", "Area", "Thrive"), ("ELSA", "SEMH", "Help"), ("Lego", "Sensory", "Help")]
    _, lego = planned(empty, *rows).rows
    assert (places(empty, lego), draft(lego).notes) == ([], "Places on the map: Getting Help: Sensory")
    assert lego.warnings == ("Getting Help for “Sensory” was kept as a note.",)


AREAS = [("Service", "Area", "Thrive"), ("Helpline", "North town", "Advice"), ("CAMHS", "County", "Risk")]


def test_areas_of_a_county_are_the_area_covered_until_a_person_says_otherwise(empty: Store) -> None:
    found = planned(empty, *AREAS)
    assert found.notes == ("Nothing below “Area” is a domain of need here: it was read as the area covered.",)
    assert [(draft(row).area, places(empty, row)) for row in found.rows] == [
        ("North town", [("advice", "all")]),
        ("County", [("risk_support", "all")]),
    ]
    first, _ = planned(empty, *AREAS, words={"domains": {"North town": "Family and home"}}).rows
    assert places(empty, first) == [("advice", "family")]


def test_words_of_an_area_can_be_said(empty: Store) -> None:
    table = offer_table(Sheet(tuple(enumerate(AREAS, start=1))), "map.csv", Reading())
    assert [one.word for one in empty.read(strange_words, table)] == ["North town", "County"]
