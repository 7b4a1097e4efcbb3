"""Whether a live database may lie in a folder: not on a share, a stick or in a folder that is kept in step."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath, PurePosixPath

NETWORK = "This folder is on a network drive."
STICK = "This folder is on a stick or a disk that can be taken out."
_KEPT_IN_STEP = "This folder is kept in step with other computers by {}."

_NETWORK_TYPES = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "davfs"}
# Local all the same: what containers and boot disks use.
_LOCAL_FUSE = {"fuse.fuse-overlayfs", "fuse.lxcfs"}
_DRIVE_REMOVABLE, _DRIVE_REMOTE = 2, 4
# As folders are called by the services that keep them in step; the longer names come first.
_SERVICES = {
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "cloudstorage": "a cloud service",
}


def needs_sharing(folder: Path) -> str:
    """Return why a live database must not lie in a folder, as a sentence; "" where it may."""
    place = Path(os.path.abspath(folder.expanduser()))  # noqa: PTH100 - a link to a share is followed below
    if why := kept_in_step(place, os.environ) or kept_in_step(place.resolve(), os.environ):
        return why
    place = place.resolve()
    if sys.platform == "win32":
        import ctypes

        return on_windows(place, ctypes.windll.kernel32.GetDriveTypeW(place.anchor))
    if sys.platform == "darwin":
        return on_a_mac(place)
    return _on_this_linux(place)


def kept_in_step(folder: PurePath, environment: Mapping[str, str]) -> str:
    """Return which service keeps a folder in step, from what Windows' environment and the folders' names say."""
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        if (root := environment.get(name)) and folder.is_relative_to(root):
            return _KEPT_IN_STEP.format("OneDrive")
    for part in folder.parts:
        for beginning, service in _SERVICES.items():
            if part.casefold().startswith(beginning):
                return _KEPT_IN_STEP.format(service)
    return ""


def on_windows(folder: PurePath, kind: int) -> str:
    """Return what Windows' own kind of drive says about a folder; two backslashes begin a share."""
    if folder.drive.startswith("\\\\") or kind == _DRIVE_REMOTE:
        return NETWORK
    return STICK if kind == _DRIVE_REMOVABLE else ""


def on_a_mac(folder: PurePath) -> str:
    """Return what a Mac's path says about a folder: shares and sticks both lie in Volumes."""
    return STICK if folder.is_relative_to("/Volumes") else ""


def on_linux(folder: PurePath, mounts: str, removable: frozenset[str]) -> str:
    """Return what Linux's table of mounts says about a folder; removable has the numbers of disks that can be taken out."""
    number, point, kind = _mount_of(folder, mounts)
    if kind in _NETWORK_TYPES or (kind.startswith("fuse.") and kind not in _LOCAL_FUSE):
        return NETWORK
    outside = any(PurePosixPath(point).is_relative_to(place) for place in ("/media", "/run/media"))
    return STICK if outside or number in removable else ""


def _mount_of(folder: PurePath, mounts: str) -> tuple[str, str, str]:
    """Return the number of the disk, the mount point and the file system's type; the last of the longest counts."""
    best = ("", "", "")
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        words = before.split()
        if len(words) < 5 or not after:
            continue
        # Blanks and the like stand there as octal numbers.
        point = words[4].encode().decode("unicode_escape").encode("latin-1").decode("utf-8", "replace")
        if folder.is_relative_to(point) and len(point) >= len(best[1]):
            best = (words[2], point, after.split()[0])
    return best


def _on_this_linux(folder: Path) -> str:
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    number = _mount_of(folder, mounts)[0]
    return on_linux(folder, mounts, frozenset({number}) if _can_be_taken_out(number) else frozenset())


def _can_be_taken_out(number: str) -> bool:
    disk = Path("/sys/dev/block") / number
    try:
        # A part of a disk stands in the folder of the whole disk, which knows.
        whole = disk.resolve() if (disk / "removable").exists() else disk.resolve().parent
        return (whole / "removable").read_text(encoding="ascii").strip() == "1"
    except (OSError, ValueError):
        return False
