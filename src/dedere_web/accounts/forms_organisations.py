"""Forms about organisations and who works for them."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from dedere_web.accounts.models import (
    Function,
    Kind,
    Membership,
    Organisation,
    PlatformRole,
    Role,
)
from dedere_web.accounts.states import is_state
from dedere_web.accounts.versions import version_of_organisation
from dedere_web.foundation import clock

DAYS = (1, 3, 7, 14, 30)


class OrganisationForm(forms.Form):
    """A new organisation."""

    name = forms.CharField(label=_("Name, as the organisation writes it"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    state = forms.CharField(
        label=_("State, for a body of a State"),
        required=False,
        max_length=3,
        help_text=_("Three letters, like KEN; XAA to XZZ are free for exercises."),
        widget=forms.TextInput(attrs={"list": "states", "autocomplete": "off"}),
    )
    function = forms.ChoiceField(
        label=_("What it does, for a body of a State"),
        required=False,
        choices=[("", _("Not stated")), *Function.choices],
    )

    def clean_name(self) -> str:
        """Refuse a name of spaces.

        Raises:
            ValidationError: There is nothing else in it.
        """
        name = str(self.cleaned_data["name"]).strip()
        if not name:
            raise forms.ValidationError(_("Write the name of the organisation."))
        return name

    def clean_state(self) -> str:
        """Return a code that is known or free for exercises.

        Raises:
            ValidationError: It is neither.
        """
        code = str(self.cleaned_data["state"]).strip().upper()
        if code and not is_state(code):
            raise forms.ValidationError(
                _("No State has the code %(code)s. Choose one of the list."),
                params={"code": code},
            )
        return code

    def clean(self) -> dict[str, Any]:
        """Hold kind, State and function together."""
        cleaned: dict[str, Any] = super().clean() or {}
        return self._held_together(cleaned, cleaned.get("kind"))

    def _held_together(self, cleaned: dict[str, Any], kind: str | None) -> dict[str, Any]:
        is_body = kind == Kind.STATE_BODY
        if is_body and not cleaned.get("state") and "state" not in self.errors:
            self.add_error("state", _("A body of a State needs its State."))
        if not is_body and cleaned.get("state"):
            self.add_error("state", _("Only a body of a State has a State here. Leave it empty."))
        if not is_body and cleaned.get("function"):
            self.add_error("function", _("Only a body of a State has this. Leave it open."))
        return cleaned


class _SeenField(forms.CharField):
    """The mark of what the person saw; whoever sends none has seen nothing."""

    def __init__(self) -> None:
        super().__init__(required=False, max_length=16, widget=forms.HiddenInput())


class SeenForm(forms.Form):
    """A form that remembers what the person had before the eyes when it was opened."""

    seen = _SeenField()

    def has_seen(self, mark: str) -> None:
        """Send the form back to somebody who now sees another state than before."""
        self.data = dict(self.data.items()) | {"seen": mark}  # one value for each field


class OrganisationDataForm(OrganisationForm, SeenForm):
    """What is said about an organisation, to be changed."""

    def __init__(self, data: Any = None, *, body: Organisation, kind_is_fixed: bool) -> None:
        said = {
            "name": body.name,
            "kind": body.kind,
            "state": body.state,
            "function": body.function,
            "seen": version_of_organisation(body),
        }
        super().__init__(data, initial=said)
        self._fixed = body if kind_is_fixed else None
        if kind_is_fixed:
            del self.fields["kind"], self.fields["state"]
        if kind_is_fixed and body.kind != Kind.STATE_BODY:
            del self.fields["function"]

    def clean(self) -> dict[str, Any]:
        """Hold together what may be changed with what may not."""
        cleaned: dict[str, Any] = forms.Form.clean(self) or {}
        if self._fixed is not None:
            cleaned |= {"kind": self._fixed.kind, "state": self._fixed.state}
            cleaned.setdefault("function", "")
        return self._held_together(cleaned, cleaned.get("kind"))


class CloseForm(SeenForm):
    """Why an organisation is closed, and that whoever closes it knows what that does."""

    why = forms.CharField(
        label=_("Why it is closed"),
        max_length=500,
        help_text=_("Kept in the trail of the organisation, with your name and the time."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    sure = forms.BooleanField(label=_("I have read what closing does, and that it is final"))


class _DaysField(forms.TypedChoiceField):
    def __init__(self) -> None:
        super().__init__(
            label=_("Days until the invitation expires"),
            choices=[(str(days), str(days)) for days in DAYS],
            initial=str(settings.INVITATION_DAYS),
            coerce=int,
        )


class _LastDayField(forms.DateField):
    def __init__(self) -> None:
        super().__init__(
            label=_("Last day of the membership"),
            required=False,
            help_text=_("Leave it empty for a membership without an end."),
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        )

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day is not None and day < clock.today():
            raise forms.ValidationError(_("This day lies in the past. Choose today or later."))
        return day


class InviteForm(forms.Form):
    """Whom to invite, to which role, for how long."""

    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    role = forms.TypedChoiceField(label=_("Role"), choices=Role.choices, coerce=Role)
    days = _DaysField()
    until = _LastDayField()

    def __init__(self, *args: Any, roles: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, role.label) for role in roles]  # type: ignore[attr-defined]


class PlatformInviteForm(forms.Form):
    """Whom to invite to a role on the platform."""

    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    role = forms.TypedChoiceField(
        label=_("Platform role"), choices=PlatformRole.choices, coerce=PlatformRole
    )
    days = _DaysField()


class LostFactorForm(forms.Form):
    """Whose second factor is lost."""

    email = forms.EmailField(
        label=_("E-mail address of the account"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    sure = forms.BooleanField(
        label=_("I have made sure, by voice or in person, that the owner of the account asks this")
    )


class MemberForm(SeenForm):
    """Role and last day of a member."""

    role = forms.TypedChoiceField(label=_("Role"), choices=Role.choices, coerce=Role)
    until = _LastDayField()


class HandOverForm(forms.Form):
    """Who takes over what a member leaves unfinished."""

    heir = forms.ChoiceField(
        label=_("Who goes on with the unfinished work"),
        required=False,
        help_text=_("Everything stays with the organisation in any case."),
    )

    def __init__(self, *args: Any, heirs: list[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._heirs = {str(heir.pk): heir for heir in heirs}
        self.fields["heir"].choices = [  # type: ignore[attr-defined]
            ("", _("Nobody: it stays with the organisation alone")),
            *((key, str(heir.person)) for key, heir in self._heirs.items()),
        ]

    def chosen_heir(self) -> Membership | None:
        """Return the membership of the heir, ``None`` where there is none."""
        return self._heirs.get(self.cleaned_data["heir"])
