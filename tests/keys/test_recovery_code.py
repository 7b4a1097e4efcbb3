"""The printed code is forgiven how it is typed, and a slip of the pen is shown in its group."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.keys.problems import WrongCode
from app.keys.recovery import ALPHABET, code_text, new_code, parse_code

BITS = st.binary(min_size=20, max_size=20)


@given(BITS)
def test_what_is_printed_is_read_back(bits: bytes) -> None:
    assert parse_code(code_text(bits)) == bits


def test_a_code_is_eight_groups_of_five() -> None:
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}", new_code())


def test_no_two_codes_are_alike() -> None:
    assert len({new_code() for _ in range(100)}) == 100


@pytest.mark.parametrize("between", ["", " ", "  ", "–", " - ", "\n", ".", "\u00a0"])
def test_capitals_spaces_and_dashes_do_not_matter(between: str) -> None:
    code = new_code()
    assert parse_code(f" {code.replace('-', between).lower()} ") == parse_code(code)


def test_letters_that_look_like_digits_are_read_as_those() -> None:
    zeros, ones = code_text(bytes(20)), code_text(bytes([0b00001000, 0b01000010, 0b00010000, 0b10000100] * 5))
    assert parse_code(zeros.replace("0", "O")) == parse_code(zeros.replace("0", "o")) == bytes(20)
    assert parse_code(ones.replace("1", "I")) == parse_code(ones.replace("1", "l")) == parse_code(ones)


@given(BITS, st.integers(0, 39), st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_always_found_in_its_group(bits: bytes, place: int, letter: str) -> None:
    typed = list(code_text(bits).replace("-", ""))
    if typed[place] != letter:
        typed[place] = letter
        with pytest.raises(WrongCode, match=f"check group {place // 5 + 1}"):
            parse_code("".join(typed))


@given(BITS, st.integers(0, 7), st.integers(0, 3))
def test_two_letters_swapped_are_always_found(bits: bytes, group: int, place: int) -> None:
    typed = list(code_text(bits).replace("-", ""))
    one, other = group * 5 + place, group * 5 + place + 1
    if typed[one] != typed[other]:
        typed[one], typed[other] = typed[other], typed[one]
        with pytest.raises(WrongCode, match=f"check group {group + 1}"):
            parse_code("".join(typed))


@given(BITS, st.integers(0, 6))
def test_two_groups_swapped_are_always_found(bits: bytes, group: int) -> None:
    groups = code_text(bits).split("-")
    groups[group], groups[group + 1] = groups[group + 1], groups[group]
    with pytest.raises(WrongCode, match=f"check group {group + 1}"):
        parse_code("-".join(groups))


@pytest.mark.parametrize("typed", ["", "ABCDE", "0" * 39, "0" * 41, "-" * 47])
def test_too_few_or_too_many_letters_are_said(typed: str) -> None:
    with pytest.raises(WrongCode, match="8 groups of 5"):
        parse_code(typed)


@pytest.mark.parametrize("letter", ["U", "é", "ß", "٣", "💡"])
def test_a_letter_no_code_has_is_found_too(letter: str) -> None:
    with pytest.raises(WrongCode):
        parse_code(letter + code_text(bytes(20))[1:])
