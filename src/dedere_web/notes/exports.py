"""All notes of an organisation in one archive, for those who answer for it."""

import json
import tempfile
import uuid
import zipfile
from collections.abc import Sequence
from typing import IO

from django.db import transaction
from django.utils.translation import gettext as _

from dedere.treaties.facts import Facts
from dedere_io.tables import Cell, Column, ColumnKind, Table
from dedere_io.tables import Notes as TableNotes
from dedere_io.tables.comma import to_csv
from dedere_web.accounts.actors import Actor
from dedere_web.foundation import clock
from dedere_web.notes import policies, selectors
from dedere_web.notes.models import Attachment, Note
from dedere_web.notes.services import NotAllowedError
from dedere_web.notes.services_files import content_of
from dedere_web.notes.subjects import known_subject
from dedere_web.trail.registry import Subject
from dedere_web.trail.services import record

KIND = "notes-of-organisation"
IN_MEMORY_BYTES = 4 * 1024 * 1024


@transaction.atomic
def export_notes(actor: Actor, *, organisation: uuid.UUID, facts: Facts, why: str) -> IO[bytes]:
    """Return an archive with every note of an organisation and every file, and record that.

    It holds ``notes.json``, ``notes.csv`` and the files, in a folder for each note.  What leaves
    here is no longer under seal: the trail keeps who took it, when and why.

    Raises:
        NotAllowedError: The person is no administrator of this organisation.
    """
    if organisation not in policies.exports_of(actor):
        raise NotAllowedError
    notes = list(selectors.notes_of(actor.viewer, organisation))
    # Large archives go to a file without a name, which is gone when it is closed.
    archive = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY_BYTES)  # noqa: SIM115 - the answer closes it
    files = 0
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as package:
        told = [_as_json(note, facts) for note in notes]
        package.writestr("notes.json", json.dumps(told, ensure_ascii=False, indent=2))
        package.writestr("notes.csv", to_csv(_table(notes, facts)))
        for note in notes:
            for file in note.attachments.all():
                package.writestr(_place(note, file), content_of(file))
                files += 1
    record(
        organisation=organisation,
        actor=actor.person,
        action="exported",
        subject=Subject.of(KIND, organisation),
        after={"notes": len(notes), "files": files},
        why=why,
    )
    archive.seek(0)
    return archive


def _as_json(note: Note, facts: Facts) -> dict[str, object]:
    subject = known_subject(note.subject_kind, note.subject_key, facts)
    return {
        "id": str(note.pk),
        "owner": {"id": str(note.owner_id), "name": note.owner.name, "state": note.owner_state},
        "about": {"kind": subject.kind, "key": subject.key, "name": subject.name},
        "title": note.title,
        "text": note.body,
        "visibility": str(note.visibility),
        "version": note.version,
        "written_at": note.created_at.isoformat(),
        "written_by": note.created_by.email if note.created_by else None,
        "changed_at": note.changed_at.isoformat(),
        "changed_by": note.changed_by.email if note.changed_by else None,
        "withdrawn_at": note.withdrawn_at.isoformat() if note.withdrawn_at else None,
        "files": [
            {
                "name": file.file_name,
                "place": _place(note, file),
                "type": file.media_type,
                "size": file.size,
                "sha256": file.sha256,
            }
            for file in note.attachments.all()
        ],
    }


def _table(notes: Sequence[Note], facts: Facts) -> Table:
    columns = (
        Column("id", _("Note")),
        Column("about", _("About")),
        Column("subject", _("Subject")),
        Column("title", _("Title")),
        Column("text", _("Text")),
        Column("visibility", _("Who may read it")),
        Column("written", _("Written on"), ColumnKind.DATE),
        Column("changed", _("Changed on"), ColumnKind.DATE),
        Column("withdrawn", _("Withdrawn on"), ColumnKind.DATE),
    )
    rows: list[Sequence[Cell]] = [
        (
            str(note.pk),
            note.subject_kind,
            note.subject_key,
            note.title,
            note.body,
            str(note.visibility),
            note.created_at.date(),
            note.changed_at.date(),
            note.withdrawn_at.date() if note.withdrawn_at else None,
        )
        for note in notes
    ]
    on = TableNotes(on=clock.today(), facts=facts.version)
    return Table(title=_("Notes"), columns=columns, rows=rows, notes=on)


def _place(note: Note, file: Attachment) -> str:
    """Return the path of a file in the archive: two files of one name stay two."""
    return f"files/{note.pk}/{str(file.pk)[:8]}-{file.file_name}"
