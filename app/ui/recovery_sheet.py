"""What is printed or saved with a recovery code: what it is for, where to keep it, and the code itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.ui.dates import say_date

if TYPE_CHECKING:
    from app.paper.page import Page

_A4 = (595.0, 842.0)
_LEFT = 72.0


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The code of a school on one sheet of paper."""

    school: str
    code: str
    day: date

    def lines(self) -> tuple[str, ...]:
        """Return what the sheet says above the code, a line each."""
        return (
            f"Made on {say_date(self.day)} for {self.school} in Fivefold.",
            "",
            "With this code somebody who may sign in, and has forgotten the password, gets a new one.",
            "Without a password and without this code nobody can read the school any more: not even",
            "who made the program.",
            "",
            "Whoever has it and the school's folder can read everything about every pupil. Keep it on",
            "paper in the school's safe, or where the exam papers are; not on this computer, and not",
            "with it. Once it has been used, the program makes a new one.",
        )

    def rows(self) -> tuple[str, str]:
        """Return the code in two rows of four groups."""
        groups = self.code.split("-")
        return "  ".join(groups[:4]), "  ".join(groups[4:])

    def text(self) -> str:
        """Return the sheet as plain text."""
        head = f"Recovery code of {self.school}"
        return "\n".join([head, "=" * len(head), "", *self.lines(), "", *self.rows(), ""])

    def page(self) -> Page:
        """Return the sheet as a page of paper."""
        from app.paper.letters import line_height, text_width
        from app.paper.page import Page, Words

        words: list[Words] = []
        top = 96.0
        styled = [(f"Recovery code of {self.school}", 18.0, True), ("", 11.0, False)]
        styled += [(line, 11.0, False) for line in self.lines()]
        styled += [("", 11.0, False), *((row, 20.0, True) for row in self.rows())]
        for text, size, bold in styled:
            height = line_height(size) * (1.3 if size > 18 else 1.1)
            words.append(Words(_LEFT, top, text_width(text, size, bold), height, text, size, bold, "#1F242B"))
            top += height
        return Page(*_A4, tuple(words))
