"""A platform that runs as its users run it, and a browser in front of it."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
PATIENCE_SECONDS = 90
DEDERE = Path(sys.executable).with_name("dedere")


@pytest.fixture(scope="session")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a platform of its own that offers Arabic as well; return its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {
        "DEDERE_HOME": str(tmp_path_factory.mktemp("platform")),
        "DEDERE_PREVIEW_LANGUAGES": "ar",
    }
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("DEDERE_")}  # noqa: TID251 - the platform is another process
    process = subprocess.Popen(  # noqa: S603 - our own command
        [DEDERE, "serve", "--port", str(port)],
        env=inherited | settings,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=PATIENCE_SECONDS)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            pytest.fail(f"The platform stopped with exit code {process.returncode}.")
        try:
            with contextlib.closing(
                http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            ) as connection:
                connection.request("GET", "/treaties/")
                connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
            continue
        return
    pytest.fail("The platform did not answer in time.")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Return the browser of this machine, closed again before tests of other folders.

    While it is open its event loop runs in this thread, and Django refuses every query.
    """
    if not CHROMIUM.is_file():
        pytest.skip("There is no Chromium on this machine.")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        yield found
        found.close()
