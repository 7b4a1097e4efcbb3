"""What can be done with a pupil's supports: each opens its form, or does it at once with Undo."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.operations.supports.taking_back import take_back_stage, take_back_support
from app.queries.pupil_page import PupilPage
from app.queries.supports.support_row import SupportRow
from app.queries.supports.support_words import state_words
from app.ui.shell import Shell
from app.ui.widgets.fact_rows import Verb


class SupportDoing(QObject):
    """Holds the pupil whose tab is open; it lives as long as the tab does."""

    def __init__(self, shell: Shell, tab: QWidget) -> None:
        super().__init__(tab)
        self._shell = shell
        self.page: PupilPage | None = None

    def add(self) -> None:
        """Open the form that puts the pupil on an offer."""
        from app.ui.dialogs.support_add import open_add_support

        if self.page is not None:
            open_add_support(self._shell, pupil_ids=(self.page.id,))

    def verbs(self, row: SupportRow) -> tuple[Verb, ...]:
        """Return what can be done with a support where it stands."""
        change = Verb("Change …", row.offer, partial(self._change, row))
        back = Verb("Take back", row.offer, partial(self._take_back, row))
        came = self._outcome(row)
        if row.is_open:
            return (
                Verb("Move on …", row.offer, partial(self._move, row)),
                Verb("Look again …", row.offer, partial(self._look, row)),
                Verb("End …", row.offer, partial(self._end, row)),
                *came,
                change,
                back,
            )
        correct = Verb("Correct …", row.offer, partial(self._correct, row))
        again = Verb("Open again", row.offer, partial(self._open_again, row))
        return *came, correct, again, change

    def unsaid(self, row: SupportRow) -> tuple[Verb, ...]:
        """Return what is still to be said of a support that is over: what came of it, where nobody has."""
        return () if row.words.outcome else self._outcome(row)

    def _outcome(self, row: SupportRow) -> tuple[Verb, ...]:
        return (Verb("What came of it …", row.offer, partial(self._came, row)),) if row.ran else ()

    def _came(self, row: SupportRow) -> None:
        from app.ui.dialogs.outcome import open_outcome

        open_outcome(self._shell, row.id)

    def _move(self, row: SupportRow) -> None:
        from app.ui.dialogs.support_move import open_move_supports

        stands = f"{about(row)}, {state_words(row, self._shell.today())}."
        open_move_supports(self._shell, [row.id], row.offer_id, stands, can_decline=not row.ran)

    def _look(self, row: SupportRow) -> None:
        from app.ui.dialogs.support_look import look_dialog

        self._shell.show_dialog(look_dialog(self._shell, row.id, about(row)))

    def _end(self, row: SupportRow) -> None:
        from app.ui.dialogs.support_end import open_end_supports

        open_end_supports(self._shell, [row.id], about(row))

    def _change(self, row: SupportRow) -> None:
        from app.ui.dialogs.support_change import change_dialog

        if self.page is not None:
            self._shell.show_dialog(change_dialog(self._shell, self.page, row))

    def _correct(self, row: SupportRow) -> None:
        from app.ui.dialogs.support_end import correct_ending_dialog

        self._shell.show_dialog(correct_ending_dialog(self._shell, row))

    def _open_again(self, row: SupportRow) -> None:
        self._shell.write(take_back_stage, row.id, today=self._shell.today())

    def _take_back(self, row: SupportRow) -> None:
        """Take back the last stage; where there is only one, the whole."""
        operation = take_back_stage if len(row.stages) > 1 else take_back_support
        self._shell.write(operation, row.id, today=self._shell.today())


def about(row: SupportRow) -> str:
    """Return whose support it is, for the head of a form."""
    return f"{row.pupil}: {row.offer}"
