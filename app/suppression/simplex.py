"""The least or the most a number can be under linear limits, in exact fractions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def extreme(rows: Sequence[Sequence[int]], wide: int, place: int, sign: int) -> Fraction | None:
    """Return the most (sign 1) or least (-1) of one of some numbers from nought up; None without end.

    Each row holds a factor for each number and, last, what they come to at most. Some numbers must fit. By the
    simplex method; Bland's rule keeps it from going round in circles.
    """
    table = _Table(rows, wide)
    table.make_fit()
    return table.push(place, sign)


class _Table:
    """Rows of numbers with a slack each; an artificial number where a right side is below nought."""

    def __init__(self, rows: Sequence[Sequence[int]], wide: int) -> None:
        high = len(rows)
        below = [place for place, row in enumerate(rows) if row[-1] < 0]
        self.wide, self.real = wide + high + len(below), wide + high
        self.rows: list[list[Fraction]] = []
        self.base: list[int] = []
        for number, row in enumerate(rows):
            sign = -1 if row[-1] < 0 else 1
            line = [Fraction(0)] * (self.wide + 1)
            line[:wide] = [Fraction(sign * value) for value in row[:-1]]
            line[wide + number] = Fraction(sign)
            line[-1] = Fraction(sign * row[-1])
            self.base.append(wide + number)
            if sign < 0:
                self.base[-1] = self.real + below.index(number)
                line[self.base[-1]] = Fraction(1)
            self.rows.append(line)

    def make_fit(self) -> None:
        """Move to numbers that fit, without the artificial ones."""
        goal = [Fraction(0)] * (self.wide + 1)
        for base, row in zip(self.base, self.rows, strict=True):
            if base >= self.real:
                goal = [a + b for a, b in zip(goal, row, strict=True)]
        for column in range(self.real, self.wide):
            goal[column] = Fraction(0)
        self._climb(goal)
        if any(base >= self.real and row[-1] for base, row in zip(self.base, self.rows, strict=True)):
            raise ValueError("The rules contradict each other.")
        for number, base in enumerate(self.base):
            if base >= self.real:
                self._leave(number)
        self.rows = [[*row[: self.real], row[-1]] for row in self.rows]
        self.wide = self.real

    def push(self, place: int, sign: int) -> Fraction | None:
        """Return the end of one number on one side; None without end."""
        goal = [Fraction(0)] * (self.wide + 1)
        goal[place] = Fraction(sign)
        for base, row in zip(self.base, self.rows, strict=True):
            if base == place:
                goal = [a - sign * b for a, b in zip(goal, row, strict=True)]
        if not self._climb(goal):
            return None
        return next(
            (row[-1] for base, row in zip(self.base, self.rows, strict=True) if base == place), Fraction(0)
        )

    def _climb(self, goal: list[Fraction]) -> bool:
        """Change the base until the goal, told as what each number adds to it, cannot rise; False without end."""
        while True:
            enters = next((column for column in range(self.real) if goal[column] > 0), None)
            if enters is None:
                return True
            limits = [
                (row[-1] / row[enters], self.base[number], number)
                for number, row in enumerate(self.rows)
                if row[enters] > 0
            ]
            if not limits:
                return False
            number = min(limits)[2]
            self._turn(number, enters)
            by = goal[enters]
            goal[:] = [a - by * b for a, b in zip(goal, self.rows[number], strict=True)]

    def _leave(self, number: int) -> None:
        enters = next((column for column in range(self.real) if self.rows[number][column]), None)
        if enters is not None:
            self._turn(number, enters)

    def _turn(self, number: int, enters: int) -> None:
        lead = self.rows[number][enters]
        self.rows[number] = [value / lead if value else value for value in self.rows[number]]
        turned = self.rows[number]
        for other, row in enumerate(self.rows):
            if other != number and row[enters]:
                by = row[enters]
                self.rows[other] = [a - by * b if b else a for a, b in zip(row, turned, strict=True)]
        self.base[number] = enters
