"""Passwords are refused for being easy to guess, never for lacking a capital, and good ones are suggested."""

from __future__ import annotations

import pytest

from app.keys.passwords import LONGEST, password_problem, suggest
from app.paths import RESOURCES

NAMES = ("Harriet Moss", "Oakfield School")


def words(name: str) -> list[str]:
    return (RESOURCES / "passwords" / name).read_text(encoding="utf-8").split()


@pytest.mark.parametrize(
    "password",
    [
        "lamp river toast glue",
        "january rained twice",
        "8Jx#2$9k!@5%1",
        "schooljumperfrog",
        "harriet likes tea",
        "пароль длинный и мой",
        "パスワードはとても長い秘密",
        "x7" * 4 + "brown gate",
    ],
)
def test_a_good_password_will_do(password: str) -> None:
    assert password_problem(password, NAMES) == ""


@pytest.mark.parametrize(("length", "fine"), [(11, False), (12, True), (LONGEST, True), (LONGEST + 1, False)])
def test_length_has_two_ends(length: int, fine: bool) -> None:
    password = ("kindly orchid wombat treacle jumper " * 4)[:length].strip().ljust(length, "q")
    assert (password_problem(password) == "") is fine


@pytest.mark.parametrize(
    "password",
    [
        "Password2024!",
        "P@ssw0rd2024!",
        "correct horse battery staple",
        "Summer2024!!",
        "iloveyouforever",
        "LetMeIn-Please1",
    ],
)
def test_what_is_tried_first_is_refused(password: str) -> None:
    assert "first that anybody would try" in password_problem(password)


@pytest.mark.parametrize(
    "password",
    [
        "Fivefold-2024",
        "Harriet2024!!",
        "harrietmoss1",
        "Oakfield School 1",
        "MossMossMossMoss1x",
        "h4rr13t-m0ss!",
    ],
)
def test_names_with_little_around_them_are_refused(password: str) -> None:
    assert password_problem(password, NAMES) != ""


def test_a_name_with_an_apostrophe_counts_as_it_is_spoken() -> None:
    assert password_problem("St Mary's O'Neill", ["St Mary's & O'Neill Primary"]) != ""


@pytest.mark.parametrize(
    "password",
    [
        "aaaaaaaaaaaa",
        "abcabcabcabc",
        "qwertyuiop123456",
        "123456789012",
        "zyxwvutsrqpo",
        "1qaz2wsx3edc4rfv",
        "0123-4567-89 ab",
        "!!!!!!!!!!!!!!",
    ],
)
def test_patterns_are_refused(password: str) -> None:
    assert "pattern" in password_problem(password)


def test_numbers_alone_are_refused() -> None:
    assert "Numbers alone" in password_problem("2024-07-19-1948")


def test_a_suggestion_is_four_words_that_will_do() -> None:
    assert len(suggest().split()) == 4
    assert not any(password_problem(suggest(), NAMES) for _ in range(50))


def test_no_two_suggestions_are_alike() -> None:
    assert len({suggest() for _ in range(50)}) == 50


def test_the_words_are_plain_and_as_many_as_is_said() -> None:
    listed = words("words.txt")
    assert len(set(listed)) == len(listed) == 1776
    assert all(4 <= len(word) <= 7 and word.isascii() and word.islower() for word in listed)


def test_the_refused_are_written_as_they_are_compared() -> None:
    listed = words("common.txt")
    assert len(set(listed)) == len(listed) > 300
    assert all(word.islower() for word in listed)
