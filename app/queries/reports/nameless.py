"""A report without the rows that name pupils, for who may not take names out of the program."""

from __future__ import annotations

from dataclasses import replace

from app.queries.reports.beside import names_pupils
from app.queries.reports.report import Report

LEFT_OUT = "Rows that name pupils are left out here: they need the right to make a file that names pupils."


def holds_names(report: Report) -> bool:
    """Say whether any row of a report is about one pupil."""
    return any(map(names_pupils, report.tables))


def without_names(report: Report) -> Report:
    """Return a report whose tables of pupils say how many rows were left out."""
    tables = tuple(
        replace(table, rows=(), keys=(), empty=f"{len(table.rows):,} rows that name pupils are left out.")
        if names_pupils(table)
        else table
        for table in report.tables
    )
    return replace(report, tables=tables, notes=(*report.notes, LEFT_OUT))
