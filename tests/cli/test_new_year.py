"""Rolling forward and the family leaflet from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.backups.files import files_in, folder_of
from app.paper.tagged import can_tag
from app.queries.new_year.choices import RollOffer, roll_choices
from app.schools import open_store
from tests.fixtures import clock

from .conftest import Command

Answer = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def in_autumn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands run on the day of the sample: which year is rolled forward to depends on the month."""
    monkeypatch.setattr("app.opened.moment", clock)


def offers_of(school: Path) -> tuple[RollOffer, ...]:
    store = open_store(school)
    try:
        return store.read(roll_choices, today=store.today()).offers
    finally:
        store.close()


def test_a_dry_run_says_what_would_happen_and_changes_nothing(answer: Answer, own_school: Path) -> None:
    before = (own_school / "school.db").read_bytes()
    said = answer("roll-forward", own_school, "--dry-run")
    assert said["dry_run"]
    # The sample's pupils went up on the first day of the year, so nobody goes up twice.
    assert (said["promoted"], said["already"] > 0) == (0, True)
    assert (own_school / "school.db").read_bytes() == before


def test_it_rolls_forward_with_a_backup_and_ends_what_is_named(answer: Answer, own_school: Path) -> None:
    name = offers_of(own_school)[0].name
    said = answer("roll-forward", own_school, "--ends", name)
    assert said["ended"] == 1
    assert files_in(folder_of(own_school))
    assert name not in [one.name for one in offers_of(own_school)]


def test_an_offer_that_is_not_there_is_said_in_words(command: Command, own_school: Path) -> None:
    code, _, err = command("roll-forward", own_school, "--ends", "Moon walks")
    assert (code, "No offer that runs is called Moon walks." in err) == (1, True)


def test_the_leaflet_is_written_and_noted(answer: Answer, own_school: Path, tmp_path: Path) -> None:
    out = tmp_path / "leaflet.pdf"
    said = answer("export", "leaflet", out, "--school", own_school)
    assert said["offers"] > 0
    assert "Help and support for families" in " ".join(PdfReader(out).pages[0].extract_text().split())
    store = open_store(own_school)
    with store.database.engine.connect() as connection:
        row = connection.exec_driver_sql("SELECT kind, facts FROM audit ORDER BY id DESC LIMIT 1").one()
    store.close()
    assert (row[0], json.loads(row[1])["file"]) == ("export_leaflet", "pdf")


@pytest.mark.skipif(not can_tag(), reason="Typst is not installed: pip install fivefold[accessible]")
@pytest.mark.parametrize("what", ["leaflet", "map"])
def test_both_can_be_made_accessible(answer: Answer, own_school: Path, tmp_path: Path, what: str) -> None:
    out = tmp_path / "out.pdf"
    answer("export", what, out, "--school", own_school, "--accessible")
    root: Any = PdfReader(out).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
