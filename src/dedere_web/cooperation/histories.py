"""The history of recorded practice, and how the latest entry is taken back."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from dedere_web.accounts.policies import Person
from dedere_web.accounts.selectors import viewer_of
from dedere_web.cooperation import policies, selectors, services
from dedere_web.cooperation.practice_words import ANSWERS, QUESTIONS
from dedere_web.foundation.language import facts_language
from dedere_web.trail.chain import Json
from dedere_web.trail.histories import Told
from dedere_web.trail.registry import Subject, Undoing, Words

EVERY_STATE = "all"


def history_of_practice(person: Person, key: str) -> Told | None:
    """Return the history of what is recorded of a State, or of all, for who edits facts."""
    if not policies.may_see_history(person):
        return None
    state = "" if key == EVERY_STATE else key
    found = selectors.practice_rows(state)
    if state and not found:
        return None
    page = reverse("cooperation:practice", query={"state": state} if state else None)
    title = _("Recorded practice of %(state)s") % {"state": _name(state)}
    return Told(
        viewer=viewer_of(person),
        subjects=tuple(Subject(services.KIND, number) for number in found),
        title=title if state else _("Recorded practice"),
        address=page,
    )


def describe(numbers: Collection[str]) -> Mapping[str, str]:
    """Name rows by their State and their question."""
    rows = selectors.practice_rows()
    return {
        number: _("%(state)s: %(question)s")
        % {"state": _name(rows[number].state), "question": question(rows[number].question)}
        for number in numbers
        if number in rows
    }


def question(code: str) -> Words:
    """Return a question in words."""
    return QUESTIONS.get(code, code)


def answer(code: str) -> Words:
    """Return an answer in words."""
    return ANSWERS.get(code, code)


def _name(code: str) -> str:
    states = selectors.current_facts().parties.states
    return states[code].name(facts_language()) if code in states else code


def _state(number: str) -> Json:
    return services.standing_words(int(number))


def _restore(number: str, _before: Json, by: int | None) -> Json:
    if by is None:
        raise services.NotAnEditorError
    return services.take_row_back(int(number), by=by)


def _may(person: Person, _number: str, _before: Json) -> bool:
    return policies.may_record_practice(person)


UNDOING = Undoing(
    state=_state, restore=_restore, actions=frozenset({"recorded", "corrected"}), may=_may
)
