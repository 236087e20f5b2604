"""What a note is about: checked against the facts, with a name and an address."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere.treaties.facts import Facts
from dedere_web.cooperation.pages.words import FORMS, words_of
from dedere_web.cooperation.questions import query_of, read_query
from dedere_web.foundation.language import facts_language, say_date
from dedere_web.notes.models import LONGEST_KEY, SubjectKind


class UnknownSubjectError(InvalidInputError):
    """Nothing a note could be about is called so."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "A note cannot be about '{key}' as '{kind}'. Open the page of the State, the "
                    "instrument or the answer, and add the note there."
                ),
                kind=kind,
                key=key,
            )
        )


@dataclass(frozen=True, slots=True)
class NoteSubject:
    """What a note is about."""

    kind: str
    key: str
    name: str
    address: str
    """The page about it, empty where there is none."""


def read_subject(kind: str, key: str, facts: Facts) -> NoteSubject:
    """Return the subject that a kind and a key name.

    Args:
        kind: One of :class:`~dedere_web.notes.models.SubjectKind`.
        key: ``KEN``, ``hague-1970``, ``CHE:KEN``, ``KEN:hague-1970``, or the query that asks the
            finder of legal bases for an answer.
        facts: The facts that say which States and instruments there are.

    Raises:
        UnknownSubjectError: There is no such kind, or the key has not its shape.
        UnknownStateError: No State has this code.
        UnknownInstrumentError: No instrument has this code.
        InvalidInputError: The finder cannot be asked this.
    """
    first, _colon, second = key.partition(":")
    match kind:
        case SubjectKind.STATE:
            return _state(key, facts)
        case SubjectKind.INSTRUMENT:
            return _instrument(key, facts)
        case SubjectKind.PAIR if second:
            return _pair(first, second, facts)
        case SubjectKind.STANDING if second:
            return _standing(first, second, facts)
        case SubjectKind.BASIS if len(key) <= LONGEST_KEY:
            return _basis(key, facts)
        case _:
            raise UnknownSubjectError(kind, key[:LONGEST_KEY])


def known_subject(kind: str, key: str, facts: Facts) -> NoteSubject:
    """Return the subject of a note that is kept; the facts may no longer know it."""
    try:
        return read_subject(kind, key, facts)
    except InvalidInputError:
        return NoteSubject(kind, key, key, "")


def _state(asked: str, facts: Facts) -> NoteSubject:
    state = facts.parties.find(asked)
    address = reverse("treaties:state", args=[state.code])
    return NoteSubject(SubjectKind.STATE, state.code, state.name(facts_language()), address)


def _instrument(asked: str, facts: Facts) -> NoteSubject:
    instrument = facts.instrument(asked)
    address = reverse("treaties:instrument", args=[instrument.code])
    name = instrument.short_title(facts_language())
    return NoteSubject(SubjectKind.INSTRUMENT, instrument.code, name, address)


def _pair(first: str, second: str, facts: Facts) -> NoteSubject:
    one, other = sorted((_state(first, facts), _state(second, facts)), key=lambda s: s.key)
    if one.key == other.key:
        raise UnknownSubjectError(SubjectKind.PAIR, f"{first}:{second}")
    return NoteSubject(
        SubjectKind.PAIR,
        f"{one.key}:{other.key}",
        _("%(one)s and %(other)s") % {"one": one.name, "other": other.name},
        reverse("cooperation:pair", args=[one.key, other.key]),
    )


def _standing(state: str, instrument: str, facts: Facts) -> NoteSubject:
    party, treaty = _state(state, facts), _instrument(instrument, facts)
    return NoteSubject(
        SubjectKind.STANDING,
        f"{party.key}:{treaty.key}",
        _("%(state)s and the %(instrument)s") % {"state": party.name, "instrument": treaty.name},
        reverse("treaties:standing", args=[party.key, treaty.key]),
    )


def _basis(asked: str, facts: Facts) -> NoteSubject:
    question = read_query(asked, facts)
    key = query_of(question)
    labels = {o.id: o.label for i in facts.instruments.values() for o in i.offences}
    name = _("%(asks)s asks %(asked)s (%(form)s; %(offences)s; %(day)s)") % {
        "asks": _state(question.requesting, facts).name,
        "asked": _state(question.requested, facts).name,
        "form": words_of(FORMS, question.form),
        "offences": ", ".join(labels[offence] for offence in question.offences),
        "day": say_date(question.on),
    }
    return NoteSubject(SubjectKind.BASIS, key, name, f"{reverse('cooperation:finder')}?{key}")
