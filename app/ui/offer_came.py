"""What came of an offer and what it costs: the two parts of its panel that look back, made with what they do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.abilities import Ability
from app.errors import Problem
from app.operations.costs.lines import drop_offer_cost, move_offer_cost
from app.queries.costs.lines import FIXED, CostLine
from app.queries.costs.offer import OfferCosts, offer_cost
from app.queries.costs.sums import Sum
from app.queries.supports.effect import effect_of_offer
from app.queries.supports.effect_changes import OfferChanges, changes_of_offer
from app.queries.supports.effect_rule import OfferEffect
from app.queries.years import Period, year_before, year_name, year_of
from app.ui.allowed import refusal, refused
from app.ui.dates import say_date
from app.ui.shell import Shell
from app.ui.widgets.offer_costs import OfferCostsPart
from app.ui.widgets.offer_effect import OfferEffectPart


@dataclass(frozen=True, slots=True)
class OfferCame:
    """What is shown: effect None where nobody has had it yet, costs None where they are not for whoever asks."""

    shell: Shell
    effect: OfferEffect | None
    changes: OfferChanges | None
    costs: OfferCosts | None
    period: Period
    year: str

    def widgets(self) -> list[QWidget]:
        """Return the parts, made anew."""
        made: list[QWidget] = []
        if self.effect is not None:
            made.append(OfferEffectPart(self.effect, self.changes, say_date(self.period.first)))
        if self.costs is not None:
            reason = refusal(self.shell.store, Ability.CHANGE_OFFERS)
            part = OfferCostsPart(self.costs, f"In {self.year}", reason)
            _Doing(self.shell, self.costs, part)
            made.append(part)
        return made


class _Doing(QObject):
    """Does what the buttons of the costs name; it lives as long as they do."""

    def __init__(self, shell: Shell, costs: OfferCosts, part: OfferCostsPart) -> None:
        super().__init__(part)
        self._shell, self._costs = shell, costs
        part.opened.connect(self._open)
        part.done.connect(self._act)

    def _open(self, title: str, figure: Sum) -> None:
        open_sum(self._shell, title, figure)

    def _act(self, verb: str, line: CostLine | None) -> None:
        if not refused(self._shell, Ability.CHANGE_OFFERS):
            act(self._shell, self._costs, verb, line)


def came_of(shell: Shell, offer_id: int) -> OfferCame:
    """Return what came of an offer since last year began, and what it costs this year."""
    read, today = shell.store.read, shell.today()
    year = read(year_of, today)
    both = Period(year_before(year).first, year.last)
    effect = read(effect_of_offer, offer_id, both, today) if shell.store.may(Ability.SEE_PUPILS) else None
    costs = None
    if shell.store.may(Ability.SEE_COSTS):
        try:
            costs = read(offer_cost, offer_id, year, today)
        except Problem:
            # It is for Risk Support alone, and not for whoever asks.
            costs = None
    shown = effect if effect is not None and effect.n else None
    changes = read(changes_of_offer, offer_id, both) if shown is not None else None
    return OfferCame(shell, shown, changes, costs, both, year_name(year.first))


def open_sum(shell: Shell, title: str, figure: Sum) -> None:
    """Show how a figure is made up."""
    from app.ui.dialogs.cost_sum import CostSumDialog

    shell.show_dialog(CostSumDialog(shell, title, figure))


def act(shell: Shell, costs: OfferCosts, verb: str, line: CostLine | None) -> None:
    """Do what a button of the costs names: add a line, or change, move or remove one."""
    from app.ui.dialogs.cost_line import fixed_dialog, staff_dialog

    if line is None or verb == "change":
        fixed = verb == "fixed" or (line is not None and line.kind == FIXED)
        shell.show_dialog((fixed_dialog if fixed else staff_dialog)(shell, costs.offer_id, line))
    elif verb == "up":
        shell.write(move_offer_cost, line.id, max(0, costs.lines.index(line) - 1))
    else:
        shell.write(drop_offer_cost, line.id)
