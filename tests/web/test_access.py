"""Who may see what: every address of the platform, as every kind of person.

A new address without a line in the table fails the first test.
"""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from dedere_web.accounts.models import User

SHOWN, TO_SIGN_IN, ELSEWHERE, REFUSED, NOTHING, POST_ONLY = 200, 302, 302, 403, 404, 405
PUBLIC = (SHOWN, SHOWN, SHOWN)

# Address: its arguments, its query, and what a stranger, an account and an editor get.
TABLE: dict[str, tuple[dict[str, object], str, tuple[int, int, int]]] = {
    "foundation:language": ({"code": "en"}, "", (ELSEWHERE,) * 3),
    "accounts:sign-in": ({}, "", (SHOWN, ELSEWHERE, ELSEWHERE)),
    "accounts:sign-out": ({}, "", (POST_ONLY,) * 3),
    "api:explorer": ({}, "", PUBLIC),
    "api:ask": ({"operation_id": "list_states"}, "", (ELSEWHERE,) * 3),
    "api:root": ({}, "", (ELSEWHERE,) * 3),
    "api:openapi": ({}, "", PUBLIC),
    "api:nothing-here": ({"address": "nothing"}, "", (NOTHING,) * 3),
    "api:v1:list_actions": ({}, "", PUBLIC),
    "api:v1:list_declarations": ({}, "", PUBLIC),
    "api:v1:list_sources": ({}, "", PUBLIC),
    "api:v1:list_bulk_files": ({}, "", PUBLIC),
    "api:v1:get_bulk_file": ({"version": "abc"}, "", (NOTHING,) * 3),
    "api:v1:list_instruments": ({}, "", PUBLIC),
    "api:v1:get_instrument": ({"code": "hague-1970"}, "", PUBLIC),
    "api:v1:list_obligations": ({"code": "hague-1970"}, "", PUBLIC),
    "api:v1:list_states": ({}, "", PUBLIC),
    "api:v1:get_state": ({"code": "KEN"}, "", PUBLIC),
    "api:v1:list_standings": ({}, "state=KEN", PUBLIC),
    "api:v1:get_matrix": ({}, "region=061", PUBLIC),
    "api:v1:list_changes": ({}, "since=2013-01-01&state=KEN", PUBLIC),
    "treaties:home": ({}, "", PUBLIC),
    "treaties:search": ({}, "q=kenya+hague", PUBLIC),
    "treaties:rooms": ({}, "", PUBLIC),
    "treaties:matrix": ({}, "", PUBLIC),
    "treaties:instruments": ({}, "", PUBLIC),
    "treaties:instrument": ({"code": "hague-1970"}, "", PUBLIC),
    "treaties:states": ({}, "", PUBLIC),
    "treaties:state": ({"code": "KEN"}, "", PUBLIC),
    "treaties:standing": ({"state": "KEN", "instrument": "hague-1970"}, "", PUBLIC),
    "treaties:compare": ({}, "state=KEN&state=CHE", PUBLIC),
    "treaties:changes": ({}, "since=2013-01-01&until=2014-01-01", PUBLIC),
    "treaties:changes-atom": ({}, "", PUBLIC),
    "treaties:changes-json": ({}, "", PUBLIC),
    "treaties:acts": ({}, "", PUBLIC),
    "treaties:sources": ({}, "", PUBLIC),
    "treaties:source": ({"id": "untc-18-11"}, "", PUBLIC),
    "treaties:picture": ({"kind": "map", "ext": "svg"}, "", PUBLIC),
    "treaties:import": ({}, "", (TO_SIGN_IN, REFUSED, SHOWN)),
    "treaties:import-confirm": ({}, "", (TO_SIGN_IN, REFUSED, POST_ONLY)),
    "treaties:import-result": ({"batch": 1}, "", (TO_SIGN_IN, REFUSED, NOTHING)),
}
# A page of the law sets no cookie: what a stranger reads is nobody's business.
MAY_SET = {
    "foundation:language": {"django_language"},
    "accounts:sign-in": {"csrftoken"},
}
# The framework's own root of the API stands behind ours.
UNREACHED = {"api:v1:api-root"}


def address(name: str) -> str:
    arguments, query, _ = TABLE[name]
    return reverse(name, kwargs=arguments) + (f"?{query}" if query else "")


def names(resolver: URLResolver | None = None, within: tuple[str, ...] = ()) -> Iterator[str]:
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            inner = (*within, entry.namespace) if entry.namespace else within
            yield from names(entry, inner)
        elif isinstance(entry, URLPattern):
            yield ":".join((*within, entry.name or f"nameless {entry.pattern}"))


def test_every_address_has_an_expectation_and_every_expectation_an_address() -> None:
    assert set(names()) - UNREACHED == set(TABLE)


@pytest.mark.django_db
@pytest.mark.parametrize("name", TABLE)
def test_a_stranger_gets_what_the_table_says_and_is_protected(name: str, client: Client) -> None:
    response = client.get(address(name))

    headers = response.headers
    assert response.status_code == TABLE[name][2][0]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert set(response.cookies) <= MAY_SET.get(name, set())
    if name.startswith("treaties:import"):
        came_from = reverse(name, kwargs=TABLE[name][0])
        assert headers["Location"] == f"{reverse('accounts:sign-in')}?next={came_from}"


@pytest.mark.parametrize("name", TABLE)
def test_an_account_gets_what_the_table_says(
    name: str, account: User, signed_in: Callable[[User], Client]
) -> None:
    assert signed_in(account).get(address(name)).status_code == TABLE[name][2][1]


@pytest.mark.parametrize("name", TABLE)
def test_an_editor_gets_what_the_table_says(
    name: str, editor: User, signed_in: Callable[[User], Client]
) -> None:
    assert signed_in(editor).get(address(name)).status_code == TABLE[name][2][2]


def test_a_closed_account_may_do_nothing(editor: User, client: Client) -> None:
    editor.is_active = False
    editor.save()
    client.force_login(editor)

    assert client.get(reverse("treaties:import")).status_code == TO_SIGN_IN
