"""The CSV package of a directory: its tables joined by their ids, whichever of its files was chosen."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from app.errors import Problem
from app.imports.directory.services import Service, Services
from app.imports.opening import open_source
from app.imports.source import Sort
from app.progress import Silent

TABLES = {
    "services.csv": "id,organization_id,name,description,url,status,minimum_age,maximum_age,licenses\n"
    "s-1,o-1,Counselling,<p>Talking &amp; listening</p>,kite.example.org,active,11,18,OGL v3\n"
    "s-2,o-9,Club,,,active,-1,-1,\n",
    "organizations.csv": "id,name,website,email\no-1,Kite Project,kite.example.org,all@kite.example.org\n",
    "contacts.csv": "id,service_id,name,email\nc-1,s-1,Ann Persona,help@kite.example.org\n",
    "phones.csv": "id,service_id,contact_id,number\np-1,,c-1,0117 496 0000\np-2,s-9,c-9,0117 496 0009\n",
    "schedules.csv": "id,service_id,byday,opens_at,closes_at,attending_type\nd-1,s-1,\"TU,TH\",09:30,16:00,online\n",
    "service_areas.csv": "id,service_id,name\na-1,s-1,North\na-2,s-1,South\n",
    "cost_options.csv": "id,service_id,option,currency,amount,amount_description\nk-1,s-1,Adults,GBP,5,a visit\n",
    "eligibility.csv": "id,service_id,eligibility\ne-1,s-1,Lives in the county\n",
    "service_at_location.csv": "id,service_id,location_id\nl-1,s-1,h-1\n",
    "locations.csv": "id,name\nh-1,Town hall\n",
    "addresses.csv": "id,location_id,address_1,city\nx-1,h-1,1 High Street,Ashby\n",
    "attributes.csv": "id,link_id,taxonomy_term_id\nt-1,s-1,w-1\n",
    "taxonomy_terms.csv": "id,name\nw-1,Anxiety\n",
    "pupils.csv": "id,name\n1,Nobody's business\n",
}  # fmt: skip


def folder_of(folder: Path, **changed: str) -> Path:
    for name, text in (TABLES | {f"{key}.csv": value for key, value in changed.items()}).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "services.csv"


def zip_of(folder: Path, tables: dict[str, str], prefix: str = "") -> Path:
    path = folder / "directory.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, text in tables.items():
            archive.writestr(prefix + name, text)
    return path


def opened(path: Path) -> Services:
    source = open_source(path, Silent())
    assert source.sort is Sort.DIRECTORY
    assert source.services is not None
    return source.services


def first(services: Services) -> Service:
    return services.items[0]


def test_every_table_says_its_part_of_a_service(tmp_path: Path) -> None:
    found = first(opened(folder_of(tmp_path)))
    assert (found.row, found.source_id, found.organisation) == (2, "s-1", "Kite Project")
    said = {name: value for name, value in found.fields.items() if value not in (None, "")}
    assert said == {
        "what": "Talking & listening",
        "website": "kite.example.org",
        "contact": "help@kite.example.org; 0117 496 0000",
        "age_from": 11,
        "age_to": 18,
        "entry_criteria": "Lives in the county",
        "cost_note": "Adults: £5 a visit",
        "delivery": "online",
        "days_and_place": "Tuesday, Thursday 09:30–16:00\nTown hall, 1 High Street, Ashby",
        "area": "North, South",
        "notes": "About it, in the directory's words: Anxiety.\nLicence of this entry: OGL v3",
    }


def test_a_package_is_a_whole_directory_and_says_what_leads_nowhere(tmp_path: Path) -> None:
    services = opened(folder_of(tmp_path))
    assert services.whole
    assert services.notes == ("1 service names an organisation that the file does not have.",)


@pytest.mark.parametrize("prefix", ["", "data/export/"])
def test_a_zip_reads_as_the_folder_does(tmp_path: Path, prefix: str) -> None:
    assert first(opened(zip_of(tmp_path, TABLES, prefix))) == first(opened(folder_of(tmp_path)))


def test_the_description_of_the_package_stands_for_its_folder(tmp_path: Path) -> None:
    folder_of(tmp_path)
    path = tmp_path / "datapackage.json"
    path.write_text(json.dumps({"name": "hsds", "resources": [{"name": "service", "path": "services.csv"}]}))
    assert len(opened(path).items) == 2


def test_services_alone_are_enough(tmp_path: Path) -> None:
    assert [one.name for one in opened(zip_of(tmp_path, {"services.csv": TABLES["services.csv"]})).items] == [
        "Counselling",
        "Club",
    ]


def test_tables_of_version_1_and_of_a_spreadsheet_with_semicolons_are_read(tmp_path: Path) -> None:
    tables = {
        "service.csv": "id;organization_id;name;status\r\ns;o;Café;active",
        "organization.csv": "id;name\r\no;Kite",
    }
    found = first(opened(zip_of(tmp_path, tables)))
    assert (found.name, found.organisation) == ("Café", "Kite")


def test_the_tables_in_one_json_file_are_read(tmp_path: Path) -> None:
    path = tmp_path / "tabular.json"
    service = {"id": "s", "name": "Club", "organization_id": "o"}
    path.write_text(
        json.dumps({"services.csv": [service], "organizations.csv": [{"id": "o", "name": "Kite"}]})
    )
    assert first(opened(path)).organisation == "Kite"


def test_a_description_without_its_services_says_so(tmp_path: Path) -> None:
    path = tmp_path / "datapackage.json"
    path.write_text(json.dumps({"resources": [{"path": "services.csv"}]}))
    with pytest.raises(Problem, match=r"no services\.csv beside it"):
        opened(path)


def test_a_workbook_or_another_zip_is_no_package(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="is a zip file"):
        open_source(zip_of(tmp_path, {"phones.csv": TABLES["phones.csv"]}), Silent())
