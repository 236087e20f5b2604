"""Who signed in and out, and what failed, without any address."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest
from django.test import Client
from pytest_django import Settings

from dedere_web.accounts.models import User
from dedere_web.trail import selectors, sign_ins
from dedere_web.trail.models import Entry
from dedere_web.treaties import services
from tests.web.listing import NEW_ACT, offered

pytestmark = pytest.mark.django_db


def entries() -> list[tuple[str, str, int | None]]:
    rows = Entry.objects.filter(kind=sign_ins.KIND).order_by("pk")
    return [(row.action, row.subject, row.actor) for row in rows]


def test_signing_in_and_out_is_recorded_by_number(
    account: User, signed_in: Callable[[User], Client]
) -> None:
    browser = signed_in(account)
    browser.logout()

    number = str(account.pk)
    assert entries() == [
        ("signed-in", number, account.pk), ("signed-out", number, account.pk),
    ]  # fmt: skip


def test_a_failed_sign_in_is_recorded_without_the_address(account: User) -> None:
    for address in ("Reader@ministry.example", "reader@ministry.example", "other@x.example"):
        request = HttpRequest()
        request.META["REMOTE_ADDR"] = "127.0.0.1"
        assert authenticate(request, username=address, password="wrong") is None  # noqa: S106 - not one

    (first, subject, actor), (_, again, _), (_, other, _) = entries()
    assert (first, actor) == ("failed", None)
    assert subject == again != other
    everything = json.dumps(list(Entry.objects.values_list("subject", "before", "after", "why")))
    assert "ministry" not in everything
    assert "wrong" not in everything
    assert selectors.verify().findings == ()


def test_nobody_fills_the_trail_by_failing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_ins, "MOST_FAILURES_AN_HOUR", 3)

    for number in range(10):
        user_login_failed.send(
            sender=__name__, credentials={"username": f"{number}@x.example"}, request=None
        )

    assert [action for action, _, _ in entries()] == ["failed"] * 3 + ["failed-often"]


def test_a_failure_without_an_address_is_recorded_too() -> None:
    user_login_failed.send(sender=__name__, credentials={}, request=None)

    assert entries() == [("failed", "unknown", None)]


def test_an_import_has_an_entry(own_home: Path, editor: User, settings: Settings) -> None:
    outcome = services.import_list(offered(NEW_ACT), by=editor)

    entry = Entry.objects.get(kind="import")
    assert (entry.chain_id, entry.actor, entry.subject) == (
        "platform", editor.pk, str(outcome.batch),
    )  # fmt: skip
    assert json.loads(entry.after)["counts"]["additions"] == 1
