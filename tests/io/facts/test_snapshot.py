"""The snapshot: the same facts, fast, whole or not at all, made again where it does not fit."""

import datetime as dt
import gc
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from dedere.errors import FactsError
from dedere.periods import PartialDate
from dedere.sources import Source
from dedere.treaties.actions import ActionKind, TreatyAction
from dedere.treaties.facts import Facts
from dedere_io.facts import compile_facts, load_facts, packaged, publish_facts, version_of
from dedere_io.facts.loading import _loaded
from dedere_io.facts.read import read_facts
from dedere_io.facts.snapshot import (
    Additions,
    SnapshotError,
    folder,
    load_snapshot,
    pointer_file,
    read_pointer,
    save_snapshot,
)
from tests.io.facts.copies import copy_of_the_facts, replace_once

NOTIFICATION = Source(id="cn-2026-1", title="Depositary notification", publisher="Depositary")
ACCESSION = TreatyAction(
    id="hague-1970/KIR/import-1",
    state="KIR",
    instrument="hague-1970",
    kind=ActionKind.ACCESSION,
    sources=("cn-2026-1",),
    date=PartialDate(2026, 5, 4),
)


@pytest.fixture(scope="module")
def base() -> Facts:
    return read_facts(packaged())


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def forget(home: Path) -> None:
    """Let this process be another one that never loaded these facts."""
    _loaded.pop(home, None)


def snapshot_of(home: Path) -> Path:
    pointer = read_pointer(home)
    assert pointer is not None
    return folder(home) / f"{pointer.version}.msgpack"


def test_a_snapshot_holds_the_same_facts(home: Path, base: Facts) -> None:
    pointer = save_snapshot(home, base, base_version=base.version, additions=Additions())

    assert load_snapshot(home, pointer) == base


def test_a_snapshot_is_the_same_after_the_facts_were_asked(home: Path, base: Facts) -> None:
    first = save_snapshot(home, base, base_version=base.version, additions=Additions())
    base.actions_of("CHE", "hague-1970")
    base.parties.find("Dahomey")
    base.parties.current()

    assert save_snapshot(home, base, base_version=base.version, additions=Additions()) == first


def test_the_first_start_writes_the_snapshot_that_the_second_loads(home: Path) -> None:
    first = load_facts(home)
    forget(home)
    written = snapshot_of(home).stat().st_mtime_ns

    second = load_facts(home)

    assert second == first
    assert second is not first
    assert second.version == version_of(packaged())
    assert snapshot_of(home).stat().st_mtime_ns == written


def test_facts_are_loaded_once_per_process(home: Path) -> None:
    assert load_facts(home) is load_facts(home)


def test_many_threads_load_the_same_facts(home: Path) -> None:
    start = threading.Barrier(8)

    def load(_: int) -> Facts:
        start.wait()
        return load_facts(home)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(load, range(8)))

    assert all(facts is found[0] for facts in found)


def test_a_warm_start_is_quick(home: Path) -> None:
    load_facts(home)
    best = 9.0
    for _ in range(3):
        forget(home)
        began = time.perf_counter()
        load_facts(home)
        best = min(best, time.perf_counter() - began)
    print(f"warm load of all facts: {best * 1000:.0f} ms")  # noqa: T201 - shown by pytest -s

    assert best < 0.150


def test_the_garbage_collector_works_again_afterwards(home: Path) -> None:
    load_facts(home)
    forget(home)
    load_facts(home)

    assert gc.isenabled()


@pytest.mark.parametrize("damage", ["cut", "flipped", "missing", "text"])
def test_a_damaged_snapshot_is_made_again(home: Path, base: Facts, damage: str) -> None:
    load_facts(home)
    forget(home)
    file = snapshot_of(home)
    content = bytearray(file.read_bytes())
    match damage:
        case "cut":
            file.write_bytes(content[: len(content) // 2])
        case "flipped":
            content[len(content) // 2] ^= 0xFF
            file.write_bytes(content)
        case "missing":
            file.unlink()
        case _:
            file.write_text("no snapshot", encoding="utf-8")

    assert load_facts(home) == base
    forget(home)
    pointer = read_pointer(home)
    assert pointer is not None
    assert load_snapshot(home, pointer) == base


@pytest.mark.parametrize("content", ["", "{", '{"version": 1}', "[]"])
def test_a_damaged_pointer_is_made_again(home: Path, base: Facts, content: str) -> None:
    load_facts(home)
    forget(home)
    pointer_file(home).write_text(content, encoding="utf-8")

    assert load_facts(home) == base
    assert read_pointer(home) is not None


def test_facts_compiled_for_other_types_are_compiled_again(home: Path, base: Facts) -> None:
    load_facts(home)
    forget(home)
    text = pointer_file(home).read_text(encoding="utf-8")
    pointer = read_pointer(home)
    assert pointer is not None
    other = text.replace(pointer.shape, "0" * len(pointer.shape))
    pointer_file(home).write_text(other, encoding="utf-8")

    assert load_facts(home) == base
    assert read_pointer(home) == pointer


def test_a_home_that_cannot_be_written_does_not_matter(tmp_path: Path, base: Facts) -> None:
    in_the_way = tmp_path / "home"
    in_the_way.write_text("a file where a folder should be", encoding="utf-8")

    assert load_facts(in_the_way) == base


def test_writing_leaves_nothing_beside_the_files(home: Path) -> None:
    load_facts(home)

    assert [file.name for file in folder(home).iterdir() if file.name.startswith(".")] == []


def test_a_failed_write_leaves_the_old_snapshot(
    home: Path, base: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_facts(home)
    before = {file.name: file.read_bytes() for file in folder(home).iterdir()}

    def fails(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError, match="disk full"):
        publish_facts([ACCESSION], [NOTIFICATION], home=home)

    assert {file.name: file.read_bytes() for file in folder(home).iterdir()} == before


def test_additions_make_other_facts(base: Facts) -> None:
    facts = compile_facts(base, [ACCESSION], [NOTIFICATION])

    assert facts.version != base.version
    assert facts.actions == (*base.actions, ACCESSION)
    assert facts.sources["cn-2026-1"] == NOTIFICATION
    assert facts.action(ACCESSION.id) == ACCESSION
    assert base.action(ACCESSION.id) is None


def test_nothing_added_is_the_base(base: Facts) -> None:
    assert compile_facts(base, []) is base


def test_the_version_does_not_depend_on_the_order_of_additions(base: Facts) -> None:
    other = replace(ACCESSION, id="hague-1970/KIR/import-2", date=PartialDate(2026, 5, 5))

    one = compile_facts(base, [ACCESSION, other], [NOTIFICATION])
    two = compile_facts(base, [other, ACCESSION], [NOTIFICATION])

    assert one.version == two.version
    assert one == two


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"id": "hague-1970/CHE/1"}, "recorded already"),
        ({"state": "XXX"}, "unknown State 'XXX'"),
        ({"instrument": "hague-1907"}, "unknown instrument 'hague-1907'"),
        ({"sources": ("hearsay",)}, "unknown source 'hearsay'"),
    ],
)
def test_an_addition_that_contradicts_the_facts_is_refused(
    base: Facts, changed: dict[str, object], reason: str
) -> None:
    wrong = replace(ACCESSION, **changed)  # type: ignore[arg-type] # one field, by name

    with pytest.raises(FactsError, match=reason):
        compile_facts(base, [wrong], [NOTIFICATION])


def test_published_facts_count_at_once_and_in_other_processes(home: Path) -> None:
    before = load_facts(home)

    published = publish_facts([ACCESSION], [NOTIFICATION], home=home)

    assert load_facts(home) is published
    forget(home)
    again = load_facts(home)
    assert again == published
    assert again.version != before.version


def test_a_process_notices_what_another_one_published(home: Path, base: Facts) -> None:
    load_facts(home)
    facts = compile_facts(base, [ACCESSION], [NOTIFICATION])
    added = Additions(actions=(ACCESSION,), sources=(NOTIFICATION,))
    save_snapshot(home, facts, base_version=base.version, additions=added)

    assert load_facts(home).version == facts.version


def test_a_new_base_keeps_the_additions(home: Path, base: Facts) -> None:
    old = compile_facts(base, [ACCESSION], [NOTIFICATION])
    added = Additions(actions=(ACCESSION,), sources=(NOTIFICATION,))
    save_snapshot(home, old, base_version="the base before", additions=added)

    facts = load_facts(home)

    assert facts.action(ACCESSION.id) == ACCESSION
    pointer = read_pointer(home)
    assert pointer is not None
    assert pointer.base_version == base.version
    assert pointer.additions == 2


def test_lost_additions_are_said_and_the_pointer_stays(
    home: Path, base: Facts, caplog: pytest.LogCaptureFixture
) -> None:
    old = compile_facts(base, [ACCESSION], [NOTIFICATION])
    added = Additions(actions=(ACCESSION,), sources=(NOTIFICATION,))
    save_snapshot(home, old, base_version="the base before", additions=added)
    before = pointer_file(home).read_bytes()
    (folder(home) / f"{old.version}.additions.msgpack").unlink()

    assert load_facts(home) == base
    assert "cannot be read" in caplog.text
    assert pointer_file(home).read_bytes() == before


def test_only_the_newest_snapshots_stay(home: Path, base: Facts) -> None:
    for day in range(1, 7):
        action = replace(ACCESSION, date=PartialDate.of(dt.date(2026, 5, day)))
        publish_facts([action], [NOTIFICATION], home=home)

    snapshots = [f for f in folder(home).glob("*.msgpack") if len(f.suffixes) == 1]
    assert len(snapshots) == 3
    assert snapshot_of(home) in snapshots


def test_the_version_changes_with_every_byte(tmp_path: Path) -> None:
    root = copy_of_the_facts(tmp_path)
    same = version_of(root)
    replace_once(root / "facts.yaml", "report of 2014", "report of  2014")

    assert same == version_of(packaged())
    assert version_of(root) != same


def test_a_snapshot_of_another_shape_is_refused(home: Path, base: Facts) -> None:
    pointer = save_snapshot(home, base, base_version=base.version, additions=Additions())

    with pytest.raises(SnapshotError):
        load_snapshot(home, msgspec.structs.replace(pointer, shape="another"))
