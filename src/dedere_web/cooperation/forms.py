"""The form with which an editor records practice."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dedere.periods import PartialDate
from dedere.treaties.facts import Facts
from dedere_web.cooperation.practice_words import ANSWERS, QUESTIONS
from dedere_web.cooperation.services import PracticeWords
from dedere_web.foundation.language import facts_language

BAD_DAY = _("Write a date as year, year-month or year-month-day, for example 2014-03-12.")


class PartialDay(forms.CharField):
    """A date as far as the source states it."""

    def clean(self, value: str | None) -> str:
        """Return the date as text, in one way of writing.

        Raises:
            ValidationError: The text is no date.
        """
        text = str(super().clean(value))
        try:
            return str(PartialDate.parse(text)) if text else ""
        except ValueError as error:
            raise forms.ValidationError(BAD_DAY) from error


class PracticeForm(forms.Form):
    """One answer of one source to one question about one State."""

    state = forms.ChoiceField(label=_("State"))
    question = forms.ChoiceField(label=_("Question"))
    answer = forms.ChoiceField(label=_("Answer of the source"))
    instrument = forms.ChoiceField(
        label=_("Limited to an instrument"),
        required=False,
        help_text=_("Left empty, it holds whatever the instrument."),
    )
    law = forms.CharField(label=_("Law or statement"), max_length=300)
    article = forms.CharField(label=_("Article or section"), max_length=120)
    as_of = PartialDay(
        label=_("Version of the source"),
        max_length=10,
        help_text=_("The day up to which the source speaks; later changes are not known."),
    )
    since = PartialDay(label=_("Applies since"), max_length=10, required=False)
    until = PartialDay(label=_("Applies until"), max_length=10, required=False)
    source_title = forms.CharField(label=_("Title of the source"), max_length=300)
    source_publisher = forms.CharField(label=_("Publisher of the source"), max_length=200)
    source_address = forms.URLField(
        label=_("Address of the source"), max_length=500, required=False, assume_scheme="https"
    )
    note = forms.CharField(
        label=_("Note"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, facts: Facts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = facts_language()
        states = [(s.code, s.name(language)) for s in facts.parties.current()]
        codes = [(i.code, i.short_title(language)) for i in facts.instruments.values()]
        self.fields["state"].choices = [("", "\u2014"), *states]  # type: ignore[attr-defined]
        self.fields["question"].choices = list(QUESTIONS.items())  # type: ignore[attr-defined]
        self.fields["answer"].choices = list(ANSWERS.items())  # type: ignore[attr-defined]
        self.fields["instrument"].choices = [("", "\u2014"), *codes]  # type: ignore[attr-defined]

    def words(self) -> PracticeWords:
        """Return what was stated."""
        return PracticeWords(**{key: value or "" for key, value in self.cleaned_data.items()})
