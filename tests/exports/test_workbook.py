"""What every sheet has: a page it fits, heads that come again, and words about itself."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from app.exports.excel_map import map_workbook, write_excel_map
from app.exports.full_columns import HEADINGS
from app.exports.measure import POINTS_PER_UNIT
from app.exports.offer_ids import read_id
from app.exports.sheets import SIDE
from app.progress import Cancelled
from app.store import Store
from tests.exports.reading import book_of, found, in_sight, opened, texts
from tests.exports.schools import Maker, view_of

ACROSS = {(8, "landscape"): 1190.6, (9, "landscape"): 842.0, (9, "portrait"): 595.3}
DISCLAIMER = "Not endorsed by its authors, and not the Thrive Approach®."


def test_what_was_written_is_said_without_a_path(store: Store, tmp_path: Path) -> None:
    view, about = view_of(store)
    assert write_excel_map(view, about, tmp_path / "map.xlsx").sentence == "Wrote the map, to map.xlsx."


def test_the_properties_name_the_school_and_the_maker_and_nobody_else(shared_book: Workbook) -> None:
    properties = shared_book.properties
    assert properties.title == "Wellbeing offers at Test Primary School"
    assert properties.creator == "Ms Dovecote, SENCO"
    assert properties.lastModifiedBy is None


def test_it_opens_at_the_map(shared_book: Workbook) -> None:
    assert getattr(shared_book.active, "title", "") == "Map"


def test_every_sheet_begins_with_what_it_is(internal_book: Workbook) -> None:
    heads = [sheet["A1"].value for sheet in in_sight(internal_book)]
    assert heads == [
        "Wellbeing offers at Test Primary School",
        "Wellbeing offers at Test Primary School",
        "Offers by grouping: in-house and external",
        "Offers in full",
        "Offers by year group",
        "Gaps: pupils whom no offer serves",
        "Capacity and waiting",
    ]


def test_every_sheet_cites_the_framework_and_claims_nothing(internal_book: Workbook) -> None:
    for sheet in in_sight(internal_book):
        said = " ".join(texts(sheet).values())
        assert "THRIVE Framework for system change (Wolpert et al., 2019)" in said
        assert DISCLAIMER in said


def test_every_sheet_is_one_page_wide_with_pages_counted(internal_book: Workbook) -> None:
    for sheet in _sheets(internal_book):
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.oddFooter.right.text == "Page &P of &N"
        assert sheet.oddFooter.left.text == "Test Primary School, 10 November 2026"


def test_every_sheet_repeats_its_heads_and_stays_in_view(internal_book: Workbook) -> None:
    for sheet in _sheets(internal_book):
        assert sheet.print_title_rows
        assert sheet.freeze_panes
        assert sheet.print_area


def test_the_smallest_type_can_be_read_on_paper(internal_book: Workbook) -> None:
    for sheet in _sheets(internal_book):
        area = sheet.print_area.split("!")[1].replace("$", "")
        printed = sheet[area][0]
        units = sum(sheet.column_dimensions[cell.column_letter].width for cell in printed)
        page = ACROSS[sheet.page_setup.paperSize, sheet.page_setup.orientation] - 2 * SIDE * 72
        scale = min(1.0, page / (units * POINTS_PER_UNIT))
        sizes = {cell.font.sz for row in sheet[area] for cell in row if cell.value}
        assert min(sizes) * scale >= 7.5, sheet.title


def test_every_row_with_text_has_a_height(internal_book: Workbook) -> None:
    for sheet in _sheets(internal_book):
        rows = {cell.row for row in sheet.iter_rows() for cell in row if cell.value is not None}
        assert not [row for row in rows if not sheet.row_dimensions[row].height], sheet.title


def test_no_header_or_footer_is_longer_than_excel_can_hold(store: Store) -> None:
    view, about = view_of(store)
    told = replace(about, school="Fish & Chips && Sons " * 40)
    for sheet in opened(map_workbook(view, told, internal=True)).worksheets:
        parts: Any = sheet.oddFooter
        codes = sum(len(part.text or "") + 10 for part in (parts.left, parts.center, parts.right))
        assert codes <= 255


def test_offers_in_full_are_a_table_with_filters_and_headings_of_their_own(internal_book: Workbook) -> None:
    sheet = internal_book["Offers in full"]
    table = sheet.tables["Offers"]
    heads = [cell.value for cell in sheet[table.ref][0]]
    assert len(heads) == len(set(heads))
    assert heads == [column.name for column in table.tableColumns]
    assert table.autoFilter.ref == table.ref


def test_the_table_holds_every_offer_once_and_its_id_out_of_sight(
    internal_book: Workbook, sample_store: Store
) -> None:
    view, _ = view_of(sample_store)
    sheet = internal_book["Offers in full"]
    rows = sheet[sheet.tables["Offers"].ref]
    ids = [read_id(str(row[-1].value), HEADINGS) for row in rows[1:]]
    assert [one.number for one in ids if one] == [offer.id for offer in view.offers]
    assert sheet.column_dimensions[rows[0][-1].column_letter].hidden


def test_two_offers_of_one_name_are_both_there(store: Store) -> None:
    maker = Maker(store)
    maker.add("Talking group", [("help", "emotional_wellbeing")])
    maker.add("Talking group", [("help", "family_and_home")])
    assert list(texts(book_of(store)["Offers in full"]).values()).count("Talking group") == 2


def test_offers_by_grouping_stand_side_by_side(store: Store) -> None:
    maker = Maker(store)
    maker.add("Ours", [("help", "emotional_wellbeing"), ("help", "family_and_home")], what="A talk")
    maker.add("Theirs", [("help", "emotional_wellbeing")], in_house=False)
    sheet = book_of(store)["Offers by grouping"]
    ours, theirs = found(sheet, "Ours"), found(sheet, "Theirs")
    assert (ours.row, ours.column, theirs.column) == (theirs.row, 3, 5)
    assert (
        str(ours.value) == "Ours\nA talk.\nSchool team.\nFor emotional wellbeing; family and home. All years."
    )


def test_years_are_marked_with_the_letters_of_groupings(store: Store) -> None:
    places = [("help", "emotional_wellbeing"), ("more_help", "emotional_wellbeing")]
    Maker(store).add("Friendship group", places, year_from="3", year_to="4")
    sheet = book_of(store)["By year group"]
    row, heads = found(sheet, "Friendship group").row, found(sheet, "Reception").row
    marked = {sheet.cell(heads, c).value: sheet.cell(row, c).value for c in range(3, sheet.max_column + 1)}
    assert {year for year, mark in marked.items() if mark} == {"Year 3", "Year 4"}
    assert marked["Year 3"] == "H M"


def test_the_cover_says_made_by_whom_for_whom_and_what_for(shared_book: Workbook) -> None:
    said = set(texts(shared_book["Cover and key"]).values())
    assert {
        "Ms Dovecote, SENCO",
        "the planning meeting on 24 November",
        "To plan the spring term together.",
    } <= said
    assert "Autumn term 2026" in said


def test_a_map_that_leaves_something_out_says_what(store: Store) -> None:
    said = texts(book_of(store, in_house=False, years=("3",))["Cover and key"]).values()
    assert "Year 3; external" in said


def test_making_it_can_be_stopped_and_leaves_nothing(store: Store, tmp_path: Path) -> None:
    class Stop:
        def step(self, done: int, total: int, text: str = "") -> None:
            if done == 3:
                raise Cancelled

    view, about = view_of(store)
    with pytest.raises(Cancelled):
        write_excel_map(view, about, tmp_path / "map.xlsx", progress=Stop())
    assert not (tmp_path / "map.xlsx").exists()


def _sheets(book: Workbook) -> list[Any]:
    return in_sight(book)


def test_fonts_are_written_in_the_order_that_excel_writes_them(store: Store) -> None:
    view, about = view_of(store)
    with ZipFile(BytesIO(map_workbook(view, about))) as archive:
        styles, sheet = (
            archive.read(f"xl/{name}").decode() for name in ("styles.xml", "worksheets/sheet2.xml")
        )
    orders = [re.findall(r"<(\w+)", font) for font in re.findall(r"<(?:font|rPr)>(.*?)</", styles + sheet)]
    known = ["b", "sz", "color", "name", "rFont", "family", "charset", "scheme"]
    assert len(orders) > 10
    assert all([tag for tag in known if tag in order] == order for order in orders)


def test_no_text_is_left_in_a_temporary_file(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    view, about = view_of(store)
    assert opened(map_workbook(view, about, internal=True)).sheetnames
