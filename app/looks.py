"""Every colour, type size and space of Fivefold, shared by screen, paper and workbook, without Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Colours:
    """The base colours of one theme, named by role, as "#RRGGBB"."""

    window: str
    rail: str
    surface: str
    raised: str
    sunk: str
    hover: str
    text: str
    muted: str
    line: str
    control: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_tint: str
    on_accent_tint: str
    focus: str
    warning: str
    warning_tint: str
    danger: str
    danger_tint: str
    good: str
    good_tint: str


@dataclass(frozen=True, slots=True)
class GroupingLook:
    """How one grouping looks: its letter and the five colours that only ever mean this grouping.

    The stable code also chooses the shape; the name is what a screen reader says.
    """

    code: str
    letter: str
    fill: str
    on_fill: str
    tint: str
    on_tint: str
    edge: str
    name: str = ""


LIGHT = Colours(
    window="#F4F2EE",
    rail="#EAE7E1",
    surface="#FFFFFF",
    raised="#FBFAF8",
    sunk="#F0EEE9",
    hover="#F0EDE7",
    text="#1F242B",
    muted="#59606A",
    line="#DDD9D1",
    control="#787D85",
    accent="#1E6350",
    accent_hover="#184F40",
    on_accent="#FFFFFF",
    accent_tint="#DCEAE4",
    on_accent_tint="#123F33",
    focus="#1F242B",
    warning="#8C4708",
    warning_tint="#FCEBDA",
    danger="#A3242F",
    danger_tint="#FBE7E7",
    good="#23693F",
    good_tint="#E0F0E4",
)

DARK = Colours(
    window="#1B1D20",
    rail="#151719",
    surface="#222529",
    raised="#2A2E33",
    sunk="#1E2124",
    hover="#2B2F34",
    text="#ECEAE5",
    muted="#A9AEB5",
    line="#393D43",
    control="#8A9199",
    accent="#6FC3A6",
    accent_hover="#86D2B8",
    on_accent="#10241D",
    accent_tint="#21423A",
    on_accent_tint="#CDEFE2",
    focus="#F5F3EE",
    warning="#F0A867",
    warning_tint="#43301F",
    danger="#F39A97",
    danger_tint="#452527",
    good="#84CFA0",
    good_tint="#21402D",
)


def _groupings(*looks: GroupingLook) -> Mapping[str, GroupingLook]:
    return MappingProxyType({look.code: look for look in looks})


# Light is also what paper and workbooks use. The order is the order of the columns.
GROUPINGS = _groupings(
    GroupingLook("thriving", "T", "#E0B252", "#1F242B", "#FAF0D8", "#503C08", "#8F6B14", "Thriving"),
    GroupingLook("advice", "A", "#4458A4", "#FFFFFF", "#E5E9F6", "#2A3872", "#4458A4", "Getting Advice"),
    GroupingLook("help", "H", "#41A5B8", "#1F242B", "#DCF0F4", "#0D4551", "#1F7A8C", "Getting Help"),
    GroupingLook(
        "more_help", "M", "#A75E79", "#FFFFFF", "#F6E6EC", "#692D45", "#A75E79", "Getting More Help"
    ),
    GroupingLook("risk_support", "R", "#2D3840", "#FFFFFF", "#E3E6E9", "#2D3840", "#2D3840", "Risk Support"),
)

GROUPINGS_DARK = _groupings(
    GroupingLook("thriving", "T", "#E9C26A", "#16181B", "#3D3218", "#F3DEA8", "#C7A04A", "Thriving"),
    GroupingLook("advice", "A", "#7279C8", "#0E1013", "#2B3052", "#D0D5F7", "#8A91DA", "Getting Advice"),
    GroupingLook("help", "H", "#4CBAD4", "#16181B", "#143B45", "#B8E6F1", "#4CBAD4", "Getting Help"),
    GroupingLook(
        "more_help", "M", "#CE7997", "#16181B", "#472936", "#F4C9D7", "#CE7997", "Getting More Help"
    ),
    GroupingLook("risk_support", "R", "#DDE5EB", "#16181B", "#383F46", "#E6ECF0", "#B3BEC7", "Risk Support"),
)

# What stands in a grouping's place for who may not see it: no grouping's colour, and a shape of its own.
ASK = GroupingLook("ask", "?", "#FFFFFF", "#1F242B", "#F0EEE9", "#1F242B", "#59606A", "Ask the SENCO")
ASK_DARK = GroupingLook("ask", "?", "#222529", "#ECEAE5", "#2B2F34", "#ECEAE5", "#A9AEB5", "Ask the SENCO")

# Factors of the base size (10 pt, or the system's if larger), and whether the role is semi-bold.
TYPE: Mapping[str, tuple[float, bool]] = MappingProxyType(
    {
        "title": (1.5, True),
        "figure": (1.3, True),
        "panel": (1.15, True),
        "heading": (1.05, True),
        "name": (1.0, True),
        "body": (1.0, False),
        "second": (0.95, False),
        "caption": (0.9, False),
        "alert": (0.9, True),
    }
)
SMALLEST_POINT = 9.0
ROW_LINES = 1.55  # a row is this many times the font's line height
BAR_LINES = 1.25
SPACE = (2, 4, 8, 12, 16, 24)


def luminance(colour: str) -> float:
    """The WCAG 2 relative luminance of "#RRGGBB"."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The WCAG 2 contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """The colour `share` of the way from `one` to `other`."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def towards(colour: str, goal: str, ground: str, ratio: float) -> str:
    """`colour` moved towards `goal` just far enough to reach `ratio` on `ground`."""
    for step in range(21):
        moved = mix(colour, goal, step / 20)
        if contrast(moved, ground) >= ratio:
            return moved
    return goal


def with_fill(look: GroupingLook, fill: str, dark: bool) -> GroupingLook:
    """The same grouping in a school's own colour; tint, edge and texts are derived so that they can be read."""
    base = DARK if dark else LIGHT
    goal = "#FFFFFF" if dark else "#000000"
    on_fill = max(("#000000", "#FFFFFF"), key=lambda ink: contrast(ink, fill))
    tint = mix(base.surface, fill, 0.22 if dark else 0.15)
    return replace(
        look,
        fill=fill,
        on_fill=on_fill,
        tint=tint,
        on_tint=towards(fill, goal, tint, 7),
        edge=towards(towards(fill, goal, base.surface, 3.2), goal, tint, 3.2),
    )


def colour_names() -> tuple[str, ...]:
    """Every base colour's name, in the order of the table of tokens."""
    return tuple(field.name for field in fields(Colours))
