"""The glance at a key file that the first page is painted with."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.keys.key_file import KEY_FILE, save
from app.keys.names import names_in
from tests.fixtures import NAME, administrator


def test_the_names_are_read_without_the_rest(tmp_path: Path) -> None:
    save(tmp_path, administrator().key_file)
    assert names_in(tmp_path) == ((1, NAME, "administrator"),)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"\xff", b'{"people": 3}', b'{"people": []}', b'{"people": [{"number": "1"}]}']
)
def test_what_makes_no_sense_is_left_to_the_strict_reader(tmp_path: Path, content: bytes) -> None:
    (tmp_path / KEY_FILE).write_bytes(content)
    assert names_in(tmp_path) is None


def test_without_a_key_file_there_are_no_names(tmp_path: Path) -> None:
    assert names_in(tmp_path) is None
