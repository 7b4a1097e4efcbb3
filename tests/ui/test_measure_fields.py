"""The small parts of measures: numbers as typed, bands as typed, and names beside a chart that do not overlap."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.operations.measures.drafts import BandDraft
from app.ui.dialogs.measure_bands import read_bands
from app.ui.widgets.chart_labels import apart
from app.ui.widgets.decimal_field import DecimalField


@pytest.mark.parametrize(("typed", "value"), [("7", 7.0), (" 6,6 ", 6.6), ("-0.5", -0.5), ("", None)])
def test_a_number_is_read_as_people_type_it(qtbot: QtBot, typed: str, value: float | None) -> None:
    field = DecimalField()
    qtbot.addWidget(field)
    field.setText(typed)
    assert field.value() == value
    assert field.problem() == ""


@pytest.mark.parametrize("typed", ["seven", "nan", "inf", "1e3", "6.5.5"])
def test_what_is_no_number_is_said(qtbot: QtBot, typed: str) -> None:
    field = DecimalField()
    qtbot.addWidget(field)
    field.setText(typed)
    assert field.problem() == "Type a number, such as 7 or 6.5."
    assert field.value() is None


def test_bands_are_read_a_line_each() -> None:
    assert read_bands("0–3 Close to average\n4: Slightly raised\n\n5 to 6,5 High") == (
        BandDraft(0, 3, "Close to average"),
        BandDraft(4, 4, "Slightly raised"),
        BandDraft(5, 6.5, "High"),
    )


@pytest.mark.parametrize("line", ["Close to average", "0-3", "0-three High"])
def test_a_line_that_is_no_band_is_named(line: str) -> None:
    with pytest.raises(ValueError, match=line):
        read_bands(f"4 Fine\n{line}")


def test_names_beside_a_chart_stay_apart_and_inside() -> None:
    places = apart([95, 50, 48, 10], 12, 0, 100)
    assert places[0] == 95
    assert all(low - high >= 12 for high, low in zip(sorted(places), sorted(places)[1:], strict=False))
    assert max(apart([99, 99, 99], 12, 0, 100)) <= 100
