"""Questions about notes. Every one begins with what the viewer may read."""

import unicodedata
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from dedere_web.cooperation.questions import DAY
from dedere_web.foundation.tenancy import Viewer
from dedere_web.notes.models import Attachment, Draft, Note, Notes, SubjectKind

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


def notes_beside(viewer: Viewer, kind: str, key: str) -> Notes:
    """Return the notes that belong on the page of a subject, the latest first.

    Beside an answer stand the notes on the same question on any day, and those on its two States;
    beside two States those on every answer between them. Anything else has its own alone.
    """
    match kind:
        case SubjectKind.BASIS:
            asked = key.partition(DAY)[0]
            pair = Q(subject_kind=SubjectKind.PAIR, subject_key=_pair_of(key))
            beside = Q(subject_kind=kind, subject_key__startswith=asked + DAY) | pair
        case SubjectKind.PAIR:
            one, _colon, other = key.partition(":")
            beside = Q(subject_kind=kind, subject_key=f"{min(one, other)}:{max(one, other)}")
            for asks, asked in ((one, other), (other, one)):
                between = f"from={asks}&to={asked}&"
                beside |= Q(subject_kind=SubjectKind.BASIS, subject_key__startswith=between)
        case _:
            beside = Q(subject_kind=kind, subject_key=key)
    return readable(viewer).filter(beside, withdrawn_at=None)


def found_notes(
    viewer: Viewer, asked: NoteFilter, *, named: Callable[[Note], str] = lambda _note: ""
) -> Sequence[Note] | Notes:
    """Return the notes that a filter asks for, the latest first. One query.

    The words of notes are under seal, so the database gives what the viewer may read and the
    search goes through that; it reads one note after the other and keeps what fits. Without
    words nothing is read but the part of the list that is shown.

    Args:
        viewer: Who asks.
        asked: What is asked for. Every word must stand in the title, the text or the subject, in
            any order; case and accents do not matter.
        named: Says what a note is about, in words.
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
    words = _folded(asked.words).split()
    if not words:
        return notes
    return [
        note
        for note in notes.iterator(chunk_size=200)
        if _holds(f"{note.title}\n{note.body}\n{named(note)}", words)
    ]


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


def drafts_about(viewer: Viewer, kind: str, key: str) -> list[Draft]:
    """Return a person's drafts of new notes about a subject, the latest first. One query."""
    return list(drafts(viewer).filter(note=None, subject_kind=kind, subject_key=key))


def is_written(viewer: Viewer, number: uuid.UUID) -> bool:
    """Say whether a person has written a note under the number of a form. One query."""
    return Note.objects.visible_to(viewer).filter(pk=number, created_by=viewer.person).exists()


def _pair_of(query: str) -> str:
    """Return the key of the two States of an answer: ``from=KEN&to=CHE&...`` gives ``CHE:KEN``."""
    states = [part.partition("=")[2] for part in query.split("&")[:2]]
    return ":".join(sorted(states))


def _attachments(viewer: Viewer) -> QuerySet[Attachment]:
    return Attachment.objects.filter(note__in=Note.objects.visible_to(viewer))


def _holds(text: str, words: list[str]) -> bool:
    folded = _folded(text)
    return all(word in folded for word in words)


def _folded(text: str) -> str:
    """Return a text without case and accents, for comparison."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
