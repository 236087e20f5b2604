"""The embedded platform, started as a person starts it: from nothing, without a network."""

import os
import socket
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

PATIENCE_SECONDS = 60
DEDERE = (sys.executable, "-m", "dedere_cli.main")


def environment(home: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "HOME") if name in os.environ}  # noqa: TID251 - of the process it starts
    return {**kept, "DEDERE_HOME": str(home)}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("deployment") / "home"


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def platform(home: Path, port: int) -> Iterator[str]:
    """Start the platform; the line it prints once it answers."""
    process = subprocess.Popen(  # noqa: S603 - our own command
        [*DEDERE, "serve", "--port", str(port)],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        yield process.stdout.readline()
    finally:
        process.terminate()
        rest, wrong = process.communicate(timeout=PATIENCE_SECONDS)
        assert rest == "", "one line, and no more"
        assert wrong == ""


def get(port: int, path: str, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310 - our own platform
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_it_says_in_one_line_where_it_is(platform: str, port: int) -> None:
    where, _, version = platform.strip().rstrip(")").partition(" (facts ")

    assert where == f"Dedere is at http://127.0.0.1:{port}"
    assert len(version) == 12
    assert int(version, 16)


@pytest.mark.usefixtures("platform")
def test_it_answers_with_pages_style_sheets_and_data(port: int) -> None:
    status, page = get(port, "/")
    style = page.partition('rel="stylesheet" href="')[2].partition('"')[0]

    assert status == 200
    assert get(port, style)[0] == 200
    assert get(port, "/api/v1/states/KEN")[0] == 200
    assert get(port, "/nothing/here/")[0] == 404


@pytest.mark.usefixtures("platform")
def test_it_refuses_a_host_it_does_not_serve(port: int) -> None:
    assert get(port, "/", Host="evil.example")[0] == 400


@pytest.mark.usefixtures("platform")
def test_the_key_it_made_is_for_its_account_alone(home: Path) -> None:
    key = home / "secret-key"

    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert len(key.read_text(encoding="ascii")) >= 64


@pytest.mark.usefixtures("platform")
def test_an_import_at_the_command_line_reaches_the_running_platform(
    home: Path, port: int, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("state,kind,date\nSSD,accession,2021-03-02\n", encoding="utf-8")
    question = "/api/v1/actions?state=SSD&instrument=hague-1970"
    before = get(port, question)[1]

    done = subprocess.run(  # noqa: S603 - our own command
        [*DEDERE, "import", "csv", str(file), "--instrument", "hague-1970",
         "--source", "test-list", "--as-of", "2024"],
        env=environment(home), capture_output=True, text=True, timeout=PATIENCE_SECONDS,
        check=True,
    )  # fmt: skip

    assert "1 acts added" in done.stdout
    assert '"items":[]' in before
    assert all("2021-03-02" in get(port, question)[1] for _ in range(8)), "every process"


@pytest.mark.usefixtures("platform")
def test_a_taken_port_is_one_clear_line(home: Path, port: int) -> None:
    began = time.monotonic()
    done = subprocess.run(  # noqa: S603 - our own command
        [*DEDERE, "serve", "--port", str(port)],
        env=environment(home), capture_output=True, text=True, timeout=PATIENCE_SECONDS,
        check=False,
    )  # fmt: skip

    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert f"Port {port}" in done.stderr
    assert "--port" in done.stderr
    assert time.monotonic() - began < PATIENCE_SECONDS


def test_a_home_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()

    done = subprocess.run(  # noqa: S603 - our own command
        [*DEDERE, "serve", "--port", str(free_port())],
        env=environment(file / "home"), capture_output=True, text=True,
        timeout=PATIENCE_SECONDS, check=False,
    )  # fmt: skip

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "DEDERE_HOME" in done.stderr
