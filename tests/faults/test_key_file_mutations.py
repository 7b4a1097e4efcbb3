"""Key files damaged in a thousand ways, by chance and by somebody who can repair the check: no wrong key, no crash."""

from __future__ import annotations

import json
import os
import random
import sys
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from app.errors import Problem
from app.keys.key_file import KeyFile, as_text, parse
from app.keys.rotation import begin_rotation
from app.keys.unlocking import Unlocked, again, unlock, unlock_with_recovery
from tests.faults.harness import tally
from tests.keys.school_keys import PASSWORDS, keys, written

TRIES = 3000 if os.environ.get("FIVEFOLD_FULL") else 300
BATCHES = 10
ODD: list[Any] = [
    None,
    True,
    False,
    0,
    -1,
    2,
    2**31,
    2**63,
    10**400,
    1e308,
    1.0,
    "",
    "00",
    "é",
    "\x00",
    "\ud800",
    [],
    {},
    [[]],
    "administrator",
]

Place = tuple[Any, Any]  # what holds a value, and under which name or number


def places(value: Any) -> list[Place]:
    """Return every place in a file's content, however deep."""
    if not isinstance(value, (dict, list)):
        return []
    keys_of = list(value) if isinstance(value, dict) else range(len(value))
    return [found for key in keys_of for found in ((value, key), *places(value[key]))]


def flip_digit(content: Any, chance: random.Random) -> None:
    """Change one letter of one text, or one number by a little."""
    holder, key = chance.choice([one for one in places(content) if isinstance(one[0][one[1]], (str, int))])
    old = holder[key]
    if isinstance(old, int):
        holder[key] = old + chance.choice([-1, 1])
    elif old:
        at = chance.randrange(len(old))
        holder[key] = old[:at] + chance.choice("0123456789abcdef") + old[at + 1 :]


def swap_fields(content: Any, chance: random.Random) -> None:
    """Exchange two values of the same kind: two people's keys, say."""
    found = places(content)
    one = chance.choice(found)
    same = [other for other in found if other[1] == one[1]] if chance.random() < 0.8 else found
    other = chance.choice(same)
    # Copies, since one may be inside the other.
    one[0][one[1]], other[0][other[1]] = deepcopy(other[0][other[1]]), deepcopy(one[0][one[1]])


def drop_field(content: Any, chance: random.Random) -> None:
    holder, key = chance.choice(places(content))
    del holder[key]


def odd_value(content: Any, chance: random.Random) -> None:
    holder, key = chance.choice(places(content))
    holder[key] = deepcopy(chance.choice(ODD))


def repeat_item(content: Any, chance: random.Random) -> None:
    lists = [holder[key] for holder, key in places(content) if isinstance(holder[key], list) and holder[key]]
    one = chance.choice(lists)
    one.insert(chance.randrange(len(one) + 1), deepcopy(chance.choice(one)))


def flip_byte(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def drop_bytes(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    del data[at : at + chance.randint(1, 40)]


def repeat_bytes(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at:at] = data[at : at + chance.randint(1, 400)]


# The first two leave most files well formed, so that it is the keys that must refuse them.
BY_INTENT: list[Callable[[Any, random.Random], None]] = [
    *(3 * [flip_digit, swap_fields]),
    drop_field,
    odd_value,
    repeat_item,
]
BY_CHANCE: list[Callable[[bytearray, random.Random], None]] = [flip_byte, cut, drop_bytes, repeat_bytes]


def mutated(text: str, chance: random.Random) -> bytes:
    """Return a key file with something wrong in it, two times in three with its check made to fit."""
    if chance.random() < 0.33:
        data = bytearray(text.encode())
        chance.choice(BY_CHANCE)(data, chance)
        return bytes(data)
    content = json.loads(text)
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        chance.choice(BY_INTENT)(content, chance)
    return written(content).encode("utf-8", "surrogatepass")


def attempt(data: bytes, number: int) -> tuple[KeyFile, Unlocked]:
    """Read a key file as `load` does, and open it as one person, or with the recovery code for 0."""
    key_file = parse(data.decode("utf-8", "replace"))
    if number == 0:
        return key_file, unlock_with_recovery(key_file, keys().code)
    return key_file, unlock(key_file, number, PASSWORDS[number])


def peak() -> float:
    """Return the most memory this process has had, in MiB, where the system says."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_damaged_key_file_gives_no_wrong_key_no_other_role_and_no_crash(batch: int) -> None:
    chance, seen = random.Random(f"batch {batch}"), Counter[str]()
    sound = keys().key_file if batch % 2 else begin_rotation(keys().administrator)
    before = peak()
    right_key = again(keys().administrator, sound).raw_key
    for _ in range(TRIES // BATCHES):
        data = mutated(as_text(sound), chance)
        try:
            key_file, person = attempt(data, chance.choice([0, 1, 2]))
        except Problem as problem:
            seen[type(problem).__name__] += 1
        else:
            # The mac is over all of it, so that what opens is the very file: role, key and all.
            assert key_file == sound
            assert person.raw_key == right_key
            seen["unchanged"] += 1
    assert sum(seen.values()) == TRIES // BATCHES
    assert peak() - before < 300, "More memory than the most that one password may take."
    assert seen["KeyFileDamaged"] > seen["unchanged"]
    tally("key file mutations").survived += TRIES // BATCHES
