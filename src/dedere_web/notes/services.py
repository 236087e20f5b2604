"""What changes notes. Each change asks the policy, counts the version up and leaves an entry."""

import uuid
from dataclasses import dataclass
from typing import Protocol

from django.db import IntegrityError, transaction

from dedere.errors import DedereError, InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_web.accounts import selectors as accounts
from dedere_web.accounts.actors import Actor, writes_for
from dedere_web.foundation import clock, pseudonyms
from dedere_web.foundation.tenancy import Visibility
from dedere_web.notes import policies
from dedere_web.notes.models import EarlierWords, Note
from dedere_web.trail.chain import Recordable
from dedere_web.trail.registry import Subject
from dedere_web.trail.services import record

KIND = "note"
STATE_BODY = "state-body"


class NotAllowedError(DedereError):
    """The policy says no; whoever asks may not even learn that there is such a note."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "Your role does not let you do this. Ask an administrator of your "
                    "organisation."
                )
            )
        )


class StaleNoteError(InvalidInputError):
    """Somebody else has changed the note since it was opened. Nothing was written."""

    def __init__(self, note: Note) -> None:
        self.note = note
        super().__init__(
            Phrase.of(
                mark(
                    "Somebody else has changed this note since you opened it. Nothing was "
                    "overwritten: compare both texts, and choose."
                )
            )
        )


class Subjectlike(Protocol):
    """What a note is about."""

    @property
    def kind(self) -> str:
        """What kind of thing it is."""

    @property
    def key(self) -> str:
        """Which one it is."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a person writes: a title and a text, both without markup."""

    title: str
    body: str


@transaction.atomic
def write_note(
    actor: Actor,
    *,
    organisation: uuid.UUID,
    subject: Subjectlike,
    words: Words,
    number: uuid.UUID | None = None,
) -> Note:
    """Write a new note. It begins closed: only its owner reads it, until somebody opens it.

    Args:
        actor: Who writes.
        organisation: Which organisation will own it.
        subject: What it is about.
        words: What it says.
        number: The number of the form that was sent: sent twice, it is one note.

    Raises:
        NotAllowedError: The person may not write for this organisation.
    """
    owner = accounts.organisation(organisation)
    if owner is None or organisation not in writes_for(actor):
        raise NotAllowedError
    number = number or uuid.uuid4()
    written: Note | None = Note.objects.filter(
        pk=number, created_by=actor.person, owner=owner
    ).first()
    if written is not None:
        return written
    now = clock.now()
    note = Note(
        id=number,
        owner=owner,
        owner_state=owner.state if owner.kind == STATE_BODY else "",
        visibility=Visibility.AUTHORITY,
        subject_kind=subject.kind,
        subject_key=subject.key,
        title=words.title,
        body=words.body,
        created_at=now,
        created_by_id=actor.person,
        changed_at=now,
        changed_by_id=actor.person,
    )
    _insert(note)
    _record(actor, "written", note, before=None)
    return note


def _insert(note: Note) -> None:
    """Save a new note; where its number is taken, under another one."""
    try:
        with transaction.atomic():
            note.save(force_insert=True)
    except IntegrityError:
        # The number is taken, by something that is not this person's to know of.
        note.pk = uuid.uuid4()
        note.save(force_insert=True)


@transaction.atomic
def change_note(actor: Actor, note: Note, *, words: Words, version: int) -> Note:
    """Change the words of a note.

    Args:
        actor: Who changes it.
        note: The note.
        words: What it says from now on.
        version: The version that the person had in front of them.

    Raises:
        NotAllowedError: The person may not change this note.
        StaleNoteError: It has been changed since.
    """
    held = _held(note, version)
    if not policies.may_write(actor, held):
        raise NotAllowedError
    if (held.title, held.body) == (words.title, words.body):
        return held
    before = state_of(held)
    remember_words(held)
    held.title, held.body = words.title, words.body
    _keep(actor, held, "changed", before=before)
    return held


@transaction.atomic
def change_visibility(
    actor: Actor, note: Note, *, visibility: Visibility, version: int, why: str
) -> Note:
    """Open a note to others, or close it again; the trail keeps who did it and why.

    Raises:
        NotAllowedError: The person may not set this visibility.
        StaleNoteError: The note has been changed since: what was to be opened is another text.
    """
    held = _held(note, version)
    if visibility not in policies.visibilities(actor, held):
        raise NotAllowedError
    if held.visibility == visibility:
        return held
    before = state_of(held)
    held.visibility = visibility
    _keep(actor, held, "visibility-changed", before=before, why=why)
    return held


@transaction.atomic
def withdraw(actor: Actor, note: Note, *, version: int, why: str = "") -> Note:
    """Withdraw a note: nobody but its owner finds it any more, and it can be brought back.

    Raises:
        NotAllowedError: The person may not withdraw this note.
        StaleNoteError: It has been changed since.
    """
    held = _held(note, version)
    if held.withdrawn_at is not None or not policies.may_withdraw(actor, held):
        raise NotAllowedError
    before = state_of(held)
    held.withdrawn_at = clock.now()
    _keep(actor, held, "withdrawn", before=before, why=why)
    return held


@transaction.atomic
def bring_back(actor: Actor, note: Note, *, version: int) -> Note:
    """Take a withdrawal back. The note comes back closed, whoever could read it before.

    Raises:
        NotAllowedError: The person may not do this, or the note was not withdrawn.
        StaleNoteError: It has been changed since.
    """
    held = _held(note, version)
    if held.withdrawn_at is None or not policies.may_withdraw(actor, held):
        raise NotAllowedError
    before = state_of(held)
    held.withdrawn_at = None
    held.visibility = Visibility.AUTHORITY
    _keep(actor, held, "brought-back", before=before)
    return held


def remember_words(note: Note) -> None:
    """Keep what a note says now, for whoever takes the next change of it back."""
    said = {"title": note.title, "body": note.body}
    EarlierWords.objects.update_or_create(note=note, defaults=said)


def state_of(note: Note) -> dict[str, Recordable]:
    """Return a note as the trail may hold it: its words only as digests that tell nothing."""
    return {
        "subject": f"{note.subject_kind} {note.subject_key}",
        "visibility": str(note.visibility),
        "version": note.version,
        "withdrawn": note.withdrawn_at is not None,
        "title": {"digest": digest(note, note.title)},
        "text": {"digest": digest(note, note.body)},
    }


def digest(note: Note, text: str) -> str:
    """Return a mark by which a text is known again, and from which nobody guesses it."""
    return pseudonyms.digest(f"{KIND}|{note.pk}", text)


def subject_of(note: Note) -> Subject:
    """Return a note as the trail knows it."""
    return Subject.of(KIND, note.pk)


def _held(note: Note, version: int) -> Note:
    # As it is now; nobody else changes it before we are done.
    held: Note = Note.objects.select_for_update(of=("self",)).get(pk=note.pk)
    if held.version != version:
        raise StaleNoteError(held)
    return held


def _keep(
    actor: Actor, note: Note, action: str, *, before: dict[str, Recordable], why: str = ""
) -> None:
    note.version += 1
    note.changed_at = clock.now()
    note.changed_by_id = actor.person
    note.save(force_update=True)
    _record(actor, action, note, before=before, why=why)


def _record(
    actor: Actor, action: str, note: Note, *, before: dict[str, Recordable] | None, why: str = ""
) -> None:
    record(
        organisation=note.owner_id,
        actor=actor.person,
        action=action,
        subject=subject_of(note),
        before=before,
        after=state_of(note),
        why=why,
    )
