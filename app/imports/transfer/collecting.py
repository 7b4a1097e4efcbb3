"""Collecting the pupils of a transfer file while it is walked through; everything else is passed over unread."""

from __future__ import annotations

from app.errors import Problem
from app.imports.transfer.pupil import Provision, SenNeed, TransferPupil
from app.imports.transfer.walking import AGAIN

MAX_PUPILS = 20_000
MAX_CHARACTERS = 4_000
_MAX_LINES = 200

# Container -> the fields right inside it that are taken, and the containers that are looked into.
# Fields of BasicDetails stand beside a pupil's name in some systems' files.
_PUPIL = {
    "upn": "upn",
    "formerupn": "former_upn",
    "surname": "surname",
    "forename": "forename",
    "preferredsurname": "preferred_surname",
    "preferredforename": "preferred_forename",
    "dob": "born",
    "sex": "sex",
    "gender": "sex",
    "ncyearactual": "year",
    "senprovision": "provision",
    "sentype": "sentype",
    "primarysentype": "type_1",
    "secondarysentype": "type_2",
    "incare": "in_care",
}
_FIELDS: dict[str, dict[str, str]] = {
    "header": {"ctfversion": "version", "datetime": "written", "documentqualifier": "qualifier"},
    "sourceschool": {"lea": "la", "estab": "establishment", "schoolname": "school"},
    "pupil": _PUPIL,
    "basicdetails": _PUPIL,
    "lookedafter": {"incare": "in_care"},
    "senhistory": {},
    "sen": {"startdate": "since", "senprovision": "code"},
    "senneeds": {},
    "senneed": {"sentyperank": "rank", "sentype": "code", "needenddate": "ended"},
}
_INSIDE: dict[str, frozenset[str]] = {
    "header": frozenset(("sourceschool",)),
    "pupil": frozenset(("basicdetails", "lookedafter", "senhistory", "sen", "senneeds", "senneed")),
    "basicdetails": frozenset(("lookedafter", "senhistory")),
    "senhistory": frozenset(("sen", "senneeds", "senneed")),
    "senneeds": frozenset(("senneed",)),
}
_OUTSIDE = frozenset(("header", "sourceschool", "pupil"))
_LINES = frozenset(("sen", "senneed"))
_FLAT_NEEDS = (("type_1", "1"), ("type_2", "2"), ("sentype", ""))


class Collector:
    """Takes the header and the pupils; the text of anything else is dropped as it comes."""

    def __init__(self, file_name: str) -> None:
        self.root = ""
        self.header: dict[str, str] = {}
        self.pupils: list[TransferPupil] = []
        self._file_name = file_name
        # The containers that are open; "" for one that is only looked through on the way to pupils.
        self._open: list[str] = []
        # How many elements are open in one that is passed over.
        self._passing = 0
        self._field = ""
        self._parts: list[str] = []
        self._length = 0
        self._into = self.header
        self._pupil: dict[str, str] = {}
        self._provisions: list[Provision] = []
        self._needs: list[SenNeed] = []

    def start(self, name: str) -> None:
        """Open a container or a field that is taken, or pass over what begins."""
        inside = self._open[-1] if self._open else ""
        if self._passing or self._field:
            self._passing += 1
        elif not inside:
            self.root = self.root or name
            self._begin(name if name in _OUTSIDE else "")
        elif field := _FIELDS[inside].get(name):
            self._field, self._parts, self._length = field, [], 0
        elif name in _INSIDE.get(inside, ()):
            self._begin(name)
        else:
            self._passing = 1

    def text(self, text: str) -> None:
        """Keep a piece of a field that is taken; raises Problem for a field that has no end."""
        if not self._field or self._passing:
            return
        self._length += len(text)
        if self._length > MAX_CHARACTERS:
            raise Problem(f"{self._file_name} has a field of more than {MAX_CHARACTERS:,} characters.", AGAIN)
        self._parts.append(text)

    def end(self) -> None:
        """Close what was opened last; what comes first of two fields of the same name stays."""
        if self._passing:
            self._passing -= 1
        elif self._field:
            if found := "".join(self._parts).strip():
                self._into.setdefault(self._field, found)
            self._field = ""
        else:
            self._finish(self._open.pop())

    def _begin(self, container: str) -> None:
        self._open.append(container)
        if container == "pupil":
            self._into = self._pupil = {}
            self._provisions, self._needs = [], []
        elif container in _LINES:
            self._into = {}

    def _finish(self, container: str) -> None:
        if container in _LINES:
            self._take_line(container, self._into)
            self._into = self._pupil
        elif container == "pupil":
            self._take_pupil()
            self._into = self.header

    def _take_line(self, container: str, line: dict[str, str]) -> None:
        if "code" not in line:
            return
        if container == "sen":
            self._provisions.append(Provision(line.get("since", ""), line["code"]))
        else:
            self._needs.append(SenNeed(line.get("rank", ""), line["code"], line.get("ended", "")))
        if len(self._provisions) + len(self._needs) > _MAX_LINES:
            raise Problem(f"{self._file_name} has a SEN history of more than {_MAX_LINES} lines.", AGAIN)

    def _take_pupil(self) -> None:
        if len(self.pupils) >= MAX_PUPILS:
            raise Problem(
                f"{self._file_name} has more than {MAX_PUPILS:,} pupils.", "Ask for them in several files."
            )
        found = self._pupil
        if flat := found.pop("provision", ""):
            self._provisions.append(Provision("", flat))
        flat_needs = [SenNeed(rank, found.pop(field), "") for field, rank in _FLAT_NEEDS if field in found]
        needs = (*self._needs, *flat_needs)
        number = len(self.pupils) + 1
        pupil = TransferPupil(number, provisions=tuple(self._provisions), needs=needs, **found)
        self.pupils.append(pupil)
