"""Every colour can be read where it stands: measured, not believed."""

from __future__ import annotations

from dataclasses import asdict
from itertools import pairwise

import pytest

from app.looks import (
    DARK,
    GROUPINGS,
    GROUPINGS_DARK,
    LIGHT,
    Colours,
    GroupingLook,
    contrast,
    luminance,
    with_fill,
)

THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("window", "rail", "surface", "raised", "sunk", "hover", "accent_tint")
LOOKS = [(look, LIGHT) for look in GROUPINGS.values()] + [(look, DARK) for look in GROUPINGS_DARK.values()]
EVERY_LOOK = pytest.mark.parametrize(
    ("look", "colours"), LOOKS, ids=[f"{look.code}-{base.window}" for look, base in LOOKS]
)


@THEMES
@pytest.mark.parametrize("role", ["text", "muted", "accent", "warning", "danger", "good"])
def test_words_reach_four_and_a_half_on_every_ground(colours: Colours, role: str) -> None:
    every = asdict(colours)
    assert min(contrast(every[role], every[ground]) for ground in GROUNDS) >= 4.5


@THEMES
@pytest.mark.parametrize("role", ["control", "focus"])
def test_outlines_and_focus_reach_three_on_every_ground(colours: Colours, role: str) -> None:
    every = asdict(colours)
    assert min(contrast(every[role], every[ground]) for ground in GROUNDS) >= 3


@THEMES
def test_text_on_the_green_parts_can_be_read(colours: Colours) -> None:
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.on_accent, colours.accent_hover) >= 4.5
    assert contrast(colours.on_accent_tint, colours.accent_tint) >= 4.5


@THEMES
def test_text_and_signs_on_notices_can_be_read(colours: Colours) -> None:
    for kind in ("warning", "danger", "good"):
        tint = asdict(colours)[f"{kind}_tint"]
        assert contrast(colours.text, tint) >= 4.5
        assert contrast(asdict(colours)[kind], tint) >= 4.5


@EVERY_LOOK
def test_a_grouping_can_be_read_and_seen(look: GroupingLook, colours: Colours) -> None:
    assert contrast(look.on_fill, look.fill) >= 4.5
    assert contrast(look.on_tint, look.tint) >= 4.5
    assert contrast(look.edge, colours.surface) >= 3
    assert contrast(look.edge, look.tint) >= 3


@EVERY_LOOK
def test_base_text_can_be_read_on_a_groupings_tint(look: GroupingLook, colours: Colours) -> None:
    for ink in (colours.text, colours.muted, colours.warning):
        assert contrast(ink, look.tint) >= 4.5


def test_the_fills_part_in_grey_and_make_no_ladder() -> None:
    greys = [luminance(look.fill) for look in GROUPINGS.values()]
    ups = [later > earlier for earlier, later in pairwise(greys)]
    assert len(set(ups)) == 2
    assert min(abs(a - b) for at, a in enumerate(greys) for b in greys[:at]) > 0.03


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("fill", ["#FFFFFF", "#000000", "#FFE400", "#7F7F7F", "#CC0044"])
def test_a_schools_own_colour_stays_readable(fill: str, dark: bool) -> None:
    base = DARK if dark else LIGHT
    look = with_fill(GROUPINGS["help"], fill, dark)
    assert look.fill == fill
    assert contrast(look.on_fill, look.fill) >= 4.5
    assert contrast(look.on_tint, look.tint) >= 4.5
    assert min(contrast(look.edge, base.surface), contrast(look.edge, look.tint)) >= 3
