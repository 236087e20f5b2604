"""The form with which a person takes a change back."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_REASON = 500


class TakeBackForm(forms.Form):
    """Asks why."""

    why = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "It stays in the history with your name, and cannot be changed afterwards. Name no "
            "person who need not be named."
        ),
    )
