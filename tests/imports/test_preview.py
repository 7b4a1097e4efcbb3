"""The preview as people see it and as scripts read it."""

from __future__ import annotations

import json
from pathlib import Path

from app.imports.plan import Outcome
from app.imports.preview import as_json, preview_of, summary
from app.imports.sentence import sentence
from app.store import Store

from .making import NOTHING, list_file, plan_of, take_in

ROWS = ("42,Lovelace,Ada,,5,4B", "43,Hopper,Grace,,Pluto,5D", "43,Curie,Marie,,6,6A")


def test_each_row_says_what_happens_to_it_and_why(store: Store, tmp_path: Path) -> None:
    take_in(store, list_file(tmp_path, "42,Lovelace,Ada,,4,4B"))
    rows = preview_of(plan_of(store, list_file(tmp_path, *ROWS))).rows
    assert [(row.row, row.what, row.name, row.details) for row in rows] == [
        (2, "Changed", "Ada Lovelace", "Year group: Year 4 → Year 5."),
        (3, "New", "Grace Hopper", "5D. The year “Pluto” is not known and was left out."),
        (4, "Refused", "Marie Curie", "Row 3 has the same admission number; the first row is kept."),
    ]


def test_a_new_pupil_is_told_from_others_by_year_class_and_birth(store: Store, tmp_path: Path) -> None:
    rows = preview_of(plan_of(store, list_file(tmp_path, "42,Lovelace,Ada,13/09/2016,5,5A"))).rows
    assert rows[0].details == "Year 5, 5A, born 13 September 2016."


def test_the_totals_are_said_in_a_sentence(store: Store, tmp_path: Path) -> None:
    assert summary(plan_of(store, list_file(tmp_path, *ROWS))) == "2 new, 1 refused."


def test_scripts_get_counts_and_reasons_and_no_names(store: Store, tmp_path: Path) -> None:
    found = as_json(plan_of(store, list_file(tmp_path, *ROWS)))
    assert {key: found[key] for key in Outcome} == NOTHING | {"added": 2, "refused": 1}
    assert found["reasons"] == [
        {"row": 4, "reason": "Row 3 has the same admission number; the first row is kept."}
    ]
    # What stands in a cell may be a name, or a need in words.
    assert found["warnings"] == [{"row": 3, "warning": "The year “…” is not known and was left out."}]
    assert "Hopper" not in json.dumps(found)


def test_a_upn_is_shown_in_no_preview(store: Store, tmp_path: Path) -> None:
    headings = "Adno,UPN,Surname,Forename"
    take_in(store, list_file(tmp_path, "42,,Lovelace,Ada", headings=headings))
    plan = plan_of(store, list_file(tmp_path, "42,A801200005001,Lovelace,Ada", headings=headings))
    said = preview_of(plan).rows[0].details
    assert said.startswith("UPN: – → (not shown).")
    assert "A801200005001" not in said + json.dumps(as_json(plan))


def test_the_sentence_counts_as_people_do() -> None:
    counts = {"added": 402, "changed": 3, "unchanged": 0, "refused": 2}
    assert sentence(counts, "pupil", "pupils") == "Added 402 pupils and changed 3; 2 rows were refused."
    counts = {"added": 0, "changed": 0, "unchanged": 1, "refused": 0}
    assert sentence(counts, "pupil", "pupils") == "Nothing changed: 1 pupil was there already."
    counts = {"added": 0, "changed": 0, "unchanged": 0, "refused": 1}
    assert sentence(counts, "pupil", "pupils") == "Nothing was imported; 1 row was refused."
