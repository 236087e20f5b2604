"""Questions about notes. Every one begins with what the viewer may read."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from dedere_web.foundation.tenancy import Viewer
from dedere_web.notes.models import Attachment, Draft, Note, Notes

OURS, SHARED = "ours", "shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFilter:
    """Which notes are asked for, among those that the viewer may read."""

    words: str = ""
    kind: str = ""
    visibility: str = ""
    whose: str = ""
    """``ours``, ``shared`` by others, or both."""
    withdrawn: bool = False


def readable(viewer: Viewer) -> Notes:
    """Return every note that a viewer may read, with its owner."""
    return Note.objects.visible_to(viewer).select_related("owner", "created_by", "changed_by")


def note(viewer: Viewer, number: uuid.UUID) -> Note | None:
    """Return one note, ``None`` where there is none for this viewer. One query."""
    return readable(viewer).filter(pk=number).first()


def notes_about(viewer: Viewer, kind: str, key: str) -> Notes:
    """Return the notes about a subject that still stand, the latest first."""
    return readable(viewer).filter(subject_kind=kind, subject_key=key, withdrawn_at=None)


def found_notes(viewer: Viewer, asked: NoteFilter) -> list[Note]:
    """Return the notes that a filter asks for, the latest first. One query.

    The words of notes are under seal, so the database gives what the viewer may read and the
    search goes through that; it reads one note after the other and keeps what fits.
    """
    notes = readable(viewer).filter(withdrawn_at__isnull=not asked.withdrawn)
    if asked.kind:
        notes = notes.filter(subject_kind=asked.kind)
    if asked.visibility:
        notes = notes.filter(visibility=asked.visibility)
    if asked.whose == OURS:
        notes = notes.filter(owner__in=viewer.organisations)
    if asked.whose == SHARED:
        notes = notes.exclude(owner__in=viewer.organisations)
    words = asked.words.casefold().split()
    return [note for note in notes.iterator(chunk_size=200) if _holds(note, words)]


def notes_of(viewer: Viewer, organisation: uuid.UUID) -> Iterator[Note]:
    """Yield every note of an organisation, the withdrawn ones as well, with its files."""
    notes = readable(viewer).filter(owner=organisation).prefetch_related("attachments")
    yield from notes.order_by("created_at", "id").iterator(chunk_size=200)


def attachments(viewer: Viewer, note: Note) -> list[Attachment]:
    """Return the files of a note. One query."""
    return list(_attachments(viewer).filter(note=note))


def attachment(viewer: Viewer, note: uuid.UUID, number: uuid.UUID) -> Attachment | None:
    """Return one file of a note, ``None`` where there is none for this viewer. One query."""
    return _attachments(viewer).filter(note=note, pk=number).select_related("note").first()


def drafts(viewer: Viewer) -> QuerySet[Draft]:
    """Return what a person has typed and not saved, the latest first."""
    if viewer.person is None:
        return Draft.objects.none()
    own = Draft.objects.filter(author=viewer.person, organisation__in=viewer.organisations)
    return own.select_related("organisation", "note")


def draft(viewer: Viewer, number: uuid.UUID) -> Draft | None:
    """Return one draft of a person's own. One query."""
    return drafts(viewer).filter(pk=number).first()


def draft_of_note(viewer: Viewer, note: Note) -> Draft | None:
    """Return what a person has typed about a note and not saved. One query."""
    return drafts(viewer).filter(note=note).first()


def _attachments(viewer: Viewer) -> QuerySet[Attachment]:
    return Attachment.objects.filter(note__in=Note.objects.visible_to(viewer))


def _holds(note: Note, words: list[str]) -> bool:
    text = f"{note.title}\n{note.body}".casefold() if words else ""
    return all(word in text for word in words)
