"""What an offer costs, in its panel: its lines, and planned, to date and attended; each figure opens into its sum."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.queries.costs.lines import CostLine
from app.queries.costs.offer import OfferCosts
from app.queries.costs.sums import Figures, say_hours, say_money
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Label, caption, heading

# Figures that are compared stand under each other.
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FigureLines(QWidget):
    """Planned, to date and attended under each other; `opened(title, sum)` when one is pressed."""

    opened = Signal(str, object)

    def __init__(self, about: str, figures: Figures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[LinkButton] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(3, 1)
        for at, (name, figure) in enumerate(figures.each()):
            button = LinkButton(say_money(figure))
            button.setProperty("small", "true")
            button.setAccessibleName(f"{name}: {say_money(figure)}, {about}. How it is made up")
            button.setToolTip("How it is made up")
            button.setProperty("figure", (f"{about}: {name[:1].lower()}{name[1:]}", figure))
            button.clicked.connect(self._open)
            self.buttons.append(button)
            grid.addWidget(Label(name, "second", "muted"), at, 0)
            grid.addWidget(button, at, 1, _RIGHT)
            hours = say_hours(figure.minutes) if figure.minutes else ""
            grid.addWidget(Label(hours, "second", "muted"), at, 2, _RIGHT)

    def _open(self) -> None:
        sender = self.sender()
        if isinstance(sender, LinkButton):
            self.opened.emit(*sender.property("figure"))


class OfferCostsPart(QWidget):
    """`opened(title, sum)` asks how a figure is made up; `done(verb, line or None)` changes what the offer takes."""

    opened = Signal(str, object)
    done = Signal(str, object)

    def __init__(self, costs: OfferCosts, since: str, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[LinkButton] = []
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(heading("What it costs"))
        for at, line in enumerate(costs.lines):
            self._add_line(line, reason, first=at == 0)
        if not costs.lines and costs.in_house:
            column.addWidget(caption("Nobody has written what it takes."))
        elif not costs.lines:
            column.addWidget(caption("Given from outside: no charge to the school, but its hours."))
        self._add_verbs([("Add staff …", "staff"), ("Add a fixed sum …", "fixed")], None, reason)
        if costs.lines or not costs.in_house:
            column.addWidget(caption(since))
            self.figures = FigureLines(costs.name, costs.figures)
            self.figures.opened.connect(self.opened)
            column.addWidget(self.figures)
            for words in costs.figures.planned.missing:
                column.addWidget(
                    Label(f"Not known: {words[:1].lower()}{words[1:]}", "second", "warning", wrap=True)
                )

    def _add_line(self, line: CostLine, reason: str, *, first: bool) -> None:
        stream = f" ({line.funding_label})" if line.funding_label else ""
        self._column.addWidget(Label(f"{line.words}{stream}", "second", wrap=True))
        up = [] if first else [("Up", "up")]
        self._add_verbs([("Change …", "change"), *up, ("Remove", "remove")], line, reason)

    def _add_verbs(self, verbs: list[tuple[str, str]], line: CostLine | None, reason: str) -> None:
        flow = FlowLayout(gap=10)
        for words, verb in verbs:
            button = LinkButton(words)
            button.setProperty("small", "true")
            button.setProperty("verb", verb)
            button.setProperty("line", line)
            about = "what it costs" if line is None else line.name
            button.setAccessibleName(f"{words.removesuffix(' …')}: {about}")
            button.setEnabled(not reason)
            button.setToolTip(reason)
            button.clicked.connect(self._pressed)
            self.buttons.append(button)
            flow.addWidget(button)
        self._column.addLayout(flow)

    def _pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, LinkButton):
            self.done.emit(sender.property("verb"), sender.property("line"))
