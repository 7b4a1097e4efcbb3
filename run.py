"""Set Fivefold up on a machine that has only Python, then start it, test it or look after it.

python3 run.py                    open the sample school (without a screen: make it, export its map)
python3 run.py test [PYTEST …]    check style, types and import rules, then run every test
python3 run.py format             put the source into the house style
python3 run.py bench [NAME …]     run the benchmarks
python3 run.py faults [PYTEST …]  kill, damage and fill up schools in full, and print what was lost (30 minutes)
python3 run.py migration MESSAGE  write a new database migration from the changed models
python3 run.py screenshots        make the user guide's pictures again
python3 run.py lock [--upgrade]   work out the locked dependencies again
python3 run.py COMMAND …          anything else goes to the program: open, new, import, export, check …
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def version_problem(version: "tuple[int, ...]") -> str:
    """Return what to tell somebody whose Python cannot run Fivefold, or an empty string."""
    if (3, 11) <= version[:2] <= (3, 14):
        return ""
    found = [name for name in ("python3.14", "python3.13", "python3.12", "python3.11") if shutil.which(name)]
    cure = f"start it with: {found[0]} run.py" if found else "install one of them from python.org"
    return f"Fivefold needs Python 3.11 to 3.14, and this is Python {version[0]}.{version[1]}: please {cure}"


# Older Pythons must get as far as this line, so nothing in this file may use newer grammar than 3.6.
if version_problem(sys.version_info[:2]):
    sys.exit(version_problem(sys.version_info[:2]))

WINDOWS = os.name == "nt"
MINOR = f"{sys.version_info[0]}.{sys.version_info[1]}"
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "fivefold.stamp"
LOCK, BENCH_LOCK = ROOT / "requirements.txt", ROOT / "requirements-bench.txt"
EXACT = ["--require-hashes", "--only-binary", ":all:", "-r"]

# What PySide6's wheel leaves to the system: the file it loads, and Debian's package that holds it.
DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def tool(name: str) -> Path:
    """Return the path of a command in the virtual environment."""
    return VENV / ("Scripts" if WINDOWS else "bin") / (name + ".exe" if WINDOWS else name)


def say(text: str) -> None:
    """Tell the person what is going on, apart from the program's own output."""
    print(text, file=sys.stderr, flush=True)


def call(*command: object, **extra: str) -> int:
    """Run a command in the checkout, with some more environment, and return its exit code."""
    # Without byte-code every start would take four times as long to import the program.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.call([str(part) for part in command], cwd=str(ROOT), env={**env, **extra})


# --- System libraries -------------------------------------------------------------------------------


def can_load(library: str) -> bool:
    """Return whether the system has this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_command(libraries: "dict[str, str]") -> "list[str]":
    """Return the command that installs these libraries on this kind of Linux; empty if unknown."""
    if shutil.which("apt-get"):
        return ["apt-get", "install", "-y", "--no-install-recommends", *sorted(libraries.values())]
    for name in ("dnf", "zypper"):
        if shutil.which(name):
            return [name, "install", *(f"{library}()(64bit)" for library in sorted(libraries))]
    return []


def install(command: "list[str]") -> bool:
    """Install system packages where we may, on Debian and its kin as root; return whether that worked."""
    if command[:1] != ["apt-get"] or os.geteuid() != 0:
        return False
    say("Installing from the system's own packages: " + " ".join(command[4:]))
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = (["apt-get", "update"], command)
    # What we print must stay the program's own output, also for a script that reads it.
    return all(subprocess.call([*step, "-qq"], env=env, stdout=subprocess.DEVNULL) == 0 for step in steps)


def how_to_install(libraries: "dict[str, str]", command: "list[str]") -> str:
    """Return what to do about libraries that are missing and that we may not install."""
    names = " ".join(sorted(libraries))
    if not command:
        return f"The window and PDFs need these system libraries, please install them: {names}"
    line = " ".join(f"'{part}'" if "(" in part else part for part in command)
    return f"The window and PDFs need a few system libraries. Please run:\n    sudo {line}"


def provide(libraries: "dict[str, str]", required: bool = True) -> None:
    """See that these libraries are there: install them, or say how; stop if they are required."""
    if not sys.platform.startswith("linux"):
        return
    missing = {name: package for name, package in libraries.items() if not can_load(name)}
    command = install_command(missing)
    if missing and not install(command):
        say(how_to_install(missing, command))
        if required:
            sys.exit(1)


def has_screen() -> bool:
    """Return whether a window can be shown here."""
    linux = sys.platform.startswith("linux")
    return not linux or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# --- The virtual environment ------------------------------------------------------------------------


def stamp(contents: bytes, version: str = MINOR, root: Path = ROOT) -> str:
    """Return what an environment was made from: interpreter and place, then the dependencies."""
    return f"{version} {root}\n{hashlib.sha256(contents).hexdigest()}\n"


def must_rebuild(was: str, now: str) -> bool:
    """Return whether an environment of another Python or another place must be made anew."""
    return was.split("\n", 1)[0] != now.split("\n", 1)[0]


def pip(*arguments: object) -> int:
    """Run pip for the environment: its own, or the system's where Debian leaves it out."""
    python = tool("python")
    command = (
        [python, "-m", "pip"] if tool("pip").exists() else [sys.executable, "-m", "pip", "--python", python]
    )
    return call(*command, "--disable-pip-version-check", "-qq", *arguments)


def make_environment() -> None:
    """Make an empty virtual environment in place of whatever is there."""
    how = [] if importlib.util.find_spec("ensurepip") else ["--without-pip"]
    if how and not importlib.util.find_spec("pip"):
        command = ["apt-get", "install", "-y", "--no-install-recommends", "python3-venv"]
        if not (shutil.which("apt-get") and install(command)):
            sys.exit("This Python has neither venv nor pip. Please run:\n    sudo " + " ".join(command))
        how = []
    if call(sys.executable, "-m", "venv", "--clear", *how, VENV) != 0:
        sys.exit(f"Python could not make its folder {VENV}. Please check that this place can be written to.")


def set_up() -> None:
    """Bring the environment up to date with the lock file; does nothing when nothing has changed."""
    was = STAMP.read_text(encoding="utf-8") if STAMP.exists() else ""
    now = stamp(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    if was == now and tool("python").exists():
        return
    say("Setting up Fivefold: this needs the internet the first time, and a minute or so.")
    if must_rebuild(was, now) or not tool("python").exists():
        make_environment()
    if pip("install", *EXACT, LOCK) or pip("install", "--no-build-isolation", "--no-deps", "-e", ROOT):
        sys.exit("Not everything could be installed. Please check the internet connection and try again.")
    STAMP.write_text(now, encoding="utf-8")


# --- The commands -----------------------------------------------------------------------------------


def sources() -> "list[str]":
    """Return the folders and files that hold Python."""
    names = ["app", "bench", "docs", "migrations", "tests"]
    return [name for name in names if next((ROOT / name).rglob("*.py"), None)] + ["run.py"]


# One worker a core, each with half of the files; who is done first takes from what the other has left. A worker that
# dies ends the run: with another in its place pytest-xdist may wait for ever.
SPREAD = ("-n", "auto", "--dist", "worksteal", "--max-worker-restart", "0")


def in_memory(least: int = 4 << 30) -> str:
    """Make a folder on a disk that is held in memory, where there is one with room; else return an empty string.

    Each save waits until the disk has it, and almost every test saves.
    """
    shared = "/dev/shm"
    if WINDOWS or not os.access(shared, os.W_OK) or shutil.disk_usage(shared).free < least:
        return ""
    return tempfile.mkdtemp(prefix="fivefold-", dir=shared)


def test(*arguments: str) -> int:
    """Run every check, stopping at the first that fails."""
    provide(DRAWING)
    folder = in_memory()
    try:
        return checked(arguments, {"TMPDIR": folder} if folder else {})
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def checked(arguments: "tuple[str, ...]", environment: "dict[str, str]") -> int:
    """Run every check with these settings, stopping at the first that fails."""
    steps = {
        "style": [tool("ruff"), "check", "--quiet", *sources()],
        "format": [tool("ruff"), "format", "--quiet", "--check", *sources()],
        "types": [tool("mypy"), "--no-error-summary", *sources()],
        "imports": [tool("lint-imports"), "--no-logo"],
        "tests": [tool("python"), "-m", "pytest", "-q", *SPREAD, *arguments],
    }
    for name, command in steps.items():
        started = time.monotonic()
        code = call(*command, QT_QPA_PLATFORM="offscreen", **environment)
        say(f"{'FAILED' if code else 'ok':6} {name:8} {time.monotonic() - started:6.1f} s")
        if code:
            return code
    return 0


def tidy() -> int:
    """Put the source into the house style."""
    ruff = tool("ruff")
    return call(ruff, "check", "--fix", "--quiet", *sources()) or call(ruff, "format", *sources())


def bench(*arguments: str) -> int:
    """Run the benchmarks, with the peer that only they need."""
    provide(DRAWING)
    return pip("install", *EXACT, BENCH_LOCK) or call(tool("python"), "-m", "bench", *arguments)


def faults(*arguments: str) -> int:
    """Try every class of fault in full; the tests try fewer of each."""
    provide(DRAWING)
    more = ("tests/keys/test_attacks.py", "tests/cli/test_roles.py", "tests/exports/test_leaving.py")
    undo = ("tests/test_undo_stateful.py", "tests/test_undo_supports.py", "tests/test_undo_imports.py")
    proofs = ("tests/faults", "tests/imports/hostile", *more, *undo, "tests/suppression")
    environment = {"QT_QPA_PLATFORM": "offscreen", "FIVEFOLD_FULL": "1"}
    # One class alone may take longer than any test does, and longer still beside other work.
    patient = ("-o", "faulthandler_timeout=1800")
    return call(tool("python"), "-m", "pytest", "-q", *patient, *proofs, *arguments, **environment)


def migration(*message: str) -> int:
    """Write a new migration that brings the tables up to the models."""
    if not "".join(message).strip():
        sys.exit('Please say what changes: python3 run.py migration "Give offers a cost"')
    return call(tool("python"), "-m", "migrations", *message)


def screenshots(*arguments: str) -> int:
    """Make the user guide's pictures again."""
    provide(DRAWING)
    return call(tool("python"), ROOT / "docs" / "screenshots.py", *arguments, QT_QPA_PLATFORM="offscreen")


def lock(*arguments: str) -> int:
    """Work out both requirements files again: for all platforms, with hashes, without addresses."""
    with tempfile.TemporaryDirectory() as folder:
        if pip("install", "--target", folder, "uv"):
            sys.exit("uv, which works out the lock, could not be fetched.")
        uv = Path(folder) / "bin" / tool("uv").name
        how = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url"]
        how += ["--no-header", "--no-annotate", "--quiet", *arguments]
        command = [uv, "pip", "compile", "pyproject.toml", *how]
        locked = call(*command, "--extra", "dev", "-o", LOCK.name)
        return locked or call(*command, "--extra", "bench", "-c", LOCK.name, "-o", BENCH_LOCK.name)


def asked_for(arguments: "tuple[str, ...]", screen: bool) -> "tuple[str, ...]":
    """Return what to ask of the program: the sample school, with or without a window, if nothing else."""
    return arguments or (("demo",) if screen else ("demo", "--headless"))


def needs_window(arguments: "tuple[str, ...]") -> bool:
    """Return whether the program will show a window for these arguments."""
    return arguments[0] in ("demo", "open") and "--headless" not in arguments


def program(*arguments: str) -> int:
    """Start Fivefold itself."""
    arguments = asked_for(arguments, has_screen())
    window = needs_window(arguments)
    # Without a window most commands need no Qt: what is missing is named, and the command still runs.
    provide({**DRAWING, **WINDOW} if window else DRAWING, required=window)
    return call(tool("python"), "-m", "app", *arguments)


def main(arguments: "list[str]") -> int:
    """Set up, then do what was asked."""
    if arguments[:1] in (["help"], ["--help"], ["-h"]):
        print(__doc__)
        return 0
    set_up()
    commands = {"test": test, "format": tidy, "bench": bench, "migration": migration}
    commands.update(faults=faults, screenshots=screenshots, lock=lock)
    if arguments and arguments[0] in commands:
        return commands[arguments[0]](*arguments[1:])
    return program(*arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
