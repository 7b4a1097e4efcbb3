"""The audit trail as a CSV file, whose cells no program can take for formulas."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path

from app.atomic import check_target, write_whole
from app.exports.text import clean, looks_like_formula
from app.queries.audit_rows import AuditRow

_HEAD = ("Entry", "When", "Who", "What", "About", "Signed")


def write_audit_csv(
    rows: Sequence[AuditRow],
    out: Path,
    *,
    notice: str = "",
    before: Callable[[bytes], object] | None = None,
) -> None:
    """Write entries to a file, whole or not at all; before is called with its bytes, and where it raises, nothing is.

    Raises Problem, in words, where the file cannot be written.
    """
    check_target(out, ".csv")
    content = audit_csv(rows, notice)
    if before is not None:
        before(content)
    write_whole(out, content)


def audit_csv(rows: Sequence[AuditRow], notice: str = "") -> bytes:
    """Return entries as the bytes of a CSV file, with the mark by which Excel knows its letters; a notice stands last."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(_HEAD)
    for row in rows:
        when = f"{row.at.astimezone():%Y-%m-%d %H:%M:%S}"
        signed = "yes" if row.signed else "no"
        cells = (str(row.number), when, row.person, row.what, row.about_words, signed)
        writer.writerow([_harmless(cell) for cell in cells])
    if notice:
        writer.writerow([_harmless(notice)])
    return text.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    cell = clean(text)
    return f"'{cell}" if looks_like_formula(cell) else cell
