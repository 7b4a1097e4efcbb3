"""The tab Measures of a pupil: a small chart for each series of scores, and what the changes say."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.abilities import Ability
from app.operations.measures.scores import take_back_score
from app.queries.measures.aims import rated_aims
from app.queries.measures.measures import measures
from app.queries.measures.rule import person_level
from app.queries.measures.scores import PupilScores, ScoreRow, SeriesRow, scores_of
from app.queries.measures.wording import say_person
from app.queries.pupil_page import PupilPage
from app.ui.allowed import gate
from app.ui.dialogs.score import change_dialog, record_dialog
from app.ui.pupil_tab import PupilTab
from app.ui.shell import Shell
from app.ui.theme import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.label import Label
from app.ui.widgets.measure_card import MeasureCard
from app.ui.widgets.panels import EmptyState
from app.ui.widgets.scrolled import scrolled

_BESIDE = 90  # from so many letters on two charts stand beside each other
_NOTHING = PupilScores((), None)


class PupilMeasures(PupilTab):
    """Shows the scores of a pupil; each can be changed or taken away, and new ones recorded."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.page: PupilPage | None = None
        self.found = _NOTHING
        self.cards: list[MeasureCard] = []
        self.record_button = Button("Record a score …", "add")
        self.record_button.clicked.connect(self.record)
        self.person = Label("", wrap=True)
        self.menu = QMenu(self)
        self._picked: tuple[SeriesRow, ScoreRow] | None = None
        self.menu.addAction("Change …").triggered.connect(self._change)
        self.menu.addAction("Take away").triggered.connect(self._take_away)
        self.settings_button = Button("Choose measures")
        self.settings_button.clicked.connect(self._open_settings)
        self.no_measure = EmptyState(
            "No measure is in use",
            "In Settings your school chooses its measures, and says that it may use them.",
            [self.settings_button],
        )
        self.no_score = EmptyState(
            "No score yet", "A score now and one later show whether something changes."
        )
        gate(shell.store, Ability.LOG, self.record_button)
        gate(shell.store, Ability.CHANGE_SETTINGS, self.settings_button)
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 12, 12)
        column.setSpacing(10)
        self._head = QWidget()
        line = QHBoxLayout(self._head)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.person, 1)
        line.addWidget(self.record_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._head)
        column.addWidget(self.no_measure)
        column.addWidget(self.no_score)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(28)
        self._grid.setVerticalSpacing(12)
        column.addLayout(self._grid)
        column.addStretch(1)
        area = scrolled(inner)
        for ground in (inner, area.viewport()):
            ground.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def show_pupil(self, page: PupilPage, today: date) -> None:
        self.page = page
        self._measures = self.shell.store.read(measures)
        self.found = self.shell.store.read(scores_of, page.id)
        aims = self.shell.store.read(rated_aims, page.id)
        at = next((at for at, button in enumerate(self._links()) if button.hasFocus()), None)
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [MeasureCard(series, today) for series in self.found.series]
        self.cards += [MeasureCard(series, today, changes=False) for series in aims]
        for card in self.cards:
            card.picked.connect(self._pick)
            gate(self.shell.store, Ability.LOG, *card.scores)
        self._place()
        self.person.setText(say_person(person_level(card.series.change for card in self.cards)))
        self.record_button.setVisible(bool(self._measures))
        self._head.setVisible(bool(self._measures or self.person.text()))
        self.no_measure.setVisible(not self._measures and not self.cards)
        self.no_score.setVisible(bool(self._measures) and not self.cards)
        if at is not None:
            left = self._links() or [self.record_button]
            left[min(at, len(left) - 1)].setFocus()

    def stops(self) -> list[QWidget]:
        """Return the buttons and then the scores, card by card."""
        return [self.record_button, self.settings_button, *self._links()]

    def focus_first(self) -> None:
        """Put the focus on the button that records."""
        (self.record_button if self._measures else self.settings_button).setFocus()

    def record(self) -> None:
        """Open the dialog that records a sheet of scores."""
        if self.page is not None:
            self.shell.show_dialog(record_dialog(self.shell, self.page, self._measures, self.found.series))

    def _links(self) -> list[Button]:
        return [button for card in self.cards for button in card.scores]

    def _pick(self, series: SeriesRow, score: ScoreRow) -> None:
        self._picked = series, score
        card = next(card for card in self.cards if card.series is series)
        button = card.scores[series.scores.index(score)]
        self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _change(self) -> None:
        if self.page is not None and self._picked is not None:
            self.shell.show_dialog(change_dialog(self.shell, self.page, *self._picked))

    def _take_away(self) -> None:
        if self._picked is not None:
            self.shell.write(take_back_score, self._picked[1].id)

    def _open_settings(self) -> None:
        self.shell.go("settings", "measures")

    def _place(self) -> None:
        letter = QFontMetricsF(theme().font()).averageCharWidth()
        columns = 2 if self.width() >= _BESIDE * letter else 1
        for at, card in enumerate(self.cards):
            self._grid.addWidget(card, at // columns, at % columns)
        for at in range(2):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
