"""The form with which a person signs in."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """E-mail address and password."""

    username = forms.EmailField(
        label=_("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
    )

    def clean_username(self) -> str:
        """Return the address as it is kept: in lower case."""
        return str(self.cleaned_data["username"]).lower()

    error_messages = {  # noqa: RUF012 - the framework's shape
        "invalid_login": _(
            "No account has this e-mail address and this password. Check both; the password "
            "distinguishes capital and small letters."
        ),
        "inactive": _("This account is closed. Ask the operator of this platform."),
    }
