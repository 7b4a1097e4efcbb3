"""The filters over the list of pupils: a grouping, a domain, and the rest behind More."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.queries.pupil_filter import ANY, PupilFilter
from app.queries.pupils import PupilRow
from app.queries.wording import DomainRow, GroupingRow
from app.ui.widgets.filter_button import FilterButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.more_filters import MoreFilters
from app.vocabulary import GroupingCode, SenProvision, year_label, year_order

SEN = (
    (SenProvision.SUPPORT.value, "SEN support"),
    (SenProvision.PLAN.value, "Education, health and care plan"),
)
FLAGS = (
    ("pupil_premium", "Pupil premium"),
    ("looked_after", "Looked after"),
    ("eal", "English as an additional language"),
    ("nothing_noted", "Nothing noted yet"),
    ("nothing_live", "In a grouping, nothing under way"),
)
ROLL = (("here", "On the roll"), ("left", "Left the school"))
BEHIND_MORE = ("years", "classes", "sen", "flags", "roll")
# What may be remembered on this computer: codes, never a class or a name.
KEPT = ("grouping", "domain", "years", "sen", "flags")


class PupilFilters(QWidget):
    """What the list is narrowed to; `changed` when a person changes it, `roll_changed` for leavers or back."""

    changed = Signal()
    roll_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Filters")
        self.buttons: dict[str, FilterButton] = {
            "grouping": FilterButton("Grouping", [("", "Any grouping or none")]),
            "domain": FilterButton("Domain of need", [(None, "Any domain")]),
            "years": FilterButton("Year", [], many=True),
            "classes": FilterButton("Class", [], many=True),
            "sen": FilterButton("SEN", SEN, many=True),
            "flags": FilterButton("True of the pupil", FLAGS, many=True),
            "roll": FilterButton("On the roll or left", ROLL),
        }
        self.more = MoreFilters(self, "More")
        flow = FlowLayout(gap=0, parent=self)
        for name in ("grouping", "domain"):
            flow.addWidget(self.buttons[name])
        flow.addWidget(self.more)
        for name, button in self.buttons.items():
            button.chosen.connect(self._roll_chosen if name == "roll" else self._chosen)
            if name in BEHIND_MORE:
                button.setParent(self)
                button.hide()
        QWidget.setTabOrder(self.buttons["grouping"], self.buttons["domain"])
        QWidget.setTabOrder(self.buttons["domain"], self.more)
        self.more.hold([self.buttons[name] for name in BEHIND_MORE])
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # --- what can be chosen ---

    def offer_words(self, groupings: Sequence[GroupingRow], domains: Sequence[DomainRow]) -> None:
        """Offer the school's own groupings and domains."""
        needs_help = [row for row in groupings if row.code != GroupingCode.THRIVING]
        thriving = [row for row in groupings if row.code == GroupingCode.THRIVING]
        choices: list[tuple[Any, str]] = [("", "All pupils"), (ANY, "In a grouping")]
        choices += [(row.code, row.short_label) for row in (*needs_help, *thriving)]
        self.buttons["grouping"].set_choices(choices)
        self.buttons["domain"].set_choices([(None, "Any domain"), *((row.id, row.name) for row in domains)])

    def offer_places(self, rows: Iterable[PupilRow]) -> None:
        """Offer the years and classes that the pupils are in."""
        found = {(row.year, row.class_name) for row in rows}
        years = sorted({year for year, _ in found if year}, key=year_order)
        classes = sorted(
            {(year_order(year), name) for year, name in found if name}, key=lambda place: (place[0], place[1])
        )
        self.buttons["years"].set_choices([(code, year_label(code)) for code in years])
        names = list(dict.fromkeys(name for _, name in classes))
        self.buttons["classes"].set_choices([(name, name) for name in names])

    # --- what is chosen ---

    @property
    def leavers(self) -> bool:
        """Whether those who have left are asked for."""
        return bool(self.buttons["roll"].value() == "left")

    @property
    def is_set(self) -> bool:
        """Whether anything differs from showing everybody on the roll."""
        return any(button.is_set for button in self.buttons.values())

    def value(self) -> PupilFilter:
        """What the list is narrowed to."""
        value = {name: button.value() for name, button in self.buttons.items()}
        sets = {name: frozenset(value[name]) for name in ("years", "classes", "sen", "flags")}
        return PupilFilter(value["grouping"], value["domain"], **sets)

    def words(self, behind_more: bool = False) -> str:
        """Return what is chosen, in words: "In a grouping, Year 5"; "" for nothing."""
        names = BEHIND_MORE if behind_more else tuple(self.buttons)
        return ", ".join(self.buttons[name].text() for name in names if self.buttons[name].is_set)

    def ask(self, grouping: str, domain: int | None) -> None:
        """Ask for a grouping and a domain and nothing else, without telling anyone."""
        self.clear()
        self.buttons["grouping"].set_value(grouping)
        self.buttons["domain"].set_value(domain)

    def clear(self) -> None:
        """Let everybody on the roll through, without telling anyone."""
        for button in self.buttons.values():
            button.clear()
        self.more.update()

    # --- remembering ---

    def kept(self) -> dict[str, Any]:
        """Return what to remember on this computer."""
        values = {name: self.buttons[name].value() for name in KEPT}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}

    def bring_back(self, kept: dict[str, Any]) -> None:
        """Choose again what was remembered; what is no longer offered is left out."""
        for name in KEPT:
            value, many = kept.get(name), isinstance(self.buttons[name].value(), tuple)
            if many and isinstance(value, list):
                self.buttons[name].set_value(tuple(value))
            elif not many and isinstance(value, (str, int)):
                self.buttons[name].set_value(value)
        self.more.update()

    def _chosen(self) -> None:
        self.more.update()
        self.changed.emit()

    def _roll_chosen(self) -> None:
        self.more.update()
        self.roll_changed.emit()
