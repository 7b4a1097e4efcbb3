"""What is printed or saved with a recovery code: what it is for, where to keep it, and the code itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from textwrap import fill
from typing import TYPE_CHECKING

from app.ui.dates import say_date

if TYPE_CHECKING:
    from app.paper.page import Page

_A4 = (595.0, 842.0)
_LEFT = 72.0
_APART = 112.0
_BODY = 11.0
_INK = "#1F242B"
_WIDE = 88  # letters in a line of the text file


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The code of a school on one sheet of paper."""

    school: str
    code: str
    day: date

    def lines(self) -> tuple[str, ...]:
        """Return what the sheet says above the code, a paragraph each."""
        return (
            f"Made on {say_date(self.day)} for {self.school} in Fivefold.",
            (
                "With this code somebody who may sign in, and has forgotten the password, gets a new one. "
                "Without a password and without this code nobody can read the school any more: not even who made "
                "the program."
            ),
            (
                "Whoever has it and the school's folder can read everything about every pupil. Keep it on paper in the "
                "school's safe, or where the exam papers are; not on this computer, and not with it. Once it has been "
                "used, the program makes a new one."
            ),
        )

    def groups(self) -> tuple[tuple[int, str], ...]:
        """Return each group of the code with its number, by which the program asks for it."""
        return tuple(enumerate(self.code.split("-"), 1))

    def text(self) -> str:
        """Return the sheet as plain text."""
        head = fill(f"Recovery code of {self.school}", _WIDE)
        told = "\n\n".join(fill(line, _WIDE) for line in self.lines())
        code = "\n".join(f"{number}   {group}" for number, group in self.groups())
        return f"{head}\n{'=' * min(len(head), _WIDE)}\n\n{told}\n\n{code}\n"

    def page(self) -> Page:
        """Return the sheet as a page of paper: the groups in two rows of four, each under its number."""
        from app.paper.flow import Run, flow, height_of, put_lines
        from app.paper.page import Instruction, Page

        put: list[Instruction] = []
        top = 96.0
        for text, size in (
            (f"Recovery code of {self.school}", 18.0),
            *((line, _BODY) for line in self.lines()),
        ):
            lines = flow([Run(text, size, _INK, bold=size > _BODY)], _A4[0] - 2 * _LEFT)
            put += put_lines(lines, _LEFT, top)
            top += height_of(lines) + size
        for number, group in self.groups():
            x, y = _LEFT + (number - 1) % 4 * _APART, top + (number - 1) // 4 * 56
            put += put_lines(flow([Run(str(number), 9.0, _INK)], _APART), x, y)
            put += put_lines(flow([Run(group, 20.0, _INK, bold=True)], _APART), x, y + 13)
        return Page(*_A4, tuple(put))
