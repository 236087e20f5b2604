"""A platform of its own with an operator, and a browser in front of it."""

import contextlib
import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.web.pages import conftest as pages
from tests.web.people import PASSWORD

OPERATOR = "operator@platform.example"

browser = pages.browser


@dataclass(frozen=True)
class Office:
    """Where the platform is, and where its mail goes."""

    address: str
    mail: Path

    def newest_message(self) -> str:
        """Return the text of the message that was sent last."""
        newest = max(self.mail.glob("*.eml"), key=lambda file: file.name)
        return newest.read_text(encoding="utf-8").replace("=\n", "").replace("=3D", "=")


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Start a platform that somebody runs, for one story after another."""
    with _running(tmp_path_factory.mktemp("office")) as started:
        yield started


@pytest.fixture
def fresh_office(tmp_path: Path) -> Iterator[Office]:
    """Start a platform for one story alone."""
    with _running(tmp_path) as started:
        yield started


@contextlib.contextmanager
def _running(home: Path) -> Iterator[Office]:
    """Start a platform that somebody runs; passkeys need the name localhost."""
    settings = {"DEDERE_HOME": str(home), "DEDERE_PREVIEW_LANGUAGES": "ar"}
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("DEDERE_")}  # noqa: TID251 - the platform is another process
    environment = inherited | settings
    subprocess.run(  # noqa: S603 - our own command
        [pages.DEDERE, "create-operator", "--email", OPERATOR, "--name", "Ola"],
        env=environment,
        input=f"{PASSWORD}\n",
        text=True,
        check=True,
        timeout=pages.PATIENCE_SECONDS,
    )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(  # noqa: S603 - our own command
        [pages.DEDERE, "serve", "--port", str(port)],
        env=environment,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
    )
    try:
        pages._wait_for(port, process)
        yield Office(address=f"http://localhost:{port}", mail=home / "mail")
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=pages.PATIENCE_SECONDS)
