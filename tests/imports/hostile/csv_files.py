"""Hostile text: encodings, quotation marks, separators, sizes, and what stands in cells."""

from __future__ import annotations

from collections.abc import Mapping

from tests.imports.hostile.making import Hostile, made, raw

HEAD = "Adno,Surname,Forename,Year\n"
ADA = "1,Lovelace,Ada,4\n"
TWO = HEAD + ADA + "2,Hopper,Grace,5\n"


def cell(text: str) -> str:
    """Return a list with one pupil whose forename is this."""
    return f"{HEAD}1,Lovelace,{text},4\n"


CSV: Mapping[str, Hostile] = {
    # Encodings
    "csv with nul bytes": raw(TWO.replace("Ada", "A\x00da"), "2 new"),
    "csv of nul bytes only": raw(b"\x00" * 5000, "is empty"),
    "utf-16 without a mark": raw(TWO.encode("utf-16-le"), "2 new"),
    "utf-16 the other way round, without a mark": raw(TWO.encode("utf-16-be"), "2 new"),
    "utf-16 of an odd number of bytes": raw(TWO.encode("utf-16") + b"x", "2 new"),
    "utf-32": raw(TWO.encode("utf-32"), "2 new"),
    "utf-8 with a mark in every line": raw(TWO.replace("\n", "\n\ufeff"), "2 new"),
    "utf-8 with half letters": raw(TWO.replace("Ada", "A\ud800da"), "2 new"),
    "utf-8 cut in a letter": raw(HEAD.encode() + "1,Lovelace,Zo\u00eb".encode()[:-1], "1 new"),
    "two encodings in one file": raw(
        HEAD.encode() + "1,Zo\u00eb,Ada,4\n".encode() + "2,Zo\u00eb,Eva,4\n".encode("cp1252"), "2 new"
    ),
    "utf-7": raw(TWO.replace("Ada", "+AEEAZABh-").encode(), "2 new"),
    "ebcdic": raw(TWO.encode("cp500"), "no row of headings"),
    # Lines and quotation marks
    "three kinds of line ends": raw(TWO.replace("4\n", "4\r") + "3,Curie,Marie,6\r\n", "3 new"),
    "lines that end in the middle of a name": raw(cell('"A\nd\r\na"'), "1 new"),
    "an unmatched quotation mark": raw(HEAD + '1,"Lovelace,Ada,4\n2,Hopper,Grace,5\n', "quotation mark"),
    "a quotation mark behind a quoted cell": raw(HEAD + '1,"Love"lace,Ada,4\n', "quotation mark"),
    "quotation marks only": raw('"' * 9999, "quotation mark"),
    "a million quotation marks": made(lambda: HEAD.encode() + b'"' * 1_000_000, "too long for a list"),
    "separators only": raw("," * 50_000, "no row"),
    "line ends only": raw("\n" * 500_000, "is empty"),
    "no line end at all": raw("Adno;Surname;Forename;Year", "no pupils below"),
    "form feeds and line separators": raw(cell("A\u2028d\x0ca\x85"), "1 new"),
    # Sizes
    "a single line of 50 MB": made(lambda: b"a" * 49_000_000, "too long for a list"),
    "a single line of 50 MB with separators": made(lambda: b"a," * 24_000_000, "too long for a list"),
    "a row of a million lines": made(lambda: HEAD.encode() + b'"\n",' * 1_000_000, "too long for a list"),
    "a cell of 3 MB": raw(cell("A" * 3_000_000), "too long for a list"),
    "a file larger than 50 MB": made(lambda: b"a,b\n" * 12_600_000, "larger than 50 MB", slow=True),
    "60,000 rows": made((HEAD + ADA * 60_000).encode, "more than 50,000 rows"),
    "5,000 columns": raw(",".join(f"Column {n}" for n in range(5000)) + "\n" + HEAD + ADA, "1 new"),
    "a row longer than its headings": raw(HEAD + "1,Lovelace,Ada,4" + ",x" * 300 + "\n", "1 new"),
    "rows of many lengths": raw(HEAD + "1\n2,Hopper\n3,Curie,Marie\n4,Noether,Emmy,6,7,8\n", "2 new"),
    "a name of 100,000 characters": raw(cell("A" * 100_000), "1 refused"),
    "a number of 400 digits": raw(HEAD + "9" * 400 + ",Lovelace,Ada,4\n", "1 refused"),
    "a year of 4,000 digits": raw(HEAD + "1,Lovelace,Ada," + "4" * 4000 + "\n", "1 refused"),
    # Headings
    "headings only": raw(HEAD, "no pupils below"),
    "the same heading ten times": raw(
        "Surname," * 9 + "Surname,Forename,Year\n" + "Lovelace," * 10 + "Ada,4\n", "1 new"
    ),
    "headings in every row": raw((HEAD + ADA) * 3, "1 new"),
    "headings of control characters": raw("\x01\x02,\x03\x04\n1,2\n", "no row of headings"),
    "headings after 200 lines of title": raw("A school\n" * 200 + TWO, "no row of headings"),
    "headings in capitals turned around": raw(TWO.replace("Surname", "\u202eSurname\u202c"), "2 new"),
    # Cells
    "a formula that starts a program": raw(cell("=cmd|' /C calc'!A0"), "1 new"),
    "a formula behind a plus": raw(cell('"+HYPERLINK(""http://x.example"";""a"")"'), "1 new"),
    "a name turned around": raw(cell("\u202eadA\u202c\u2066"), "1 new"),
    "a name of marks that nobody sees": raw(cell("\u200b\u200d\u2060\ufeff"), "1 refused"),
    "a name of control characters": raw(cell("\x07\x08\x1b[31mAda\x1b[0m"), "1 new"),
    "a name of a thousand accents": raw(cell("A" + "\u0301" * 1000), "1 refused"),
    "a name in another script": raw(cell("\u0639\u0644\u064a"), "1 new"),
    "names that fold to the same": raw(HEAD + "1,Stra\u00dfe,Ada,4\n2,STRASSE,ADA,4\n", "2 new"),
    "dates of 1900 and 9999": raw(
        "Surname,Forename,DOB\nA,B,01/01/1900\nC,D,31/12/9999\nE,F,99999999\nG,H,0/0/0\n", "4 new"
    ),
    "day numbers beyond all days": raw(
        "Surname,Forename,DOB\nA,B,99999\nC,D,-1\nE,F,1e308\nG,H,nan\nI,J,inf\n", "5 new"
    ),
    "an SQL statement as a name": raw(cell("Robert'); DROP TABLE pupil;--"), "1 new"),
    "a script as a name": raw(cell("<script>alert(1)</script>"), "1 new"),
    "a form of Python as a name": raw(cell("{0.__class__} %s %(x)s \\N{BULLET}"), "1 new"),
    "the same pupil five thousand times": made((HEAD + ADA * 5_000).encode, "1 new"),
}
