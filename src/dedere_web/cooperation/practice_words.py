"""Words for recorded practice: the questions, as whole sentences, and the answers."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dedere.treaties.practice import PracticeAnswer, PracticeQuestion

QUESTIONS: dict[str, Promise] = {
    PracticeQuestion.TREATY_REQUIRED: _("Does it extradite only where a treaty says so?"),
    PracticeQuestion.DESIGNATION_REQUIRED: _(
        "Must its own law, or an order under it, name the requesting State for extradition?"
    ),
    PracticeQuestion.ACCEPTS_CONVENTION_BASIS: _(
        "Does it take a convention as the basis where it has no other treaty?"
    ),
    PracticeQuestion.RECIPROCITY_REQUIRED: _("Does it ask for reciprocity before it extradites?"),
    PracticeQuestion.SURRENDERS_NATIONALS: _("Does it extradite its own nationals?"),
    PracticeQuestion.DUAL_CRIMINALITY: _(
        "Must the conduct be an offence under its law too before it extradites?"
    ),
    PracticeQuestion.EVIDENCE_REQUIRED: _(
        "Must an extradition request show evidence of the offence?"
    ),
    PracticeQuestion.REFUSES_POLITICAL_OFFENCES: _(
        "Does its law refuse extradition for political offences?"
    ),
    PracticeQuestion.REFUSES_TORTURE_RISK: _(
        "Does its law refuse extradition where torture is to be feared?"
    ),
    PracticeQuestion.DEATH_PENALTY_ASSURANCE: _(
        "Does its law make surrender depend on an assurance against the death penalty?"
    ),
    PracticeQuestion.SPECIALTY_REQUIRED: _(
        "Must the requesting State keep to the offences for which a person is surrendered?"
    ),
    PracticeQuestion.ASSISTANCE_TREATY_REQUIRED: _(
        "Does it give mutual legal assistance only where a treaty says so?"
    ),
    PracticeQuestion.ASSISTANCE_RECIPROCITY_REQUIRED: _(
        "Does it ask for reciprocity before it gives mutual legal assistance?"
    ),
    PracticeQuestion.ASSISTANCE_DUAL_CRIMINALITY: _(
        "Must the conduct be an offence under its law too before it uses compulsion for another?"
    ),
}

ANSWERS: dict[str, Promise] = {
    PracticeAnswer.YES: _("yes"),
    PracticeAnswer.NO: _("no"),
    PracticeAnswer.CONDITIONAL: _("under conditions"),
}
