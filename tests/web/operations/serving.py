"""A real platform for tests, with an operator who is signed in, that can be killed and started."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.web.people import PASSWORD

PATIENCE_SECONDS = 60
DEDERE = (sys.executable, "-m", "dedere_cli.main")
TOKEN = "t" * 32

SIGN_IN = """
import json
from allauth.mfa.models import Authenticator
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
person = get_user_model().objects.get()
Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
session = SessionStore()
session[SESSION_KEY] = str(person.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
session[HASH_SESSION_KEY] = person.get_session_auth_hash()
session.create()
print(json.dumps(session.session_key))
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Platform:
    """A home, what its environment says, and the process that serves it."""

    home: Path
    said: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[str] | None = None
    session: str = ""

    def environment(self) -> dict[str, str]:
        path = os.environ["PATH"]  # noqa: TID251 - of the process it starts
        return {
            "PATH": path,
            "DEDERE_HOME": str(self.home),
            "DJANGO_SETTINGS_MODULE": "dedere_web.config.settings",
            **self.said,
        }

    def dedere(self, *words: str, stdin: str = "") -> str:
        """Type a command of the platform."""
        return self._run(*DEDERE, *words, stdin=stdin)

    def shell(self, script: str) -> str:
        """Run a script beside the platform."""
        return self._run(sys.executable, "-m", "django", "shell", "-v0", "-c", script)

    def with_an_operator(self) -> None:
        """Create an operator with a second factor, and sign the person in."""
        self.dedere("create-operator", "--email", "op@ministry.example", stdin=f"{PASSWORD}\n")
        self.session = json.loads(self.shell("from django.conf import settings\n" + SIGN_IN))

    def start(self) -> None:
        """Start the platform, and wait until it answers."""
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            [*DEDERE, "serve", "--port", str(self.port)],
            env=self.environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            start_new_session=True,
        )  # fmt: skip
        assert self.process.stdout is not None
        assert self.process.stdout.readline().startswith("Dedere is at")

    def kill(self) -> None:
        """Kill every process of the platform at once, as a power cut does."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.communicate(timeout=PATIENCE_SECONDS)
        self.process = None

    def stop(self) -> None:
        """Stop it in order, where it runs."""
        if self.process is not None:
            self.process.terminate()
            self.process.communicate(timeout=PATIENCE_SECONDS)

    def ask(
        self, method: str, path: str, body: str = "", **headers: str
    ) -> tuple[int, dict[str, str], str]:
        """Send one request, as the operator; return status, headers and text."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            cookie = f"sessionid={self.session}; csrftoken={TOKEN}"
            sent = {
                "Cookie": cookie, "X-CSRFToken": TOKEN,
                "Content-Type": "application/x-www-form-urlencoded", **headers,
            }  # fmt: skip
            connection.request(method, path, body=body, headers=sent)
            response = connection.getresponse()
            got = {name.lower(): value for name, value in response.getheaders()}
            return response.status, got, response.read().decode()
        finally:
            connection.close()

    def wait_until(self, path: str, status: int) -> None:
        """Ask until an address answers so; a platform that is starting refuses first."""
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            if self.ask("GET", path)[0] == status:
                return
        raise AssertionError(f"{path} never answered {status}")

    def _run(self, *words: str, stdin: str = "") -> str:
        done = subprocess.run(  # noqa: S603 - our own command
            words, env=self.environment(), input=stdin, capture_output=True, text=True,
            timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout
