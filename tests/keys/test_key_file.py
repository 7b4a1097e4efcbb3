"""The key file is read back as written, or refused in words before any memory is spent on it."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.keys.key_file import KEY_FILE, as_text, load, parse, save
from app.keys.problems import KeyFileDamaged, KeyFileMissing, KeyFileNewer
from tests.keys.school_keys import keys, written


def content() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(keys().text)
    return read


def test_a_key_file_is_read_back_as_it_was_written() -> None:
    assert parse(keys().text) == keys().key_file


def test_the_same_keys_make_the_same_text() -> None:
    assert as_text(parse(keys().text)) == keys().text


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    save(tmp_path, keys().key_file)
    assert load(tmp_path) == keys().key_file


def test_saving_replaces_the_one_before_and_leaves_nothing_else(tmp_path: Path) -> None:
    save(tmp_path, keys(b"another school's").key_file)
    save(tmp_path, keys().key_file)
    assert load(tmp_path) == keys().key_file
    assert [file.name for file in tmp_path.iterdir()] == [KEY_FILE]


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a person's folders private by itself")
def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    save(tmp_path, keys().key_file)
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600


def test_a_missing_key_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(KeyFileMissing, match=r"is missing\. Take it from a backup"):
        load(tmp_path)


def test_what_is_no_file_is_said_to_be_unreadable(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).mkdir()
    with pytest.raises(KeyFileMissing, match="cannot be read"):
        load(tmp_path)


def test_bytes_that_are_no_text_are_damage(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).write_bytes(b"\xff\xfe" * 100)
    with pytest.raises(KeyFileDamaged, match=r"damaged\. Take it from a backup"):
        load(tmp_path)


def test_a_file_without_end_is_not_read_to_its_end(tmp_path: Path) -> None:
    with (tmp_path / KEY_FILE).open("wb") as file:
        file.truncate(5_000_000_000)
    with pytest.raises(KeyFileDamaged):
        load(tmp_path)


def test_a_newer_form_is_said_to_be_newer() -> None:
    with pytest.raises(KeyFileNewer, match="newer version of Fivefold"):
        parse(written(content() | {"version": 2}))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory", 8 * 1024 - 1),
        ("memory", 256 * 1024 + 1),
        ("memory", 2**40),
        ("memory", 65536.0),
        ("memory", True),
        ("passes", 0),
        ("passes", 11),
        ("lanes", 0),
        ("lanes", 9),
        ("salt", ""),
        ("salt", "00" * 15),
        ("salt", "zz" * 16),
    ],
)
def test_stretching_out_of_range_is_refused_before_it_is_done(name: str, value: object) -> None:
    wrong = content()
    wrong["people"][0]["stretch"][name] = value
    with pytest.raises(KeyFileDamaged):
        parse(written(wrong))


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", "7", '"', "[" * 100_000, '{"format":' * 50_000, "9" * 10_000, "NaN", "\ud800"],
    ids=range(11),
)
def test_text_that_is_no_key_file_is_damage(text: str) -> None:
    with pytest.raises(KeyFileDamaged):
        parse(text)


def test_more_people_than_a_school_can_have_are_refused() -> None:
    wrong = content()
    one = wrong["people"][0]
    wrong |= {"people": [one | {"number": number} for number in range(1, 502)], "next_number": 502}
    with pytest.raises(KeyFileDamaged):
        parse(written(wrong))


def test_over_a_megabyte_is_refused_unread() -> None:
    with pytest.raises(KeyFileDamaged):
        parse(keys().text + " " * 1_000_000)


@pytest.mark.parametrize("name", ["", " Ada", "A\nda", "A" * 101, "\ud800", 7, None])
def test_a_name_that_cannot_be_is_refused(name: object) -> None:
    wrong = content()
    wrong["people"][0]["name"] = name
    with pytest.raises(KeyFileDamaged):
        parse(written(wrong))


def test_a_field_given_twice_is_refused() -> None:
    with pytest.raises(KeyFileDamaged):
        parse(keys().text.replace('"role":"view"', '"role":"view","role":"view"'))


def test_a_flipped_letter_is_damage_and_not_called_a_wrong_password() -> None:
    wrapped = keys().key_file.people[0].wrapped.hex()
    other = ("1" if wrapped[0] == "0" else "0") + wrapped[1:]
    with pytest.raises(KeyFileDamaged):
        parse(keys().text.replace(wrapped, other))


def test_the_names_for_signing_in_need_no_cryptography(tmp_path: Path) -> None:
    save(tmp_path, keys().key_file)
    code = (
        "import sys; from pathlib import Path; from app.keys.key_file import load; import app.keys.unlocking\n"
        "load(Path(sys.argv[1])); sys.exit('cryptography' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False, timeout=60)
    assert done.returncode == 0
