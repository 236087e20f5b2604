"""The history of a note, for its owner, and how its latest change is taken back."""

import uuid
from collections.abc import Mapping

from django.urls import reverse

from dedere_web.accounts.actors import actor_of
from dedere_web.foundation import clock
from dedere_web.foundation.tenancy import Visibility
from dedere_web.notes import policies, selectors
from dedere_web.notes.models import EarlierWords, Note
from dedere_web.notes.pages import MARKS
from dedere_web.notes.policies import Person
from dedere_web.notes.services import Words, digest, remember_words, state_of, subject_of
from dedere_web.trail.chain import Json
from dedere_web.trail.histories import Told
from dedere_web.trail.registry import Undoing
from dedere_web.trail.registry import Words as RegistryWords

UNDONE = frozenset({"changed", "visibility-changed"})


def history_of_note(person: Person, key: str) -> Told | None:
    """Return the history of a note, for members of its owner."""
    actor = actor_of(person)
    number = _number(key)
    note = selectors.note(actor.viewer, number) if number is not None else None
    if note is None or not policies.may_see_history(actor, note):
        return None
    return Told(
        viewer=actor.viewer,
        subjects=(subject_of(note),),
        title=note.title,
        address=reverse("notes:note", args=[note.pk]),
    )


def visibility_in_words(code: str) -> RegistryWords:
    """Return who may read a note, in words."""
    return MARKS[Visibility(code)] if code in Visibility.values else code


def _may(person: Person, key: str, before: Json) -> bool:
    actor = actor_of(person)
    note = selectors.note(actor.viewer, uuid.UUID(key))
    if note is None or not isinstance(before, Mapping):
        return False
    return policies.may_take_back(actor, note, Visibility(str(before["visibility"])))


def _hold(key: str) -> None:
    Note.objects.select_for_update(of=("self",)).filter(pk=key).first()


def _state(key: str) -> Json:
    note = Note.objects.filter(pk=key).first()
    return _as_json(note) if note is not None else None


def _as_json(note: Note) -> Json:
    # What stands in it is JSON already.
    return state_of(note)  # type: ignore[return-value]


def _words_of(note: Note, state: Json) -> Words | None:
    """Return the words of which a state holds the digests, if they are still kept."""
    if not isinstance(state, Mapping):
        return None
    asked = (state.get("title"), state.get("text"))
    earlier = EarlierWords.objects.filter(note=note).first()
    for kept in (note, earlier):
        if kept is None:
            continue
        marks = ({"digest": digest(note, kept.title)}, {"digest": digest(note, kept.body)})
        if marks == asked:
            return Words(kept.title, kept.body)
    return None


def _recalls(key: str, before: Json) -> Mapping[str, str] | None:
    note = Note.objects.filter(pk=key).first()
    words = _words_of(note, before) if note is not None else None
    return {"title": words.title, "text": words.body} if words is not None else None


def _restore(key: str, before: Json, by: int | None) -> Json:
    note = Note.objects.get(pk=key)
    words = _words_of(note, before)
    if words is None or not isinstance(before, Mapping):
        raise LookupError(key)
    if words != Words(note.title, note.body):
        remember_words(note)
    note.title, note.body = words.title, words.body
    note.visibility = Visibility(str(before["visibility"]))
    note.version += 1
    note.changed_at = clock.now()
    note.changed_by_id = by
    note.save(force_update=True)
    return _as_json(note)


def _number(key: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(key)
    except ValueError:
        return None


UNDOING = Undoing(
    state=_state, restore=_restore, actions=UNDONE, may=_may, hold=_hold, recalls=_recalls
)
