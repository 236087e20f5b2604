"""The page on which a person changes the address of the own account."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from dedere.errors import InvalidInputError
from dedere_web.accounts import clients, messages, proofs, selectors
from dedere_web.accounts.forms import NewAddressForm
from dedere_web.accounts.gates import signed_in_person
from dedere_web.accounts.messages import Sending
from dedere_web.accounts.models import User
from dedere_web.accounts.services import change_address
from dedere_web.accounts.views.proving import ask_for_code, check_code
from dedere_web.foundation.confidential import confidential
from dedere_web.foundation.language import say


@login_required
@confidential
@sensitive_post_parameters("code")
@reauthentication_required  # type: ignore[untyped-decorator] # the library is untyped
def address(request: HttpRequest) -> HttpResponse:
    """Send a code to a new address, and take the address when the code comes back."""
    person = signed_in_person(request)
    shown: dict[str, object] = {"new_address": NewAddressForm(present=person.email)}
    if request.method == "POST":
        if "code" in request.POST:
            form = check_code(request, proofs.for_change(person))
            problem = _take(request, person) if form.is_valid() else ""
            if form.is_valid() and not problem:
                return HttpResponseRedirect(f"{reverse('accounts:mine')}?done=address")
            shown |= {"form": form, "problem": problem}
        else:
            wanted = NewAddressForm(request.POST, present=person.email)
            if wanted.is_valid():
                problem = _send(request, person, wanted.cleaned_data["email"])
                if not problem:
                    return HttpResponseRedirect(request.path)
                shown["problem"] = problem
            shown["new_address"] = wanted
    if "again" not in request.GET:
        shown["awaited"] = proofs.awaited(request, proofs.for_change(person))
    return render(request, "accounts/address.html", shown)


def _send(request: HttpRequest, person: User, email: str) -> str:
    """Send a code to a new address; nobody learns here whether it has an account."""
    taken = selectors.person_with(email) is not None

    def send(code: str) -> Sending:
        if taken:
            return messages.send_address_taken(email)
        return messages.send_code_of_change(person, email, code)

    return ask_for_code(request, purpose=proofs.for_change(person), email=email, send=send)


def _take(request: HttpRequest, person: User) -> str:
    """Take the proved address, warn the one before, and return what stood against it."""
    proved = proofs.proved_address(request, proofs.for_change(person)) or ""
    try:
        before = change_address(person, proved)
    except InvalidInputError as error:
        return say(error.phrase)
    finally:
        proofs.forget(request)
    messages.send_address_changed(
        person,
        before,
        client=clients.client_address(request),
        browser=request.headers.get("User-Agent", "")[:200],
    )
    return ""
