"""A limit is one limit, however many processes serve: tries are counted in the database."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from dedere_web.accounts.models import Tally

TRIES = """
import sys
from dedere_web.config.preparing import prepare
prepare()
from django.test import Client
browser = Client(REMOTE_ADDR="192.0.2.66")
said = {"email": "officer@authority.example"}
answers = [
    browser.post("/account/password/forgotten/", said, HTTP_HOST="localhost").status_code
    for _ in range(int(sys.argv[1]))
]
sys.stdout.write(" ".join(map(str, answers)))
"""


def tries_of_one_process(home: Path, number: int) -> list[str]:
    plain_names = {"DEDERE_DEBUG": "1"}  # of style sheets, which nobody collected
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("DEDERE_")}  # noqa: TID251 - the platform is another process
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", TRIES, str(number)],
        env=inherited | plain_names | {"DEDERE_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout.split()


def test_two_processes_count_together(tmp_path: Path) -> None:
    # Five links for one address in a minute, says the library.
    first = tries_of_one_process(tmp_path, 3)
    second = tries_of_one_process(tmp_path, 4)

    assert first == ["302", "302", "302"]
    assert second == ["302", "302", "429", "429"]


@pytest.mark.postgres
def test_two_connections_of_postgresql_count_together(on_postgres: BaseDatabaseWrapper) -> None:
    cache.set("tried", [1.0, 2.0], 60)
    connections["default"].close()

    assert cache.get("tried") == [1.0, 2.0]
    assert not cache.add("tried", [], 60)
    assert connection.vendor == "postgresql"
    assert Tally.objects.count() == 1


@pytest.mark.django_db
def test_many_other_counts_push_none_out() -> None:
    cache.set("what-matters", 1, 60)
    for number in range(1_000):  # Django alone would keep 300
        cache.add(f"noise-{number}", 1, 60)

    assert cache.get("what-matters") == 1
