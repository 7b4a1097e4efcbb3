"""Every way of tampering with the audit trail is found, and nothing is found where nobody has."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.audit.verdict import Finding, Head, Verdict, Wrong
from app.audit.verifying import verify
from app.db import DATABASE, open_school
from tests.audit_trail import Trail, signed_trail
from tests.fixtures import NOW

Tamper = Callable[[Trail], object]


@pytest.fixture(scope="module")
def signed(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Trail:
    """A signed trail that tests copy."""
    school = open_school(copied(template, tmp_path_factory.mktemp("signed") / "school"))
    trail = signed_trail(school)
    school.close()
    return trail


@pytest.fixture
def trail(signed: Trail, tmp_path: Path) -> Iterator[Trail]:
    """A signed trail of its own for one test."""
    school = open_school(copied(signed.school.folder, tmp_path / "school"))
    yield Trail(school, signed.keys)
    school.close()


def copied(school: Path, to: Path) -> Path:
    """Copy a school that nobody has open."""
    to.mkdir()
    shutil.copyfile(school / DATABASE, to / DATABASE)
    return to


def verdict(trail: Trail, *heads: Head) -> Verdict:
    """Return what verifying the trail says."""
    with trail.school.engine.connect() as connection:
        return verify(connection, heads)


def shift_up(trail: Trail, number: int) -> None:
    """Make room for an entry before a number."""
    trail.change(
        f"UPDATE audit SET id = -id - 1 WHERE id >= {number}", "UPDATE audit SET id = -id WHERE id < 0"
    )


def put_in(trail: Trail) -> None:
    """Put a copy of an entry between two others."""
    shift_up(trail, 20)
    columns = (
        "at, person, kind, step_id, touched, details_hash, previous_hash, hash, signature, signer_id, facts"
    )
    trail.change(f"INSERT INTO audit (id, {columns}) SELECT 20, {columns} FROM audit WHERE id = 4")


def put_at_the_end(trail: Trail) -> None:
    """Add an entry that is chained as it should be, signed by nobody."""
    trail.change(
        "INSERT INTO audit (at, person, kind, touched, details_hash, previous_hash, hash, signer_id)"
        " SELECT at, 'Ms Dovecote', 'open_pupil', '[]', '', hash, '', 1 FROM audit ORDER BY id DESC LIMIT 1"
    )
    trail.chain_again(62, keep_none)


def keep_none(_hash: bytes, _row: dict[str, Any]) -> None:
    """Sign nothing."""


def keep_old(_hash: bytes, row: dict[str, Any]) -> Any:
    """Leave the signature that was there."""
    return row["signature"]


def changed_and(*then: Tamper) -> Tamper:
    """Change entry 30, then do more."""

    def tamper(trail: Trail) -> None:
        trail.change("UPDATE audit SET person = 'Somebody else' WHERE id = 30")
        for one in then:
            one(trail)

    return tamper


def resigned_by(number: int) -> Tamper:
    """Sign entry 30 with somebody else's key of this school."""
    return lambda trail: trail.change(
        "UPDATE audit SET signature = x'"
        + trail.keys[number].sign(bytes.fromhex(hash_of(trail, 30))).hex()
        + "' WHERE id = 30"
    )


def hash_of(trail: Trail, number: int) -> str:
    with trail.school.engine.connect() as connection:
        return str(connection.exec_driver_sql("SELECT hash FROM audit WHERE id = ?", (number,)).scalar())


def resigned_by_a_stranger(trail: Trail) -> None:
    """Change an entry and sign all that follow with a key that the school does not know."""
    key = Ed25519PrivateKey.generate()
    changed_and()(trail)
    trail.chain_again(30, lambda digest, row: key.sign(digest))


def signed_as_nobody(trail: Trail) -> None:
    """Name a signer who was never here."""
    trail.change("UPDATE audit SET signer_id = 9 WHERE id = 61")
    trail.chain_again(61, lambda digest, row: trail.keys[1].sign(digest))


def signed_after_removal(trail: Trail) -> None:
    """Take somebody's sign-in away, then let them sign one more entry."""
    early, late = (NOW - timedelta(hours=1)).isoformat(), (NOW - timedelta(hours=2)).isoformat()
    trail.change(
        f"UPDATE audit SET at = '{late}' WHERE id > 1 AND id < 61",
        f"UPDATE journal_step SET at = '{late}' WHERE id > 1",
        f"UPDATE signer SET removed_at = '{early}' WHERE id = {signer_of(trail, 61)}",
    )
    trail.chain_again(2, lambda digest, row: trail.keys[row["signer_id"]].sign(digest))


def signer_of(trail: Trail, number: int) -> int:
    with trail.school.engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT signer_id FROM audit WHERE id = ?", (number,)).scalar()
    return int(found or 0)


def swap(trail: Trail) -> None:
    """Let two neighbours change places."""
    trail.change(
        "UPDATE audit SET id = -1 WHERE id = 30",
        "UPDATE audit SET id = 30 WHERE id = 31",
        "UPDATE audit SET id = 31 WHERE id = -1",
    )


def sql(*statements: str) -> Tamper:
    """Do this to the file."""
    return lambda trail: trail.change(*statements)


def all_signatures_away(trail: Trail) -> None:
    """Chain the whole trail anew as if nobody had ever signed."""
    late = (NOW + timedelta(seconds=1)).isoformat()
    trail.change(
        "UPDATE audit SET signer_id = NULL, signature = NULL",
        f"UPDATE audit SET at = '{late}' WHERE id > 40",
    )
    trail.chain_again(1, keep_none)


ERASED = "UPDATE journal_step SET erased_at = '2026-11-10T12:40:00+00:00', sentence = '' WHERE id = 5"


@pytest.mark.parametrize(
    ("tamper", "kind", "numbers"),
    [
        pytest.param(changed_and(), Wrong.CHANGED, (30,), id="an entry changed"),
        pytest.param(
            sql("UPDATE audit SET at = '2020-01-01T00:00:00+00:00' WHERE id = 1"), Wrong.CHANGED, (1,), id="the first changed"
        ),
        pytest.param(sql("UPDATE audit SET hash = previous_hash WHERE id = 30"), Wrong.CHANGED, (30,), id="a hash changed"),
        pytest.param(sql("UPDATE audit SET facts = '{}' WHERE id = 30"), Wrong.CHANGED, (30,), id="facts added"),
        pytest.param(sql("UPDATE audit SET touched = '[]' WHERE id = 30"), Wrong.CHANGED, (30,), id="rows taken off"),
        pytest.param(sql("UPDATE audit SET person = x'00' WHERE id = 30"), Wrong.CHANGED, (30,), id="made nonsense"),
        pytest.param(sql("DELETE FROM audit WHERE id IN (30, 31)"), Wrong.MISSING, (30, 31), id="taken out of the middle"),
        pytest.param(sql("DELETE FROM audit WHERE id = 1"), Wrong.MISSING, (1,), id="the first taken out"),
        pytest.param(sql("DELETE FROM audit WHERE id > 58"), Wrong.CUT, (59, 60, 61), id="taken off the end"),
        pytest.param(sql("DELETE FROM audit"), Wrong.CUT, tuple(range(1, 62)), id="all taken away"),
        pytest.param(put_in, Wrong.ORDER, (20, 21), id="put in"),
        pytest.param(swap, Wrong.ORDER, (30, 31, 32), id="exchanged"),
        pytest.param(put_at_the_end, Wrong.UNSIGNED, (62,), id="added at the end"),
        pytest.param(
            changed_and(lambda trail: trail.chain_again(30, keep_old)), Wrong.FORGED, tuple(range(30, 62)), id="chained anew, old signatures"
        ),
        pytest.param(
            changed_and(lambda trail: trail.chain_again(30, keep_none)), Wrong.UNSIGNED, tuple(range(30, 62)), id="chained anew, no signatures"
        ),
        pytest.param(sql("UPDATE audit SET signature = NULL WHERE id = 30"), Wrong.UNSIGNED, (30,), id="a signature taken off"),
        pytest.param(sql("UPDATE audit SET signature = 'no' WHERE id = 30"), Wrong.FORGED, (30,), id="no signature at all"),
        pytest.param(all_signatures_away, Wrong.UNSIGNED, tuple(range(41, 62)), id="every signature taken off"),
        pytest.param(resigned_by_a_stranger, Wrong.FORGED, tuple(range(30, 62)), id="signed by a stranger"),
        pytest.param(signed_as_nobody, Wrong.STRANGER, (61,), id="by somebody unknown"),
        pytest.param(signed_after_removal, Wrong.REMOVED, (61,), id="by somebody removed"),
        pytest.param(
            sql("UPDATE signer SET public_key = x'00' WHERE id = 1"), Wrong.FORGED, None, id="a key made nonsense"
        ),
        pytest.param(
            sql("UPDATE journal_row SET after = replace(after, 'Larch', 'Birch') WHERE step_id = 5"), Wrong.DETAILS, (6,), id="details changed"
        ),
        pytest.param(sql("DELETE FROM journal_row WHERE step_id = 6"), Wrong.DETAILS, (8,), id="details taken out"),
        pytest.param(sql("UPDATE journal_step SET sentence = 'No.' WHERE id = 6"), Wrong.DETAILS, (8,), id="a sentence changed"),
        pytest.param(sql("UPDATE journal_step SET person = 'No' WHERE id = 6"), Wrong.DETAILS, (8,), id="who changed"),
        pytest.param(sql("UPDATE journal_step SET salt = 'no' WHERE id = 6"), Wrong.DETAILS, (8,), id="a salt changed"),
        pytest.param(
            sql("DELETE FROM journal_row WHERE step_id = 6", "DELETE FROM journal_step WHERE id = 6"), Wrong.NO_STEP, (8,), id="a step taken out"
        ),
        pytest.param(
            sql("INSERT INTO journal_step (at, person, kind, sentence, revision, salt) VALUES ('', '', '', '', '', x'00')"),
            Wrong.NO_ENTRY, (42,), id="a step without entry",
        ),
    ],
)  # fmt: skip
def test_tampering_is_found(
    trail: Trail, tamper: Tamper, kind: Wrong, numbers: tuple[int, ...] | None
) -> None:
    tamper(trail)
    found = {finding.kind: finding.numbers for finding in verdict(trail).findings}
    assert kind in found
    assert numbers in (None, found[kind])


def test_a_trail_nobody_touched_is_clean(trail: Trail) -> None:
    found = verdict(trail)
    assert found.whole
    assert (found.entries, found.signed, found.erased) == (61, 60, 0)


def test_a_change_whose_details_were_erased_is_clean(trail: Trail) -> None:
    trail.change("DELETE FROM journal_row WHERE step_id = 5", ERASED)
    assert verdict(trail).whole
    assert verdict(trail).erased == 1


@pytest.mark.parametrize("number", [1, 2])
def test_a_signature_by_the_other_of_two_is_found(trail: Trail, number: int) -> None:
    resigned_by(number)(trail)
    found = [finding.kind for finding in verdict(trail).findings]
    assert found == ([] if signer_of(trail, 30) == number else [Wrong.ANOTHER])


def noted(trail: Trail, number: int, hours: int = 0) -> Head:
    """Return what a backup would have noted when an entry was the last."""
    return Head(number, hash_of(trail, number), NOW + timedelta(hours=hours), f"backup {number}.db")


def test_what_backups_noted_shows_a_trail_cut_short_and_counted_anew(trail: Trail) -> None:
    head = noted(trail, 60)
    trail.change(
        "DELETE FROM audit WHERE id > 50", "UPDATE sqlite_sequence SET seq = 50 WHERE name = 'audit'"
    )
    cut = [finding for finding in verdict(trail, head).findings if finding.kind is Wrong.CUT]
    assert [finding.numbers for finding in cut] == [tuple(range(51, 61))]


def test_what_backups_noted_shows_a_trail_chained_anew_by_who_holds_every_key(trail: Trail) -> None:
    head = noted(trail, 40)
    changed_and(lambda one: one.chain_again(30, lambda digest, row: one.keys[row["signer_id"]].sign(digest)))(
        trail
    )
    assert not [one for one in verdict(trail).findings if one.kind is not Wrong.DETAILS]
    assert Wrong.HEAD in {finding.kind for finding in verdict(trail, head).findings}


def test_what_backups_noted_fits_a_trail_nobody_touched(trail: Trail) -> None:
    assert verdict(trail, noted(trail, 40), noted(trail, 61)).whole


@pytest.mark.parametrize(
    ("kind", "numbers", "sentence"),
    [
        (Wrong.CHANGED, range(30, 31), "Entry 30 was changed after it was written."),
        (Wrong.MISSING, range(12, 15), "Entries 12 to 14 were taken out."),
        (Wrong.FORGED, range(1, 3), "Entries 1 and 2 have signatures that do not fit them."),
    ],
)
def test_a_finding_is_a_sentence(kind: Wrong, numbers: range, sentence: str) -> None:
    assert Finding(kind, tuple(numbers)).sentence == sentence
