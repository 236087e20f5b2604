"""All facts in one archive: complete, hashed, and the same bytes for the same facts."""

import csv
import hashlib
import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from django.test import Client

from dedere.treaties.facts import Facts
from dedere_web.api.archive import KEPT, Archives, archive_bytes

pytestmark = pytest.mark.usefixtures("own_home")


def test_the_same_facts_give_the_same_bytes(facts: Facts) -> None:
    assert archive_bytes(facts) == archive_bytes(facts)


def test_the_archive_holds_every_fact_twice_and_the_hash_of_every_file(facts: Facts) -> None:
    archive = zipfile.ZipFile(io.BytesIO(archive_bytes(facts)))
    root = f"facts-{facts.version[:12]}"

    names = {name.removeprefix(f"{root}/") for name in archive.namelist()}
    acts = json.loads(archive.read(f"{root}/actions.json"))
    table = list(csv.DictReader(io.StringIO(archive.read(f"{root}/actions.csv").decode())))
    sums = archive.read(f"{root}/SHA256SUMS").decode().splitlines()

    tables = "states instruments obligations actions declarations coverage continuity treaties"
    for name in (*tables.split(), "territories", "sources"):
        assert {f"{name}.csv", f"{name}.json"} <= names
    assert len(acts) == len(table) == len(facts.actions)
    assert [row["id"] for row in table] == [act["id"] for act in acts]
    assert len(sums) == len(names) - 1
    for line in sums:
        sha256, _, name = line.partition("  ")
        assert hashlib.sha256(archive.read(f"{root}/{name}")).hexdigest() == sha256
    assert facts.version in archive.read(f"{root}/README.txt").decode()


@pytest.mark.django_db
def test_the_list_names_size_and_hash_of_what_is_downloaded(client: Client, facts: Facts) -> None:
    (listed,) = json.loads(client.get("/api/v1/bulk/").content)["items"]

    response = client.get(listed["address"])
    again = client.get(listed["address"], headers={"If-None-Match": response.headers["ETag"]})

    assert listed["version"] == facts.version
    assert len(response.content) == listed["bytes"]
    assert hashlib.sha256(response.content).hexdigest() == listed["sha256"]
    assert response.headers["Content-Type"] == "application/zip"
    assert "immutable" in response.headers["Cache-Control"]
    assert again.status_code == 304


def test_archives_of_older_facts_stay_until_there_are_many(facts: Facts, tmp_path: Path) -> None:
    folder = tmp_path / "bulk"
    folder.mkdir()
    for number in range(KEPT + 2):
        old = folder / f"facts-{number}.zip"
        old.write_bytes(b"old")
        os.utime(old, (number, number))

    archives = Archives(folder)
    made = archives.of(facts)

    assert len(archives.all()) == KEPT
    assert archives.all()[0] == made
    assert archives.find("11") is not None
    assert archives.find("0") is None
