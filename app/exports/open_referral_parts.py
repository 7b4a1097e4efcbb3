"""What a directory's file says only in part: whom to ask, without anybody's own address, and links as it wants them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from app.vocabulary import fold

# No standard vocabulary has them, so every name says that it is this school's.
GROUPING = "THRIVE needs-based grouping (local)"
DOMAIN = "Domain of need (local)"
NEED = "Presenting need (local)"
AUDIENCE = "Audience (local)"

_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PHONE = re.compile(r"(?<![\d@.])\+?\(?\d[\d() -]{6,}\d")
# "jo.bell@…" is somebody; "early.help@…" is a desk.
_SOMEBODY = re.compile(r"[a-z]+[._-][a-z]+\d*")
_DESK = re.compile(
    r"(?:^|[._-])(?:admin|advice|appointments|bookings|camhs|care|contact|counselling|duty|early|email|enquir(?:y|ies)"
    r"|family|families|front|general|hello|help|helpline|hub|info|intake|mail|mhst|office|online|parenting|parents"
    r"|project|psychology|reception|referrals?|schools?|send|senior|services?|single|spa|support|teams?|therapy"
    r"|wellbeing|young|youth)(?:[._-]|\d|$)"
)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that classifies an offer: which vocabulary, a key that stays, its name, and what it means."""

    taxonomy: str
    key: str
    name: str
    description: str


class Contacts:
    """Takes addresses and numbers out of what an offer says of its contact; people's names never leave."""

    def __init__(self, staff: tuple[str, ...]) -> None:
        """Know the names of those who work here or with the school."""
        self._staff = tuple(fold(name) for name in staff if name.strip())
        self.left_out = 0

    def of(self, said: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return email addresses and telephone numbers; none of a contact that names somebody of the staff."""
        folded = fold(said)
        if any(name in folded for name in self._staff):
            self.left_out += 1
            return (), ()
        found = dict.fromkeys(_EMAIL.findall(said))
        emails = tuple(one for one in found if not _is_somebody(one))
        self.left_out += len(found) - len(emails)
        return emails, tuple(dict.fromkeys(one.strip() for one in _PHONE.findall(_EMAIL.sub(" ", said))))


def _is_somebody(email: str) -> bool:
    name = email.partition("@")[0].casefold()
    return bool(_SOMEBODY.fullmatch(name)) and not _DESK.search(name)


def web_address(said: str) -> str:
    """Return a web address with its scheme and in letters that a URI may hold; "" for what is none."""
    text = said.strip()
    if not text:
        return ""
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host = parts.netloc.encode("idna").decode("ascii")
    except ValueError:  # brackets, or a name that no address can have
        return ""
    more = quote(text[len(f"{parts.scheme}://{parts.netloc}") :], safe="/%:?#[]@!$&'()*+,;=~-._")
    return f"{parts.scheme}://{host}{more}"
