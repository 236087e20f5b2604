"""Scopes: of which instruments a plan speaks, and what their links are about."""

import difflib
from dataclasses import dataclass

from dedere.cooperation.question import Form
from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere.planning.offences import conduct_of
from dedere.planning.overlays import with_prerequisites
from dedere.planning.subjects import Subject, columns_of, subject_of, subjects_of
from dedere.treaties.facts import Facts

UNKNOWN_FAMILY = mark(
    "No family or instrument has the code '{asked}'. The families are {families}; "
    "'dedere obligations' lists every instrument."
)
UNKNOWN_FAMILY_SUGGESTED = mark(
    "No family or instrument has the code '{asked}'. Did you mean {families}?"
)
NOT_IN_FAMILY = mark(
    "The offence '{offence}' is not in the family '{family}'. Leave one of the two out."
)
NO_BASIS = mark(
    "No text of the catalogue gives a basis of the form '{form}' for '{offence}', so no accession "
    "would change anything. Ask without an offence, or for another one."
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a plan speaks of."""

    subjects: tuple[Subject, ...]
    """What links count."""
    instruments: tuple[str, ...]
    """What States may join."""
    family: str = ""
    offence: str = ""

    def columns(self, facts: Facts) -> tuple[str, ...]:
        """Return every instrument whose bonds a plan within this scope needs."""
        needed = [first for code in self.instruments for first in with_prerequisites(facts, code)]
        return tuple(dict.fromkeys((*columns_of(self.subjects), *self.instruments, *needed)))


def scope_of(
    facts: Facts,
    *,
    family: str | None = None,
    offence: str | None = None,
    form: Form | None = None,
) -> Scope:
    """Return the scope asked for: a family, an offence, or all universal instruments.

    Args:
        facts: All facts.
        family: Code of a family, or of an instrument that stands alone.
        offence: Id of an offence: only texts that cover it, or the same conduct, count.
        form: With an offence: only texts that give a basis for this form.

    Raises:
        InvalidInputError: The family or offence is unknown, the two do not fit together, or no
            text gives a basis.
    """
    if offence is not None:
        return _of_offence(facts, offence, family=family, form=form)
    if family is None:
        codes = tuple(i.code for i in facts.universal())
        return Scope(subjects_of(facts, codes), codes)
    subject = find_subject(facts, family)
    return Scope((subject,), subject.family.members, family=subject.id)


def _of_offence(facts: Facts, offence: str, *, family: str | None, form: Form | None) -> Scope:
    conduct = conduct_of(facts, offence, form=form)
    own = conduct.own.family.id
    if family is not None and find_subject(facts, family).id != own:
        raise InvalidInputError(Phrase.of(NOT_IN_FAMILY, offence=conduct.offence, family=family))
    if not conduct.own.covering:
        asked = form.value if form else ""
        raise InvalidInputError(Phrase.of(NO_BASIS, form=asked, offence=conduct.offence))
    texts = tuple(c for c in conduct.own.family.members if c in conduct.own.covering)
    return Scope((conduct.own,), texts, family=own, offence=conduct.offence)


def find_subject(facts: Facts, asked: str) -> Subject:
    """Return the family, or the instrument that stands alone, with this code.

    An instrument that belongs to a family stands for the family.

    Raises:
        InvalidInputError: Nothing has this code; the error suggests near misses.
    """
    word = asked.strip().casefold()
    families = {f.id: f for f in facts.families}
    if word in families:
        found = families[word]
        return subject_of(facts, found.parent)
    if word in facts.instruments:
        return subject_of(facts, word)
    close = difflib.get_close_matches(word, [*families, *facts.instruments], n=3)
    template = UNKNOWN_FAMILY_SUGGESTED if close else UNKNOWN_FAMILY
    named = ", ".join(close or families)
    raise InvalidInputError(Phrase.of(template, asked=asked, families=named))
