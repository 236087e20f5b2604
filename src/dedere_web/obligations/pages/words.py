"""Words of the engine's codes on pages, and percentages as ranges."""

from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dedere.obligations.assessment.gaps import NeedKind
from dedere.obligations.assessment.provisions import Comparison
from dedere.obligations.assessment.questions import Bond
from dedere.obligations.assessment.scoring import Score
from dedere.treaties.instruments import Binding

BONDS: dict[Bond, Promise] = {
    Bond.BINDS: gettext_lazy("binds the State"),
    Bond.UNKNOWN: gettext_lazy("not known whether it binds the State"),
    Bond.WOULD_BIND: gettext_lazy("would bind the State as a party"),
}
BINDINGS: dict[Binding, Promise] = {
    Binding.MUST: gettext_lazy("shall"),
    Binding.SHALL_CONSIDER: gettext_lazy("shall consider"),
    Binding.ENDEAVOUR: gettext_lazy("shall endeavour"),
    Binding.ENCOURAGED: gettext_lazy("is encouraged"),
    Binding.MAY: gettext_lazy("may"),
    Binding.NOT_A_DUTY: gettext_lazy("no duty"),
}
NEEDS: dict[NeedKind, Promise] = {
    NeedKind.DRAFTING: gettext_lazy("Drafting of legislation"),
    NeedKind.TREATY_ADVICE: gettext_lazy("Advice on treaties and their application"),
    NeedKind.PROCEDURES: gettext_lazy("Designation of authorities, and procedures"),
    NeedKind.TRAINING: gettext_lazy("Training and practical capacity"),
}
COMPARISONS: dict[Comparison, Promise] = {
    Comparison.SAME: gettext_lazy("as in the text"),
    Comparison.WIDER: gettext_lazy("wider: the definition does without what the text requires"),
    Comparison.NARROWER: gettext_lazy("narrower: the definition leaves out what the text reaches"),
    Comparison.UNKNOWN: gettext_lazy("not stated"),
}
CHAPTERS: tuple[tuple[str, Promise, frozenset[str]], ...] = (
    ("offences", gettext_lazy("Offences and penalties"),
     frozenset({"criminalize", "penalties", "legal-persons", "scope-exclusion"})),
    ("jurisdiction", gettext_lazy("Jurisdiction"),
     frozenset({"jurisdiction-mandatory", "jurisdiction-optional", "jurisdiction-presence"})),
    ("persons", gettext_lazy("Custody, rights of the person, victims"),
     frozenset({"custody-and-inquiry", "consular-rights", "fair-treatment", "victims"})),
    ("extradition", gettext_lazy("Extradition, and prosecution instead"),
     frozenset({"prosecute-or-extradite", "extraditable-offence", "extradition-legal-basis",
                "deemed-territory", "discrimination-refusal", "no-political-offence",
                "no-fiscal-offence"})),
    ("assistance", gettext_lazy("Mutual assistance and exchange of information"),
     frozenset({"mutual-legal-assistance", "transfer-of-persons", "information-exchange"})),
    ("prevention", gettext_lazy("Prevention, protection, assets"),
     frozenset({"preventive-measures", "physical-protection", "marking-and-stocks",
                "freeze-seize-confiscate"})),
    ("notices", gettext_lazy("Notifications and disputes"),
     frozenset({"notification", "dispute-settlement"})),
    ("other", gettext_lazy("Other provisions"), frozenset({"other"})),
)  # fmt: skip
"""Chapters of the questionnaire: code, name, and the kinds of obligations in each."""


def chapter_of(kind: str) -> str:
    """Return the chapter of a kind of obligation; what is placed nowhere is in the last."""
    return next((code for code, _name, kinds in CHAPTERS if kind in kinds), CHAPTERS[-1][0])


def percent(part: Fraction) -> int:
    """Return a fraction in whole percent, halves rounded up."""
    return int(part * 100 + Fraction(1, 2))


def range_in_words(score: Score) -> str:
    """Return a score as a range, or that there is none."""
    if score.lower is None or score.upper is None:
        return _("No duty that binds the State counts here.")
    values = {"lower": percent(score.lower), "upper": percent(score.upper)}
    if score.is_settled:
        return _("%(lower)s%%") % values
    return _("between %(lower)s%% and %(upper)s%%") % values
