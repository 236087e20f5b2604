"""What adds files to notes and takes them away."""

from django.db import transaction

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_web.accounts.actors import Actor
from dedere_web.foundation import clock
from dedere_web.foundation.uploads import Verdict, safe_file_name
from dedere_web.foundation.vault import KeptFile, drop_file, keep_file, read_file
from dedere_web.notes import policies
from dedere_web.notes.models import Attachment, Note
from dedere_web.notes.services import NotAllowedError, digest, subject_of
from dedere_web.trail.chain import Recordable
from dedere_web.trail.services import record

MOST_FILES = 50


class TooManyFilesError(InvalidInputError):
    """A note has as many files as it may have."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark("A note holds {most} files, no more. Write another note for the rest."),
                most=MOST_FILES,
            )
        )


def attach(
    actor: Actor, note: Note, *, file_name: str, content: bytes, verdict: Verdict
) -> Attachment:
    """Keep a file that was inspected and accepted, and add it to a note.

    Raises:
        NotAllowedError: The person may not attach to this note, or the file was refused.
        TooManyFilesError: The note holds as many files as it may.
    """
    if note.attachments.count() >= MOST_FILES:
        raise TooManyFilesError
    if not (policies.may_attach(actor, note) and verdict.is_accepted):
        raise NotAllowedError
    kept = keep_file(content)
    try:
        return _attached(actor, note, safe_file_name(file_name), kept, verdict.media_type)
    except BaseException:
        drop_file(kept.name)  # no row will ever name it
        raise


@transaction.atomic
def _attached(actor: Actor, note: Note, name: str, kept: KeptFile, media_type: str) -> Attachment:
    file = Attachment.objects.create(
        note=note,
        file_name=name,
        media_type=media_type,
        size=kept.size,
        sha256=kept.sha256,
        kept_name=kept.name,
        kept_key=kept.key,
        added_at=clock.now(),
        added_by_id=actor.person,
    )
    _record(actor, note, "file-added", before=None, after=_state_of(note, file))
    return file


@transaction.atomic
def detach(actor: Actor, file: Attachment) -> None:
    """Take a file away from a note, and from the disk once that is certain.

    Raises:
        NotAllowedError: The person may not attach to this note.
    """
    note = file.note
    if not policies.may_attach(actor, note):
        raise NotAllowedError
    name, before = file.kept_name, _state_of(note, file)
    file.delete()
    _record(actor, note, "file-removed", before=before, after=None)
    transaction.on_commit(lambda: drop_file(name))


def content_of(file: Attachment) -> bytes:
    """Return the content of a file, checked against what was attached."""
    return read_file(
        KeptFile(name=file.kept_name, key=file.kept_key, sha256=file.sha256, size=file.size)
    )


def _state_of(note: Note, file: Attachment) -> dict[str, Recordable]:
    return {
        "file": str(file.pk),
        "name": {"digest": digest(note, file.file_name)},
        "type": file.media_type,
        "size": file.size,
        "content": {"digest": digest(note, file.sha256)},
    }


def _record(
    actor: Actor,
    note: Note,
    action: str,
    *,
    before: dict[str, Recordable] | None,
    after: dict[str, Recordable] | None,
) -> None:
    record(
        organisation=note.owner_id,
        actor=actor.person,
        action=action,
        subject=subject_of(note),
        before=before,
        after=after,
    )
