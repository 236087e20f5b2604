"""The form with which an editor offers a depositary's list."""

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dedere.errors import InvalidDateError
from dedere.periods import PartialDate
from dedere.treaties.facts import Facts
from dedere_io.depositaries.registry import READERS
from dedere_web.foundation.language import facts_language, say
from dedere_web.treaties.offered_lists import SOURCE_ID, OfferedList, read_partial_date

READER_NAMES = {
    "untc-csv": _("United Nations Treaty Collection, participants as CSV"),
    "untc-html": _("United Nations Treaty Collection, page of a treaty (HTML)"),
    "untc-xml": _("United Nations Treaty Collection, XML"),
    "icao": _("International Civil Aviation Organization, list of parties (PDF or text)"),
    "imo": _("International Maritime Organization, status of conventions (PDF or text)"),
    "iaea": _("International Atomic Energy Agency, status list (PDF or text)"),
    "csv": _("Plain CSV, one act a row"),
}


class ImportForm(forms.Form):
    """A file, and what the editor says about it."""

    reader = forms.ChoiceField(label=_("Kind of list"))
    instrument = forms.ChoiceField(label=_("Instrument"))
    source_id = forms.RegexField(
        SOURCE_ID,
        label=_("Identifier of the source"),
        max_length=80,
        help_text=_("One that is known, or a new one, for example untc-18-11."),
    )
    source_title = forms.CharField(
        label=_("Title of the source"),
        max_length=300,
        required=False,
        help_text=_("For a new source; by default, the title that the list itself carries."),
    )
    as_of = forms.CharField(
        label=_("The list speaks up to"),
        max_length=10,
        required=False,
        help_text=_("For example 2024-05-01, 2024-05 or 2024; may be empty if the list says it."),
    )
    file = forms.FileField(label=_("File"))

    def __init__(self, *args: object, facts: Facts, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # the framework's own arguments
        language = facts_language()
        self.fields["reader"].choices = [  # type: ignore[attr-defined] # a ChoiceField
            (name, READER_NAMES.get(name, name)) for name in READERS
        ]
        ordered = sorted(
            facts.instruments.values(), key=lambda i: (i.number or 99, i.category, i.adopted)
        )
        self.fields["instrument"].choices = [  # type: ignore[attr-defined] # a ChoiceField
            (instrument.code, instrument.short_title(language)) for instrument in ordered
        ]

    def clean_as_of(self) -> PartialDate | None:
        """Return the date as far as it is stated.

        Raises:
            ValidationError: The text is no date.
        """
        try:
            return read_partial_date(self.cleaned_data["as_of"])
        except InvalidDateError as error:
            raise forms.ValidationError(say(error.phrase)) from error

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuse a file that is larger than any list.

        Raises:
            ValidationError: It is.
        """
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        most = settings.MAX_LIST_BYTES
        if (file.size or 0) > most:
            raise forms.ValidationError(
                gettext("The file has %(size)s; the platform takes at most %(most)s.")
                % {"size": filesizeformat(file.size or 0), "most": filesizeformat(most)}
            )
        return file

    def offered(self) -> OfferedList:
        """Return what the editor offers."""
        said = self.cleaned_data
        return OfferedList(
            reader=said["reader"],
            content=said["file"].read(),
            file_name=said["file"].name,
            instrument=said["instrument"],
            source_id=said["source_id"],
            source_title=said["source_title"],
            as_of=said["as_of"],
        )
