"""Public pages are drawn once; a copy that is still good is not sent again."""

import datetime as dt
import gzip
from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory
from django.utils.http import http_date, parse_http_date
from django.utils.translation import override

from dedere_web.accounts.models import User
from dedere_web.foundation.page_cache import KeptPage, PageCache, Stamp, pages, public_page

CHANGED = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
LONG = "A sentence that is long enough to be compressed. " * 60


class Drawn:
    """A view that counts how often it is drawn."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse] | None = None) -> None:
        self.times = 0
        self.version = "facts-1"
        self._answer = answer or (lambda request: HttpResponse(LONG))
        self._view = public_page(self._stamp)(self._draw)

    def get(self, path: str = "/page", *, by: object = None, **headers: str) -> HttpResponse:
        request = RequestFactory().get(path, headers=headers)
        request.user = by or AnonymousUser()  # type: ignore[assignment] # a person of the test
        return self._view(request)

    def _stamp(self) -> Stamp:
        return Stamp(version=self.version, changed_at=CHANGED)

    def _draw(self, request: HttpRequest) -> HttpResponse:
        self.times += 1
        return self._answer(request)


def test_the_same_question_is_drawn_once() -> None:
    view = Drawn()

    answers = {view.get("/page?on=2013-04-22&state=KEN").content for _ in range(3)}
    view.get("/page?state=KEN&on=2013-04-22")

    assert answers == {LONG.encode()}
    assert view.times == 1


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/page?state=FRA&state=CHE", {}),
        ("/page?state=CHE", {}),
        ("/other?state=CHE&state=FRA", {}),
        ("/page?state=CHE&state=FRA", {"HX-Request": "true"}),
        ("/page?state=CHE&state=FRA", {"host": "127.0.0.1"}),
    ],
)
def test_another_question_is_drawn_anew(path: str, headers: dict[str, str]) -> None:
    view = Drawn()
    view.get("/page?state=CHE&state=FRA")

    view.get(path, **headers)

    assert view.times == 2


def test_other_facts_or_another_language_draw_anew() -> None:
    view = Drawn()
    view.get()

    view.version = "facts-2"
    view.get()
    with override("fr"):
        view.get()

    assert view.times == 3


def test_a_good_copy_is_not_sent_again() -> None:
    view = Drawn()
    first = view.get()

    again = view.get(**{"If-None-Match": first.headers["ETag"]})
    by_date = view.get(**{"If-Modified-Since": first.headers["Last-Modified"]})
    other = view.get(**{"If-None-Match": '"something-else"'})

    assert (again.status_code, again.content) == (304, b"")
    assert by_date.status_code == 304
    assert other.status_code == 200
    assert again.headers["ETag"] == first.headers["ETag"]
    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_an_old_copy_is_sent_again() -> None:
    old = http_date(CHANGED.timestamp())

    response = Drawn().get(**{"If-Modified-Since": old})

    assert response.status_code == 200
    assert parse_http_date(response.headers["Last-Modified"]) > CHANGED.timestamp()


def test_a_compressed_page_is_another_representation() -> None:
    view = Drawn()
    plain = view.get()
    compressed = view.get(**{"Accept-Encoding": "br, gzip"})
    refused = view.get(**{"Accept-Encoding": "gzip;q=0"})

    assert gzip.decompress(compressed.content) == plain.content == refused.content
    assert compressed.headers["Content-Encoding"] == "gzip"
    assert compressed.headers["ETag"] != plain.headers["ETag"]
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert view.times == 1


def test_what_belongs_to_a_person_is_never_kept() -> None:
    view = Drawn()
    person = User(email="reader@ministry.example")

    view.get(by=person)
    response = view.get(by=person)

    assert view.times == 2
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert "ETag" not in response.headers


@pytest.mark.parametrize(
    "answer",
    [
        lambda request: HttpResponse("", status=404),
        lambda request: HttpResponse(get_token(request)),
        lambda request: HttpResponse("", headers={"Cache-Control": "no-store"}),
    ],
    ids=["an error", "a form with a proof of origin", "a page that forbids it"],
)
def test_what_must_not_be_kept_is_not(answer: Callable[[HttpRequest], HttpResponse]) -> None:
    view = Drawn(answer)

    view.get()
    view.get()

    assert view.times == 2


def test_a_page_that_sets_a_cookie_is_not_kept() -> None:
    def with_cookie(request: HttpRequest) -> HttpResponse:
        response = HttpResponse("")
        response.set_cookie("a", "b")
        return response

    view = Drawn(with_cookie)
    view.get()
    view.get()

    assert view.times == 2


def test_an_endless_query_fills_no_memory() -> None:
    view = Drawn()

    view.get("/page?q=" + "x" * 3000)

    assert pages().bytes == 0


def test_the_cache_never_holds_more_than_it_may() -> None:
    page = KeptPage(body=b"x" * 4000, compressed=b"", headers=(), etag="e")
    cache = PageCache(most_bytes=3 * page.size)

    for number in range(10):
        cache.put((str(number),), page)
        cache.get(("0",))

    assert cache.bytes == 3 * page.size
    assert cache.get(("9",)) is page
    assert cache.get(("0",)) is page, "what is asked for often stays"
    assert cache.get(("5",)) is None
