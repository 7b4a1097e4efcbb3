"""What the tests of the window share: the program in its light dress, and a few rows to show."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.theme import apply
from tests.ui.toys import Toy


@pytest.fixture
def light(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the light theme, and back in it afterwards."""
    apply(qapp, "light")
    yield qapp
    apply(qapp, "light")


@pytest.fixture
def toys() -> list[Toy]:
    """Four rows, one without a count."""
    return [Toy(1, "Éclair", 5), Toy(2, "abacus", 20), Toy(3, "Zebra"), Toy(4, "drum", 3)]
