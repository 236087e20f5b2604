"""Words for the kinds that answers on cooperation know, each marked for translation."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dedere.cooperation.bases import BasisKind, ConditionKind, Option, WhyNot
from dedere.cooperation.question import Form, Stated
from dedere.treaties.standing import Certainty

FORMS: dict[str, Promise] = {
    Form.EXTRADITION: _("Extradition"),
    Form.ASSISTANCE: _("Mutual legal assistance, any measure"),
    Form.EVIDENCE: _("Assistance: evidence and statements"),
    Form.SERVICE: _("Assistance: service of documents"),
    Form.SEARCH: _("Assistance: search and seizure"),
    Form.RECORDS: _("Assistance: records"),
    Form.TRACING_AND_FREEZING: _("Assistance: tracing and freezing"),
    Form.VIDEOCONFERENCE: _("Assistance: hearing by videoconference"),
    Form.TRANSFER_OF_PERSONS: _("Assistance: temporary transfer of a person in custody"),
    Form.PRESERVATION: _("Assistance: preservation of data"),
    Form.JOINT_INVESTIGATION: _("Assistance: joint investigation"),
    Form.TRANSFER_OF_PROCEEDINGS: _("Assistance: transfer of proceedings"),
}

STATED: dict[str, Promise] = {
    Stated.NOT_STATED: _("not stated"),
    Stated.YES: _("yes"),
    Stated.NO: _("no"),
}

KINDS: dict[str, Promise] = {
    BasisKind.ARRANGEMENT: _("Binding arrangement"),
    BasisKind.TREATY: _("Treaty"),
    BasisKind.CONVENTION_OPTIONAL: _(
        "The convention itself, at the option of the requested State"
    ),
    BasisKind.WITHOUT_TREATY: _("The law of the requested State, without a treaty"),
    BasisKind.SCHEME: _("Scheme, not binding"),
    BasisKind.RECIPROCITY: _("Reciprocity, no duty"),
}

CERTAINTIES: dict[str, Promise] = {
    Certainty.ESTABLISHED: _("established"),
    Certainty.PRESUMED: _("presumed"),
    Certainty.UNDATED: _("undated: confirm"),
    Certainty.NO_DATA: _("nothing recorded"),
}

CERTAINTY_MEANINGS: dict[str, Promise] = {
    Certainty.ESTABLISHED: _("dated facts, inside the time of which the sources speak"),
    Certainty.PRESUMED: _("so it was when the sources last spoke, or a later treaty may exist"),
    Certainty.UNDATED: _("a source shows it without the date that matters"),
    Certainty.NO_DATA: _("no source says anything about it"),
}

OPTIONS: dict[str, Promise] = {
    Option.OPEN: _("open: nothing is recorded"),
    Option.ACCEPTED: _("accepted"),
    Option.DECLINED: _("declined"),
}

WHY_NOT: dict[str, Promise] = {
    WhyNot.TERMINATED: _("ended"),
    WhyNot.NOT_YET_IN_FORCE: _("not yet in force"),
    WhyNot.NOT_YET_SIGNED: _("not yet signed"),
    WhyNot.REPLACED: _("replaced"),
    WhyNot.DECLINED: _("declined"),
    WhyNot.NO_CLAUSE: _("no clause"),
    WhyNot.NO_COMMON_TEXT: _("does not bind both"),
    WhyNot.NOT_COVERED: _("offence not covered"),
    WhyNot.TREATY_EXISTS: _("a treaty exists"),
    WhyNot.TREATY_REQUIRED: _("a treaty is required"),
    WhyNot.TREATY_NOT_REQUIRED: _("no treaty is required"),
    WhyNot.NO_ORGANISED_GROUP: _("no organised group"),
    WhyNot.UNSETTLED: _("not settled"),
    WhyNot.OTHER_SCOPE: _("other scope"),
    WhyNot.SAME_TREATY: _("the same treaty"),
    WhyNot.SUPPLEMENTS_ONLY: _("a supplement"),
    WhyNot.NONE_LISTED: _("none in a complete list"),
}

EFFECTS: dict[str, Promise] = {
    "must-refuse": _("must refuse"),
    "may-refuse": _("may refuse"),
    "ask-assurance": _("will ask for an assurance"),
}

RISKS: dict[str, Promise] = {
    "removed": _("taken away"),
    "remains": _("remains"),
    "unknown": _("open"),
}

URGENT = frozenset(
    {
        ConditionKind.MAY_BE_REPLACED,
        ConditionKind.LATER_TREATY_LISTED,
        ConditionKind.LATER_TEXT_MAY_GOVERN,
        ConditionKind.CONFIRM_LATER_TREATY,
        ConditionKind.ENTRY_INTO_FORCE_UNKNOWN,
    }
)
"""Conditions that decide whether there is a basis at all."""


def words_of(table: Mapping[str, Promise], key: str) -> str:
    """Return the words for a kind; an unknown kind is shown as it is."""
    found = table.get(key)
    return str(found) if found is not None else key
