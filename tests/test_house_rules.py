"""The habits of the house, each failing with the file, the line and the cure."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "app"
FOLDERS = ("app", "bench", "docs", "migrations", "tests")
TEXTS = {".css", ".json", ".md", ".py", ".qss", ".svg", ".toml", ".txt"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
NAMES = (ast.Import, ast.ImportFrom, ast.Name, ast.Attribute)
LOOKED_AT = (ast.ClassDef, *FUNCTIONS, ast.Call, ast.ExceptHandler, *NAMES)
READS_THE_CLOCK = {"app/main.py", "app/sample/making.py", "app/opened.py"}
SPEAKS = ("app/cli/", "app/__main__.py")
# A migration is the list of what the tables were on one day: written once by a tool, never edited.
WRITTEN_ONCE = ROOT / "migrations" / "versions"


@cache
def python_files() -> tuple[Path, ...]:
    """Return every Python file of the project."""
    found = (path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")))
    return (*found, ROOT / "run.py")


@cache
def tree(path: Path) -> ast.Module:
    """Return the parsed file; every rule looks at the same one."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def pieces(path: Path) -> dict[type[ast.AST], list[ast.AST]]:
    """Return the file's syntax that any rule looks at, by kind: most of it is names, which few rules ask for."""
    found: dict[type[ast.AST], list[ast.AST]] = {kind: [] for kind in LOOKED_AT}
    for node in ast.walk(tree(path)):
        if (same := found.get(type(node))) is not None:
            same.append(node)
    return found


@pytest.fixture(scope="module", autouse=True)
def thrown_away() -> Iterator[None]:
    """Let go of every file's syntax after the last rule: other tests would wait while it is looked through."""
    yield
    tree.cache_clear()
    pieces.cache_clear()


def nodes(*kinds: type[ast.AST], folder: Path = ROOT) -> Iterator[tuple[str, ast.AST]]:
    """Return every piece of syntax of these kinds under the folder, with the place to go and look."""
    for path in python_files():
        if path.is_relative_to(folder):
            place, found = path.relative_to(ROOT), pieces(path)
            for kind in kinds:
                for node in found[kind]:
                    yield f"{place}:{getattr(node, 'lineno', 1)}", node


def too_long(kinds: tuple[type[ast.AST], ...], limit: int) -> list[str]:
    """Return the places of all classes or functions that are longer than the limit."""
    once = str(WRITTEN_ONCE.relative_to(ROOT))
    found = [at for at, node in nodes(*kinds) if length(node) > limit]
    return [at for at in found if not at.startswith(once)]


def length(node: ast.AST) -> int:
    """Return how many lines a class or function takes."""
    assert isinstance(node, (ast.ClassDef, *FUNCTIONS))
    return (node.end_lineno or node.lineno) - node.lineno + 1


def lines(path: Path) -> int:
    """Return how many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def called(node: ast.AST) -> str:
    """Return the last name of what is called: "connect" in button.clicked.connect(...), or nothing."""
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def reads_the_clock(node: ast.AST) -> bool:
    """Return whether this asks what day or time it is: date.today(), datetime.now(), QDate.currentDate() …"""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    owner = node.func.value
    kind = getattr(owner, "attr", getattr(owner, "id", ""))
    asks = {"today", "now", "utcnow", "time", "currentDate", "currentTime", "currentDateTime"}
    return kind in {"date", "datetime", "time", "QDate", "QTime", "QDateTime"} and node.func.attr in asks


def names(node: ast.AST) -> set[str]:
    """Return the names that one piece of syntax uses or imports."""
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return {alias.name for alias in node.names}
    return {getattr(node, "attr", ""), getattr(node, "id", "")}


def forbid(found: list[str], cure: str) -> None:
    """Fail with every place that breaks a rule, and what to do about it."""
    if found:
        pytest.fail("\n  ".join([cure, *found]), pytrace=False)


def test_no_file_is_over_400_lines() -> None:
    written = [path for path in python_files() if not path.is_relative_to(WRITTEN_ONCE)]
    found = [f"{path.relative_to(ROOT)}: {lines(path)} lines" for path in written if lines(path) > 400]
    forbid(found, "Split the file by subject; each part says in one sentence what it is for:")


def test_no_class_is_over_200_lines() -> None:
    forbid(too_long((ast.ClassDef,), 200), "Give a part of the class's work a class or functions of its own:")


def test_no_function_is_over_50_lines() -> None:
    forbid(too_long(FUNCTIONS, 50), "Take a step with a name out of the function:")


def test_no_function_takes_more_than_seven_parameters() -> None:
    found = []
    for at, node in nodes(*FUNCTIONS):
        if isinstance(node, FUNCTIONS):
            given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            if len([one for one in given if one.arg not in ("self", "cls")]) > 7:
                found.append(f"{at} {node.name}")
    forbid(found, "Gather what belongs together in a small frozen dataclass:")


def test_the_program_is_made_of_small_files() -> None:
    sizes = [lines(path) for path in python_files() if path.is_relative_to(APP)]
    assert median(sizes) <= 90, "Half of the files are over 90 lines: split the long ones by subject."
    assert quantiles(sizes, n=10)[-1] <= 250, "A tenth of the files are over 250 lines: split the longest."


def test_every_module_says_in_one_sentence_what_it_is_for() -> None:
    found = []
    for path in python_files():
        first = (ast.get_docstring(tree(path)) or "").split("\n\n")[0]
        if tree(path).body and not first.endswith("."):
            found.append(str(path.relative_to(ROOT)))
    forbid(found, "Begin the file with a docstring: one sentence saying what it is for, with a full stop:")


def test_no_signal_is_connected_to_a_lambda() -> None:
    found = [
        at
        for at, node in nodes(ast.Call, folder=APP)
        if called(node) == "connect"
        and isinstance(node, ast.Call)
        and any(isinstance(argument, ast.Lambda) for argument in node.args)
    ]
    forbid(found, "A lambda outlives its page; connect a method of the object (or functools.partial of one):")


def test_data_is_never_kept_in_the_widgets_that_show_it() -> None:
    banned = {"QTableWidget", "QListWidget", "QTreeWidget", "QSortFilterProxyModel"}
    found = [at for at, node in nodes(*NAMES, folder=APP) if names(node) & banned]
    forbid(found, "Show rows with a view and RowsModel; sort and narrow the rows themselves:")


def test_no_exception_is_swallowed() -> None:
    found = []
    for at, node in nodes(ast.ExceptHandler):
        if isinstance(node, ast.ExceptHandler) and all(isinstance(step, ast.Pass) for step in node.body):
            found.append(at)
    forbid(found, "Handle it, or let it rise; contextlib.suppress(OneKind) where nothing is the right thing:")


def test_only_the_command_line_prints() -> None:
    found = [
        at
        for at, node in nodes(ast.Call, folder=APP)
        if called(node) == "print" and not at.startswith(SPEAKS)
    ]
    forbid(
        found, "Return the sentence (Done, Problem) and let cli or the window say it; diagnostics are logged:"
    )


def test_only_main_the_sample_and_what_the_store_stands_on_read_the_clock() -> None:
    found = [
        at
        for at, node in nodes(ast.Call, folder=APP)
        if reads_the_clock(node) and at.split(":")[0] not in READS_THE_CLOCK
    ]
    forbid(
        found, "Take `today` (or the moment) as a parameter, so that any day can be asked about and tested:"
    )


def test_paper_needs_no_widgets() -> None:
    found = []
    for at, node in nodes(ast.ImportFrom, folder=APP / "paper"):
        module = getattr(node, "module", None) if isinstance(node, ast.ImportFrom) else None
        if str(module).startswith("PySide6") and module not in ("PySide6.QtCore", "PySide6.QtGui"):
            found.append(at)
    forbid(found, "Paper works where there is no screen: QtCore and QtGui are all it may use:")


def test_every_page_has_its_help() -> None:
    found = []
    for path in sorted((APP / "ui" / "pages").glob("*.py")):
        is_page = any(isinstance(n, ast.ClassDef) and n.name.endswith("Page") for n in tree(path).body)
        if is_page and not (ROOT / "resources" / "help" / f"{path.stem}.md").exists():
            found.append(f"{path.relative_to(ROOT)} wants resources/help/{path.stem}.md")
    forbid(found, "Write the page's help: what it is for, and how to do the three commonest things:")


def test_nothing_names_the_machine_it_was_written_on_or_a_registry() -> None:
    place = re.compile(r"(?<![\w.~}/-])/(?:work|root|home|Users|opt)/\w|\bp[y]pi\.org|p[y]thonhosted\.org")
    texts = [path for folder in (*FOLDERS, "resources") for path in (ROOT / folder).rglob("*")]
    texts += [path for path in ROOT.iterdir() if path.is_file()]
    found = []
    for path in texts:
        if path.suffix in TEXTS and path != Path(__file__):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                if place.search(line):
                    found.append(f"{path.relative_to(ROOT)}:{number}")
    forbid(found, "Say where things are relative to the checkout or to the person's own folders:")
