"""What keeps a half-written note while its author is away. Drafts leave no entry in the trail."""

import uuid
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from dedere_web.accounts.actors import Actor, writes_for
from dedere_web.foundation import clock
from dedere_web.notes import policies
from dedere_web.notes.models import Draft, Note
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
    actor: Actor, *, place: DraftPlace, words: Words, number: uuid.UUID | None = None
) -> Draft:
    """Save what somebody has typed so far, over what they had typed before in the same place.

    Args:
        actor: Who types.
        place: To what the draft belongs. A person has one draft of a note, whatever the tab.
        words: What has been typed.
        number: Under which number the form of a new note keeps its draft.

    Raises:
        NotAllowedError: The person may not write for this organisation, or change this note.
    """
    if actor.person is None or place.organisation not in writes_for(actor):
        raise NotAllowedError
    if place.note is not None and not policies.may_draft(actor, place.note):
        raise NotAllowedError
    said = {
        "organisation_id": place.organisation,
        "note_version": place.note_version,
        "subject_kind": place.subject.kind,
        "subject_key": place.subject.key,
        "title": words.title,
        "body": words.body,
        "saved_at": clock.now(),
    }
    if place.note is not None:
        draft, _is_new = Draft.objects.update_or_create(
            author_id=actor.person, note=place.note, defaults=said
        )
        return draft
    return _save_new(actor.person, number or uuid.uuid4(), said)


def _save_new(author: int, number: uuid.UUID, said: dict[str, object]) -> Draft:
    try:
        with transaction.atomic():
            draft, _is_new = Draft.objects.update_or_create(
                id=number, author_id=author, note=None, defaults=said
            )
    except IntegrityError:
        # The number is taken, by something that is not this person's to know of.
        draft = Draft.objects.create(author_id=author, **said)
    return draft


@transaction.atomic
def discard_draft(actor: Actor, draft: Draft) -> None:
    """Remove a draft, because it was saved as a note or is not wanted any more.

    Raises:
        NotAllowedError: It is somebody else's.
    """
    if draft.author_id != actor.person:
        raise NotAllowedError
    draft.delete()


def discard_drafts_like(actor: Actor, subject: Subjectlike, words: Words) -> None:
    """Remove drafts of a new note that has been written, word for word, a moment ago.

    What was sent to be kept while the person pressed "save" may arrive late.
    """
    drafts = Draft.objects.filter(
        author=actor.person, note=None, subject_kind=subject.kind, subject_key=subject.key
    )
    for draft in drafts:
        if (draft.title.strip(), draft.body.strip()) == (words.title, words.body):
            draft.delete()
