"""How cells look: each look is made into one shared style, so that a cell costs next to nothing."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.xml.functions import Element, SubElement, whitespace

from app.exports.text import escaped
from app.looks import LIGHT

FONT = "Calibri"
NAME, DETAIL, HEAD, TITLE = 11.0, 9.5, 12.0, 20.0
DAY = "d mmm yyyy"

# The order in which Excel itself writes a font; with openpyxl's, checkers of files expect Excel to repair it.
Font.__elements__ = (
    "b", "i", "strike", "outline", "shadow", "condense", "extend", "u", "vertAlign", "sz", "color", "name",
    "family", "charset", "scheme",
)  # fmt: skip

Line = Literal["thin", "medium", "thick", "dashed", "mediumDashed", "hair"]
Edge = tuple[Line, str] | None
RULE: Edge = ("thin", LIGHT.text)
WHITE: Edge = ("thin", LIGHT.surface)
HAIR: Edge = ("thin", LIGHT.line)


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that can be seen of a cell. Edges are (line style, colour) or None."""

    size: float = DETAIL
    bold: bool = False
    colour: str = LIGHT.text
    fill: str | None = None
    left: Edge = None
    right: Edge = None
    top: Edge = None
    bottom: Edge = None
    wrap: bool = True
    indent: int = 0
    across: str = "left"
    down: str = "top"
    number: str = "General"
    # Only where somebody protects the sheet does it matter.
    locked: bool = True


PLAIN = Look()
BOLD = Look(bold=True)
MUTED = Look(colour=LIGHT.muted, wrap=False)


class Styles:
    """The looks of one workbook, each registered once; assigning fonts cell by cell is a hundred times slower."""

    def __init__(self, book: Workbook) -> None:
        """Start with no look; the workbook keeps what is registered."""
        self._book: Any = book  # the collections of styles are openpyxl's own, pinned to 3.1
        self._made: dict[tuple[Look, bool], StyleArray] = {}

    def of(self, look: Look, *, quoted: bool = False) -> StyleArray:
        """Return the shared style of a look; quoted is for text that begins like a formula."""
        key = (look, quoted)
        if key not in self._made:
            self._made[key] = self._quoted(look) if quoted else self._make(look)
        return self._made[key]

    def _quoted(self, look: Look) -> StyleArray:
        style = copy(self.of(look))
        style.quotePrefix = 1
        return style

    def _make(self, look: Look) -> StyleArray:
        book = self._book
        style = StyleArray()
        style.fontId = book._fonts.add(_font(look.size, look.colour, bold=look.bold))
        if look.fill:
            style.fillId = book._fills.add(PatternFill("solid", fgColor=_hex(look.fill)))
        style.borderId = book._borders.add(
            Border(
                left=_side(look.left),
                right=_side(look.right),
                top=_side(look.top),
                bottom=_side(look.bottom),
            )
        )
        style.alignmentId = book._alignments.add(
            Alignment(horizontal=look.across, vertical=look.down, wrap_text=look.wrap, indent=look.indent)
        )
        if look.number != "General":
            style.numFmtId = 164 + book._number_formats.add(look.number)
        if not look.locked:
            style.protectionId = book._protections.add(Protection(locked=False))
        return style


def edged(look: Look, edge: Edge) -> Look:
    """Return a look with the same edge on all four sides."""
    return replace(look, left=edge, right=edge, top=edge, bottom=edge)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a cell's text in one font."""

    text: str
    size: float = DETAIL
    colour: str = LIGHT.text
    bold: bool = False


class RichText(CellRichText):
    """A cell's text in several fonts, whose XML is made once a font instead of once a piece."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        """Take the pieces in reading order; their texts are cleaned already."""
        self.pieces = tuple(pieces)
        super().__init__([TextBlock(_rich_font(piece), piece.text) for piece in self.pieces])

    def to_tree(self) -> Any:
        """Return the XML that openpyxl puts into the cell."""
        tree = Element("is")
        for piece in self.pieces:
            run = SubElement(tree, "r")
            run.append(_font_tree(piece.size, piece.colour, bold=piece.bold))
            text = SubElement(run, "t")
            text.text = escaped(piece.text)
            whitespace(text)
        return tree


def _rich_font(piece: Piece) -> InlineFont:
    return _inline(piece.size, piece.colour, bold=piece.bold)


@lru_cache(maxsize=256)
def _inline(size: float, colour: str, *, bold: bool) -> InlineFont:
    return InlineFont(rFont=FONT, sz=size, b=bold or None, color=Color(rgb="FF" + _hex(colour)))


@lru_cache(maxsize=256)
def _font_tree(size: float, colour: str, *, bold: bool) -> Any:
    # One element stands in many cells, which the standard library allows and lxml would not; lxml is not in
    # the lock file. In Excel's own order; openpyxl's differs, and checkers of files expect a repair.
    tree = Element("rPr")
    if bold:
        SubElement(tree, "b")
    SubElement(tree, "sz", val=f"{size:g}")
    SubElement(tree, "color", rgb="FF" + _hex(colour))
    SubElement(tree, "rFont", val=FONT)
    return tree


def _font(size: float, colour: str, *, bold: bool) -> Font:
    return Font(name=FONT, size=size, bold=bold, color=_hex(colour))


def _side(edge: Edge) -> Side:
    return Side(style=edge[0], color=_hex(edge[1])) if edge else Side()


def _hex(colour: str) -> str:
    return colour.removeprefix("#")
