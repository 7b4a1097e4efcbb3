"""Where the pupils are: the five counts of one domain of need, Thriving as a share of the roll, the others as bars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.queries.today import Counts
from app.ui.theme import theme
from app.ui.widgets.bars import Count, CountBars, ShareBar
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.filter_button import FilterButton
from app.ui.widgets.label import Label
from app.ui.widgets.marker import Marker
from app.vocabulary import GroupingCode, within

SAME_DAY = "The line on each bar is the same day last year."
OVERLAP = " One pupil can be in several, one for each domain of need."


class PupilCounts(QWidget):
    """`domain_chosen()` when another domain is to be counted, `opened(code)` for a bar, `reference_asked()`."""

    domain_chosen = Signal()
    opened = Signal(str)
    reference_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Where our pupils are")
        self._chose = False
        self.domain = FilterButton("Domain of need", [(None, "Any domain")], default=None)
        self.domain.chosen.connect(self._choose)
        self.roll = Label("", "second", "muted")
        self._marker = Marker("thriving", 20)
        self.thriving, self._where = Label("", "figure"), Label("", wrap=True)
        self.share, self.share_bar = Label("", "figure"), ShareBar()
        self.reference = LinkButton("", tip="Change the reference line")
        self.reference.clicked.connect(self.reference_asked)
        self.bars = CountBars()
        self.bars.opened.connect(self.opened)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(Label("Where our pupils are", "heading"))
        head.addStretch(1)
        head.addWidget(self.roll)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._marker)
        line.addWidget(self.thriving)
        line.addWidget(self._where, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.share)
        column.addLayout(head)
        column.addWidget(self.domain, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(line)
        column.addWidget(self.share_bar)
        column.addWidget(self.reference, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.bars)

    def offer_domains(self, rows: Sequence[tuple[int, str]]) -> None:
        """Offer these domains and "any": the first until somebody chooses another, and where that has gone."""
        chosen = self.domain.value()
        self.domain.set_default(rows[0][0] if rows else None)
        self.domain.set_choices([*rows, (None, "Any domain")])
        # Counts are for one domain and sum to the roll.
        if not self._chose or chosen not in {None, *(row[0] for row in rows)}:
            self.domain.clear()

    def show_counts(self, found: Counts, apt: bool) -> None:
        """Show what was counted; apt says whether the reference line says anything of this domain."""
        self.roll.setText(f"{found.roll} on roll")
        self._show_share(found, apt)
        others = [
            Count(row.grouping.code, row.pupils, row.last_year, row.counted_with)
            for row in found.counts
            if row.grouping.code != GroupingCode.THRIVING
        ]
        self.bars.show_counts(others, SAME_DAY + (OVERLAP if found.domain_id is None else ""))

    def _show_share(self, found: Counts, apt: bool) -> None:
        shown = any(row.grouping.code == GroupingCode.THRIVING for row in found.counts)
        for widget in (self._marker, self.thriving, self._where, self.share, self.share_bar):
            widget.setVisible(shown)
        share = found.thriving / found.roll if found.roll else 0.0
        where = "in every domain" if found.domain_id is None else f"for {within(found.domain)}"
        name = theme().look("thriving").name
        self.thriving.setText(str(found.thriving))
        self._where.setText(f"{name} {where}")
        self.share.setText(f"{share:.0%}" if found.roll else "")
        self.reference.setVisible(shown and apt)
        self.reference.setText(f"{found.reference}%: a national rule of thumb, not a target")
        spoken = f"{found.thriving} of {found.roll} pupils: {name} {where}, {share:.0%}"
        self.share_bar.show_share("thriving", share, found.reference / 100 if apt else None, spoken)

    def _choose(self) -> None:
        self._chose = True
        self.domain_chosen.emit()
