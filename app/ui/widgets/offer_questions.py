"""The questions about an offer's entry, in its panel: each with its answer, or a way to answer it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.queries.offer_queries import QueryRow
from app.ui.dates import say_date
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.label import Label, caption, heading


class OfferQuestions(QWidget):
    """Shows them; `answered(QueryRow)` asks for the dialog that answers one."""

    answered = Signal(object)

    def __init__(
        self, rows: tuple[QueryRow, ...], *, may_answer: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(heading("Asked about this entry"))
        for row in rows:
            column.addWidget(Label(f"“{row.question}”", "second", wrap=True))
            column.addWidget(caption(f"{row.asked_by}, {say_date(row.asked_on)}"))
            if row.answered_on is not None:
                words = f"Answered on {say_date(row.answered_on)}: {row.answer}"
                column.addWidget(Label(words, "second", "muted", wrap=True))
            elif may_answer:
                link = LinkButton("Answer …", tip=f"Answer: {row.question}")
                link.setProperty("row", row)
                link.clicked.connect(self._answer)
                column.addWidget(link)

    def _answer(self) -> None:
        sender = self.sender()
        if isinstance(sender, LinkButton):
            self.answered.emit(sender.property("row"))
