"""Who knocks: the address that is tried and the client it is tried from.

Wrong passwords are counted for the two together.  Whoever tries somebody else's address locks out
nobody but oneself: the same address, tried from elsewhere, still opens.
"""

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

UNKNOWN = "unknown"


def client_address(request: HttpRequest) -> str:
    """Return the network address of a client; behind a proxy, the one that the proxy saw."""
    if not request.META.get("REMOTE_ADDR"):
        return UNKNOWN
    return str(get_adapter(request).get_client_ip(request))


def address_tried(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """Return the e-mail address that somebody tries to sign in with."""
    tried = (credentials or {}).get("email") or (credentials or {}).get("username")
    return str(tried or request.POST.get("login", "")).strip().lower()


def locked_out(
    request: HttpRequest,
    response: HttpResponse | None = None,  # noqa: ARG001 - the library's signature
    credentials: Mapping[str, Any] | None = None,  # noqa: ARG001 - the library's signature
) -> HttpResponse:
    """Answer a client that was wrong too often; the account may exist or not."""
    return render(request, "429.html", status=429)
