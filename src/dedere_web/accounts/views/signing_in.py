"""Pages to sign in and out, and what the library's own pages need besides."""

from typing import Any

from allauth.account import views as account_views
from allauth.mfa.webauthn import views as passkey_views
from django.contrib.auth import views as auth_views
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy

from dedere_web.accounts import selectors
from dedere_web.accounts.adapters import SecondFactorAdapter


class SignIn(account_views.LoginView):  # type: ignore[misc] # the library is untyped
    """Ask for e-mail address and password, then go on to where the person was."""

    template_name = "accounts/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add how to begin, where nobody runs this platform yet."""
        shown: dict[str, Any] = super().get_context_data(**kwargs)
        shown["next"] = self.get_next_url() or ""
        shown["nobody_runs_it"] = not selectors.has_operator()
        shown["passkey_failed"] = self.request.GET.get("passkey") == "failed"
        return shown


class ChangePassword(account_views.PasswordChangeView):  # type: ignore[misc] # as above
    """Change the password; every other session ends with it."""

    def get_default_success_url(self) -> str:
        """Return to one's account."""
        return f"{reverse('accounts:mine')}?done=password"


class SignOut(auth_views.LogoutView):
    """Sign out; by a form only, so that no link can do it."""


class PasskeySignIn(passkey_views.LoginWebAuthnView):  # type: ignore[misc] # as above
    """Sign in with a passkey alone."""

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ARG002 - the library's signature
        """Go back and say so; there is no other page to say it on."""
        return HttpResponseRedirect(f"{reverse('accounts:sign-in')}?passkey=failed")


class PasskeyConfirm(passkey_views.ReauthenticateWebAuthnView):  # type: ignore[misc] # as above
    """Confirm who one is with a passkey."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Keep the form with what is wrong."""
        shown: dict[str, Any] = super().get_context_data(**kwargs)
        return {**shown, **kwargs}

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the page again, with what is wrong."""
        shown: HttpResponse = self.render_to_response(self.get_context_data(form=form))
        return shown


class PasskeyAdd(passkey_views.AddWebAuthnView):  # type: ignore[misc] # as above
    """Add a passkey."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Keep the form with what is wrong."""
        shown: dict[str, Any] = super().get_context_data(**kwargs)
        return {**shown, **kwargs}


class PasskeyRemove(passkey_views.RemoveWebAuthnView):  # type: ignore[misc] # as above
    """Remove a passkey, unless it is the last second factor of somebody who needs one."""

    success_url = reverse_lazy("mfa_index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say before the button is pressed that it would be refused."""
        shown: dict[str, Any] = super().get_context_data(**kwargs)
        shown["may_remove"] = SecondFactorAdapter().can_delete_authenticator(self.object)
        return shown

    def form_valid(self, form: Any) -> HttpResponse:
        """Remove it, or show the page again with the reason."""
        if not SecondFactorAdapter().can_delete_authenticator(self.object):
            shown: HttpResponse = self.render_to_response(
                self.get_context_data(form=form), status=409
            )
            return shown
        response: HttpResponse = super().form_valid(form)
        return response


class PasskeyRename(passkey_views.EditWebAuthnView):  # type: ignore[misc] # as above
    """Give a passkey another name."""

    success_url = reverse_lazy("mfa_index")
