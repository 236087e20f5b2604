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
TO_SECOND_FACTOR = 302
NO_BODY: dict[str, object] = {"organisation": "00000000-0000-4000-8000-000000000000"}
NO_MEMBER: dict[str, object] = {**NO_BODY, "membership": 1}
NO_NOTE: dict[str, object] = {"note": "00000000-0000-4000-8000-000000000000"}
NO_ASSESSMENT: dict[str, object] = {"assessment": "00000000-0000-4000-8000-000000000000"}
NO_QUESTION: dict[str, object] = {**NO_ASSESSMENT, "key": "hague-1970/art-1"}
NO_FILE: dict[str, object] = {**NO_NOTE, "file": "00000000-0000-4000-8000-000000000000"}
NO_DRAFT: dict[str, object] = {"draft": "00000000-0000-4000-8000-000000000000"}

OFFENCE = "bombings-1997/offence/terrorist-bombing"
BASIS = f"from=KEN&to=CHE&offence={OFFENCE}"
BASIS_DATA = f"requesting=KEN&requested=CHE&offence={OFFENCE}"

# Address: its arguments, its query, and what a stranger, an account and an editor get.
TABLE: dict[str, tuple[dict[str, object], str, tuple[int, int, int]]] = {
    "foundation:language": ({"code": "en"}, "", (ELSEWHERE,) * 3),
    # Tests ask on this machine; what a stranger gets: tests/web/operations.
    "foundation:live": ({}, "", PUBLIC),
    "foundation:ready": ({}, "", PUBLIC),
    "foundation:metrics": ({}, "", PUBLIC),
    "operations:mail": ({}, "", (TO_SIGN_IN, REFUSED, TO_SECOND_FACTOR)),
    "operations:message": ({"name": "none"}, "", (TO_SIGN_IN, REFUSED, TO_SECOND_FACTOR)),
    "accounts:sign-in": ({}, "", (SHOWN, ELSEWHERE, ELSEWHERE)),
    "accounts:sign-out": ({}, "", (POST_ONLY,) * 3),
    "accounts:mine": ({}, "", (TO_SIGN_IN, SHOWN, SHOWN)),
    "accounts:address": ({}, "", (TO_SIGN_IN, ELSEWHERE, ELSEWHERE)),
    "accounts:sessions": ({}, "", (TO_SIGN_IN, SHOWN, SHOWN)),
    "accounts:end-other-sessions": ({}, "", (TO_SIGN_IN, POST_ONLY, POST_ONLY)),
    "accounts:end-session": ({"session": 1}, "", (TO_SIGN_IN, POST_ONLY, POST_ONLY)),
    "accounts:invitation": ({"token": "none"}, "", (NOTHING,) * 3),
    # The editor is an operator without a second factor: what is confidential waits for one.
    # What an operator, and each role of an organisation, gets: tests/web/accounts.
    "accounts:withdraw": ({"invitation": 1}, "", (TO_SIGN_IN, POST_ONLY, TO_SECOND_FACTOR)),
    "accounts:send-again": ({"invitation": 1}, "", (TO_SIGN_IN, POST_ONLY, TO_SECOND_FACTOR)),
    "accounts:organisation-edit": (NO_BODY, "", (TO_SIGN_IN, NOTHING, TO_SECOND_FACTOR)),
    "accounts:organisation-close": (NO_BODY, "", (TO_SIGN_IN, NOTHING, TO_SECOND_FACTOR)),
    "accounts:organisations": ({}, "", (TO_SIGN_IN, REFUSED, TO_SECOND_FACTOR)),
    "accounts:organisation-new": ({}, "", (TO_SIGN_IN, REFUSED, TO_SECOND_FACTOR)),
    "accounts:organisation": (NO_BODY, "", (TO_SIGN_IN, NOTHING, TO_SECOND_FACTOR)),
    "accounts:invite": (NO_BODY, "", (TO_SIGN_IN, NOTHING, TO_SECOND_FACTOR)),
    "accounts:member": (NO_MEMBER, "", (TO_SIGN_IN, NOTHING, TO_SECOND_FACTOR)),
    "accounts:end-membership": (NO_MEMBER, "", (TO_SIGN_IN, POST_ONLY, TO_SECOND_FACTOR)),
    "accounts:hand-over": (NO_MEMBER, "", (TO_SIGN_IN, POST_ONLY, TO_SECOND_FACTOR)),
    "accounts:lost-factor": ({}, "", (TO_SIGN_IN, REFUSED, TO_SECOND_FACTOR)),
    "accounts:platform-roles": ({}, "", (TO_SIGN_IN, REFUSED, TO_SECOND_FACTOR)),
    "accounts:end-platform-role": ({"grant": 1}, "", (TO_SIGN_IN, POST_ONLY, TO_SECOND_FACTOR)),
    "account_login": ({}, "", (ELSEWHERE,) * 3),
    "account_reauthenticate": ({}, "", (TO_SIGN_IN, SHOWN, SHOWN)),
    "account_change_password": ({}, "", (TO_SIGN_IN, SHOWN, SHOWN)),
    "account_reset_password": ({}, "", PUBLIC),
    "account_reset_password_done": ({}, "", PUBLIC),
    "account_reset_password_from_key": ({"uidb36": "1", "key": "none"}, "", PUBLIC),
    "account_reset_password_from_key_done": ({}, "", PUBLIC),
    "mfa_index": ({}, "", (TO_SIGN_IN, SHOWN, SHOWN)),
    "mfa_authenticate": ({}, "", (TO_SIGN_IN,) * 3),
    "mfa_reauthenticate": ({}, "", (TO_SIGN_IN, ELSEWHERE, ELSEWHERE)),
    "mfa_activate_totp": ({}, "", (TO_SIGN_IN, ELSEWHERE, ELSEWHERE)),
    "mfa_deactivate_totp": ({}, "", (TO_SIGN_IN, NOTHING, NOTHING)),
    "mfa_view_recovery_codes": ({}, "", (TO_SIGN_IN, NOTHING, NOTHING)),
    "mfa_generate_recovery_codes": ({}, "", (TO_SIGN_IN, ELSEWHERE, ELSEWHERE)),
    "mfa_download_recovery_codes": ({}, "", (TO_SIGN_IN, NOTHING, NOTHING)),
    "mfa_list_webauthn": ({}, "", (ELSEWHERE,) * 3),
    "mfa_add_webauthn": ({}, "", (TO_SIGN_IN, ELSEWHERE, ELSEWHERE)),
    "mfa_login_webauthn": ({}, "", (ELSEWHERE,) * 3),
    "mfa_reauthenticate_webauthn": ({}, "", (TO_SIGN_IN, ELSEWHERE, ELSEWHERE)),
    "mfa_remove_webauthn": ({"pk": 1}, "", (TO_SIGN_IN, ELSEWHERE, ELSEWHERE)),
    "mfa_edit_webauthn": ({"pk": 1}, "", (TO_SIGN_IN, ELSEWHERE, ELSEWHERE)),
    # What each role gets from notes of others: tests/web/tenancy/test_access_walk.py.
    "notes:notes": ({}, "", (TO_SIGN_IN, SHOWN, SHOWN)),
    "notes:new": ({}, "", (TO_SIGN_IN, REFUSED, REFUSED)),
    "notes:export": ({}, "", (TO_SIGN_IN, REFUSED, REFUSED)),
    "notes:about": ({"kind": "state", "key": "KEN"}, "", PUBLIC),
    "notes:note": (NO_NOTE, "", (NOTHING,) * 3),
    "notes:file": (NO_FILE, "", (NOTHING,) * 3),
    "notes:edit": (NO_NOTE, "", (TO_SIGN_IN, NOTHING, NOTHING)),
    "notes:visibility": (NO_NOTE, "", (TO_SIGN_IN, NOTHING, NOTHING)),
    "notes:withdraw": (NO_NOTE, "", (TO_SIGN_IN, NOTHING, NOTHING)),
    "notes:bring-back": (NO_NOTE, "", (TO_SIGN_IN, POST_ONLY, POST_ONLY)),
    "notes:attach": (NO_NOTE, "", (TO_SIGN_IN, POST_ONLY, POST_ONLY)),
    "notes:detach": (NO_FILE, "", (TO_SIGN_IN, NOTHING, NOTHING)),
    "notes:draft-save": ({}, "", (TO_SIGN_IN, POST_ONLY, POST_ONLY)),
    "notes:draft-discard": (NO_DRAFT, "", (TO_SIGN_IN, POST_ONLY, POST_ONLY)),
    # What each role gets from assessments: tests/web/obligations.
    "obligations:assessments": ({}, "", (TO_SIGN_IN, SHOWN, SHOWN)),
    "obligations:begin": ({}, "", (TO_SIGN_IN, REFUSED, REFUSED)),
    "obligations:roadmap": ({}, "state=KEN&instrument=bombings-1997", PUBLIC),
    "obligations:notices": ({}, "state=KEN", PUBLIC),
    "obligations:definition": ({}, f"offence={OFFENCE}", PUBLIC),
    "obligations:assessment": (NO_ASSESSMENT, "", (TO_SIGN_IN, NOTHING, NOTHING)),
    "obligations:move": (NO_ASSESSMENT, "", (TO_SIGN_IN, NOTHING, NOTHING)),
    "obligations:visibility": (NO_ASSESSMENT, "", (TO_SIGN_IN, NOTHING, NOTHING)),
    "obligations:observations": (NO_ASSESSMENT, "", (TO_SIGN_IN, NOTHING, NOTHING)),
    "obligations:questions": (NO_ASSESSMENT, "", (TO_SIGN_IN, NOTHING, NOTHING)),
    "obligations:question": (NO_QUESTION, "", (TO_SIGN_IN, NOTHING, NOTHING)),
    "obligations:remark": (NO_QUESTION, "", (TO_SIGN_IN, POST_ONLY, POST_ONLY)),
    "obligations:gaps": (NO_ASSESSMENT, "", (TO_SIGN_IN, NOTHING, NOTHING)),
    "obligations:needs": (NO_ASSESSMENT, "", (TO_SIGN_IN, NOTHING, NOTHING)),
    "obligations:pipeline": (NO_ASSESSMENT, "", (TO_SIGN_IN, NOTHING, NOTHING)),
    "obligations:report": (NO_ASSESSMENT | {"ext": "pdf"}, "", (TO_SIGN_IN, NOTHING, NOTHING)),
    "obligations:workbook": (NO_ASSESSMENT, "", (TO_SIGN_IN, NOTHING, NOTHING)),
    "obligations:import": (NO_ASSESSMENT, "", (TO_SIGN_IN, NOTHING, NOTHING)),
    # What each role gets from the history of each kind of page: tests/web/trail/test_pages.py.
    "trail:history": ({"name": "imports", "key": "all"}, "", (TO_SIGN_IN, NOTHING, SHOWN)),
    "trail:take-back": (
        {"name": "imports", "key": "all", "entry": 1},
        "",
        (TO_SIGN_IN, NOTHING, NOTHING),
    ),
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
    "api:v1:list_themes": ({}, "", PUBLIC),
    "api:v1:list_theme_duties": ({"code": "cbrn"}, "", PUBLIC),
    "api:v1:list_states": ({}, "", PUBLIC),
    "api:v1:get_state": ({"code": "KEN"}, "", PUBLIC),
    "api:v1:list_standings": ({}, "state=KEN", PUBLIC),
    "api:v1:get_matrix": ({}, "region=061", PUBLIC),
    "api:v1:find_bases": ({}, BASIS_DATA, PUBLIC),
    "api:v1:get_pair": ({"one": "KEN", "other": "CHE"}, "", PUBLIC),
    "api:v1:list_offences": ({}, "instrument=hague-1970", PUBLIC),
    "api:v1:list_elements": ({}, "", PUBLIC),
    "api:v1:match_facts": ({}, "yes=seized-control", PUBLIC),
    "api:v1:resolve_jurisdiction": ({}, f"offence={OFFENCE}&place=KEN", PUBLIC),
    "api:v1:plan_accessions": ({}, "state=KEN", PUBLIC),
    "api:v1:plan_campaign": ({}, "top=2", PUBLIC),
    "api:v1:map_coverage": ({}, f"offence={OFFENCE}", PUBLIC),
    "cooperation:rooms": ({}, "", PUBLIC),
    "cooperation:finder": ({}, BASIS, PUBLIC),
    "cooperation:note": ({}, BASIS, PUBLIC),
    "cooperation:pair": ({"one": "KEN", "other": "CHE"}, "", PUBLIC),
    "cooperation:pair-choice": ({}, "", PUBLIC),
    "cooperation:offences": ({}, "", PUBLIC),
    "cooperation:catalogue": ({}, "", PUBLIC),
    "cooperation:offence": ({"offence": OFFENCE}, "", PUBLIC),
    "cooperation:jurisdiction": ({}, f"offence={OFFENCE}&place=KEN", PUBLIC),
    "cooperation:coverage": ({}, "", PUBLIC),
    "cooperation:planner": ({}, "state=KEN", PUBLIC),
    "cooperation:practice": ({}, "", PUBLIC),
    "cooperation:practice-record": ({}, "", (TO_SIGN_IN, REFUSED, SHOWN)),
    "cooperation:picture": ({"kind": "pair", "ext": "svg"}, "one=KEN&other=CHE", PUBLIC),
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
    "treaties:themes": ({}, "", PUBLIC),
    "treaties:theme": ({"code": "cbrn"}, "state=KEN", PUBLIC),
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
    "account_reset_password": {"csrftoken"},
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
