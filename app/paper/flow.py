"""Wrapping words of several looks into lines of a given width, so that nothing is ever cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.paper.letters import ascent, line_height, text_width
from app.paper.page import Instruction, Mark, Sign, Words

# Control characters and halves of characters have no shape; some would end the program's text there.
_SHAPELESS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_SIDE = 0.95  # of a sign, to the size of the words beside it


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in one look, after a sign if there is one, which never parts from the first of them.

    gap: extra space before it, in points, where it follows other words on a line. whole: never parted over
    two lines while it fits on one.
    """

    text: str
    size: float
    colour: str
    bold: bool = False
    sign: Sign | None = None
    gap: float = 0.0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a run on one line, x from the line's left."""

    run: Run
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class FlowLine:
    """One line: its pieces, its height, and how far below its top the letters stand."""

    pieces: tuple[Piece, ...]
    height: float
    base: float


def flow(runs: Sequence[Run], width: float) -> tuple[FlowLine, ...]:
    """Return the runs as lines no wider than `width`; a word that is wider itself is parted."""
    lines: list[FlowLine] = []
    pieces: list[Piece] = []
    for word in _words(runs, width):
        longer = [*pieces[:-1], *_joined(pieces[-1], word)] if pieces else [Piece(word, 0.0, _width(word))]
        if pieces and (word.text == "\n" or longer[-1].x + longer[-1].width > width):
            lines.append(_line(pieces))
            longer = [Piece(word, 0.0, _width(word))]
        pieces = longer if word.text != "\n" else []
    if pieces:
        lines.append(_line(pieces))
    return tuple(lines)


def clip(text: str, longest: int) -> str:
    """Return a heading no longer than anybody means it: a longer one would push the rest off the page."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def height_of(lines: Sequence[FlowLine]) -> float:
    """Return how high lines are together."""
    return sum(line.height for line in lines)


def put_lines(lines: Sequence[FlowLine], x: float, y: float) -> Iterator[Instruction]:
    """Return what paints the lines, with the first one's top left corner at a point."""
    for line in lines:
        for piece in line.pieces:
            run = piece.run
            high = line_height(run.size)
            top = y + line.base - ascent(run.size)
            left = x + piece.x
            if run.sign is not None:
                side = run.size * _SIDE
                yield Mark(left, top + (high - side) / 2, side, run.sign, run.colour)
            if run.text:
                before = _sign_width(run)
                wide = piece.width - before
                yield Words(left + before, top, wide, high, run.text, run.size, run.bold, run.colour)
        y += line.height


def _line(pieces: Sequence[Piece]) -> FlowLine:
    largest = max(piece.run.size for piece in pieces)
    return FlowLine(tuple(pieces), line_height(largest), ascent(largest))


def _words(runs: Sequence[Run], width: float) -> Iterator[Run]:
    for run in runs:
        if not run.text.strip():
            if run.sign is not None:
                yield replace(run, text="")
            continue
        text = _SHAPELESS.sub(" ", run.text)
        if run.whole and _width(replace(run, text=" ".join(text.split()))) <= width:
            yield replace(run, text=" ".join(text.split()))
            continue
        for number, part in enumerate(text.splitlines()):
            if number:
                yield replace(run, text="\n")
            for place, word in enumerate(part.split()):
                first = run if not number and not place else replace(run, gap=0.0, sign=None)
                yield from _parted(replace(first, text=word), width)


def _parted(word: Run, width: float) -> Iterator[Run]:
    while len(word.text) > 1 and _width(word) > width:
        fits = _longest(word, width - _sign_width(word))
        yield replace(word, text=word.text[:fits])
        word = replace(word, text=word.text[fits:], sign=None, gap=0.0)
    yield word


def _longest(word: Run, width: float) -> int:
    low, high = 1, min(len(word.text), 400)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(word.text[:middle], word.size, word.bold) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def _width(run: Run) -> float:
    return _sign_width(run) + text_width(run.text, run.size, run.bold)


def _sign_width(run: Run) -> float:
    if run.sign is None:
        return 0.0
    return run.size * (_SIDE + (0.3 if run.text else 0.0))


def _joined(last: Piece, word: Run) -> tuple[Piece, ...]:
    """Return the last piece of a line and the next word: one piece where they look alike."""
    if _same_look(last.run, word):
        # Measured together: letters may take another shape beside each other.
        run = replace(last.run, text=f"{last.run.text} {word.text}")
        return (Piece(run, last.x, _width(run)),)
    gap = text_width(" ", word.size, word.bold) + word.gap
    return last, Piece(word, last.x + last.width + gap, _width(word))


def _same_look(one: Run, other: Run) -> bool:
    return (
        other.sign is None
        and one.text != ""
        and not other.gap
        and (one.size, one.bold, one.colour) == (other.size, other.bold, other.colour)
    )
