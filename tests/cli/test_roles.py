"""Every role at every command that needs a right: allowed or refused exactly as the table of roles says."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from app.abilities import SWITCH_ABILITY, Ability, Role, Switch, abilities_of
from app.cli.parser import parse
from tests.fixtures import PASSWORD

from .conftest import Command
from .roles_school import add_everybody, name_of

PUPILS = "Forename,Surname,Year,Reg\nBea,Bluewater,4,4K\n"
SERVICES = {"services": [{"id": "1", "name": "River walks", "description": "Walks by the river."}]}
SOMEBODY = name_of(Role.VIEW, switched=False)

# What is typed; S is the school, F the folder with files. Then what it takes.
COMMANDS: dict[str, tuple[str, frozenset[Ability]]] = {
    "look whether it is whole": ("check S", frozenset()),
    "list the backups": ("backups S", frozenset()),
    "list the people": ("people S", frozenset()),
    "take pupils in": ("import pupils F/pupils.csv --school S", frozenset({Ability.IMPORT})),
    "try pupils": ("import pupils F/pupils.csv --school S --dry-run", frozenset({Ability.IMPORT})),
    "try a table of offers": (
        "import offers F/offers.json --school S --dry-run",
        frozenset({Ability.IMPORT}),
    ),
    "take offers in": ("import offers F/offers.json --school S", frozenset({Ability.IMPORT})),
    "list the imports": ("imports S", frozenset({Ability.IMPORT})),
    "make the map": ("export map F/map.xlsx --school S", frozenset({Ability.EXPORT})),
    "make an internal map": (
        "export map F/map.xlsx --internal --school S",
        frozenset({Ability.EXPORT, Ability.EXPORT_INTERNAL}),
    ),
    "share": ("share S F/shared", frozenset({Ability.MANAGE_PEOPLE})),
    "make a backup": ("backup S", frozenset({Ability.BACK_UP})),
    "choose a second place": ("backups S --second-place F", frozenset({Ability.BACK_UP})),
    "restore": ("restore S --yes", frozenset({Ability.RESTORE})),
    "look what a restore would lose": ("restore S", frozenset({Ability.RESTORE})),
    "read the audit trail": ("audit list S", frozenset({Ability.READ_AUDIT})),
    "verify the audit trail": ("audit verify S", frozenset({Ability.READ_AUDIT})),
    "give a record away": (
        "record S --admission 900001 --out F --made-for family",
        frozenset({Ability.SUBJECT_ACCESS, Ability.SEE_RISK}),
    ),
    "pass a record on": (
        "transfer S --admission 900001 --out F --to Hill",
        frozenset({Ability.SUBJECT_ACCESS, Ability.SEE_RISK}),
    ),
    "hold a record": ("hold S --admission 900001 --why case", frozenset({Ability.CHANGE_PUPILS})),
    "look what erasing takes": ("erase S --admission 900001", frozenset({Ability.ERASE})),
    "erase a record": ("erase S --admission 900001 --yes", frozenset({Ability.ERASE})),
    "list what is due": ("retention S", frozenset({Ability.ERASE})),
    "list what waits": ("due S", frozenset({Ability.SEE_PUPILS})),
    "list the measures": ("measures S", frozenset()),
    "list the groups": ("groups S", frozenset()),
    "list supports": ("supports S", frozenset({Ability.SEE_PUPILS})),
    "take a register": ("register S 1", frozenset({Ability.LOG})),
    "make the family leaflet": ("export leaflet F/leaflet.pdf --school S", frozenset({Ability.EXPORT})),
    "list offers for a directory": ("export offers F/out.json --school S", frozenset({Ability.EXPORT})),
    "make an empty workbook": ("export template offers F/empty.xlsx --school S", frozenset()),
    "make the governors' report": ("export governors F/page.xlsx --school S", frozenset({Ability.EXPORT})),
    "make a report": ("export report gaps F/gaps.xlsx --school S", frozenset({Ability.EXPORT_INTERNAL})),
    "make a report of money": (
        "export report cost F/costs.json --school S",
        frozenset({Ability.EXPORT_INTERNAL, Ability.SEE_COSTS}),
    ),
    "make the costs": (
        "export costs F/costs.xlsx --school S",
        frozenset({Ability.EXPORT_INTERNAL, Ability.SEE_COSTS}),
    ),
    "make a named pack": ("export pack 1 F/pack.pdf --school S", frozenset({Ability.EXPORT_NAMED})),
    "make the book of pupils": ("export pupils F/pupils.xlsx --school S", frozenset({Ability.EXPORT_NAMED})),
    "roll forward": ("roll-forward S", frozenset({Ability.CHANGE_SETTINGS})),
    "look what rolling forward brings": ("roll-forward S --dry-run", frozenset({Ability.SEE_PUPILS})),
    "change somebody": ("people S change P --role senco", frozenset({Ability.MANAGE_PEOPLE})),
    "remove somebody": ("people S remove P", frozenset({Ability.MANAGE_PEOPLE})),
    "add somebody": (
        "people S add New --role view --new-password-file F/new",
        frozenset({Ability.MANAGE_PEOPLE}),
    ),
    "reset a password": (
        "people S password P --new-password-file F/new",
        frozenset({Ability.MANAGE_PEOPLE}),
    ),
}
# These change nothing yet, and say what it would take.
ASKS_FIRST = {"look what a restore would lose", "look what erasing takes"}
# The switches are tried where one of them is what it takes.
CASES = [
    (what, role, switched)
    for what, (_, needed) in COMMANDS.items()
    for role in Role
    for switched in ((True, False) if needed & set(SWITCH_ABILITY.values()) else (True,))
]


@pytest.fixture(scope="module")
def everybody(locked_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The school that each test copies, and the files that commands read."""
    folder = tmp_path_factory.mktemp("roles")
    shutil.copytree(locked_template, folder / "school")
    add_everybody(folder / "school")
    (folder / "pupils.csv").write_text(PUPILS, encoding="utf-8")
    (folder / "offers.json").write_text(json.dumps(SERVICES), encoding="utf-8")
    (folder / "new").write_text("silver thimble garden six\n", encoding="utf-8")
    (folder / "new").chmod(0o600)
    return folder


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}-{name_of(case[1], switched=case[2])}")
def test_a_command_does_what_the_table_of_roles_says(
    case: tuple[str, Role, bool],
    command: Command,
    everybody: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    what, role, switched = case
    folder = Path(shutil.copytree(everybody, tmp_path / "all"))
    monkeypatch.setenv("FIVEFOLD_PASSWORD", PASSWORD)
    typed, needed = COMMANDS[what]
    stands_for = {"S": str(folder / "school"), "F": str(folder), "P": SOMEBODY}
    words = [stands_for.get(word, word.replace("F/", f"{folder}/")) for word in typed.split()]
    code, out, err = command(*words, "--person", name_of(role, switched=switched))
    missing = needed - abilities_of(role, frozenset(Switch) if switched else frozenset())
    assert PASSWORD not in out + err
    if missing:
        assert (code, out) == (1, "")
        assert err.startswith(tuple(f"You may not {ability.value}." for ability in missing))
    else:
        assert "You may not" not in out + err
        assert code == (1 if what in ASKS_FIRST else 0)


def test_no_command_that_signs_somebody_in_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--help"])
    listed = set(re.findall(r"^ {4}([a-z-]+)(?: |$)", capsys.readouterr().out, re.MULTILINE))
    assert len(listed) > 10
    # These open no school, make one, are anybody's own, or tell without a password what a share shows anyway; undo
    # asks for what the step asked for that it takes back.
    assert listed - {typed.split()[0] for typed, _ in COMMANDS.values()} == {
        *("open", "demo", "new", "sample", "protect", "recover", "password", "published", "report", "undo")
    }


def test_no_kind_of_export_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["export", "--help"])
    listed = set(re.findall(r"^ {4}([a-z]+) ", capsys.readouterr().out, re.MULTILINE))
    assert {"map", "pack"} < listed
    assert listed == {typed.split()[1] for typed, _ in COMMANDS.values() if typed.startswith("export")}
