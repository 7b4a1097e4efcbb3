"""A file on its way in: what it is, what has to be asked, and each kind compared and written the same way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.done import Done
from app.imports.recognised import recognised
from app.imports.source import Sort
from app.operations.mappings import MappingDraft, keep_mapping
from app.progress import Silent
from app.store import Store
from app.taking_in.sitting import Question, Sitting, begin, compare
from app.taking_in.ways import Wish, way_of
from tests.fixtures import TODAY

from .making import NOTHING, list_file, service, services_file, text_file

OFFERS = "Intervention,Provider,i-Thrive grouping\nLego club,In house,Getting Help\nDrop-in,Kite Project,\n"
MAP = "Need,Getting Advice,Getting Help\nWorry,Calm corner,Lego club\n"
TRANSFER = """<CTfile><Header><DocumentName>Common Transfer File</DocumentName><CTFversion>25.0</CTFversion></Header>
<CTFpupilData><Pupil><UPN>A123456789012</UPN><Surname>Thimble</Surname><Forename>Wren</Forename>
<DOB>2016-02-21</DOB><Sex>F</Sex></Pupil></CTFpupilData></CTfile>"""


def roll(folder: Path) -> Path:
    """Write a list of pupils."""
    return list_file(folder, "1,Fern,Ada,21/02/2016,4,Owl")


def sit(store: Store, path: Path, sort: Sort | None = None) -> Sitting:
    """Open a file and compare it."""
    return begin(store, path, Silent(), sort=sort)


def put(store: Store, sitting: Sitting) -> Done:
    """Write what was compared."""
    assert sitting.plan is not None
    return way_of(sitting.source.sort).write(store, sitting.plan, Silent())


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (roll, (Sort.PUPILS, "A list of 1 pupil", "Added 1 pupil.")),
        (
            lambda folder: services_file(folder, service()),
            (Sort.DIRECTORY, "A directory (Open Referral) with 1 offer", "Added 1 offer as a draft."),
        ),
        (
            lambda folder: text_file(folder, TRANSFER, name="transfer.txt"),
            (Sort.TRANSFER, "A Common Transfer File 25.0 with 1 pupil", "Added 1 pupil."),
        ),
        (
            lambda folder: text_file(folder, OFFERS, name="map.csv"),
            (Sort.OFFERS, "A table of 2 offers", "Added 2 offers as drafts."),
        ),
    ],
)
def test_every_kind_comes_in_by_one_way(
    store: Store, tmp_path: Path, make: Callable[[Path], Path], said: tuple[Sort, str, str]
) -> None:
    sort, words, done = said
    sitting = sit(store, make(tmp_path))
    assert (sitting.source.sort, sitting.question) == (sort, None)
    assert sitting.plan is not None
    assert recognised(sitting.source, sitting.plan) == words
    assert put(store, sitting).sentence == done


def test_a_map_drawn_as_a_table_is_a_table_of_offers(store: Store, tmp_path: Path) -> None:
    sitting = sit(store, text_file(tmp_path, MAP, name="map.csv"))
    assert sitting.source.sort is Sort.OFFERS
    assert sitting.plan is not None
    assert [row.name for row in sitting.plan.rows] == ["Calm corner", "Lego club"]


def test_what_a_table_is_has_to_be_said_before_its_columns(store: Store, tmp_path: Path) -> None:
    path = text_file(tmp_path, "Apples,Pears\n3,4\n")
    assert sit(store, path).question is Question.SORT
    assert sit(store, path, Sort.PUPILS).question is Question.COLUMNS


def test_dates_are_asked_until_they_are_said(store: Store, tmp_path: Path) -> None:
    sitting = sit(store, list_file(tmp_path, "1,Fern,Ada,03/04/2016,4,Owl"))
    assert sitting.question is Question.DATES
    reading = replace(sitting.wish.reading, month_first=False)
    said = compare(store, replace(sitting, wish=Wish(reading)), Silent())
    assert said.question is None


def test_a_remembered_way_says_what_a_table_is(store: Store, tmp_path: Path) -> None:
    draft = MappingDraft("Ours", "offers", {"name": "Apples", "contact": "Pears"})
    store.write(keep_mapping, draft, today=TODAY)
    sitting = sit(store, text_file(tmp_path, "Pears,Apples\nMs Q,Lego club\n"))
    assert sitting.kept is not None
    assert sitting.source.sort is Sort.OFFERS
    assert sitting.plan is not None
    assert [row.name for row in sitting.plan.rows] == ["Lego club"]


def test_nothing_is_written_until_it_is_said(store: Store, tmp_path: Path) -> None:
    sitting = sit(store, roll(tmp_path))
    again = sit(store, roll(tmp_path))
    assert sitting.plan is not None
    assert again.plan is not None
    assert again.plan.counts() == NOTHING | {"added": 1}
