"""Notes beside the page they are about, for people who may write or read some."""

from functools import partial
from urllib.parse import urlencode

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from dedere.errors import InvalidInputError
from dedere_web.accounts.actors import Actor, actor_of
from dedere_web.notes import policies, selectors
from dedere_web.notes.models import SubjectKind
from dedere_web.notes.pages import note_line, subject_name
from dedere_web.notes.selectors import NoteFilter
from dedere_web.notes.subjects import read_subject
from dedere_web.treaties.selectors import current_facts

SEARCH = "search"
KINDS = frozenset({*SubjectKind.values, SEARCH})
MOST_SHOWN = 5


def draw_notes(request: HttpRequest, kind: str, key: str) -> SafeString:
    """Return the latest notes about a subject, and the link to add one; empty for others.

    On the page of a search the key is what was asked for, and the notes are those that hold it.
    """
    actor = actor_of(request.user)
    if kind == SEARCH:
        return _draw_found(request, actor, key)
    may_begin = policies.may_begin(actor)
    facts = current_facts()
    try:
        subject = read_subject(kind, key, facts)
    except InvalidInputError:
        # More offences than the key of a note can name, for example.
        return SafeString("")
    beside = selectors.notes_beside(actor.viewer, kind, subject.key)
    notes = list(beside[: MOST_SHOWN + 1])
    if not (notes or may_begin):
        return SafeString("")
    query = urlencode({"kind": kind, "key": subject.key})
    shown = {
        "kind": kind,
        "subject": subject,
        "lines": [note_line(actor, note, facts) for note in notes[:MOST_SHOWN]],
        "has_more": len(notes) > MOST_SHOWN,
        "may_begin": may_begin,
        "add_address": f"{reverse('notes:new')}?{query}",
        "all_address": reverse("notes:about", args=[kind, subject.key]),
    }
    return render_to_string("notes/_panel.html", shown, request)


def _draw_found(request: HttpRequest, actor: Actor, words: str) -> SafeString:
    if not words.strip():
        return SafeString("")
    facts = current_facts()
    named = partial(subject_name, facts=facts)
    found = selectors.found_notes(actor.viewer, NoteFilter(words=words), named=named)
    if not found:
        return SafeString("")
    shown = {
        "lines": [note_line(actor, note, facts) for note in found[:MOST_SHOWN]],
        "number": len(found),
        "all_address": f"{reverse('notes:notes')}?{urlencode({'q': words})}",
    }
    return render_to_string("notes/_found.html", shown, request)
