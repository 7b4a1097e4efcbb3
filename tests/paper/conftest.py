"""The sample school's map, read once: maps are frozen, so no test can change it for another."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.paper.schools import Copy, sample_copy
from tests.ui.shell_fixtures import window

__all__ = ["fuller", "sample", "window"]


@pytest.fixture(scope="session")
def sample(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The map of the sample school with 60 pupils."""
    return sample_copy(tmp_path_factory.mktemp("paper") / "school", 60)


@pytest.fixture(scope="session")
def fuller(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The map of the same school with 120 pupils instead."""
    return sample_copy(tmp_path_factory.mktemp("paper") / "fuller", 120)
