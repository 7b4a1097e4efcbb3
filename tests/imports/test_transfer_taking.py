"""What is taken of a transfer file's pupils: SEN as it stands now, years, names and no more than is ticked."""

from __future__ import annotations

from datetime import date

import pytest

from app.imports.transfer.taking import TransferTake, notes_of
from app.imports.transfer.years import year_by_age
from tests.fixtures import TODAY

from .transfers import HEADER, ctf, history, pupil, reading, said, year

JULY = HEADER.replace("2026-10-08", "2026-07-18")
IN_CARE = "<LookedAfter><InCare>true</InCare><CareAuthority>999</CareAuthority></LookedAfter>"


def test_a_full_pupil_says_all_that_is_taken() -> None:
    wren = said(ctf(pupil(year("4"), history([("2024-01-15", "E")], [("1", "SLCN"), ("2", "SEMH")]))))
    assert wren.pupil == {
        "upn": "H801200001001", "forename": "Wren", "surname": "Thimble", "born_on": date(2017, 3, 4), "sex": "F"
    }  # fmt: skip
    assert (wren.standing, wren.sen_types) == ({"year_group": "4", "sen_provision": "E"}, ("SLCN", "SEMH"))
    assert (wren.warnings, wren.guessed) == ([], {})


def test_the_provision_that_began_last_holds_whatever_the_order() -> None:
    lines = [("2024-01-15", "E"), ("2021-09-01", "K"), ("2019-09-01", "N")]
    assert said(ctf(pupil(history(lines)))).standing["sen_provision"] == "E"


def test_the_whole_history_is_shown_beside_what_was_taken() -> None:
    wren = said(ctf(pupil(history([("2024-01-15", "E"), ("2012-09-01", "S"), ("", "N")]))))
    assert wren.warnings[-1] == "SEN history: N, S from 1 September 2012, E from 15 January 2024."


def test_two_provisions_from_one_day_are_asked_and_not_guessed() -> None:
    wren = said(ctf(pupil(history([("2024-01-15", "K"), ("2024-01-15", "E"), ("2020-01-01", "N")]))))
    assert "sen_provision" not in wren.standing
    assert wren.warnings == [
        "SEN provisions E and K all start on 15 January 2024: none was taken, say which holds.",
        "SEN history: N from 1 January 2020, E from 15 January 2024, K from 15 January 2024.",
    ]


def test_one_provision_written_twice_is_no_question() -> None:
    wren = said(ctf(pupil(history([("2024-01-15", "K"), ("2024-01-15", "K")]))))
    assert (wren.standing["sen_provision"], wren.warnings) == ("K", [])


def test_a_line_without_a_start_gives_way_to_one_that_has_it() -> None:
    wren = said(ctf(pupil(history([("", "N"), ("2024-01-15", "K")]))))
    assert wren.standing["sen_provision"] == "K"
    assert "passed over" in wren.warnings[0]


def test_a_provision_that_lies_ahead_is_taken_and_said() -> None:
    wren = said(ctf(pupil(history([("2021-09-01", "K"), ("2027-01-15", "E")]))))
    assert wren.standing["sen_provision"] == "E"
    assert "15 January 2027" in wren.warnings[0]


@pytest.mark.parametrize(
    ("code", "words"), [("S", "Statement"), ("A", "School Action"), ("P", "School Action Plus")]
)
def test_a_provision_of_earlier_days_is_said_and_not_dropped(code: str, words: str) -> None:
    wren = said(ctf(pupil(history([("2012-09-01", code)]))))
    assert wren.reason == ""
    assert wren.warnings == [f"SEN {code} ({words}) is no longer used and was left out: say what it is now."]


def test_besd_is_read_as_semh_and_said() -> None:
    wren = said(ctf(pupil(history((), [("1", "BESD")]))))
    assert (wren.sen_types, wren.warnings) == (("SEMH",), ["The SEN type BESD was read as SEMH."])


def test_all_types_are_kept_in_the_order_of_their_ranks() -> None:
    needs = [("10", "VI"), ("2", "SEMH"), ("1", "SLCN"), ("3", "SPLD"), ("", "HI")]
    assert said(ctf(pupil(history((), needs)))).sen_types == ("SLCN", "SEMH", "SPLD", "VI", "HI")


def test_a_type_that_has_ended_is_left_out_and_said() -> None:
    ended = (
        "<SENneeds><SENneed><SENtype>HI</SENtype><NeedEndDate>2025-01-01</NeedEndDate></SENneed></SENneeds>"
    )
    wren = said(ctf(pupil(ended)))
    assert (wren.sen_types, wren.warnings) == (
        (),
        ["The SEN type “HI” ended on 1 January 2025 and was left out."],
    )


@pytest.mark.parametrize(("ticked", "taken"), [(False, None), (True, True)])
def test_looked_after_is_taken_only_where_it_is_ticked(ticked: bool, taken: bool | None) -> None:
    wren = said(ctf(pupil(IN_CARE)), TransferTake(looked_after=ticked))
    assert wren.standing.get("looked_after") is taken


def test_a_upn_and_the_sex_can_be_left_in_the_file() -> None:
    text = ctf(pupil("<BasicDetails><FormerUPN>A801200001001</FormerUPN></BasicDetails>"))
    left = said(text, TransferTake(upn=False, sex=False))
    assert (left.former_upn, left.pupil.keys() & {"upn", "sex"}) == ("", set())
    assert said(text).pupil.keys() >= {"upn", "sex"}


@pytest.mark.parametrize(
    ("text", "code"), [("4", "4"), ("R", "R"), ("0", "R"), ("N2", "N2"), ("Year 9", "9"), ("X", "X")]
)
def test_years_are_read_as_systems_write_them(text: str, code: str) -> None:
    wren = said(ctf(pupil(year(text))))
    assert wren.standing == {"year_group": code}


def test_a_class_in_place_of_the_year_gives_both_and_is_said() -> None:
    wren = said(ctf(pupil(year("5D"))))
    assert wren.standing == {"year_group": "5", "class_name": "5D"}
    assert wren.warnings == ["“5D” was read as Year 5, class 5D."]


def test_a_year_that_is_missing_is_only_suggested() -> None:
    wren = said(ctf(pupil(born="2016-02-29")))
    assert "year_group" not in wren.standing
    assert wren.guessed["year_group"][0] == "6"


@pytest.mark.parametrize(
    ("born", "day", "code"),
    [
        (date(2022, 8, 31), date(2026, 9, 1), "R"),
        (date(2022, 9, 1), date(2026, 9, 1), "N2"),
        (date(2022, 8, 31), date(2026, 8, 31), "N2"),
        (date(2016, 2, 29), date(2026, 11, 10), "6"),
        (date(2008, 9, 1), date(2026, 11, 10), "13"),
        (date(2025, 1, 1), date(2026, 11, 10), ""),
        (date(1990, 1, 1), date(2026, 11, 10), ""),
    ],
)
def test_the_year_by_age_counts_from_31_august(born: date, day: date, code: str) -> None:
    assert year_by_age(born, day) == code


def test_preferred_names_are_kept_and_another_surname_is_said_without_naming_it() -> None:
    names = "<PreferredForename>Wrennie</PreferredForename><PreferredSurname>Moonraker</PreferredSurname>"
    wren = said(ctf(pupil(f"<BasicDetails>{names}</BasicDetails>")))
    assert (wren.pupil["preferred_name"], wren.pupil["surname"]) == ("Wrennie", "Thimble")
    assert wren.warnings == ["Is known by another surname; the legal one was taken."]


def test_a_pupil_without_a_name_is_refused_alone() -> None:
    assert said(ctf(pupil(surname=""))).reason == "There is no surname."


def test_a_name_of_1000_letters_is_refused_alone() -> None:
    assert "1,000 characters" in said(ctf(pupil(surname="x" * 1000))).reason


def test_what_cannot_be_read_is_left_out_and_said() -> None:
    wren = said(ctf(pupil(year("Swifts"), history([("2024-01-15", "Q")]), born="soon", sex="<Sex>9</Sex>")))
    assert set(wren.pupil) == {"upn", "forename", "surname"}
    assert len(wren.warnings) == 4


def test_dates_in_the_other_order_are_said() -> None:
    wren = said(ctf(pupil(born="04/03/2017")))
    assert wren.pupil["born_on"] == date(2017, 3, 4)
    assert "day was taken to stand first" in wren.warnings[0]


def test_a_file_says_in_words_what_it_is_and_whose() -> None:
    full, part = reading(ctf(pupil())), reading(ctf(pupil(), header=HEADER.replace(">full<", ">partial<")))
    assert full.words == "A Common Transfer File 25.0 from Larkspur Infant School with 1 pupil"
    assert part.words.startswith("A partial Common Transfer File 25.0")


def test_a_file_of_an_earlier_school_year_is_said_to_be_one() -> None:
    (note,) = notes_of(reading(ctf(pupil(), header=JULY)), today=TODAY)
    assert "18 July 2026, in an earlier school year" in note
    assert notes_of(reading(ctf(pupil())), today=TODAY) == ()


@pytest.mark.parametrize(
    ("header", "born", "doubts"),
    [
        (JULY, "2018-03-04", []),
        (
            JULY,
            "2017-03-04",
            ["The file is of an earlier school year and says Year 4; by age it would be Year 5 now."],
        ),
        (HEADER, "2017-03-04", []),
    ],
)
def test_a_year_from_an_earlier_school_year_is_taken_and_doubted(
    header: str, born: str, doubts: list[str]
) -> None:
    wren = said(ctf(pupil(year("4"), born=born), header=header))
    assert (wren.standing["year_group"], wren.warnings) == ("4", doubts)
