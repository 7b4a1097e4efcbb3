"""Drop-down lists: the words to choose from on a hidden sheet, and the cells that offer them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from app.exports.styles import PLAIN, Styles
from app.exports.text import clean, escaped, looks_like_formula

NAME = "Lists"
_PROMPT = 255  # characters a prompt can hold


class Lists:
    """The lists of one workbook, each written once; made when the first is asked for, and then its last sheet."""

    def __init__(self, workbook: Any, styles: Styles) -> None:
        """Start without any."""
        self._workbook, self._styles = workbook, styles
        self._places: dict[tuple[str, ...], str] = {}

    def place(self, words: Sequence[str]) -> str:
        """Return where a list stands, as a formula; words of any length and with commas can be chosen from there."""
        kept = (" ".join(clean(word).split()) for word in words)
        key = tuple(escaped(word) for word in kept if word)
        if key not in self._places:
            letter = get_column_letter(len(self._places) + 1)
            self._places[key] = f"{NAME}!${letter}$1:${letter}${max(len(key), 1)}"
        return self._places[key]

    def write(self) -> None:
        """Add the hidden sheet; nothing where no list was asked for."""
        if not self._places:
            return
        sheet = self._workbook.create_sheet(NAME)
        sheet.sheet_state = "hidden"
        for column, words in enumerate(self._places, start=1):
            for row, word in enumerate(words, start=1):
                cell = sheet.cell(row, column)
                cell._value, cell.data_type = word, "s"
                cell._style = self._styles.of(PLAIN, quoted=looks_like_formula(word))


def offer_words(sheet: Any, area: str, place: str, *, prompt: str = "", several: bool = False) -> None:
    """Let cells offer a list. What else is typed is asked about once, or where several may stand taken as it is."""
    found = DataValidation(type="list", formula1=place, allow_blank=True)
    found.showErrorMessage = not several
    found.errorStyle = "warning"
    found.errorTitle, found.error = (
        "Not in the list",
        "Keep it, if it is meant: it is looked at when it is taken in.",
    )
    say(found, prompt)
    _add(sheet, found, area)


def explain(sheet: Any, area: str, prompt: str) -> None:
    """Let cells say what goes into them when they are chosen."""
    found = DataValidation(type=None)
    say(found, prompt)
    _add(sheet, found, area)


def keep(sheet: Any, area: str, why: str) -> None:
    """Refuse whatever is typed into cells; the rest of the sheet stays free, as it would not under protection."""
    found = DataValidation(type="custom", formula1="FALSE", allow_blank=True, showErrorMessage=True)
    found.errorStyle, found.errorTitle, found.error = "stop", "Kept for Fivefold", why
    _add(sheet, found, area)


def say(validation: DataValidation, prompt: str) -> None:
    """Show a prompt beside a chosen cell, where there is one."""
    validation.showInputMessage = bool(prompt)
    if prompt:
        validation.prompt = clean(prompt)[:_PROMPT]


def _add(sheet: Any, validation: DataValidation, area: str) -> None:
    validation.add(area)
    sheet.add_data_validation(validation)
