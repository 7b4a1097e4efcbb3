"""What cells mean: years, SEN, flags, UPNs and names, in all the words school systems use."""

from __future__ import annotations

import pytest

from app.imports import values
from app.imports.pupils import sen_values
from app.imports.pupils import upn as upn_values


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Year 2", "2"),
        ("Y2", "2"),
        ("02", "2"),
        ("2", "2"),
        ("5D", "5"),
        ("Yr 4", "4"),
        ("NC Year 3", "3"),
        ("Year 13", "13"),
        ("R", "R"),
        ("Reception", "R"),
        ("Year R", "R"),
        ("YR", "R"),
        ("0", "R"),
        ("NCY 0", "R"),
        ("N1", "N1"),
        ("Nursery 2", "N2"),
        ("-1", "N2"),
        ("E2", "E2"),
        ("Mixed", "X"),
    ],
)
def test_a_year_is_known_in_every_word_for_it(text: str, code: str) -> None:
    assert values.year_group(text) == (code, "")


@pytest.mark.parametrize("text", ["15", "Pluto", "Year 5/6", "99"])
def test_a_year_that_is_none_is_left_out_with_a_doubt(text: str) -> None:
    code, doubt = values.year_group(text)
    assert code is None
    assert text in doubt


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("E", "E"),
        ("EHCP", "E"),
        ("Education, Health and Care Plan", "E"),
        ("K", "K"),
        ("K - SEN Support", "K"),
        ("SEN support", "K"),
        ("N", "N"),
        ("No SEN", "N"),
    ],
)
def test_sen_provision_is_known_by_code_and_word(text: str, code: str) -> None:
    assert sen_values.sen_provision(text) == (code, "")


@pytest.mark.parametrize("text", ["S", "Statement", "A", "School Action", "P", "School Action Plus"])
def test_sen_provision_of_earlier_days_is_said_and_not_guessed(text: str) -> None:
    code, doubt = sen_values.sen_provision(text)
    assert code is None
    assert "no longer used" in doubt


def test_sen_types_are_read_from_codes_words_and_lists() -> None:
    assert sen_values.sen_types("SEMH; SLCN") == (("SEMH", "SLCN"), "")
    assert sen_values.sen_types("Speech, language and communication") == (("SLCN",), "")
    assert sen_values.sen_types("BESD") == (("SEMH",), "The SEN type BESD was read as SEMH.")


@pytest.mark.parametrize(
    ("text", "said"), [("Y", True), ("true", True), ("1", True), ("No", False), ("F", False)]
)
def test_a_flag_is_yes_or_no(text: str, said: bool) -> None:
    assert values.flag(text) == (said, "")


@pytest.mark.parametrize(
    "upn",
    [
        "H801200001001",
        "B801200005001",
        "R201100018042",
        "T20110001804V",
        "R674123101121",
        "P207000016049",
        "A999999500003",
        "A123456789012",
        " p207 000016049 ",
    ],
)
def test_a_right_upn_raises_no_doubt(upn: str) -> None:
    assert upn_values.upn(upn)[1] == ""


@pytest.mark.parametrize("upn", ["A801200005001", "A999999500000", "B123456789012"])
def test_a_wrong_check_letter_is_said_without_quoting_the_upn(upn: str) -> None:
    kept, doubt = upn_values.upn(upn)
    assert kept == upn
    assert "check letter" in doubt
    assert upn not in doubt


def test_a_malformed_upn_is_kept_with_a_doubt() -> None:
    assert upn_values.upn("12345") == (
        "12345",
        "The UPN does not have the form of one; it was kept as it is.",
    )


def test_surname_and_forename_in_one_cell_are_told_apart() -> None:
    assert values.split_name("O'Neill-Jones, Ada May") == ("Ada May", "O'Neill-Jones", "")
    forename, surname, doubt = values.split_name("Ada May Lovelace")
    assert (forename, surname) == ("Ada May", "Lovelace")
    assert doubt


@pytest.mark.parametrize("text", ["n/a", "-", "#REF!", "Unknown", "  "])
def test_words_for_nothing_say_nothing(text: str) -> None:
    assert values.text_of(text) == ""


def test_numbers_lose_the_tail_that_excel_gives_them() -> None:
    assert values.text_of(1042.0) == "1042"
