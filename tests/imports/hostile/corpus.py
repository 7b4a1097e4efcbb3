"""The one table of hostile files: a name, what makes the file, and what must be said of it in the end.

Whoever reads another kind of file adds a table of its own to TABLES. A maker is given an empty folder and returns the
file to open. What is said: a part of the Problem's sentence, or of what the preview counts ("2 new").
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.imports.hostile.csv_files import CSV
from tests.imports.hostile.making import Hostile
from tests.imports.hostile.no_lists import NO_LISTS
from tests.imports.hostile.xlsx_cells import CELLS
from tests.imports.hostile.xlsx_packages import PACKAGES

TABLES: tuple[Mapping[str, Hostile], ...] = (CSV, NO_LISTS, PACKAGES, CELLS)
CORPUS: Mapping[str, Hostile] = {name: one for table in TABLES for name, one in table.items()}
