"""Starts the server on this machine and says so once it answers."""

import http.client
import os
import socket
import threading
import time
from collections.abc import Callable

from granian import Granian
from granian.constants import Interfaces

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark

# A cold start on a slow machine compiles the facts in each process.
PATIENCE_SECONDS = 60
PAUSE_SECONDS = 0.05
THREADS = 4
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - the operator asks for it


class PortTakenError(InvalidInputError):
    """Another program listens on this port."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "Port {port} of {host} cannot be used: {other} may be running there. Stop it, "
                    "or choose another port with --port."
                ),
                port=str(port),
                host=host,
                other="another program",
            )
        )


def workers() -> int:
    """Return how many processes serve: two where the machine has the processors."""
    return min(2, os.cpu_count() or 1)


def serve(host: str, port: int, *, once_it_answers: Callable[[], None]) -> None:
    """Serve until interrupted.

    Args:
        host: The address to listen on.
        port: The port to listen on.
        once_it_answers: Called after the first answer.

    Raises:
        PortTakenError: The port cannot be used.
    """
    check_port(host, port)
    server = Granian(
        "dedere_web.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers(),
        blocking_threads=THREADS,
        websockets=False,
        log_enabled=False,
    )
    waiting = threading.Thread(target=_wait, args=(host, port, once_it_answers), daemon=True)
    waiting.start()
    server.serve()


def check_port(host: str, port: int) -> None:
    """Refuse a port on which another program listens.

    Raises:
        PortTakenError: The port cannot be used.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except (OSError, OverflowError) as error:
        raise PortTakenError(host, port) from error


def _wait(host: str, port: int, once_it_answers: Callable[[], None]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            connection = http.client.HTTPConnection(EVERYWHERE.get(host, host), port, timeout=30)
            connection.request("GET", "/")
            connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            time.sleep(PAUSE_SECONDS)
            continue
        once_it_answers()
        return
