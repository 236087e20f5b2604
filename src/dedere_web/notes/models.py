"""Rows of notes: what an organisation writes about a State, an instrument or an answer."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dedere_web.foundation.sealing import SealedTextField
from dedere_web.foundation.tenancy import OwnedRow, OwnedRows, Viewer

LONGEST_KEY = 300


class SubjectKind(models.TextChoices):
    """What a note can be about."""

    STATE = "state", _("State")
    INSTRUMENT = "instrument", _("Instrument")
    PAIR = "pair", _("Two States")
    STANDING = "standing", _("A State and an instrument")
    BASIS = "basis", _("Answer about legal bases")


class Notes(OwnedRows):
    """Notes; one that was withdrawn is there for its owner alone."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Return the notes that a viewer may read."""
        still = Q(withdrawn_at=None)
        if viewer.organisations:
            still |= Q(owner__in=viewer.organisations)
        return super().visible_to(viewer).filter(still)


class Note(OwnedRow):
    """An annotation of one organisation. Its words are under seal, its title as well."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject_kind = models.CharField(_("about"), max_length=20, choices=SubjectKind)
    subject_key = models.CharField(_("subject"), max_length=LONGEST_KEY)
    title = SealedTextField(_("title"))
    body = SealedTextField(_("text"), blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects: ClassVar = Notes.as_manager()

    class Meta(OwnedRow.Meta):
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering: ClassVar = ["-changed_at", "id"]
        indexes: ClassVar = [
            *OwnedRow.Meta.indexes,
            models.Index(fields=["subject_kind", "subject_key"], name="notes_note_subject"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class EarlierWords(models.Model):
    """What a note said before its latest change, so that the change can be taken back.

    Under seal like the note, and for its owner alone, whoever else may read the note.
    """

    note = models.OneToOneField(Note, on_delete=models.CASCADE, related_name="earlier_words")
    title = SealedTextField(_("title"))
    body = SealedTextField(_("text"), blank=True)

    class Meta:
        verbose_name = _("earlier words of a note")
        verbose_name_plural = _("earlier words of notes")

    def __str__(self) -> str:
        return str(self.note_id)


class Attachment(models.Model):
    """A file that belongs to a note; who reads the note reads it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    note = models.ForeignKey(Note, on_delete=models.PROTECT, related_name="attachments")
    file_name = SealedTextField(_("file"))
    media_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveIntegerField(_("size"))
    sha256 = models.CharField(_("hash of the file"), max_length=64)
    kept_name = models.CharField(_("kept as"), max_length=64, unique=True)
    kept_key = SealedTextField(_("key of the file"))
    added_at = models.DateTimeField(_("added at"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering: ClassVar = ["added_at", "id"]

    def __str__(self) -> str:
        return str(self.id)


class Draft(models.Model):
    """What a person has typed and not saved yet. Nobody else reads it, in no organisation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    note = models.ForeignKey(Note, null=True, on_delete=models.CASCADE, related_name="+")
    """The note that is being changed; empty for a new one."""
    note_version = models.PositiveIntegerField(_("version it began from"), default=0)
    subject_kind = models.CharField(_("about"), max_length=20, choices=SubjectKind)
    subject_key = models.CharField(_("subject"), max_length=LONGEST_KEY)
    title = SealedTextField(_("title"), blank=True)
    body = SealedTextField(_("text"), blank=True)
    saved_at = models.DateTimeField(_("saved at"))

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        ordering: ClassVar = ["-saved_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["author", "note"],
                condition=Q(note__isnull=False),
                name="notes_one_draft_for_a_note",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
