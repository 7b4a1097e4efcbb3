"""Fivefold: a school's whole wellbeing offer on one map."""

import os

__version__ = "0.1.0"

# openpyxl would read workbooks by defusedxml where that is installed, in nearly twice the time; we refuse document
# types before it sees a workbook (docs/decisions/0022-transfer-files-by-defusedxml.md).
os.environ.setdefault("OPENPYXL_DEFUSEDXML", "False")
