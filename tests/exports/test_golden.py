"""The Excel map of a small school, cell by cell and look by look, against what was once looked at.

When a change of the workbook is meant, write the description anew, look at the workbook, and read the
difference before you commit it:

    FIVEFOLD_REFRESH_GOLDEN=1 python -m pytest tests/exports/test_golden.py
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.exports.excel_map import map_workbook
from app.operations.offer_queries import ask_about_offer
from app.queries.offer_facts import offer_facts
from app.queries.supports.capacity_rows import capacity_rows
from app.store import Store
from tests import supported
from tests.exports.reading import described, opened
from tests.exports.schools import Maker, add_pupils, read, view_of
from tests.fixtures import TODAY

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
# In-house, external, for everyone, stale, waiting, in two places, and a draft that must not appear.
CHOSEN = {
    "Morning check-in", "Kite Project helpline", "ELSA sessions", "Guided self-help", "Otterdale CAMHS",
    "Parenting drop-in", "Community pantry", "Dads and bikes",
}  # fmt: skip


@pytest.fixture
def small(store: Store) -> Store:
    """A school with eight of the sample's offers, one for all needs, and four pupils."""
    maker = Maker(store)
    for entry in read("sample/offers.json")["offers"]:
        if entry["name"] in CHOSEN:
            maker.add_sample(entry)
    helpline = maker.add(
        "Helpline for all",
        [("advice", None)],
        in_house=False,
        self_access=True,
        runs_until=date(2027, 3, 31),
        local_offer_link="www.example.org/helpline",
    )
    store.write(ask_about_offer, helpline, "Is it open in the evening?", today=TODAY)
    add_pupils(store, 4, placed=[("emotional_wellbeing", "help"), ("learning_and_attention", "more_help")])
    _support(store)
    return store


def _support(store: Store) -> None:
    """Two pupils in a group with one place, and one who waits for a partner's offer."""
    offers = {offer.name: offer.id for offer in store.read(offer_facts, TODAY)}
    elsa, camhs = offers["ELSA sessions"], offers["Otterdale CAMHS"]
    group = supported.group(store, elsa, places=1, weekday=1, starts_at="10:40")
    for pupil in (1, 2):
        supported.support(store, pupil, elsa, group_id=group)
    supported.support(store, 3, camhs, [("referred", supported.SEPTEMBER), ("waiting", supported.SEPTEMBER)])


@pytest.mark.parametrize("copy", ["shared", "internal"])
def test_the_workbook_is_as_it_was_looked_at(small: Store, copy: str) -> None:
    view, about = view_of(small)
    # The hash is another in every school.
    about = replace(
        about,
        mark="k7f3",
        audit="Audit entry 31 · 1a2b 3c4d 5e6f 7081",
        ethos="Every child is known by name.",
        local_offer="www.example.org/local-offer",
    )
    rooms = small.read(capacity_rows, as_at=TODAY)
    now = described(opened(map_workbook(view, about, internal=copy == "internal", rooms=rooms)))
    file = GOLDEN / f"excel_map_{copy}.json"
    if os.environ.get("FIVEFOLD_REFRESH_GOLDEN"):
        file.write_text(_written(now), encoding="utf-8")
    before = json.loads(file.read_text(encoding="utf-8"))
    assert now == before


def _written(description: dict[str, object]) -> str:
    """Return JSON with one cell a line, so that a difference can be read."""
    text = json.dumps(description, ensure_ascii=False, indent=1)
    return text.replace("[\n     ", "[").replace("\n    ]", "]").replace(",\n     ", ", ") + "\n"
