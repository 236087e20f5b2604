"""Forms about signing in and about oneself."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

NEW_PASSWORD_HELP = _(
    "At least twelve characters. Four words that have nothing to do with each other make a good "
    "password. Digits alone, common words in disguise, neighbouring keys, repetitions and your "
    "own name or address are refused."
)


def _plain(field: forms.Field, label: object) -> None:
    """Take the library's placeholder off a field: labels stand beside it here."""
    field.label = str(label) if isinstance(label, str) else label  # type: ignore[assignment]
    field.widget.attrs.pop("placeholder", None)
    field.help_text = ""


class SignInForm(account_forms.LoginForm):  # type: ignore[misc] # the library is untyped
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["login"], _("E-mail address"))
        _plain(self.fields["password"], _("Password"))
        self.fields["login"].widget.attrs.update({"autocomplete": "username", "autofocus": True})


class ConfirmPasswordForm(account_forms.ReauthenticateForm):  # type: ignore[misc] # as above
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["password"], _("Password"))


class ChangePasswordForm(account_forms.ChangePasswordForm):  # type: ignore[misc] # as above
    """The present password, and a new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["oldpassword"], _("Present password"))
        _new_password(self)


class NewPasswordForm(account_forms.ResetPasswordKeyForm):  # type: ignore[misc] # as above
    """A new password twice, for somebody who forgot the old one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _new_password(self)


class ResetPasswordForm(account_forms.ResetPasswordForm):  # type: ignore[misc] # as above
    """The address to which the link goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["email"], _("E-mail address"))

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Send one message in any case, so that neither words nor time tell who has an account."""
        if self.users:
            return str(super().save(request, **kwargs))
        email = str(self.cleaned_data["email"])
        get_adapter(request).send_mail("account/email/unknown_account", email, {})
        return email


def _new_password(form: forms.Form) -> None:
    _plain(form.fields["password1"], _("New password"))
    _plain(form.fields["password2"], _("New password again"))
    form.fields["password1"].help_text = NEW_PASSWORD_HELP


class AddressCodeForm(forms.Form):
    """The code that went to an address."""

    code = forms.CharField(
        label=_("Code from the message"),
        max_length=20,
        help_text=_("Eight letters; capital or small makes no difference."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "off"}),
    )


class NewAddressForm(forms.Form):
    """The address with which a person wants to sign in from now on."""

    email = forms.EmailField(
        label=_("New e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )

    def __init__(self, *args: Any, present: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._present = present

    def clean_email(self) -> str:
        """Return the address as it would be kept.

        Raises:
            ValidationError: It is the present one.
        """
        address = str(self.cleaned_data["email"]).strip().lower()
        if address == self._present:
            raise forms.ValidationError(_("This is your present address already."))
        return address


class NewAccountForm(forms.Form):
    """What an invited person without an account says."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        help_text=_("Shown to other members beside what you do."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=NEW_PASSWORD_HELP,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_name(self) -> str:
        """Refuse a name of spaces.

        Raises:
            ValidationError: There is nothing else in it.
        """
        name = str(self.cleaned_data["name"]).strip()
        if not name:
            raise forms.ValidationError(_("Write your name."))
        return name

    def clean(self) -> dict[str, Any]:
        """Compare the two passwords."""
        cleaned: dict[str, Any] = super().clean() or {}
        if "again" in cleaned and cleaned.get("password") != cleaned["again"]:
            self.add_error("again", _("The two passwords differ. Type the same one twice."))
        return cleaned


class ProfileForm(forms.Form):
    """Name and language of a person."""

    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        required=False,
        help_text=_("Shown to other members beside what you do."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        help_text=_("For pages after you sign in, and for messages to you."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            ("", _("The language of the browser")),
            *settings.LANGUAGES,
        ]
