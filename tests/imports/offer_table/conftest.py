"""A full school and its workbook, made once a run: tests that only read them share them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.imports.offer_table.table import OfferTable
from app.store import Store
from tests.fixtures import new_store
from tests.imports.offer_table.many import fill
from tests.imports.offer_table.workbooks import table_of, write_map


@pytest.fixture(scope="package")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A school with 150 offers, only to be read."""
    with new_store(tmp_path_factory.mktemp("offers") / "school") as store:
        fill(store)
        yield store


@pytest.fixture(scope="package")
def full_map(full: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its internal map as a workbook."""
    return write_map(full, tmp_path_factory.mktemp("maps"), internal=True)


@pytest.fixture(scope="package")
def full_table(full_map: Path) -> OfferTable:
    """That workbook as it is read back."""
    return table_of(full_map)


@pytest.fixture(scope="package")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A school without offers, only to be read."""
    with new_store(tmp_path_factory.mktemp("empty") / "school") as store:
        yield store
