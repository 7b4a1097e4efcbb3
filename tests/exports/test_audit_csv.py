"""The audit trail as CSV: every cell is text, whatever a program would like to make of it."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from io import StringIO

import pytest

from app.exports.audit_csv import audit_csv
from app.queries.audit_rows import AuditRow
from app.queries.audit_words import Group


def row(about: str) -> AuditRow:
    at = datetime(2026, 11, 10, 12, 40, tzinfo=UTC)
    return AuditRow(
        7, at, "Ms Dovecote", "open_pupil", Group.LOOKS, "Opened a pupil’s page", (about,), 0, None, True
    )


@pytest.mark.parametrize("about", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1", "\t=1"])
def test_no_cell_begins_a_formula(about: str) -> None:
    written = list(csv.reader(StringIO(audit_csv([row(about)]).decode("utf-8-sig"))))
    assert written[1][4] == f"'{about}"


def test_ordinary_text_stays_as_it_is() -> None:
    written = list(csv.reader(StringIO(audit_csv([row("Ada Fern")]).decode("utf-8-sig"))))
    assert written[1][:1] + written[1][2:] == [
        "7", "Ms Dovecote", "Opened a pupil’s page", "Ada Fern", "yes"
    ]  # fmt: skip


def test_the_trail_of_the_sample_says_what_it_is() -> None:
    written = list(csv.reader(StringIO(audit_csv([row("Ada Fern")], "Unprotected").decode("utf-8-sig"))))
    assert written[-1] == ["Unprotected"]
