"""Every public page against an empty page of the same framework. Target: within three times."""

import os
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.measure import Work, say, turns

PAGES = {
    "home": "/?on=2013-04-22",
    "matrix": "/treaties/matrix/?on=2013-04-22",
    "instrument": "/treaties/instruments/financing-1999/?on=2013-04-22",
    "State": "/treaties/states/KEN/?on=2013-04-22",
    "reasons": "/treaties/standing/KEN/financing-1999/?on=2013-04-22",
    "compare": "/treaties/compare/?state=KEN&state=CHE&on=2013-04-22",
    "changes": "/treaties/changes/?since=2012-01-01&until=2013-04-22",
    "sources": "/treaties/sources/",
}


def main() -> None:
    """Print, for each page, how often an empty page fits into it; cold is the first request.

    The empty page goes through the same middleware and renders the same frame (header, doors,
    date field, footer) around nothing. Warm pages come from the page cache, as readers get them.
    """
    with tempfile.TemporaryDirectory() as home:
        os.environ["DEDERE_HOME"] = home  # noqa: TID251 - before the settings are read
        os.environ["DEDERE_SECRET_KEY"] = "benchmark"  # noqa: TID251, S105
        os.environ["DJANGO_SETTINGS_MODULE"] = "dedere_web.config.settings"  # noqa: TID251
        os.environ["DEDERE_ALLOWED_HOSTS"] = "testserver"  # noqa: TID251
        _measure(Path(home))


def _measure(home: Path) -> None:
    import django  # noqa: PLC0415 - the environment has to stand before Django is loaded
    from django.core.management import call_command  # noqa: PLC0415
    from django.http import HttpRequest, HttpResponse  # noqa: PLC0415
    from django.shortcuts import render  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.urls import path  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)

    def empty(request: HttpRequest) -> HttpResponse:
        return render(request, "foundation/base.html")

    from dedere_web.config import urls  # noqa: PLC0415

    patterns: list[Any] = urls.urlpatterns
    patterns.insert(0, path("empty/", empty))
    client = Client()

    def get(address: str) -> object:
        response = client.get(address)
        assert response.status_code == 200, (address, response.status_code, home)
        return response

    def unseen(address: str, days: Iterator[str]) -> object:
        return get(f"{address}on={next(days)}")

    for name, address in PAGES.items():
        timings = turns({"page": partial(get, address), "empty": lambda: get("/empty/")}, rounds=7)
        say(f"page: {name}", "1x", timings, ours="page")
    for name, address in PAGES.items():
        days = (f"{year}-{month:02d}-01" for year in range(1990, 2026) for month in range(1, 13))
        sign = "&" if "?" in address else "?"
        bare = address.replace("on=2013-04-22", "")
        new: dict[str, Work] = {
            "unseen day": partial(unseen, bare + sign, days),
            "empty": lambda: get("/empty/"),
        }
        say(f"page, not cached: {name}", "1x", turns(new, rounds=7), ours="unseen day")


if __name__ == "__main__":
    main()
