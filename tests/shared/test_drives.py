"""Where a live database must not lie: shares, sticks and folders that a service keeps in step."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from app.shared.drives import NETWORK, STICK, kept_in_step, needs_sharing, on_a_mac, on_linux, on_windows

MOUNTS = """\
22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 22 0:40 / /srv/staff rw,relatime shared:1 - nfs4 server:/staff rw
31 22 0:41 / /mnt/Staff\\040drive rw,relatime - cifs //server/staff rw
32 22 0:42 / /mnt/ssh rw - fuse.sshfs server: rw
33 22 0:43 / /var/lib/box rw - fuse.fuse-overlayfs overlay rw
34 22 8:17 / /stick rw - vfat /dev/sdb1 rw
35 22 8:33 / /media/dovecote/USB rw - ext4 /dev/sdc1 rw
36 22 8:49 / /data rw - ext4 /dev/sdd1 rw
37 30 254:0 /local /srv/staff/local rw - ext4 /dev/vda rw
a line that says nothing
"""


@pytest.mark.parametrize(
    ("folder", "why"),
    [
        ("/srv/dovecote/School", ""),
        ("/srv/staff/School", NETWORK),
        ("/srv/staff/local/School", ""),
        ("/srv/staffroom", ""),
        ("/mnt/Staff drive/School", NETWORK),
        ("/mnt/ssh/School", NETWORK),
        ("/var/lib/box/School", ""),
        ("/stick/School", STICK),
        ("/media/dovecote/USB/School", STICK),
        ("/data/School", ""),
    ],
)
def test_linux_is_asked_what_is_mounted_there(folder: str, why: str) -> None:
    assert on_linux(PurePosixPath(folder), MOUNTS, frozenset({"8:17"})) == why


def test_a_linux_that_does_not_say_is_taken_as_local() -> None:
    assert on_linux(PurePosixPath("/srv"), "", frozenset()) == ""


@pytest.mark.parametrize(
    ("folder", "kind", "why"),
    [
        (r"C:\Users\Dovecote\School", 3, ""),
        (r"S:\School", 4, NETWORK),
        (r"E:\School", 2, STICK),
        (r"\\server\staff\School", 3, NETWORK),
    ],
)
def test_windows_is_asked_what_kind_of_drive_it_is(folder: str, kind: int, why: str) -> None:
    assert on_windows(PureWindowsPath(folder), kind) == why


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (r"C:\Users\Dovecote\OneDrive - Dale Primary\School", "OneDrive"),
        (r"D:\Work files\School", "OneDrive"),
        (r"C:\Users\Dovecote\Dropbox\School", "Dropbox"),
        (r"C:\Users\Dovecote\iCloudDrive\School", "iCloud"),
        (r"G:\Google Drive\School", "Google Drive"),
        (r"C:\Users\Dovecote\Documents\School", ""),
    ],
)
def test_folders_that_are_kept_in_step_are_known_on_windows(folder: str, service: str) -> None:
    found = kept_in_step(PureWindowsPath(folder), {"OneDriveCommercial": r"D:\Work files", "OneDrive": ""})
    assert found == (f"This folder is kept in step with other computers by {service}." if service else "")


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("/data/dovecote/Documents/School", ""),
        ("/Volumes/Staff/School", STICK),
        ("/data/dovecote/Library/CloudStorage/School", "a cloud service"),
        ("/data/dovecote/Library/Mobile Documents/com~apple~CloudDocs/School", "iCloud"),
    ],
)
def test_folders_that_are_kept_in_step_or_taken_out_are_known_on_a_mac(folder: str, said: str) -> None:
    place = PurePosixPath(folder)
    assert said in (kept_in_step(place, {}) or on_a_mac(place))
    assert bool(said) == bool(kept_in_step(place, {}) or on_a_mac(place))


def test_this_computers_own_folder_may_hold_a_school(tmp_path: Path) -> None:
    assert needs_sharing(tmp_path / "School") == ""
    assert "Dropbox" in needs_sharing(tmp_path / "Dropbox" / "School")
