"""What stands around the printed map on each sheet: title, who made it for whom, key, and the foot."""

from __future__ import annotations

from collections.abc import Iterable

from app.looks import LIGHT
from app.paper.flow import FlowLine, Run, clip, flow, height_of, put_lines
from app.paper.map_style import MapStyle
from app.paper.page import Box, Instruction, Sign, Stroke
from app.queries.map_about import DISCLAIMER, INTERNAL, NOT_LEVELS, SHARED, UNPROTECTED, MapAbout
from app.queries.map_words import full_day

_KEY = ("Filled: in-house, run by the school", "Outlined: external, run by a partner")


class Frame:
    """The top and the foot of every sheet; the foot's height is known before its page number is."""

    def __init__(self, about: MapAbout, style: MapStyle, numbers: str = "") -> None:
        """Wrap what all sheets share; a sentence with numbers of pupils makes it the internal copy."""
        self._about = about
        self._style = style
        self._numbers = numbers
        self._internal = bool(numbers)
        self._wide = style.width - 2 * style.margin
        self._notice = flow([Run(f"{NOT_LEVELS} {DISCLAIMER}", style.foot, LIGHT.muted)], self._wide)
        self._ends = [
            _wrapped([one], self._wide / 3 - style.pad) for one in self._foot_runs("Page 999 of 999")
        ]
        self._ends_height = max(height_of(lines) for lines in self._ends)

    @property
    def bottom(self) -> float:
        """Return how far down the map may reach."""
        return self._foot_y - height_of(self._notice) - 2.5 * self._style.gap

    @property
    def _foot_y(self) -> float:
        return self._style.height - self._style.margin - self._ends_height

    def put_top(self, page: list[Instruction], *, first: bool) -> float:
        """Put title and key on a sheet, on the first also who made it for what; return where they end."""
        style = self._style
        key_bottom, left = self._put_key(page)
        y = style.margin
        wide = left - style.margin - 4 * style.pad
        if self._internal:
            y = self._put(page, [Run(INTERNAL, style.heading, LIGHT.danger, bold=True)], y, wide)
        name = f"Wellbeing offers at {clip(self._about.school, 80)}"
        if not first:
            y = self._put(page, [Run(f"{name} (continued)", style.heading, LIGHT.text, bold=True)], y, wide)
            return max(y, key_bottom) + style.pad
        y = self._put(page, [Run(name, style.title, LIGHT.text, bold=True)], y, wide)
        # The lead runs under the key as well: it is the longest line of the sheet.
        y = max(y, key_bottom) + style.pad / 2
        y = self._put(page, [Run(self._lead(), style.lead, LIGHT.text)], y, self._wide)
        y = self._put(page, self._notes(), y + style.gap / 2, self._wide)
        return y + style.pad

    def foot(self, number: int, total: int) -> list[Instruction]:
        """Return the foot of one sheet: the notice, then school and day, for whom it is, and the page."""
        style, left = self._style, self._style.margin
        y = self._foot_y - height_of(self._notice) - style.gap
        found: list[Instruction] = list(put_lines(self._notice, left, y))
        line = self._foot_y - style.gap / 2
        found.append(Stroke(left, line, style.width - left, line, LIGHT.line, 0.6))
        third = self._wide / 3
        for place, run in enumerate(self._foot_runs(f"Page {number} of {total}")):
            for at, text in enumerate(_wrapped([run], third - style.pad)):
                spare = third - text.pieces[-1].x - text.pieces[-1].width
                x = left + place * third + spare * place / 2
                found.extend(put_lines([text], x, self._foot_y + at * text.height))
        return found

    def _foot_runs(self, page: str) -> tuple[Run, Run, Run]:
        about, size = self._about, self._style.foot
        middle = INTERNAL if self._internal else SHARED
        # Never on the copy to share, where its number would say how much is done about pupils.
        trail = f". {about.audit}" if self._internal and about.audit else ""
        if about.unprotected:
            middle = f"{middle.removesuffix('.')}. {UNPROTECTED}."
        return (
            Run(f"{clip(about.school, 80)}, {full_day(about.made_on)}{trail}", size, LIGHT.muted),
            Run(middle, size, LIGHT.danger if self._internal else LIGHT.text, bold=self._internal),
            Run(page, size, LIGHT.muted),
        )

    def _put(self, page: list[Instruction], runs: Iterable[Run], y: float, wide: float) -> float:
        lines = _wrapped(runs, wide)
        page.extend(put_lines(lines, self._style.margin, y))
        return y + height_of(lines)

    def _put_key(self, page: list[Instruction]) -> tuple[float, float]:
        """Put the key at the top right; return its lower and its left edge."""
        style = self._style
        wide = self._wide * 0.185
        left = style.width - style.margin - 2 * wide - 2 * style.gap
        texts = [
            _wrapped([Run(words, style.detail, LIGHT.text, bold=True)], wide - 3 * style.pad)
            for words in _KEY
        ]
        high = max(height_of(lines) for lines in texts) + 1.5 * style.pad
        for place, lines in enumerate(texts):
            x = left + place * (wide + 2 * style.gap)
            if place == 0:
                page.append(Box(x, style.margin, wide, high, LIGHT.sunk))
                page.append(Box(x, style.margin, style.pad / 2.5, high, LIGHT.text))
            else:
                page.append(Box(x, style.margin, wide, high, LIGHT.surface, LIGHT.text))
            page.extend(put_lines(lines, x + 1.5 * style.pad, style.margin + 0.75 * style.pad))
        return style.margin + high, left

    def _lead(self) -> str:
        about = self._about
        as_at = f"As on {full_day(about.as_at)}." if about.as_at != about.made_on else ""
        parts = (
            "What the school and its partners can do, for which need.",
            f"{about.term}." if about.term else "",
            as_at,
            clip(about.made_line, 200),
            _sentence(clip(about.purpose, 200)),
            _sentence(f"Shows only: {clip(about.narrowed, 200)}") if about.narrowed else "",
            about.language,
            self._numbers or "Contains no pupil data.",
        )
        return " ".join(part for part in parts if part)

    def _notes(self) -> tuple[Run, ...]:
        about, size = self._about, self._style.lead * 0.9
        gap = 2 * self._style.pad
        notes = [
            Run("for everyone, no referral", size, LIGHT.muted, sign=Sign.EVERYONE),
            Run(f"Places and waits as known on {full_day(about.as_at)}.", size, LIGHT.muted, gap=gap),
            Run("last checked too long ago", size, LIGHT.muted, gap=gap, sign=Sign.WARNING),
        ]
        if about.questions_to:
            notes.append(Run(f"Questions: {clip(about.questions_to, 100)}", size, LIGHT.muted, gap=gap))
        if about.local_offer:
            notes.append(Run(f"Local Offer: {clip(about.local_offer, 100)}", size, LIGHT.muted, gap=gap))
        return tuple(notes)


def _wrapped(runs: Iterable[Run], width: float) -> tuple[FlowLine, ...]:
    return flow(tuple(runs), width)


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."
