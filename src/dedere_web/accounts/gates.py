"""The gate before everything confidential: signed in, and with a second factor where one is due.

@members_only
def case(request, ...): ...
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from dedere_web.accounts.models import User
from dedere_web.accounts.selectors import has_second_factor, needs_second_factor
from dedere_web.foundation.confidential import mark_confidential

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def members_only(view: View[P]) -> View[P]:
    """Let signed-in people pass, and lead those who still need a second factor to it.

    What a person may see behind the gate is for ``viewer_of`` and the policies to say.
    """

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        mark_confidential(request)
        if not isinstance(request.user, User):
            return redirect_to_login(request.get_full_path())
        if needs_second_factor(request.user) and not has_second_factor(request.user):
            onwards = urlencode({"next": request.get_full_path()})
            return HttpResponseRedirect(f"{reverse('mfa_index')}?{onwards}")
        return view(request, *args, **kwargs)

    return answer


def signed_in_person(request: HttpRequest) -> User:
    """Return who is signed in, behind a gate.

    Raises:
        TypeError: The view has no gate: a mistake of the code.
    """
    if not isinstance(request.user, User):
        raise TypeError("This view stands behind no gate.")
    return request.user
