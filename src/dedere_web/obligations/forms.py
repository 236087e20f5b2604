"""What people send about assessments."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dedere_web.foundation.tenancy import Visibility
from dedere_web.obligations.models import AnswerChoice, Progress, RemarkKind
from dedere_web.obligations.services import Given

LONGEST_TEXT = 20_000
LAST_DAY = "2999-12-31"


class BeginForm(forms.Form):
    """For which organisation, and of which day."""

    organisation = forms.TypedChoiceField(label=_("Organisation that owns it"))
    on = forms.DateField(
        label=_("Day"),
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date", "max": LAST_DAY}, format="%Y-%m-%d"),
        help_text=_("The obligations that bind the State on this day are asked about."),
    )

    def __init__(self, *args: Any, owners: list[tuple[Any, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [(str(pk), name) for pk, name in owners]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """The answer to one question: law and practice apart."""

    law = forms.ChoiceField(
        label=_("Is it so in the law?"), choices=AnswerChoice.choices, widget=forms.RadioSelect
    )
    practice = forms.ChoiceField(
        label=_("Is it so in practice?"), choices=AnswerChoice.choices, widget=forms.RadioSelect
    )
    citation = forms.CharField(
        label=_("Provisions of the law"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("To the point: Penal Code, section 68(2)(a), as amended in 2012."),
    )
    evidence = forms.CharField(
        label=_("Evidence and remarks"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Cases, statistics, guidelines: what shows that it is so, or not so."),
    )
    work = forms.CharField(
        label=_("Address of the law"),
        required=False,
        max_length=300,
        help_text=_(
            "The same in every answer that cites the law, such as /akn/ke/act/2012/30. When a "
            "change of that law comes into force, this answer is marked to be looked at again."
        ),
    )
    expression = forms.CharField(label=_("Version of that law"), required=False, max_length=300)
    provision = forms.CharField(label=_("Provision in it"), required=False, max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def given(self) -> Given:
        """Return the answer as services take it."""
        sent = self.cleaned_data
        return Given(
            law=AnswerChoice(sent["law"]),
            practice=AnswerChoice(sent["practice"]),
            citation=sent["citation"],
            evidence=sent["evidence"],
            work=sent["work"],
            expression=sent["expression"],
            provision=sent["provision"],
        )


class RemarkForm(forms.Form):
    """What an expert says to an answer, or the State to that."""

    kind = forms.ChoiceField(choices=RemarkKind.choices, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Remark"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )


class ObservationsForm(forms.Form):
    """What the State says to the whole; the report prints it."""

    text = forms.CharField(
        label=_("Observations of the State"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
    )


class MoveForm(forms.Form):
    """To which step, and who reviews."""

    to = forms.ChoiceField(label=_("Next step"))
    reviewer = forms.ChoiceField(
        label=_("Organisation that reviews"),
        required=False,
        help_text=_("Needed for the expert review: it will read the whole assessment."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(
        self,
        *args: Any,
        steps: list[tuple[str, Any]],
        reviewers: list[tuple[Any, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        nobody = ("", _("nobody"))
        self.fields["to"].choices = steps  # type: ignore[attr-defined]
        self.fields["reviewer"].choices = [  # type: ignore[attr-defined]
            nobody, *((str(pk), name) for pk, name in reviewers)
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Refuse a review that nobody makes."""
        sent = super().clean() or self.cleaned_data
        if sent.get("to") == "review" and not sent.get("reviewer"):
            self.add_error("reviewer", _("Choose who reviews."))
        return sent


class VisibilityForm(forms.Form):
    """Who may read an assessment from now on, and why."""

    visibility = forms.ChoiceField(
        label=_("Who may read it"), choices=Visibility.choices, widget=forms.RadioSelect
    )
    why = forms.CharField(
        label=_("Why"),
        max_length=500,
        help_text=_("Kept in the history of the assessment, for your organisation."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class BillForm(forms.Form):
    """A change of the law on its way."""

    bill = forms.UUIDField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Title"), max_length=300)
    progress = forms.ChoiceField(label=_("How far it is"), choices=Progress.choices)
    expected = forms.DateField(
        label=_("Next step expected on"),
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date", "max": LAST_DAY}, format="%Y-%m-%d"),
    )
    question = forms.ChoiceField(label=_("Gap that it would close"), required=False)
    amends = forms.CharField(
        label=_("Address of the law that it amends"),
        required=False,
        max_length=300,
        help_text=_(
            "As the answers cite it. Once the change is in force, those answers of your State are "
            "marked to be looked at again."
        ),
    )

    def __init__(self, *args: Any, questions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = ("", _("none in particular"))
        self.fields["question"].choices = [none, *questions]  # type: ignore[attr-defined]


class WorkbookForm(forms.Form):
    """A workbook that was filled in elsewhere."""

    file = forms.FileField(label=_("Workbook"), required=False)
