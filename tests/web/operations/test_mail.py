"""Mail: through a server that is named, or into files that the operator reads."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.core.mail import EmailMessage, get_connection, send_mail
from django.test import Client
from pytest_django import Settings

from dedere_web.accounts.models import User
from dedere_web.config.mail import FILES, SMTP, BadSmtpUrlError, mail_settings
from dedere_web.foundation import mail

SignIn = Callable[[User], Client]


def test_without_a_server_messages_become_files() -> None:
    assert mail_settings("") == {"EMAIL_BACKEND": FILES}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example", ("mail.example", 587, "", "", False, True)),
        ("smtp://u:p%40ss@mail.example:2525", ("mail.example", 2525, "u", "p@ss", False, True)),
        ("smtps://u:p@mail.example", ("mail.example", 465, "u", "p", True, False)),
        ("smtp://127.0.0.1:25?tls=none", ("127.0.0.1", 25, "", "", False, False)),
    ],
)
def test_a_server_is_one_address(url: str, expected: tuple[object, ...]) -> None:
    said = mail_settings(url)

    names = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_SSL", "USE_TLS")
    assert tuple(said[f"EMAIL_{name}"] for name in names) == expected
    assert said["EMAIL_BACKEND"] == SMTP
    assert said["EMAIL_TIMEOUT"]


@pytest.mark.parametrize(
    "url",
    [
        "mail.example:587",
        "http://mail.example",
        "smtp://",
        "smtp://mail.example:port",
        "smtp://mail.example:99999",
        "smtp://u:se@cret@mail.example",
        "smtp://mail.example/path",
        "smtp://mail.example?tls=maybe",
        "smtp://mail.example?ssl=1",
        "smtp://[::1",
    ],
)
def test_a_bad_address_is_one_line_that_does_not_repeat_it(url: str) -> None:
    with pytest.raises(BadSmtpUrlError) as error:
        mail_settings(url)

    assert "DEDERE_SMTP_URL" in str(error.value)
    assert "secret" not in str(error.value)
    assert "mail.example" not in str(error.value)


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.DEDERE_HOME = tmp_path
    settings.EMAIL_BACKEND = FILES
    return tmp_path / "mail"


def test_a_message_is_a_file_for_this_account_alone(folder: Path) -> None:
    send_mail("Приглашение", "Come on 3 May.\n", None, ["a@ministry.example"])

    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    (found,) = mail.kept_messages()
    assert (found.to, found.subject) == ("a@ministry.example", "Приглашение")
    read = mail.kept_message(found.name)
    assert read is not None
    assert read.body.strip() == "Come on 3 May."


def test_several_messages_are_listed_newest_first(folder: Path) -> None:
    with get_connection() as connection:
        connection.send_messages(
            [EmailMessage(f"{n}", "x", None, ["a@b.example"]) for n in range(3)]
        )

    assert [message.subject for message in mail.kept_messages()] == ["2", "1", "0"]


@pytest.mark.parametrize("name", ["../secret-key", "x", "", "20260101T000000000000-0000000g"])
def test_only_messages_are_read(folder: Path, name: str) -> None:
    folder.mkdir()
    (folder / "x.eml").write_text("x")

    assert mail.kept_message(name) is None
    assert mail.kept_messages() == []


@pytest.fixture
def operator(editor: User) -> User:
    Authenticator.objects.create(user=editor, type=Authenticator.Type.TOTP, data={})
    return editor


def test_the_operator_reads_it_and_what_it_says_is_text(
    folder: Path, operator: User, signed_in: SignIn
) -> None:
    send_mail("<b>Hi</b>", "<script>x</script>\nhttps://x.example/", None, ["a@b.example"])
    browser = signed_in(operator)

    listed = browser.get("/operations/mail/").content.decode()
    (found,) = mail.kept_messages()
    shown = browser.get(f"/operations/mail/{found.name}/").content.decode()

    assert "1 message waits here" in listed
    assert "&lt;b&gt;Hi&lt;/b&gt;" in listed
    assert "&lt;script&gt;x&lt;/script&gt;" in shown
    assert "<script>x" not in shown
    assert browser.get("/operations/mail/none/").status_code == 404


def test_where_a_server_sends_it_nothing_is_shown(
    folder: Path, operator: User, signed_in: SignIn, settings: Settings
) -> None:
    send_mail("Hi", "x", None, ["a@b.example"])
    (found,) = mail.kept_messages()
    settings.EMAIL_BACKEND = SMTP
    browser = signed_in(operator)

    assert "keeps none here" in browser.get("/operations/mail/").content.decode()
    assert browser.get(f"/operations/mail/{found.name}/").status_code == 404


def test_nobody_else_reads_it(folder: Path, account: User, signed_in: SignIn) -> None:
    assert signed_in(account).get("/operations/mail/").status_code == 403
    assert Client().get("/operations/mail/").status_code == 302
