"""Forms of notes."""

import uuid
from collections.abc import Iterable

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

from dedere.treaties.facts import Facts
from dedere_web.foundation.language import facts_language
from dedere_web.foundation.tenancy import Visibility
from dedere_web.foundation.uploads import MEDIA_TYPES
from dedere_web.notes.models import SubjectKind
from dedere_web.notes.services import Words

LONGEST_TITLE = 200
LONGEST_TEXT = 50_000
LONGEST_DRAFT = 4 * LONGEST_TEXT
LONGEST_REASON = 500


class PlainTextField(forms.CharField):
    """Text with one kind of line break, as it is counted, kept and compared.

    The browser is told no limit: it would cut what is pasted, and say nothing.
    """

    def to_python(self, value: object) -> str:
        """Return the text as it is kept."""
        return str(super().to_python(value)).replace("\r\n", "\n").replace("\r", "\n")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, object]:
        """Return what the field tells the browser: no limit to cut at."""
        attributes = super().widget_attrs(widget)
        return {name: said for name, said in attributes.items() if name != "maxlength"}


class NoteForm(forms.Form):
    """The words of a note, and for a new one the organisation that will own it."""

    organisation = forms.ChoiceField(label=_("For"))
    title = PlainTextField(
        label=_("Title"),
        max_length=LONGEST_TITLE,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    body = PlainTextField(
        label=_("Text"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 14, "cols": 80, "dir": "auto"}),
        help_text=_("Plain text; line breaks are kept. The text is encrypted where it is kept."),
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(
        self, *args: object, owners: Iterable[tuple[uuid.UUID, str]], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # what a form takes
        choices = [(str(number), name) for number, name in owners]
        field = self.fields["organisation"]
        field.choices = choices  # type: ignore[attr-defined] # a field of choices
        if len(choices) == 1:
            field.widget = forms.HiddenInput()
            field.initial = choices[0][0]

    def words(self) -> Words:
        """Return what the note says."""
        return Words(self.cleaned_data["title"], self.cleaned_data["body"])

    def owner(self) -> uuid.UUID:
        """Return the organisation chosen."""
        return uuid.UUID(self.cleaned_data["organisation"])


class DraftForm(NoteForm):
    """What has been typed so far: much may be missing, and more be there than a note may hold."""

    title = PlainTextField(max_length=LONGEST_DRAFT, required=False)
    body = PlainTextField(max_length=LONGEST_DRAFT, required=False, strip=False)


class SubjectForm(forms.Form):
    """Asks what a note is about, where a page has not said it."""

    state = forms.ChoiceField(label=_("State"), required=False)
    other_state = forms.ChoiceField(label=_("Second State"), required=False)
    instrument = forms.ChoiceField(label=_("Instrument"), required=False)

    def __init__(self, *args: object, facts: Facts, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # what a form takes
        language = facts_language()
        states = sorted(
            ((state.code, state.name(language)) for state in facts.parties.current()),
            key=lambda choice: choice[1],
        )
        instruments = [
            (instrument.code, instrument.short_title(language))
            for instrument in facts.instruments.values()
        ]
        for name, choices in (
            ("state", states),
            ("other_state", states),
            ("instrument", instruments),
        ):
            self.fields[name].choices = [("", "·"), *choices]  # type: ignore[attr-defined] # choices

    def clean(self) -> dict[str, object]:
        """Refuse what names nothing, or too much.

        Raises:
            ValidationError: Nothing was chosen, or what was chosen does not go together.
        """
        chosen = super().clean() or {}
        state, other = chosen.get("state"), chosen.get("other_state")
        if not (state or chosen.get("instrument")):
            raise forms.ValidationError(_("Choose a State, an instrument, or both."))
        if other and (not state or chosen.get("instrument")):
            raise forms.ValidationError(
                _("A note on two States is about both of them, and about no instrument.")
            )
        if other and other == state:
            raise forms.ValidationError(_("Choose two different States."))
        return chosen

    def subject(self) -> tuple[str, str]:
        """Return kind and key of what was chosen."""
        state, other, instrument = (
            self.cleaned_data[name] for name in ("state", "other_state", "instrument")
        )
        if other:
            return SubjectKind.PAIR.value, f"{state}:{other}"
        if state and instrument:
            return SubjectKind.STANDING.value, f"{state}:{instrument}"
        if state:
            return SubjectKind.STATE.value, state
        return SubjectKind.INSTRUMENT.value, instrument


class VisibilityForm(forms.Form):
    """Who may read a note from now on, and why."""

    visibility = forms.ChoiceField(label=_("Who may read it"), widget=forms.RadioSelect)
    why = forms.CharField(
        label=_("Why"),
        max_length=LONGEST_REASON,
        help_text=_("Kept in the history of the note, for your organisation."),
    )
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(
        self, *args: object, offered: Iterable[Visibility] = (), **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # what a form takes
        self.fields["visibility"].choices = [(v.value, v.label) for v in offered]  # type: ignore[attr-defined] # choices


class WithdrawForm(forms.Form):
    """Why a note is withdrawn."""

    why = forms.CharField(label=_("Why"), max_length=LONGEST_REASON, required=False)
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class VersionForm(forms.Form):
    """The version that a person had in front of them."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class AttachForm(forms.Form):
    """A file for a note."""

    file = forms.FileField(
        label=_("File"),
        max_length=255,
        validators=[FileExtensionValidator(list(MEDIA_TYPES))],
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(f".{e}" for e in MEDIA_TYPES)}),
    )

    def upload(self) -> "UploadedFile[bytes]":
        """Return the file that was sent."""
        return self.cleaned_data["file"]  # type: ignore[no-any-return] # what a file field holds


class ExportForm(forms.Form):
    """Which organisation's notes leave the platform, and why."""

    organisation = forms.ChoiceField(label=_("Organisation"))
    why = forms.CharField(
        label=_("What the copy is for"),
        max_length=LONGEST_REASON,
        help_text=_("Kept in the trail of your organisation."),
    )

    def __init__(
        self, *args: object, owners: Iterable[tuple[uuid.UUID, str]], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # what a form takes
        choices = [(str(number), name) for number, name in owners]
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined] # choices

    def owner(self) -> uuid.UUID:
        """Return the organisation chosen."""
        return uuid.UUID(self.cleaned_data["organisation"])
