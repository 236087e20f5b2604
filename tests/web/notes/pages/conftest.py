"""A platform of its own on which a State and a provider work, and a browser for each person."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.web.pages import conftest as pages

ROOT = Path(__file__).parents[4]

browser = pages.browser


@dataclass(frozen=True)
class Desks:
    """Where the platform is, and the sessions of its people."""

    address: str
    cookie: str
    keys: dict[str, str]


@pytest.fixture(scope="session")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    """Settle people in an empty home, then serve it."""
    with serving(tmp_path_factory.mktemp("desks"), "tests.web.notes.pages.settle") as served:
        yield served


@contextlib.contextmanager
def serving(home: Path, settle: str) -> Iterator[Desks]:
    """Serve a home in which a module has settled people."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("DEDERE_")}  # noqa: TID251 - the platform is another process
    environment = inherited | {"DEDERE_HOME": str(home)}
    settled = subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-m", settle],
        env=environment, cwd=ROOT, capture_output=True, text=True, check=True,
        timeout=pages.PATIENCE_SECONDS,
    )  # fmt: skip
    said = json.loads(settled.stdout)
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
        yield Desks(f"http://127.0.0.1:{port}", said["cookie"], said["keys"])
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=pages.PATIENCE_SECONDS)


@pytest.fixture
def at_desk(browser: Browser, desks: Desks) -> Iterator[Callable[..., Page]]:
    """Return a page of a browser in which a person is signed in."""
    with contextlib.ExitStack() as stack:

        def sit_down(name: str, *, width: int = 1280, scripts: bool = True) -> Page:
            context = stack.enter_context(
                browser.new_context(
                    viewport={"width": width, "height": 900},
                    locale="en-GB",
                    base_url=desks.address,
                    java_script_enabled=scripts,
                )
            )
            context.add_cookies(
                [{"name": desks.cookie, "value": desks.keys[name], "url": desks.address}]
            )
            return context.new_page()

        yield sit_down
