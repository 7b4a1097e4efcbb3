"""The two kinds of error a person may read: the world's fault, and something typed that cannot be."""

from collections.abc import Mapping
from types import MappingProxyType


class Problem(Exception):  # noqa: N818 - it is a problem in the world, not an error in the program
    """The world's fault: one calm sentence, and what to do about it."""

    def __init__(self, message: str, what_to_do: str = "") -> None:
        super().__init__(message, what_to_do)
        self.message = message
        self.what_to_do = what_to_do

    def __str__(self) -> str:
        return f"{self.message} {self.what_to_do}".strip()


class DiskFull(Problem):
    """There is no room to save; letting the reserve beside the school go may make some."""


class Invalid(Exception):  # noqa: N818 - named as the form says it: this is not valid
    """Something typed cannot be: each field's name with the sentence shown under it."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(dict(problems))
        self.problems: Mapping[str, str] = MappingProxyType(dict(problems))

    def __str__(self) -> str:
        return " ".join(self.problems.values())
