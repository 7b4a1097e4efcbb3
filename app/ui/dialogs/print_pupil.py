"""Printing a pupil on two sides of A4, or saving them as a PDF: noted in the audit trail before it leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from app.abilities import Ability
from app.paper.page import Page
from app.paper.pupil_pages import lay_out_pupil
from app.paper.tagged import TaggedDocument
from app.paper.tagged_pupil import tagged_pupil
from app.queries.map_about import UNPROTECTED
from app.queries.story.paper import PupilPaper, pupil_paper
from app.ui.dialogs.print_preview import Paged, PrintPreview, Wish
from app.ui.shell import Shell

if TYPE_CHECKING:
    from app.store import Store

PRINT = "print_pupil"


def pupil_preview(shell: Shell, pupil_id: int) -> PrintPreview:
    """Return the preview of a pupil's two sides; raises NotAllowed where whoever asks may make nothing with names."""
    shell.store.require(Ability.EXPORT_NAMED)
    paper = shell.store.read(pupil_paper, pupil_id, made_by=shell.store.person, today=shell.today())
    notice = "" if shell.store.unlocked is not None else UNPROTECTED
    # Neither the window nor the file is called by the pupil.
    name = f"Pupil {shell.today():%Y-%m-%d}.pdf"
    leaving = partial(_leaving, shell.store, pupil_id)
    paged = Paged(
        "a pupil",
        name,
        _Pages(paper, notice),
        for_others=False,
        leaving=leaving,
        one_paper=True,
        tagged=_Aloud(paper, notice),
    )
    return PrintPreview(shell, paged)


def _leaving(store: Store, pupil_id: int, _wish: Wish, content: bytes | None) -> None:
    store.require(Ability.EXPORT_NAMED)
    if content is None:
        store.note(PRINT, [("pupil", pupil_id)], file="paper")
    else:
        store.note(PRINT, [("pupil", pupil_id)], file="pdf", sha256=sha256(content).hexdigest())


@dataclass(frozen=True, slots=True)
class _Pages:
    """The two sides, which are A4 upright whatever paper is chosen."""

    paper: PupilPaper
    notice: str

    def __call__(self, wish: Wish) -> Sequence[Page]:
        return lay_out_pupil(self.paper, notice=self.notice)


@dataclass(frozen=True, slots=True)
class _Aloud:
    """The same as it is read aloud, for the accessible PDF."""

    paper: PupilPaper
    notice: str

    def __call__(self, wish: Wish) -> TaggedDocument:
        return tagged_pupil(self.paper, notice=self.notice)
