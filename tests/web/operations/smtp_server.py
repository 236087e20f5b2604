"""A mail server for tests: a few lines of SMTP, with encryption and a password, in a thread."""

import base64
import contextlib
import datetime as dt
import ipaddress
import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from dedere_web.foundation import clock

USER, PASSWORD = "dedere@ministry.example", "a:s/e@cret"


@dataclass(eq=False)
class MailServer:
    """What a server does, and what it was given."""

    certificate: Path | None = None
    refuses: int = 0
    """The number with which every recipient is refused; 0 refuses nobody."""
    port: int = 0
    taken: list[EmailMessage] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    """Every command it heard, without what followed."""
    encrypted: list[bool] = field(default_factory=list)
    """For each message, whether it came encrypted."""


class _Conversation(socketserver.StreamRequestHandler):
    mail: MailServer

    def handle(self) -> None:
        """Answer one client until it goes."""
        self.proven = False
        self._say("220 mail.test")
        while line := self.rfile.readline():
            command, _, rest = line.decode().strip().partition(" ")
            self.mail.said.append(command.upper())
            if command.upper() == "QUIT":
                self._say("221 bye")
                return
            answer = getattr(self, f"do_{command.lower()}", None)
            if answer is None:
                self._say("250 ok")
            else:
                answer(rest)

    def finish(self) -> None:
        """Close what encryption opened besides."""
        with contextlib.suppress(OSError):
            super().finish()
        self.request.close()

    def do_ehlo(self, _rest: str) -> None:
        offers = ["mail.test"]
        if self.mail.certificate:
            offers.append("AUTH PLAIN" if self._is_encrypted() else "STARTTLS")
        for offer in offers[:-1]:
            self._say(f"250-{offer}")
        self._say(f"250 {offers[-1]}")

    def do_starttls(self, _rest: str) -> None:
        self._say("220 go on")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(str(self.mail.certificate))
        self.rfile.close()
        self.wfile.close()
        try:
            self.request = context.wrap_socket(self.request, server_side=True)
        except OSError:  # the client does not trust the certificate and goes
            self.request = socket.socket()
        self.rfile, self.wfile = self.request.makefile("rb"), self.request.makefile("wb", 0)

    def do_auth(self, rest: str) -> None:
        given = base64.b64decode(rest.partition(" ")[2]).decode().split("\0")[1:]
        self.proven = given == [USER, PASSWORD]
        self._say("235 come in" if self.proven else "535 not you")

    def do_mail(self, _rest: str) -> None:
        stranger = self.mail.certificate is not None and not self.proven
        self._say("530 who are you" if stranger else "250 ok")

    def do_rcpt(self, rest: str) -> None:
        number = self.mail.refuses
        self._say(f"{number} nobody here is called {rest}" if number else "250 ok")

    def do_data(self, _rest: str) -> None:
        self._say("354 go on")
        lines = iter(self.rfile.readline, b".\r\n")
        text = b"".join(line.removeprefix(b".") for line in lines)
        read = message_from_bytes(text, policy=policy.default)
        self.mail.taken.append(read)
        self.mail.encrypted.append(self._is_encrypted())
        self._say("250 taken")

    def _is_encrypted(self) -> bool:
        return isinstance(self.request, ssl.SSLSocket)

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def serving(mail: MailServer) -> Iterator[MailServer]:
    """Let a mail server listen on this machine."""
    handler = type("Conversation", (_Conversation,), {"mail": mail})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        mail.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield mail
        finally:
            server.shutdown()
            thread.join()


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def certificate(folder: Path) -> Path:
    """Make a certificate for this machine, with its key, that nobody trusts but who is told to."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.test")])
    now = clock.now()
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(minutes=5))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "mail.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return file
