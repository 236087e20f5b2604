"""Lists of notes: those of my organisation, those about one subject."""

from functools import partial
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from dedere_web.foundation.confidential import confidential
from dedere_web.foundation.tenancy import Visibility
from dedere_web.notes import policies, selectors
from dedere_web.notes.models import SubjectKind
from dedere_web.notes.pages import draft_line, note_line, subject_name
from dedere_web.notes.selectors import OURS, SHARED, NoteFilter
from dedere_web.notes.subjects import read_subject
from dedere_web.notes.views.opening import actor_of, members_only, show
from dedere_web.treaties.selectors import current_facts

ON_A_PAGE = 50
LONGEST_SEARCH = 200


@members_only
@require_safe
def notes(request: HttpRequest) -> HttpResponse:
    """Show the notes that a person may read, filtered and searched."""
    actor = actor_of(request)
    facts = current_facts()
    asked = _filter(request)
    named = partial(subject_name, facts=facts)
    found = Paginator(selectors.found_notes(actor.viewer, asked, named=named), ON_A_PAGE)
    page = found.get_page(request.GET.get("page"))
    return show(
        request,
        "notes/notes.html",
        facts=facts,
        filter=asked,
        is_filtered=asked != NoteFilter(),
        page=page,
        lines=[note_line(actor, note, facts) for note in page],
        drafts=[draft_line(draft, facts) for draft in selectors.drafts(actor.viewer)],
        kinds=SubjectKind.choices,
        visibilities=Visibility.choices,
        may_begin=policies.may_begin(actor),
        may_export=bool(policies.exports_of(actor)),
        is_member=bool(actor.viewer.organisations),
    )


@confidential
@require_safe
def about(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Show every note about one subject that whoever asks may read; strangers see public ones."""
    actor = actor_of(request)
    facts = current_facts()
    subject = read_subject(kind, key, facts)
    found = Paginator(selectors.notes_beside(actor.viewer, subject.kind, subject.key), ON_A_PAGE)
    page = found.get_page(request.GET.get("page"))
    query = urlencode({"kind": subject.kind, "key": subject.key})
    return show(
        request,
        "notes/about.html",
        facts=facts,
        subject=subject,
        page=page,
        lines=[note_line(actor, note, facts) for note in page],
        may_begin=policies.may_begin(actor),
        add_address=f"{reverse('notes:new')}?{query}",
    )


def _filter(request: HttpRequest) -> NoteFilter:
    """Read the filter; a value that does not exist filters nothing."""
    get = request.GET.get
    kind, visibility, whose = get("kind", ""), get("visibility", ""), get("whose", "")
    return NoteFilter(
        words=get("q", "").strip()[:LONGEST_SEARCH],
        kind=kind if kind in SubjectKind.values else "",
        visibility=visibility if visibility in Visibility.values else "",
        whose=whose if whose in {OURS, SHARED} else "",
        withdrawn=get("withdrawn", "") == "1",
    )
