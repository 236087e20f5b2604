"""Final clauses in words, each sentence with its article."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from dedere.periods import Delay, DelayKind
from dedere.treaties.final_clauses import Denunciation, GeneralEntryIntoForce, LaterParty
from dedere.treaties.instruments import Instrument
from dedere_web.treaties.pages.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One final clause: what it is about, what it says, where it stands."""

    about: str
    says: str
    article: str
    notes: tuple[str, ...] = ()
    """In the words of the facts: English."""


def clauses_of(instrument: Instrument, desk: Desk) -> tuple[Clause, ...]:
    """Return the final clauses of an instrument, those it has."""
    final = instrument.final_clauses
    found = [
        _participation(instrument),
        _entry(final.entry_into_force),
        _later_party(final.later_party),
        _denunciation(final.denunciation),
        *(
            Clause(
                about=_("Joining this instrument"),
                says=_("A State must be, or become, a party to %(parent)s.")
                % {"parent": desk.instrument_name(needed.instrument)},
                article=needed.article,
                notes=(needed.rule,) if needed.rule else (),
            )
            for needed in instrument.prerequisites
        ),
        _reservations(instrument),
    ]
    return tuple(clause for clause in found if clause is not None)


def _participation(instrument: Instrument) -> Clause | None:
    says = _OPEN_TO.get(instrument.open_to_code)
    if says is None and not instrument.open_to:
        return None
    return Clause(
        about=_("Who may join"),
        says=str(says) if says else instrument.open_to,
        article=", ".join(instrument.open_to_articles),
    )


_OPEN_TO = {
    "all-states": gettext_lazy("All States."),
    "all-states-and-organisations": gettext_lazy(
        "All States, and organizations of regional integration."
    ),
    "parties-to-parent": gettext_lazy("Parties to the instrument that it supplements or amends."),
    "coe-members": gettext_lazy("Member States of the Council of Europe."),
    "coe-members-and-invited": gettext_lazy(
        "Member States of the Council of Europe, and States it invites."
    ),
}


def _entry(rule: GeneralEntryIntoForce) -> Clause:
    if rule.consents_needed is None:
        says = _("It enters into force when the share of parties that the article names consents.")
    else:
        says = _ENTRY[rule.delay.kind] % {"n": rule.delay.n, "consents": rule.consents_needed}
    notes = (rule.counted, *rule.special_conditions)
    return Clause(
        about=_("Entry into force"),
        says=says,
        article=rule.article,
        notes=tuple(note for note in notes if note),
    )


_ENTRY = {
    DelayKind.IMMEDIATE: gettext_lazy(
        "It enters into force on the day of the deposit that completes %(consents)s consents."
    ),
    DelayKind.DAYS: ngettext_lazy(
        "It enters into force %(n)s day after the deposit that completes %(consents)s consents.",
        "It enters into force %(n)s days after the deposit that completes %(consents)s consents.",
        "n",
    ),
    DelayKind.MONTHS: ngettext_lazy(
        "It enters into force %(n)s month after the deposit that completes %(consents)s consents.",
        "It enters into force %(n)s months after the deposit that completes %(consents)s "
        "consents.",
        "n",
    ),
    DelayKind.YEARS: ngettext_lazy(
        "It enters into force %(n)s year after the deposit that completes %(consents)s consents.",
        "It enters into force %(n)s years after the deposit that completes %(consents)s consents.",
        "n",
    ),
    DelayKind.MONTH_START: ngettext_lazy(
        "It enters into force on the first day of the month that comes %(n)s month after the "
        "month in which %(consents)s consents are complete.",
        "It enters into force on the first day of the month that comes %(n)s months after "
        "the month in which %(consents)s consents are complete.",
        "n",
    ),
    DelayKind.MONTH_START_AFTER_MONTHS: ngettext_lazy(
        "It enters into force on the first day of the month after %(n)s month has passed "
        "since %(consents)s consents were complete.",
        "It enters into force on the first day of the month after %(n)s months have passed "
        "since %(consents)s consents were complete.",
        "n",
    ),
}


def _later_party(rule: LaterParty) -> Clause:
    return Clause(
        about=_("For a State that joins later"),
        says=_counted(_LATER, rule.delay),
        article=rule.article,
        notes=(rule.note,) if rule.note else (),
    )


def _counted(sentences: Mapping[DelayKind, Promise], delay: Delay) -> str:
    return str(sentences[delay.kind] % {"n": delay.n})


_LATER = {
    DelayKind.IMMEDIATE: gettext_lazy("It binds the State from the day of its deposit."),
    DelayKind.DAYS: ngettext_lazy(
        "It binds the State %(n)s day after the day of its deposit.",
        "It binds the State %(n)s days after the day of its deposit.",
        "n",
    ),
    DelayKind.MONTHS: ngettext_lazy(
        "It binds the State %(n)s month after the day of its deposit.",
        "It binds the State %(n)s months after the day of its deposit.",
        "n",
    ),
    DelayKind.YEARS: ngettext_lazy(
        "It binds the State %(n)s year after the day of its deposit.",
        "It binds the State %(n)s years after the day of its deposit.",
        "n",
    ),
    DelayKind.MONTH_START: ngettext_lazy(
        "It binds the State from the first day of the month that comes %(n)s month after the "
        "month of its deposit.",
        "It binds the State from the first day of the month that comes %(n)s months after the "
        "month of its deposit.",
        "n",
    ),
    DelayKind.MONTH_START_AFTER_MONTHS: ngettext_lazy(
        "It binds the State from the first day of the month after %(n)s month has passed since "
        "its deposit.",
        "It binds the State from the first day of the month after %(n)s months have passed since "
        "its deposit.",
        "n",
    ),
}


def _denunciation(rule: Denunciation) -> Clause:
    if not rule.allowed:
        says = _("It has no clause on denunciation.")
    elif rule.notice is None:
        says = _("A party may denounce it.")
    else:
        says = _counted(_NOTICE, rule.notice)
    notes = (rule.conditions, rule.note)
    return Clause(
        about=_("Denunciation"),
        says=says,
        article=rule.article,
        notes=tuple(note for note in notes if note),
    )


_NOTICE = {
    DelayKind.IMMEDIATE: gettext_lazy("A denunciation takes effect on its receipt."),
    DelayKind.DAYS: ngettext_lazy(
        "A denunciation takes effect %(n)s day after its receipt.",
        "A denunciation takes effect %(n)s days after its receipt.",
        "n",
    ),
    DelayKind.MONTHS: ngettext_lazy(
        "A denunciation takes effect %(n)s month after its receipt.",
        "A denunciation takes effect %(n)s months after its receipt.",
        "n",
    ),
    DelayKind.YEARS: ngettext_lazy(
        "A denunciation takes effect %(n)s year after its receipt.",
        "A denunciation takes effect %(n)s years after its receipt.",
        "n",
    ),
    DelayKind.MONTH_START: ngettext_lazy(
        "A denunciation takes effect on the first day of the month that comes %(n)s month after "
        "its receipt.",
        "A denunciation takes effect on the first day of the month that comes %(n)s months after "
        "its receipt.",
        "n",
    ),
    DelayKind.MONTH_START_AFTER_MONTHS: ngettext_lazy(
        "A denunciation takes effect on the first day of the month after %(n)s month has passed "
        "since its receipt.",
        "A denunciation takes effect on the first day of the month after %(n)s months have "
        "passed since its receipt.",
        "n",
    ),
}


def _reservations(instrument: Instrument) -> Clause | None:
    rule = instrument.final_clauses.reservations
    if not rule.regime:
        return None
    first, *rest = rule.regime.split("; ")
    # The facts write a kind of regime as one hyphenated word; a page writes words.
    regime = "; ".join([first.replace("-", " ") if " " not in first else first, *rest])
    return Clause(
        about=_("Reservations and declarations"),
        says=regime,
        article=", ".join(rule.articles),
        notes=tuple(note for note in (*rule.declarations, rule.note) if note),
    )
