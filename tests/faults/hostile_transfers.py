"""Transfer files that mean harm, are broken, or are something else, and the sentence each has to end in."""

from __future__ import annotations

import codecs
import gzip
import io
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

from tests.imports.transfers import DECLARED, ctf, history, pupil, year

GOOD = ctf(
    pupil(year("4"), history([("2024-01-15", "E"), ("2021-09-01", "K")], [("1", "SLCN"), ("2", "SEMH")])),
    pupil(year("R"), upn="B801200005001", forename="Zoë", surname="O'Moonraker", born="2021-11-03"),
)
DTD, BROKEN, CUT = "document type or entities", "not well-formed", "ends in the middle"
TOO_MUCH, DEEP, OTHER = "built in a way", "32 deep", "no Common Transfer File"


def with_dtd(subset: str, body: str = "") -> bytes:
    """Return a file with a document type and, in a surname, what it defines."""
    return (
        f"{DECLARED}<!DOCTYPE CTfile {subset}>{ctf(pupil(surname=body or 'Thimble'), declared='')}".encode()
    )


def laughs(count: int = 9) -> str:
    """Return entities of which each is ten of the one before."""
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, count + 1))
    return f'[<!ENTITY l0 "lol">{lines}]'


def zipped(size: int) -> bytes:
    """Return a zip whose one part unpacks to many zeros."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("ctf.xml", b"\x00" * size)
    return out.getvalue()


def declared(encoding: str, text: str = GOOD) -> str:
    """Return a good file that says it is in some encoding."""
    return text.replace(DECLARED, f'<?xml version="1.0" encoding="{encoding}"?>')


SMALL: dict[str, tuple[bytes, str]] = {
    "billion laughs": (with_dtd(laughs(), "&l9;"), DTD),
    "quadratic blow-up": (with_dtd(f'[<!ENTITY a "{"a" * 100_000}">]', "&a;" * 1000), DTD),
    "file as an entity": (with_dtd('[<!ENTITY x SYSTEM "file:///etc/passwd">]', "&x;"), DTD),
    "address as an entity": (with_dtd('[<!ENTITY x SYSTEM "http://192.0.2.1/x">]', "&x;"), DTD),
    "outside document type": (with_dtd('SYSTEM "http://192.0.2.1/x.dtd"'), DTD),
    "public document type": (with_dtd('PUBLIC "-//X//Y" "file:///etc/passwd"'), DTD),
    "parameter entity": (with_dtd('[<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]'), DTD),
    "parameter entity inside": (with_dtd("[<!ENTITY % p '<!ENTITY x \"y\">'> %p;]", "&x;"), DTD),
    "empty document type": (with_dtd("[]"), DTD),
    "document type without a subset": (with_dtd(""), DTD),
    "default attribute": (with_dtd('[<!ATTLIST Pupil a CDATA "x">]'), DTD),
    "notation": (with_dtd('[<!NOTATION n SYSTEM "x">]'), DTD),
    "entity that is itself": (with_dtd('[<!ENTITY a "&b;"><!ENTITY b "&a;">]', "&a;"), DTD),
    "document type in UTF-16": (with_dtd(laughs(), "&l9;").decode().encode("utf-16"), DTD),
    "document type in UTF-32": (with_dtd(laughs(), "&l9;").decode().encode("utf-32"), DTD),
    "entity nobody declared": (ctf(pupil(surname="&nbsp;")).encode(), BROKEN),
    "reference to a NUL": (ctf(pupil(surname="&#0;")).encode(), BROKEN),
    "reference to half a letter": (ctf(pupil(surname="&#xD800;")).encode(), BROKEN),
    "NUL in a name": (GOOD.replace("Wren", "Wr\x00en").encode(), BROKEN),
    "NULs at the end": (GOOD.encode() + b"\x00" * 100, BROKEN),
    "control character": (GOOD.replace("Wren", "Wr\x07en").encode(), BROKEN),
    "two documents": ((GOOD + GOOD).encode(), BROKEN),
    "text after the end": ((GOOD + "and more").encode(), BROKEN),
    "tags that cross": (b"<CTfile><Pupil><Surname></Pupil></Surname></CTfile>", BROKEN),
    "attribute without quotes": (b"<CTfile a=b/>", BROKEN),
    "attribute twice": (b"<CTfile a='1' a='2'/>", BROKEN),
    "less-than in a name": (ctf(pupil(surname="a < b")).encode(), BROKEN),
    "ampersand in a name": (ctf(pupil(surname="Quill & Son")).encode(), BROKEN),
    "declaration twice": ((DECLARED + GOOD).encode(), BROKEN),
    "cut in a name": (GOOD[: GOOD.index("ren")].encode(), CUT),
    "cut in a tag": (GOOD[: GOOD.index("name>Wren")].encode(), CUT),
    "cut before the end": (GOOD[: -len("</CTfile>")].encode(), CUT),
    "cut in a letter": (GOOD.encode()[: GOOD.encode().index("ë".encode()) + 1], CUT),
    "cut in CDATA": (ctf(pupil())[:-60].encode() + b"<![CDATA[x", CUT),
    "cut in a comment": (b"<CTfile><!-- and so on", CUT),
    "cut in UTF-16": (GOOD.encode("utf-16")[:1001], "is damaged"),
    "only a declaration": (DECLARED.encode(), CUT),
    "33 deep": (("<a>" * 33 + "</a>" * 33).encode(), DEEP),
    "10,000 deep": (b"<CTfile>" * 10_000, DEEP),
    "deep inside a pupil": (ctf(pupil("<x>" * 50 + "</x>" * 50)).encode(), DEEP),
    "deep inside a name": (ctf(pupil(surname="<x>" * 50 + "</x>" * 50)).encode(), DEEP),
    "UTF-7": (declared("UTF-7").encode("utf-7"), "encoding that transfer files do not use"),
    "UTF-7 by its name alone": (declared("UTF-7").encode(), "encoding that transfer files do not use"),
    "encoding nobody knows": (declared("x-klingon").encode(), "encoding that transfer files do not use"),
    "encoding that unpacks": (declared("zlib_codec").encode(), "encoding that transfer files do not use"),
    "IBM's letters": (declared("cp037").encode("cp037"), "no row of headings"),
    "only a BOM": (codecs.BOM_UTF8, "is empty"),
    "web page": (b"<!DOCTYPE html><html><body>Thimble</body></html>", "web page"),
    "web page as XML": (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", "web page"),
    "picture": (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", OTHER),
    "letter to a web service": (b"<Envelope><Body><Staff/></Body></Envelope>", OTHER),
    "transformation": (b"<x:stylesheet xmlns:x='http://www.w3.org/1999/XSL/Transform'/>", OTHER),
    "no pupils": (ctf().encode(), "without pupils"),
    "field of 4,001 characters": (ctf(pupil(surname="x" * 4001)).encode(), "more than 4,000 characters"),
    "field of a megabyte": (ctf(pupil(surname="x" * 1_000_000)).encode(), "more than 4,000 characters"),
    "field of references": (ctf(pupil(surname="&amp;" * 200_000)).encode(), "more than 4,000 characters"),
    "201 lines of SEN": (ctf(pupil(history([("2024-01-01", "K")] * 201))).encode(), "more than 200 lines"),
    "5,001 names of elements": (
        f"<CTfile>{''.join(f'<a{n}/>' for n in range(5_001))}</CTfile>".encode(),
        TOO_MUCH,
    ),
    "100,001 attributes": (b"<CTfile>" + b"<a b='' c='' d='' e='' f=''/>" * 20_001 + b"</CTfile>", TOO_MUCH),
    "zip": (zipped(1_000), "zip file"),
    "packed": (gzip.compress(GOOD.encode()), "compressed file"),
}

# Made to measure, in bytes.
LARGE: dict[str, tuple[Callable[[int], bytes], str]] = {
    "comment": (lambda size: ctf(pupil(f"<!--{'x' * size}-->")).encode(), TOO_MUCH),
    "attribute": (lambda size: ctf(pupil(f"<A b='{'x' * size}'/>")).encode(), TOO_MUCH),
    "name of an element": (lambda size: ctf(pupil(f"<{'x' * size}/>")).encode(), TOO_MUCH),
    "instruction": (lambda size: ctf(pupil(f"<?x {'x' * size}?>")).encode(), TOO_MUCH),
    "attributes": (
        lambda size: b"<CTfile " + b" ".join(b"b%d=''" % n for n in range(size // 12)) + b"/>",
        TOO_MUCH,
    ),
    "lines": (lambda size: b"<CTfile>" + b"\n" * size, CUT),
    "no letters": (lambda size: b"<CTfile>" + b"\xff" * size, CUT),
    "laughs": (lambda size: with_dtd(laughs(), "&l9;" * (size // 4)), DTD),
    "names of elements": (
        lambda size: b"<CTfile>" + b"".join(b"<a%d/>" % n for n in range(size // 12)) + b"</CTfile>",
        TOO_MUCH,
    ),
}
# Large whatever the measure.
HUGE: dict[str, tuple[Callable[[], bytes], str]] = {
    "60 MB": (lambda: ctf(pupil("<A>" + "x" * 60_000_000 + "</A>")).encode(), "larger than 50 MB"),
    "20,001 pupils": (
        lambda: ctf("<Pupil><Surname>x</Surname></Pupil>" * 20_001).encode(),
        "more than 20,000",
    ),
    "zip bomb": (lambda: zipped(50_000_000), "zip file"),
}
# Takes some seconds, so it is tried in the full run only.
SLOW: dict[str, tuple[Callable[[], bytes], str]] = {
    "twelve million elements": (lambda: b"<CTfile>" + b"<a/>" * 12_000_000 + b"</CTfile>", TOO_MUCH),
}
