"""What leaves the pages: feeds, tables and pictures, each with its day and its facts."""

import csv
import io
import json
import xml.etree.ElementTree as ET

import pytest
from django.test import Client
from openpyxl import load_workbook

from dedere.treaties.facts import Facts

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_atom_feed_has_stable_identifiers_and_absolute_addresses(client: Client) -> None:
    response = client.get("/treaties/changes.atom?instrument=financing-1999")

    feed = ET.fromstring(response.content)  # noqa: S314 - our own feed
    entries = feed.findall(f"{ATOM}entry")
    assert response["Content-Type"].startswith("application/atom+xml")
    assert len(entries) == 100
    assert all(e.findtext(f"{ATOM}id", "").startswith("tag:dedere,2013:act/") for e in entries)
    assert all(e.find(f"{ATOM}link").get("href", "").startswith("http://") for e in entries)  # type: ignore[union-attr]
    dates = [e.findtext(f"{ATOM}updated", "") for e in entries]
    assert dates == sorted(dates, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == dates[0]


def test_the_json_feed_has_the_same_entries(client: Client) -> None:
    atom = ET.fromstring(client.get("/treaties/changes.atom?state=KEN").content)  # noqa: S314
    feed = json.loads(client.get("/treaties/changes.json?state=KEN").content)

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "http://testserver/treaties/changes.json?state=KEN"
    assert [item["id"] for item in feed["items"]] == [
        entry.findtext(f"{ATOM}id") for entry in atom.findall(f"{ATOM}entry")
    ]
    assert all(item["title"].startswith("Kenya") for item in feed["items"])


def test_an_entry_leads_to_its_act(client: Client) -> None:
    entry = json.loads(client.get("/treaties/changes.json?state=KEN").content)["items"][0]
    address, anchor = entry["url"].removeprefix("http://testserver").split("#")

    assert f'id="{anchor}"' in client.get(address).content.decode()


@pytest.mark.parametrize("page", ["matrix/", "states/KEN/", "acts/", "acts/?standing=bound"])
def test_a_table_leaves_in_three_formats_with_the_same_rows(
    client: Client, facts: Facts, page: str
) -> None:
    address = f"/treaties/{page}{'&' if '?' in page else '?'}on=2013-04-22&format="

    as_csv = client.get(f"{address}csv")
    rows = list(csv.DictReader(io.StringIO(as_csv.content.decode("utf-8-sig"))))
    as_json = json.loads(client.get(f"{address}json").content)
    sheet = load_workbook(io.BytesIO(client.get(f"{address}xlsx").content)).worksheets[0]

    assert as_csv.content.startswith(b"\xef\xbb\xbf")
    assert len(rows) == len(as_json["rows"]) == sheet.max_row - 1
    assert {row["facts"] for row in rows} == {facts.version} == {as_json["facts"]}
    assert {row["as_of"] for row in rows} == {"2013-04-22"} == {as_json["on"]}
    assert facts.version[:8] in as_csv["Content-Disposition"]


def test_the_matrix_as_a_file_says_what_the_squares_say(client: Client) -> None:
    response = client.get("/treaties/matrix/?on=2013-04-22&format=csv")

    rows = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
    kenya = next(row for row in rows if row["state"] == "KEN")
    assert kenya["hostages-1979"] == "bound"
    assert kenya["hague-1970"] == "bound (undated)"
    assert kenya["markex-1991"] == "unknown"


@pytest.mark.parametrize(
    "picture",
    ["map", "map?instrument=hague-1970", "curve?instrument=hague-1970", "timeline?state=KEN"],
)
def test_a_picture_leaves_as_svg_png_and_csv(client: Client, facts: Facts, picture: str) -> None:
    kind, _, query = picture.partition("?")

    svg = client.get(f"/treaties/pictures/{kind}.svg?{query}&on=2013-04-22")
    png = client.get(f"/treaties/pictures/{kind}.png?{query}&on=2013-04-22")
    table = client.get(f"/treaties/pictures/{kind}.csv?{query}&on=2013-04-22")

    drawing = svg.content.decode()
    assert "22 April 2013" in drawing
    assert facts.version[:12] in drawing
    assert "<a " not in drawing
    assert png.content.startswith(b"\x89PNG")
    assert len(table.content.splitlines()) > 10


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/treaties/pictures/pie.svg", 404),
        ("/treaties/pictures/map.gif", 404),
        ("/treaties/pictures/timeline.svg", 404),
        ("/treaties/pictures/timeline.svg?state=Atlantis", 404),
        ("/treaties/pictures/curve.svg?instrument=none", 404),
        ("/treaties/matrix/?format=pdf", 404),
    ],
)
def test_what_cannot_leave_is_said(client: Client, address: str, status: int) -> None:
    assert client.get(address).status_code == status
