"""The two steps of proving an address, for every page that asks for it: a code out, a code in."""

from collections.abc import Callable

from django.http import HttpRequest
from django.utils.translation import gettext as _

from dedere.errors import InvalidInputError
from dedere_web.accounts import proofs
from dedere_web.accounts.forms import AddressCodeForm
from dedere_web.accounts.messages import Sending
from dedere_web.foundation.language import say


def ask_for_code(
    request: HttpRequest, *, purpose: str, email: str, send: Callable[[str], Sending]
) -> str:
    """Send a code and return what stood against it, empty where nothing did."""
    try:
        sending = proofs.ask(request, purpose=purpose, email=email, send=send)
    except InvalidInputError as error:
        return say(error.phrase)
    if sending is Sending.FAILED:
        return _(
            "The message with the code could not be sent. Nothing is lost: try again in a few "
            "minutes, or tell the operator of the platform."
        )
    return ""


def check_code(request: HttpRequest, purpose: str) -> AddressCodeForm:
    """Return the form with the code that was typed; it is valid if the code is right."""
    form = AddressCodeForm(request.POST)
    if form.is_valid():
        match proofs.try_code(request, purpose, form.cleaned_data["code"]):
            case proofs.Tried.WRONG:
                form.add_error(
                    "code",
                    _("This is not the code. It is in the newest message; those before are void."),
                )
            case proofs.Tried.VOID:
                form.add_error(
                    "code",
                    _(
                        "This code is void: it is older than a quarter of an hour, or it was "
                        "wrong too often. Ask for another one."
                    ),
                )
            case proofs.Tried.RIGHT:
                pass
    return form
