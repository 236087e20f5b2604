"""What happens to every request and answer of the platform."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from dedere.errors import DedereError
from dedere_web.foundation import problems

Answer = Callable[[HttpRequest], HttpResponseBase]

# Nothing here needs a device, a place or a payment; whoever injects a script gets none either.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation",
        "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb",
    )
)  # fmt: skip


def security_headers(get_response: Answer) -> Answer:
    """Add the security headers that Django itself does not send."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return answer


def limited_body(get_response: Answer) -> Answer:
    """Refuse a body that is larger than any list, before a byte of it is read."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        stated = request.META.get("CONTENT_LENGTH") or "0"
        if not stated.isdecimal() or int(stated) > settings.MAX_BODY_BYTES:
            return problems.too_large(request)
        return get_response(request)

    return answer


class EngineErrorPages:
    """Turn an error of the engine into a page that says the same sentence as the command line."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer with a page where the error is one that a reader can do something about."""
        if isinstance(error, DedereError):
            return problems.engine_error(request, error)
        return None
