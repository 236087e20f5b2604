"""A backup that comes back as it was, on both databases; and one that was changed, refused."""

import hashlib
import io
import json
import os
import shutil
import stat
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dedere_web.config.archives import is_safe
from dedere_web.config.backup import FOLDERS, KEY_FILES, MADE_AGAIN
from tests.web import postgres
from tests.web.listing import HEAD, NEW_ACT
from tests.web.people import PASSWORD

DEDERE = (sys.executable, "-m", "dedere_cli.main")
SHELL = (sys.executable, "-m", "django", "shell", "-v0", "-c")

TABLES = """
import hashlib, json, sys
from django.db import connection
found = {}
with connection.cursor() as cursor:
    for table in sorted(connection.introspection.table_names(cursor)):
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        found[table] = sorted(map(repr, cursor.fetchall()))
print(json.dumps(found))
"""
LETTER = """
from django.core.mail import send_mail
send_mail("A letter", "Its text.", None, ["reader@ministry.example"])
"""


@dataclass(frozen=True)
class Deployment:
    """A home with its database, and the commands a person types in it."""

    home: Path
    said: tuple[tuple[str, str], ...] = ()

    def run(self, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        path = os.environ["PATH"]  # noqa: TID251 - of the process it starts
        return subprocess.run(  # noqa: S603 - our own command
            words,
            env={
                "PATH": path,
                "DEDERE_HOME": str(self.home),
                "DJANGO_SETTINGS_MODULE": "dedere_web.config.settings",
                **dict(self.said),
            },
            input=stdin, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip

    def dedere(self, *words: str, stdin: str = "") -> str:
        done = self.run(*DEDERE, *words, stdin=stdin)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def refused(self, *words: str) -> str:
        done = self.run(*DEDERE, *words)
        assert (done.returncode, done.stdout) == (2, ""), done.stderr
        assert len(done.stderr.splitlines()) == 1
        return done.stderr

    def tables(self) -> dict[str, list[str]]:
        done = self.run(*SHELL, TABLES)
        assert done.returncode == 0, done.stderr
        found: dict[str, list[str]] = json.loads(done.stdout)
        return found


def filled(deployment: Deployment, folder: Path) -> Deployment:
    """Let a deployment hold an account, an import, a letter and a file."""
    listed = folder / "list.csv"
    listed.write_text(HEAD + NEW_ACT, encoding="utf-8")
    deployment.dedere("create-operator", "--email", "op@ministry.example", stdin=f"{PASSWORD}\n")
    deployment.dedere(
        *("import", "csv", str(listed), "--instrument", "hague-1970"),
        *("--source", "test-list", "--as-of", "2024-05-01"),
    )
    assert deployment.run(*SHELL, LETTER).returncode == 0
    (deployment.home / "files/ab").mkdir(parents=True)
    (deployment.home / "files/ab/abc").write_bytes(bytes(range(256)) * 100)
    return deployment


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Deployment:
    folder = tmp_path_factory.mktemp("original")
    return filled(Deployment(folder / "home"), folder)


@pytest.fixture(scope="module")
def backup(original: Deployment, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("backup") / "monday.tar"
    said = original.dedere("backup", "--out", str(out), "--keys", str(out.with_name("keys.json")))
    assert "the database and 2 files" in said
    return out


@pytest.fixture
def fresh(tmp_path: Path) -> Deployment:
    return Deployment(tmp_path / "fresh")


@pytest.fixture
def two_databases() -> Iterator[tuple[str, str]]:
    postgres.make_role()
    names = postgres.make_database(), postgres.make_database()
    yield names
    for name in names:
        postgres.drop_database(name)


def same(one: Deployment, other: Deployment) -> None:
    """Compare every table, every file and every key."""
    mine, theirs = one.tables(), other.tables()
    assert set(mine) == set(theirs)
    assert [table for table in mine if mine[table] != theirs[table]] == []
    assert sum(map(len, mine.values())) > 50
    for name in (*KEY_FILES, "files/ab/abc"):
        first, second = one.home / name, other.home / name
        assert first.exists() == second.exists()
        assert not first.exists() or first.read_bytes() == second.read_bytes()
    assert len(list((other.home / "mail").glob("*.eml"))) == 1


def test_everything_comes_back(original: Deployment, backup: Path, fresh: Deployment) -> None:
    said = fresh.dedere("restore", str(backup), "--keys", str(backup.with_name("keys.json")))

    assert said.startswith("Restored the database and 2 files")
    assert "cannot be read" not in said
    same(original, fresh)
    assert stat.S_IMODE((fresh.home / "sealing-keys").stat().st_mode) == 0o600


@pytest.mark.postgres
def test_everything_comes_back_on_postgresql(
    tmp_path: Path, two_databases: tuple[str, str]
) -> None:
    first, second = (
        Deployment(
            tmp_path / name,
            (
                ("DATABASE_URL", postgres.address_of(name)),
                ("DEDERE_DATABASE_ROLE", postgres.ROLE),
            ),
        )
        for name in two_databases
    )
    filled(first, tmp_path)
    out, keys = tmp_path / "monday.tar", tmp_path / "keys.json"

    first.dedere("backup", "--out", str(out), "--keys", str(keys))
    second.dedere("restore", str(out), "--keys", str(keys))
    same(first, second)
    assert "--replace" in second.refused("restore", str(out))
    second.dedere("restore", str(out), "--replace")
    same(first, second)


def test_neither_archive_nor_manifest_holds_a_key(original: Deployment, backup: Path) -> None:
    written = backup.read_bytes()
    keys = json.loads(backup.with_name("keys.json").read_text(encoding="ascii"))

    assert {"secret-key", "sealing-keys"} <= set(keys)
    for name, text in keys.items():
        assert (original.home / name).read_text(encoding="ascii") == text
        assert text.strip().encode() not in written
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.with_name("keys.json").stat().st_mode) == 0o600


def test_without_its_keys_a_restored_deployment_says_what_it_cannot_read(
    backup: Path, fresh: Deployment
) -> None:
    assert "sealing-keys" in fresh.dedere("restore", str(backup))


def test_a_deployment_that_holds_something_is_replaced_only_on_demand(
    original: Deployment, backup: Path, fresh: Deployment, tmp_path: Path
) -> None:
    fresh.dedere("create-operator", "--email", "other@ministry.example", stdin=f"{PASSWORD}\n")
    before = fresh.tables()

    assert "--replace" in fresh.refused("restore", str(backup))
    assert fresh.tables() == before

    keys = str(backup.with_name("keys.json"))
    fresh.dedere("restore", str(backup), "--replace", "--keys", keys)
    same(original, fresh)


def test_a_backup_is_never_written_over_and_never_half(
    original: Deployment, backup: Path, tmp_path: Path
) -> None:
    before = backup.read_bytes()

    assert "there is a file of this name" in original.refused("backup", "--out", str(backup))
    assert "cannot be written" in original.refused(
        "backup", "--out", str(tmp_path / "nowhere/x.tar")
    )
    both = str(tmp_path / "both")
    assert "another file" in original.refused("backup", "--out", both, "--keys", both)
    assert backup.read_bytes() == before
    assert list(tmp_path.iterdir()) == []


def parts(backup: Path) -> dict[str, bytes]:
    with tarfile.open(backup) as archive:
        return {
            entry.name: stream.read()
            for entry in archive
            if (stream := archive.extractfile(entry)) is not None
        }


def rewritten(file: Path, contents: dict[str, bytes], **odd: bytes) -> Path:
    with tarfile.open(file, "w") as archive:
        for name, content in contents.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            entry.type = odd.get("kind", tarfile.REGTYPE)
            archive.addfile(entry, io.BytesIO(content))
    return file


@pytest.fixture
def contents(backup: Path) -> dict[str, bytes]:
    return parts(backup)


def changed(contents: dict[str, bytes], kind: str) -> dict[str, bytes]:
    """Return the parts of a backup that was damaged or forged in one way."""
    manifest = json.loads(contents["manifest.json"])
    first_file = next(name for name in contents if name.startswith("files/"))
    match kind:
        case "a byte":
            return {**contents, first_file: b"x" + contents[first_file][1:]}
        case "a part missing":
            return {n: c for n, c in contents.items() if n != first_file}
        case "a part added":
            return {**contents, "files/ab/added": b"x"}
        case "a name that leads out":
            manifest["parts"]["../out"] = {"sha256": hashlib.sha256(b"x").hexdigest(), "size": 1}
            return {**contents, "manifest.json": json.dumps(manifest).encode(), "../out": b"x"}
        case "no manifest":
            return {n: c for n, c in contents.items() if n != "manifest.json"}
        case "another form":
            return {
                **contents, "manifest.json": json.dumps({**manifest, "format": 99}).encode()
            }  # fmt: skip
        case "a newer version":
            manifest["migrations"].append(["treaties", "9999_later"])
            return {**contents, "manifest.json": json.dumps(manifest).encode()}
        case "another database":
            manifest["database"] = "postgresql"
            return {**contents, "manifest.json": json.dumps(manifest).encode()}
        case _:
            database = contents["database.sqlite3"]
            damaged = database[:4096] + b"\xff" * 8192 + database[4096 + 8192 :]
            digest = hashlib.sha256(damaged).hexdigest()
            manifest["parts"]["database.sqlite3"]["sha256"] = digest
            return {
                **contents, "manifest.json": json.dumps(manifest).encode(),
                "database.sqlite3": damaged,
            }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("a byte", "is not what the manifest says"),
        ("a part missing", "is missing"),
        ("a part added", "is not in its manifest"),
        ("a name that leads out", "unsafe name"),
        ("no manifest", "does not begin with a manifest"),
        ("another form", "form that this version does not know"),
        ("a newer version", "treaties.9999_later"),
        ("another database", "DATABASE_URL"),
        ("a damaged database", "The database refused the copy"),
    ],
)
def test_a_backup_that_was_changed_is_refused_and_nothing_is_touched(
    kind: str, says: str, contents: dict[str, bytes], fresh: Deployment, tmp_path: Path
) -> None:
    forged = rewritten(tmp_path / "forged.tar", changed(contents, kind))

    assert says in fresh.refused("restore", str(forged))
    assert not list((fresh.home / "files").glob("*"))
    assert not (tmp_path / "out").exists()
    assert not list(fresh.home.glob("dedere-restore-*"))


@pytest.mark.parametrize("content", [b"", b"no tar at all", b"\0" * 10240])
def test_a_file_that_is_no_backup_is_one_line(
    content: bytes, fresh: Deployment, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)

    assert "cannot be restored" in fresh.refused("restore", str(file))
    assert "no keys of Dedere" in fresh.refused("restore", str(file), "--keys", str(file))


@pytest.mark.parametrize(
    "name",
    ["../x", "/x", "a/../b", "a//b", ".x", "a/.x", "", "a\\b", "a\nb", "a" * 300, "./a", "a/"],
)
def test_a_name_that_leads_elsewhere_is_unsafe(name: str) -> None:
    assert not is_safe(name)
    assert is_safe("files/ab/abc-1.bin")


def test_a_link_is_refused(contents: dict[str, bytes], fresh: Deployment, tmp_path: Path) -> None:
    forged = rewritten(tmp_path / "forged.tar", contents)
    with tarfile.open(forged, "a") as archive:
        link = tarfile.TarInfo("files/ab/link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)

    assert "unsafe name or kind" in fresh.refused("restore", str(forged))


def test_what_the_home_holds_is_all_known(original: Deployment) -> None:
    known = {*FOLDERS, *KEY_FILES, *MADE_AGAIN}
    found = {p.name for p in original.home.iterdir() if not p.name.startswith("dedere.sqlite3")}

    assert found - known == set()


@pytest.mark.postgres
def test_tools_that_are_missing_or_too_old_are_one_line(
    tmp_path: Path, empty_postgres: str
) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    said = (("DATABASE_URL", empty_postgres), ("PATH", str(tools)))
    deployment = Deployment(tmp_path / "home", said)
    deployment.dedere("migrate")

    assert "The program pg_dump of PostgreSQL" in deployment.refused(
        "backup", "--out", str(tmp_path / "x.tar")
    )
    old = tools / "pg_dump"
    old.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24'\n", encoding="ascii")
    old.chmod(0o700)
    assert "The program pg_dump of PostgreSQL" in deployment.refused(
        "backup", "--out", str(tmp_path / "x.tar")
    )
    assert shutil.which("pg_dump")
    assert not (tmp_path / "x.tar").exists()
