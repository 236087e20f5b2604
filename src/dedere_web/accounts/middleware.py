"""What happens around every request, about people."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from dedere_web.accounts.request_memory import one_request

Answer = Callable[[HttpRequest], HttpResponseBase]


def viewers_of_one_request(get_response: Answer) -> Answer:
    """Look up what a person may see once for each request, and forget it afterwards."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        with one_request():
            return get_response(request)

    return answer
