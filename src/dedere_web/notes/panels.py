"""Notes beside the page they are about, for people who may write or read some."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from dedere_web.notes import policies, selectors
from dedere_web.notes.models import SubjectKind

KINDS = frozenset(SubjectKind.values)
MOST_SHOWN = 5


def draw_notes(request: HttpRequest, kind: str, key: str) -> SafeString:
    """Return the latest notes about a subject, and the link to add one; empty for others."""
    actor = policies.actor_of(request.user)
    may_begin = policies.may_begin(actor)
    notes = list(selectors.notes_about(actor.viewer, kind, key)[: MOST_SHOWN + 1])
    if not (notes or may_begin):
        return SafeString("")
    shown = {
        "notes": notes[:MOST_SHOWN],
        "has_more": len(notes) > MOST_SHOWN,
        "may_begin": may_begin,
        "add_address": f"{reverse('notes:new')}?{urlencode({'kind': kind, 'key': key})}",
        "all_address": reverse("notes:about", args=[kind, key]),
        "own": actor.viewer.organisations,
    }
    return render_to_string("notes/_panel.html", shown, request)
