"""Workbooks of the sample's offers, made once a run: tests that only read them share them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from openpyxl import Workbook

from app.store import Store
from tests.exports.reading import book_of
from tests.exports.schools import add_sample_offers
from tests.fixtures import new_store


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A school with the sample's offers, only to be read."""
    with new_store(tmp_path_factory.mktemp("exports") / "school") as store:
        add_sample_offers(store)
        yield store


@pytest.fixture(scope="session")
def shared_book(sample_store: Store) -> Workbook:
    """The sample's shared copy."""
    return book_of(sample_store)


@pytest.fixture(scope="session")
def internal_book(sample_store: Store) -> Workbook:
    """The sample's internal copy."""
    return book_of(sample_store, internal=True)
