"""What was acknowledged is there, whenever the platform was killed.

A real platform takes organisations by its own form, each with its entry in the trail. It is killed
(SIGKILL, all its processes at once) at moments that no test chooses, with requests under way, and
started again. Every organisation it answered for must then be there, with its entry.
"""

import http.client
import json
import random
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web import postgres
from tests.web.operations.serving import Platform

WRITES = 200
KILLS = 3
WRITERS = 4

WRITTEN = """
import json
from django.db import connection
with connection.cursor() as cursor:
    if connection.vendor == "sqlite":
        cursor.execute("PRAGMA integrity_check")
        assert cursor.fetchone() == ("ok",)
    else:
        cursor.execute("SET ROLE NONE")
    cursor.execute("SELECT subject FROM trail_entry WHERE kind = 'organisation'")
    told = {subject.replace("-", "") for (subject,) in cursor.fetchall()}
    cursor.execute("SELECT id, name FROM accounts_organisation")
    kept = {name: str(id).replace("-", "") for id, name in cursor.fetchall()}
    print(json.dumps([kept, sorted(told)]))
"""


class Writers:
    """People who each send one form after the other, and note what was answered for."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self.acknowledged: dict[str, str] = {}
        self.unanswered = 0
        self.refused = 0
        self._next = iter(range(100_000))
        self._lock = threading.Condition()
        self._up = threading.Event()

    def start(self) -> list[threading.Thread]:
        self._up.set()
        threads = [threading.Thread(target=self._write) for _ in range(WRITERS)]
        for thread in threads:
            thread.start()
        return threads

    def pause(self) -> None:
        self._up.clear()

    def go_on(self) -> None:
        self._up.set()

    def wait_for(self, number: int) -> None:
        with self._lock:
            enough = self._lock.wait_for(
                lambda: self.refused or len(self.acknowledged) >= number, timeout=20
            )
        assert enough
        assert not self.refused

    def _write(self) -> None:
        while True:
            assert self._up.wait(timeout=60)
            with self._lock:
                if len(self.acknowledged) >= WRITES:
                    return
                name = f"Fund {next(self._next)}"
            try:
                status, headers, _ = self.platform.ask(
                    "POST", "/organisations/new/", f"name={name.replace(' ', '+')}&kind=donor"
                )
            except (OSError, http.client.HTTPException):
                with self._lock:
                    self.unanswered += 1
                continue
            with self._lock:
                if status != 302:
                    self.refused = status
                    self._lock.notify_all()
                    return
                self.acknowledged[name] = headers["location"].split("/")[2].replace("-", "")
                self._lock.notify_all()


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[Platform]:
    platform = Platform(tmp_path / "home")
    yield platform
    platform.stop()


@pytest.fixture
def on_a_server(tmp_path: Path, empty_postgres: str) -> Iterator[Platform]:
    said = {"DATABASE_URL": empty_postgres, "DEDERE_DATABASE_ROLE": postgres.ROLE}
    platform = Platform(tmp_path / "home", said)
    yield platform
    platform.stop()


def test_no_write_is_lost_on_the_embedded_database(embedded: Platform) -> None:
    nothing_is_lost(embedded)


@pytest.mark.postgres
def test_no_write_is_lost_on_postgresql(on_a_server: Platform) -> None:
    nothing_is_lost(on_a_server)


def nothing_is_lost(platform: Platform) -> None:
    chance = random.Random()  # noqa: S311 - a moment, no secret
    platform.with_an_operator()
    platform.start()
    writers = Writers(platform)
    threads = writers.start()

    for moment in sorted(chance.sample(range(5, WRITES - 5), KILLS)):
        writers.wait_for(moment)
        platform.kill()
        writers.pause()
        platform.start()
        writers.go_on()
    for thread in threads:
        thread.join(timeout=60)
    platform.kill()

    written, told = json.loads(platform.shell(WRITTEN))
    assert len(writers.acknowledged) >= WRITES
    assert {n: i for n, i in writers.acknowledged.items() if written.get(n) != i} == {}
    assert set(written.values()) == set(told), "each with its entry, and no entry without it"
    # A write whose answer was cut off may be there or not, and there are no others.
    assert len(written) <= len(writers.acknowledged) + writers.unanswered
