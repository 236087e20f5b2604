"""One number for each request, in every line it leaves behind; one line when it is answered.

A line says the route, never the address that was asked for: what stands in an address, who asked
and from where is nobody's business. The whole list of what is written down is in
``docs/how-to/run-in-production.md``.
"""

import contextvars
import json
import logging
import re
import time
import traceback
import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from dedere_web.foundation import metrics

Answer = Callable[[HttpRequest], HttpResponseBase]

HEADER = "X-Request-ID"
NONE = "-"
# A number that a balancer made; anything else is replaced, so that nobody writes into our log.
_WELL_FORMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")

_current: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default=NONE)

logger = logging.getLogger("dedere.request")


def current_request_id() -> str:
    """Return the number of the request that is being answered, ``-`` outside of one."""
    return _current.get()


def request_log(get_response: Answer) -> Answer:
    """Number every request, count it, and write one line when it is answered."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        number = _number(request)
        token = _current.set(number)
        began = time.perf_counter()
        try:
            response = get_response(request)
            seconds = time.perf_counter() - began
            route = route_of(request)
            response.headers[HEADER] = number
            metrics.count_request(request.method or "", route, response.status_code, seconds)
            logger.info(
                "answered",
                extra={
                    "said": {
                        "method": metrics.known_method(request.method or ""),
                        "route": route,
                        "status": response.status_code,
                        "ms": round(seconds * 1000, 1),
                    }
                },
            )
            return response
        finally:
            _current.reset(token)

    return answer


def route_of(request: HttpRequest) -> str:
    """Return the name of the route that answered; never what a visitor typed."""
    match = request.resolver_match
    if match is not None:
        return match.view_name or "nameless"
    return "static" if request.path_info.startswith(f"/{_static()}") else "unmatched"


class RequestId(logging.Filter):
    """Adds the number of the request to every line, whoever writes it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Number the line; let every line through."""
        record.request_id = current_request_id()
        return True


class JsonLines(logging.Formatter):
    """A line is one JSON object; a traceback is one of its values."""

    converter = staticmethod(time.gmtime)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, object] = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S") + f".{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _message(record),
            "request_id": getattr(record, "request_id", NONE),
            **getattr(record, "said", {}),
        }
        if record.exc_text:  # written and redacted already (``redaction``)
            line["traceback"] = record.exc_text
        elif record.exc_info:
            line["traceback"] = "".join(traceback.format_exception(*record.exc_info))
        return json.dumps(line, ensure_ascii=False, default=str)


def _message(record: logging.LogRecord) -> str:
    """Return what is said. Django puts the address into its lines; ours name the route."""
    request = getattr(record, "request", None)
    if record.name.startswith("django.") and isinstance(request, HttpRequest):
        return f"{getattr(record, 'status_code', '')} {route_of(request)}".strip()
    return record.getMessage()


class Lines(logging.Formatter):
    """A line for people, with the same silence about addresses."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the framework's name
        """Return the line without its traceback."""
        record.message = _message(record)
        return super().formatMessage(record)


def _number(request: HttpRequest) -> str:
    stated = request.headers.get(HEADER, "")
    return stated if _WELL_FORMED.fullmatch(stated) else uuid.uuid4().hex


def _static() -> str:
    return str(settings.STATIC_URL).lstrip("/")
