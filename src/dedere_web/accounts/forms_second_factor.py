"""Forms about the second factor."""

from typing import Any

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _


def _code(form: forms.Form, label: Any) -> None:
    form.fields["code"].label = label
    form.fields["code"].widget.attrs.pop("placeholder", None)
    form.fields["code"].widget.attrs.update({"inputmode": "numeric", "maxlength": "20"})


class CodeForm(base.AuthenticateForm):  # type: ignore[misc] # the library is untyped
    """A code from the telephone, or one of the recovery codes, to sign in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, _("Code from your telephone, or a recovery code"))
        self.fields["code"].widget.attrs["autofocus"] = True


class ConfirmCodeForm(base.ReauthenticateForm):  # type: ignore[misc] # the library is untyped
    """A code once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, _("Code from your telephone, or a recovery code"))


class ActivateTOTPForm(totp.ActivateTOTPForm):  # type: ignore[misc] # the library is untyped
    """The first code, which proves that the telephone has the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, _("Code that the telephone shows now"))


class AddPasskeyForm(webauthn.AddWebAuthnForm):  # type: ignore[misc] # the library is untyped
    """A name for a passkey, and whether it replaces the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the passkey")
        self.fields["name"].max_length = 100
        self.fields["passwordless"].label = _("Sign in with this passkey alone")
        self.fields["passwordless"].help_text = _(
            "The device then asks for a finger, a face or its own code in place of the password."
        )
