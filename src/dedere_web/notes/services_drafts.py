"""What keeps a half-written note while its author is away. Drafts leave no entry in the trail."""

import uuid
from dataclasses import dataclass

from django.db import transaction

from dedere_web.foundation import clock
from dedere_web.notes import policies, selectors
from dedere_web.notes.models import Draft, Note
from dedere_web.notes.policies import Actor
from dedere_web.notes.services import NotAllowedError, Subjectlike, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPlace:
    """To what a draft belongs: a note that is being changed, or a new one about a subject."""

    organisation: uuid.UUID
    subject: Subjectlike
    note: Note | None = None
    note_version: int = 0


@transaction.atomic
def save_draft(
    actor: Actor, *, place: DraftPlace, words: Words, draft: Draft | None = None
) -> Draft:
    """Save what somebody has typed so far, over what they had typed before.

    Raises:
        NotAllowedError: The person may not write for this organisation, or change this note.
    """
    if place.organisation not in policies.writes_for(actor):
        raise NotAllowedError
    if place.note is not None and not policies.may_write(actor, place.note):
        raise NotAllowedError
    if actor.person is None:
        raise NotAllowedError
    kept = draft or _draft_of(actor, place) or Draft(author_id=actor.person)
    kept.organisation_id = place.organisation
    kept.note = place.note
    kept.note_version = place.note_version
    kept.subject_kind, kept.subject_key = place.subject.kind, place.subject.key
    kept.title, kept.body = words.title, words.body
    kept.saved_at = clock.now()
    kept.save()
    return kept


@transaction.atomic
def discard_draft(actor: Actor, draft: Draft) -> None:
    """Remove a draft, because it was saved as a note or is not wanted any more.

    Raises:
        NotAllowedError: It is somebody else's.
    """
    if draft.author_id != actor.person:
        raise NotAllowedError
    draft.delete()


def _draft_of(actor: Actor, place: DraftPlace) -> Draft | None:
    if place.note is None:
        return None
    return selectors.draft_of_note(actor.viewer, place.note)
