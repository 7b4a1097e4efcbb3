"""Reading transfer files: every shape and encoding that systems write, and only what may be taken."""

from __future__ import annotations

import codecs
from datetime import date
from pathlib import Path

import pytest

from app.errors import Problem
from app.imports.source import Sort

from .transfers import DECLARED, HEADER, ctf, history, opened, pupil, reading, year

NAMESPACE = ctf(pupil(year("4"))).replace("<CTfile>", '<CTfile xmlns="http://example.org/ctf">')
PREFIXED = (
    '<c:CTfile xmlns:c="http://example.org/ctf"><c:CTFpupilData><c:Pupil><c:Surname>Thimble</c:Surname>'
    "<c:Forename>Wren</c:Forename></c:Pupil></c:CTFpupilData></c:CTfile>"
)
FLAT = (
    "<CTfile><Pupils><Pupil><UPN>H801200001001</UPN><Surname>Thimble</Surname><Forename>Wren</Forename>"
    "<Gender>F</Gender><NCyearActual>4</NCyearActual><SENprovision>K</SENprovision><PrimarySENtype>SLCN"
    "</PrimarySENtype><SecondarySENtype>ASD</SecondarySENtype></Pupil></Pupils></CTfile>"
)
PRIVATE = (
    "<Address><Surname>Not this</Surname><Line1>1 Secret Lane</Line1></Address>"
    "<Contacts><Contact><Surname>Nor this</Surname><Forename>Nobody</Forename></Contact></Contacts>"
    "<BasicDetails><Ethnicity>SECRET</Ethnicity><MedicalFlag>true</MedicalFlag><FormerSurname>Hidden</FormerSurname>"
    "<Languages><Type><Language>SECRET</Language></Type></Languages></BasicDetails>"
    "<SchoolHistory><School><SchoolName>Hidden</SchoolName></School></SchoolHistory>"
)


def test_the_header_says_where_from_which_version_and_how_much() -> None:
    found = reading(ctf(pupil()))
    assert (found.school, found.version, found.partial) == ("Larkspur Infant School", "25.0", False)
    assert found.written_on == date(2026, 10, 8)


def test_a_file_that_says_partial_is_partial() -> None:
    assert reading(ctf(pupil(), header=HEADER.replace(">full<", ">partial<"))).partial


def test_a_school_without_a_name_is_told_by_its_number() -> None:
    header = HEADER.replace("<SchoolName>Larkspur Infant School</SchoolName>", "")
    assert reading(ctf(pupil(), header=header)).school == "school 999/1001"


def test_a_partial_file_as_the_department_writes_it_is_read() -> None:
    header = (
        "<Header><CTFversion>25.0</CTFversion><DateTime>2026-10-08T09:15:00</DateTime><DocumentQualifier>partial"
        "</DocumentQualifier><SourceSchool><LEA>XXX</LEA><Estab>XXXX</Estab></SourceSchool></Header>"
    )
    fsm = "<FSMhistory><FSMinstance><FSMstartDate>2024-01-01</FSMstartDate></FSMinstance></FSMhistory>"
    stages = "<StageAssessments><KeyStage><Stage>KS1</Stage></KeyStage></StageAssessments>"
    found = reading(
        ctf(pupil(fsm, "<NAWdetails><DateEntry>2024-01-01</DateEntry></NAWdetails>", stages), header=header)
    )
    assert (found.partial, found.school, found.pupils[0].year) == (True, "", "")
    assert found.words == "A partial Common Transfer File 25.0 with 1 pupil"


def test_a_pupil_is_read_with_what_is_nested() -> None:
    (wren,) = reading(ctf(pupil(year("4"), history([("2024-01-15", "E")], [("1", "SLCN")])))).pupils
    assert (wren.surname, wren.born, wren.sex, wren.year) == ("Thimble", "2017-03-04", "F", "4")
    assert (wren.provisions[0].code, wren.needs[0].code) == ("E", "SLCN")


@pytest.mark.parametrize("text", [NAMESPACE, PREFIXED, FLAT, FLAT.replace("CTfile", "ATfile")])
def test_pupils_are_found_wherever_they_stand_and_whatever_the_namespace(text: str) -> None:
    (wren,) = reading(text).pupils
    assert (wren.forename, wren.surname) == ("Wren", "Thimble")


def test_a_flat_file_gives_year_and_sen_too() -> None:
    (wren,) = reading(FLAT).pupils
    assert (wren.year, wren.sex, wren.provisions[0].code) == ("4", "F", "K")
    assert [(need.rank, need.code) for need in wren.needs] == [("1", "SLCN"), ("2", "ASD")]


def test_sex_may_be_called_gender() -> None:
    (wren,) = reading(ctf(pupil(sex="<Gender>M</Gender>"))).pupils
    assert wren.sex == "M"


def test_what_is_not_taken_is_in_memory_nowhere() -> None:
    found = repr(reading(ctf(pupil(PRIVATE, year("4")))))
    assert not [
        word for word in ("Secret", "SECRET", "Hidden", "Not this", "Nor this", "Nobody") if word in found
    ]


def test_names_of_contacts_and_schools_never_become_the_pupils() -> None:
    parts = PRIVATE + "<Surname>Thimble</Surname><Forename>Wren</Forename>"
    (wren,) = reading(ctf(f"<Pupil>{parts}</Pupil>")).pupils
    assert (wren.forename, wren.surname) == ("Wren", "Thimble")


def test_comments_marks_and_cdata_inside_a_name_leave_the_name() -> None:
    (wren,) = reading(ctf(pupil(surname="Thi<!-- x --><?php y?><![CDATA[m<b>]]>&#98;le"))).pupils
    assert wren.surname == "Thim<b>ble"


def test_elements_inside_a_name_are_passed_over() -> None:
    (wren,) = reading(ctf(pupil(surname="Thim<i>x<j>y</j></i>ble"))).pupils
    assert wren.surname == "Thimble"


@pytest.mark.parametrize(
    "data",
    [
        ctf(pupil(forename="Zoë")).encode(),
        codecs.BOM_UTF8 + ctf(pupil(forename="Zoë")).encode(),
        ctf(pupil(forename="Zoë"), declared='<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16"),
        ctf(pupil(forename="Zoë"), declared="").encode("utf-16-be"),
        ctf(pupil(forename="Zoë"), declared="").encode("utf-16-le"),
        ctf(pupil(forename="Zoë"), declared="<?xml version='1.0' encoding='Windows-1252'?>").encode("cp1252"),
        ctf(pupil(forename="Zoë"), declared="<?xml version='1.0' encoding='ISO-8859-1'?>").encode("cp1252"),
        b"\r\n" + ctf(pupil(forename="Zoë")).encode(),
    ],
    ids=["utf-8", "BOM", "utf-16", "utf-16 be bare", "utf-16 le bare", "windows", "latin", "empty line first"],
)  # fmt: skip
def test_every_usual_encoding_is_read(tmp_path: Path, data: bytes) -> None:
    found = opened(tmp_path, data)
    assert (found.pupils[0].forename, found.notes) == ("Zoë", ())


def test_windows_letters_in_a_file_that_says_utf_8_are_read_and_said() -> None:
    found = reading(ctf(pupil(forename="Zoë")).encode("cp1252"))
    assert found.pupils[0].forename == "Zoë"
    assert "Windows-1252" in found.notes[0]


@pytest.mark.parametrize(
    ("declared", "encoding"), [("UTF-16", "utf-8"), ("windows-1252", "utf-8"), ("utf-8", "utf-16")]
)
def test_the_bytes_are_believed_where_the_declaration_is_wrong(declared: str, encoding: str) -> None:
    text = ctf(pupil(forename="Zoë"), declared=f'<?xml version="1.0" encoding="{declared}"?>')
    assert reading(text.encode(encoding)).pupils[0].forename == "Zoë"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_LE, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-8"),
        (codecs.BOM_UTF8, "utf-16-le"),
        (codecs.BOM_UTF8, "cp1252"),
        (codecs.BOM_UTF16_BE, "utf-16-le"),
    ],
)
def test_the_mark_of_another_encoding_is_not_believed(tmp_path: Path, mark: bytes, encoding: str) -> None:
    assert opened(tmp_path, mark + ctf(pupil(forename="Zoë")).encode(encoding)).pupils[0].forename == "Zoë"


def test_a_few_broken_letters_are_shown_and_said() -> None:
    data = ctf(pupil(forename="Zoë"), pupil(forename="Åse Ünsal", upn="")).encode().replace(b"Wren", b"")
    found = reading(data.replace("Å".encode(), b"\xff"))
    assert found.pupils[1].forename == "�se Ünsal"
    assert "look at the names" in found.notes[-1]


@pytest.mark.parametrize("name", ["ctf.xml", "pupils.csv", "map.xlsx", "x"])
def test_a_transfer_file_is_known_whatever_its_name(tmp_path: Path, name: str) -> None:
    from app.imports.opening import open_source
    from app.progress import Silent

    path = tmp_path / name
    path.write_text(ctf(pupil()), encoding="utf-8")
    assert open_source(path, Silent()).sort is Sort.TRANSFER


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<rss><channel/></rss>", "no Common Transfer File"),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", "no Common Transfer File"),
        (DECLARED + "<School><Staff><Surname>Thimble</Surname></Staff></School>", "no Common Transfer File"),
        (ctf(), "without pupils"),
        ("<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>", "workbook saved as XML"),
    ],
)
def test_other_xml_is_named(text: str, sentence: str) -> None:
    with pytest.raises(Problem, match=sentence) as caught:
        reading(text)
    assert caught.value.what_to_do
