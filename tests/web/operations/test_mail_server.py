"""Mail through a real server: one that takes it, one that refuses, and none at all."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.mail import send_mail
from django.urls import reverse
from pytest_django import Settings

from dedere_web.accounts.models import Invitation, Membership, Organisation, Role, User
from dedere_web.config.mail import mail_settings
from tests.web.accounts import people
from tests.web.operations import smtp_server
from tests.web.operations.smtp_server import PASSWORD, USER, MailServer
from tests.web.people import PASSWORD as OF_A_PERSON

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket]


@pytest.fixture
def administrator() -> Membership:
    return people.member(people.authority(), Role.ADMINISTRATOR)


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A certificate that this process trusts, as docs/how-to/run-in-production.md says."""
    file = smtp_server.certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    return file


@pytest.fixture
def server() -> Iterator[MailServer]:
    with smtp_server.serving(MailServer()) as mail:
        yield mail


def send_through(settings: Settings, url: str) -> None:
    for name, value in mail_settings(url).items():
        setattr(settings, name, value)
    settings.EMAIL_TIMEOUT = 5


def invite(administrator: Membership) -> str:
    said = {"email": "new@xaa.example", "role": "reader", "days": "3"}
    page = reverse("accounts:invite", args=[administrator.organisation_id])
    return people.browser(administrator.person).post(page, said).content.decode()


def test_an_invitation_goes_out_encrypted_after_a_password(
    administrator: Membership, settings: Settings, trusted: Path
) -> None:
    with smtp_server.serving(MailServer(certificate=trusted)) as mail:
        secret = quote(PASSWORD, safe="")
        send_through(settings, f"smtp://{quote(USER, safe='')}:{secret}@127.0.0.1:{mail.port}")
        page = invite(administrator)

    (message,) = mail.taken
    assert mail.encrypted == [True]
    assert mail.said.index("STARTTLS") < mail.said.index("AUTH") < mail.said.index("MAIL")
    assert message["To"] == "new@xaa.example"
    assert message["From"] == settings.DEFAULT_FROM_EMAIL
    link = re.search(r"http://testserver/invitations/\S+", message.get_content())
    assert link is not None
    assert link[0] in page
    assert "A message with the link went to" in page


def test_signs_of_every_language_arrive_as_they_are(
    server: MailServer, settings: Settings
) -> None:
    send_through(settings, f"smtp://127.0.0.1:{server.port}?tls=none")

    send_mail("دعوة · Приглашение", "مرحبا\n.\nЗдравствуйте\n", None, ["a@xaa.example"])

    (message,) = server.taken
    assert message["Subject"] == "دعوة · Приглашение"
    assert message.get_content().splitlines() == ["مرحبا", ".", "Здравствуйте"]


def test_nothing_goes_out_to_a_server_that_cannot_prove_its_name(
    administrator: Membership, settings: Settings, tmp_path: Path
) -> None:
    unknown = smtp_server.certificate(tmp_path)
    with smtp_server.serving(MailServer(certificate=unknown)) as mail:
        send_through(settings, f"smtp://127.0.0.1:{mail.port}")
        page = invite(administrator)

    assert mail.taken == []
    assert "AUTH" not in mail.said  # nor the password
    assert "could not be sent" in page


def test_nothing_goes_out_in_clear_unless_the_address_says_so(
    administrator: Membership, settings: Settings, server: MailServer
) -> None:
    send_through(settings, f"smtp://127.0.0.1:{server.port}")

    assert "could not be sent" in invite(administrator)
    assert server.taken == []


def refusals() -> list[object]:
    return [
        pytest.param("smtp://{user}:wrong@127.0.0.1:{port}", 0, "535", id="password"),
        pytest.param("smtp://{user}:{password}@127.0.0.1:{port}", 550, "550", id="recipient"),
        pytest.param("smtp://127.0.0.1:{nobody}", 0, "ConnectionRefusedError", id="nobody"),
    ]


@pytest.mark.parametrize(("url", "refuses", "says"), refusals())
def test_a_refused_invitation_is_one_clear_line_and_can_be_sent_again(
    url: str, refuses: int, says: str, administrator: Membership, settings: Settings,
    trusted: Path, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    mail = MailServer(certificate=trusted, refuses=refuses)
    user, password = quote(USER, safe=""), quote(PASSWORD, safe="")
    with smtp_server.serving(mail), caplog.at_level(logging.WARNING, "dedere_web.accounts"):
        nobody = smtp_server.free_port()
        send_through(
            settings, url.format(user=user, password=password, port=mail.port, nobody=nobody)
        )
        page = invite(administrator)

        (line,) = [record.getMessage() for record in caplog.records]
        assert line.startswith("A message could not be sent (")
        assert says in line
        assert "DEDERE_SMTP_URL" in line
        for secret in ("new@xaa.example", PASSWORD, USER, "/invitations/"):
            assert secret not in line
        assert "could not be sent; the invitation stands" in page
        assert Invitation.objects.get().withdrawn_at is None

        mail.refuses = 0
        send_through(settings, f"smtp://{user}:{password}@127.0.0.1:{mail.port}")
        again = reverse("accounts:send-again", args=[Invitation.objects.get().pk])
        body = administrator.organisation
        listed = people.browser(administrator.person).get(
            reverse("accounts:organisation", args=[body.pk])
        )
        assert f'action="{again}"' in listed.content.decode()
        page = people.browser(administrator.person).post(again).content.decode()

    assert "A message with the link went to" in page
    assert [message["To"] for message in mail.taken] == ["new@xaa.example"]


def test_a_code_that_cannot_be_sent_costs_nothing_but_patience(
    administrator: Membership, settings: Settings, server: MailServer
) -> None:
    send_through(settings, f"smtp://127.0.0.1:{server.port}?tls=none")
    invite(administrator)
    found = re.search(r"http://testserver(/invitations/\S+)", server.taken[0].get_content())
    assert found is not None
    browser = people.browser(None)
    server.refuses = 451

    failed = browser.post(found[1], {"send": "1"}).content.decode()
    server.refuses = 0
    browser.post(found[1], {"send": "1"})
    code = re.search(r"[A-Z]{4}-[A-Z]{4}", server.taken[1].get_content())

    assert "could not be sent. Nothing is lost" in failed
    assert code is not None
    browser.post(found[1], {"code": code[0]})
    browser.post(found[1], {"name": "Nour", "password": OF_A_PERSON, "again": OF_A_PERSON})
    assert User.objects.filter(email="new@xaa.example").exists()


def test_an_organisation_closes_though_no_mail_goes_out(
    administrator: Membership, settings: Settings, server: MailServer
) -> None:
    body = Organisation.objects.get(pk=administrator.organisation_id)
    people.member(body, Role.READER)
    server.refuses = 451
    send_through(settings, f"smtp://127.0.0.1:{server.port}?tls=none")
    browser = people.browser(people.operator())
    page = reverse("accounts:organisation-close", args=[body.pk])
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', browser.get(page).content.decode())
    assert seen is not None

    done = browser.post(page, {"why": "Merged.", "sure": "on", "seen": seen[1]})

    assert done.status_code == 302
    body.refresh_from_db()
    assert body.closed_at is not None
    assert server.said.count("RCPT") == 1  # the others would wait for the same server
