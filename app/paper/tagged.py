"""Tagged PDFs (PDF/UA-1), which a screen reader reads in order: made by Typst where it is installed, wholly offline."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from app.atomic import check_target, write_whole
from app.errors import Problem

HOW = "Accessible PDFs need one more part: pip install fivefold[accessible]."
Kind = Literal["heading", "words", "list", "table"]

# What is written comes as data, never as markup: nothing in it can be taken for a command or read a file.
_TEMPLATE = r"""
#let whole = json(bytes(sys.inputs.whole))
#set document(title: whole.title)
#set text(lang: "en", region: "GB", size: 10.5pt)
#set page(paper: "a4", flipped: whole.across, margin: (x: 18mm, y: 18mm), footer: context [
  #set text(size: 8pt)
  #whole.foot #h(1fr) Page #counter(page).display() of #counter(page).final().first()
])
#show heading.where(level: 1): set text(size: 20pt)
#show heading.where(level: 2): set text(size: 14pt)
#show heading: set block(above: 1.1em, below: 0.6em)
#set table(stroke: (x, y) => (bottom: if y == 0 { 1pt } else { 0.4pt + gray }), inset: (x: 4pt, y: 4pt))
#show table.cell.where(y: 0): strong
#show table.cell: set text(size: 9pt)
#show table.cell: set par(justify: false)
#for one in whole.blocks {
  if one.kind == "heading" { heading(level: one.level, one.text) }
  else if one.kind == "words" { par(one.text) }
  else if one.kind == "list" { list(..one.items.map(words => [#words])) }
  else { table(
    columns: one.items.len(),
    table.header(..one.items.map(words => [#words])),
    ..one.rows.flatten().map(words => [#words]),
  ) }
}
"""


@dataclass(frozen=True, slots=True)
class Tagged:
    """One block: a heading of a level, a paragraph, a list, or a table whose items are its heads."""

    kind: Kind
    text: str = ""
    level: int = 1
    items: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class TaggedDocument:
    """A document as it is read aloud: its title, its blocks in order, and what stands at the foot of each page."""

    title: str
    blocks: Sequence[Tagged]
    foot: str = ""
    across: bool = field(default=False)


def can_tag() -> bool:
    """Say whether accessible PDFs can be made here."""
    return find_spec("typst") is not None


def tagged_pdf(document: TaggedDocument) -> bytes:
    """Return a PDF with tags, title, language and reading order; raises Problem where Typst is not installed.

    Nothing is fetched: the template names no package, and letters come from Typst's own fonts or this computer's.
    """
    if not can_tag():
        raise Problem("Accessible PDFs can't be made here yet.", HOW)
    import typst

    whole = json.dumps(asdict(document), ensure_ascii=False)
    try:
        content: bytes | None = typst.compile(
            _TEMPLATE.encode(), format="pdf", pdf_standards=["ua-1"], sys_inputs={"whole": whole}
        )
    except typst.TypstError as error:
        raise Problem(
            "This can't be made as an accessible PDF.",
            "A letter in it is in no font of this computer: make the plain PDF instead.",
        ) from error
    assert content is not None
    return content


def write_tagged(document: TaggedDocument, out: Path, before: Callable[[bytes], object]) -> None:
    """Write a tagged PDF as write_pdf does a plain one; Problem where it cannot be made, noted or written."""
    check_target(out, ".pdf")
    content = tagged_pdf(document)
    before(content)
    write_whole(out, content)


def heading(text: str, level: int = 2) -> Tagged:
    """Return a heading; the document's own is level 1."""
    return Tagged("heading", text, level)


def words(text: str) -> Tagged:
    """Return a paragraph."""
    return Tagged("words", text)
