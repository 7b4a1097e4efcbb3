"""Printing a Risk Support plan, or saving it as a PDF: noted in the audit trail before it leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from app.abilities import Ability
from app.paper.page import Page
from app.paper.risk_plan import lay_out_risk_plan
from app.queries.plans.risk_paper import RiskPaper, risk_paper
from app.store import Store
from app.ui.dialogs.print_preview import Paged, PrintPreview, Wish
from app.ui.shell import Shell

PRINT = "print_risk_plan"


def risk_plan_preview(shell: Shell, plan_id: int) -> PrintPreview:
    """Return the preview of the page; raises NotAllowed where whoever asks may not see Risk Support."""
    shell.store.require(Ability.SEE_RISK)
    paper = shell.store.read(risk_paper, plan_id, today=shell.today())
    # Neither the window nor the file is called by the pupil.
    name = f"Plan for managing risk {shell.today():%Y-%m-%d}.pdf"
    leaving = partial(_leaving, shell.store, plan_id)
    return PrintPreview(
        shell, Paged("a plan", name, _Pages(paper), for_others=False, leaving=leaving, one_paper=True)
    )


def _leaving(store: Store, plan_id: int, _wish: Wish, content: bytes | None) -> None:
    store.require(Ability.SEE_RISK)
    if content is None:
        store.note(PRINT, [("plan", plan_id)], file="paper")
    else:
        store.note(PRINT, [("plan", plan_id)], file="pdf", sha256=sha256(content).hexdigest())


@dataclass(frozen=True, slots=True)
class _Pages:
    """The page, which is A4 upright whatever paper is chosen."""

    paper: RiskPaper

    def __call__(self, wish: Wish) -> Sequence[Page]:
        return lay_out_risk_plan(self.paper)
