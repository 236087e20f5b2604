"""Says to the database for whom a request asks, before any view runs."""

from collections.abc import Callable

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponseBase

from dedere_web.accounts.selectors import viewer_of
from dedere_web.foundation.tenancy import NOBODY
from dedere_web.foundation.tenancy_database import POSTGRES, speak_as

Answer = Callable[[HttpRequest], HttpResponseBase]


class SpeakAsViewer:
    """Answer a signed-in person inside one transaction in which the database knows who asks.

    What is said ends with the transaction, so nothing reaches the next request on the same
    connection.  A request without a session is a stranger's: nothing is said, nothing is asked.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on, for the person who is signed in."""
        if connection.vendor != POSTGRES or settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.get_response(request)
        viewer = viewer_of(request.user)
        if viewer == NOBODY:
            return self.get_response(request)
        with speak_as(viewer):
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> None:  # noqa: ARG002 - Django's signature
        """Take back what a view wrote before it failed: the answer is made of the failure."""
        if connection.vendor == POSTGRES and connection.in_atomic_block:
            transaction.set_rollback(True)
