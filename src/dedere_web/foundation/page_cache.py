"""Keeps public pages ready, and lets a browser ask only whether its copy is still good.

A public page is decided by its address, the language, the facts and the day, and by nothing
about the person: then it can be drawn once for everybody.  Pages for people who are signed in are
never kept.

    public = public_page(selectors.stamp)

    @public
    def state(request, code): ...
"""

import datetime as dt
import functools
import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import get_language

from dedere_web.foundation import clock, metrics
from dedere_web.foundation.confidential import is_confidential

MOST_BYTES = 64 * 1024 * 1024
# A page larger than this would push too many others out.
LARGEST_PAGE_BYTES = MOST_BYTES // 8
# Below this, compression saves no packet on the wire.
SMALLEST_COMPRESSED_BYTES = 1400
# Nobody asks a question this long by a link of ours.
LONGEST_QUERY = 2000
CACHE_CONTROL = "public, max-age=0, must-revalidate"
VARY = ("Accept-Encoding", "Accept-Language", "Cookie", "HX-Request", "HX-Target")

P = ParamSpec("P")
PageView = Callable[Concatenate[HttpRequest, P], HttpResponse]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """The state of knowledge that a page rests on."""

    version: str
    changed_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """A page as it was drawn, plain and compressed."""

    body: bytes
    compressed: bytes
    headers: tuple[tuple[str, str], ...]
    etag: str

    @classmethod
    def of(cls, response: HttpResponse) -> "KeptPage":
        """Keep what the view answered."""
        body = response.content
        # Without the moment in its header, the same page compresses to the same bytes.
        compressed = gzip.compress(body, 6, mtime=0) if _worth_compressing(response) else b""
        return cls(
            body=body,
            compressed=compressed,
            headers=tuple(response.headers.items()),
            etag=hashlib.sha256(body).hexdigest()[:32],
        )

    @property
    def size(self) -> int:
        """Return about how many bytes of memory the page takes."""
        return len(self.body) + len(self.compressed) + 1000


class PageCache:
    """The pages drawn lately, bounded by the memory they take; safe to share between threads."""

    def __init__(self, *, most_bytes: int = MOST_BYTES) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self.began_at = clock.now()
        """Pages drawn by an earlier release may have looked otherwise."""
        self._pages: OrderedDict[tuple[str, ...], KeptPage] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: tuple[str, ...]) -> KeptPage | None:
        """Return the page kept under ``key``."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: tuple[str, ...], page: KeptPage) -> None:
        """Keep a page, and drop those that nobody has asked for the longest."""
        if page.size > min(LARGEST_PAGE_BYTES, self.most_bytes):
            return
        with self._lock:
            replaced = self._pages.pop(key, None)
            self.bytes += page.size - (replaced.size if replaced else 0)
            self._pages[key] = page
            while self.bytes > self.most_bytes:
                _, dropped = self._pages.popitem(last=False)
                self.bytes -= dropped.size

    def clear(self) -> None:
        """Drop every page."""
        with self._lock:
            self._pages.clear()
            self.bytes = 0


@functools.cache
def pages() -> PageCache:
    """Return the cache of this process."""
    return PageCache()


def public_page(stamp_of: Callable[[], Stamp]) -> Callable[[PageView[P]], PageView[P]]:
    """Return a decorator for views whose answer is the same for everybody.

    Args:
        stamp_of: Says on which facts the answer rests; asked on every request.
    """

    def decorate(view: PageView[P]) -> PageView[P]:
        @functools.wraps(view)
        def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.method not in {"GET", "HEAD"} or request.user.is_authenticated:
                return _personal(view(request, *args, **kwargs))
            stamp = stamp_of()
            key = _key(request, stamp)
            page = pages().get(key)
            metrics.count_page(hit=page is not None)
            if page is None:
                response = view(request, *args, **kwargs)
                if not _may_be_kept(request, response):
                    return response
                page = KeptPage.of(response)
                if len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY:
                    pages().put(key, page)
            return _answer(request, page, stamp)

        return answer

    return decorate


def _key(request: HttpRequest, stamp: Stamp) -> tuple[str, ...]:
    query = sorted(
        parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True),
        key=lambda parameter: parameter[0],  # the order of States in a comparison has a meaning
    )
    return (
        request.scheme or "",
        request.get_host(),
        request.path,
        urlencode(query),
        get_language() or "",
        stamp.version,
        clock.today().isoformat(),
        request.headers.get("HX-Request", ""),
        request.headers.get("HX-Target", ""),
    )


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Say whether nothing in the answer belongs to one person."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "CSRF_COOKIE_NEEDS_UPDATE" not in request.META
        and "no-store" not in response.headers.get("Cache-Control", "")
        and not is_confidential(request)
    )


def _worth_compressing(response: HttpResponse) -> bool:
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    is_text = kind.startswith("text/") or kind.endswith(("json", "xml"))
    return is_text and len(response.content) >= SMALLEST_COMPRESSED_BYTES


def _personal(response: HttpResponse) -> HttpResponse:
    response.headers.setdefault("Cache-Control", "private, no-cache")
    return response


def _answer(request: HttpRequest, page: KeptPage, stamp: Stamp) -> HttpResponse:
    compress = bool(page.compressed) and _accepts_gzip(request)
    response = HttpResponse(page.compressed if compress else page.body, headers=dict(page.headers))
    if compress:
        response.headers["Content-Encoding"] = "gzip"
    etag = f'"{page.etag}-gz"' if compress else f'"{page.etag}"'
    # A page without a date in its address speaks of today: it is new every morning.
    midnight = dt.datetime.combine(clock.today(), dt.time(), tzinfo=dt.UTC)
    changed = int(max(stamp.changed_at, pages().began_at, midnight).timestamp())
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(changed)
    response.headers["Cache-Control"] = CACHE_CONTROL
    patch_vary_headers(response, VARY)
    kept = get_conditional_response(request, etag=etag, last_modified=changed, response=response)
    return kept if isinstance(kept, HttpResponse) else response


def _accepts_gzip(request: HttpRequest) -> bool:
    for offered in request.headers.get("Accept-Encoding", "").split(","):
        coding, _, quality = offered.partition(";")
        if coding.strip().lower() == "gzip":
            return quality.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
