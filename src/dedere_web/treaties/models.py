"""Rows of what this deployment imported. Nothing here is ever edited: another import adds rows."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportBatch(models.Model):
    """One list of one depositary, brought in at one moment."""

    append_only = True

    reader = models.CharField(_("reader"), max_length=40)
    instrument = models.CharField(_("instrument"), max_length=80)
    file_name = models.CharField(_("file"), max_length=255)
    sha256 = models.CharField(_("hash of the file"), max_length=64)
    source_id = models.CharField(_("source"), max_length=120)
    counts = models.JSONField(_("counts"))
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("imported by"),
        # An import without a name is one from the command line of this deployment.
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    imported_at = models.DateTimeField(_("imported at"))
    facts_version = models.CharField(_("facts after it"), max_length=64)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return f"{self.instrument}: {self.file_name}"


class TakenBackImport(models.Model):
    """An import that counts no more. Its rows stay, and so does who took it back."""

    append_only = True

    batch = models.OneToOneField(ImportBatch, on_delete=models.PROTECT, related_name="taken_back")
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("taken back by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    taken_back_at = models.DateTimeField(_("taken back at"))

    class Meta:
        verbose_name = _("import that was taken back")
        verbose_name_plural = _("imports that were taken back")

    def __str__(self) -> str:
        return str(self.batch_id)


class ImportedSource(models.Model):
    """A source that the packaged facts do not know: one edition of one list."""

    append_only = True

    batch = models.OneToOneField(ImportBatch, on_delete=models.PROTECT, related_name="source")
    # Once among the imports that count: a list that was taken back may come again.
    source_id = models.CharField(_("source"), max_length=120, db_index=True)
    edition_of = models.CharField(_("source of which this is an edition"), max_length=80)
    title = models.CharField(_("title"), max_length=300)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    as_of = models.CharField(_("complete up to"), max_length=10)
    authority = models.CharField(_("authority"), max_length=20)
    address = models.CharField(_("address"), max_length=500, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("imported source")
        verbose_name_plural = _("imported sources")

    def __str__(self) -> str:
        return self.source_id


class ImportedAction(models.Model):
    """One act of one State, as one row of an imported list states it."""

    append_only = True

    batch = models.ForeignKey(ImportBatch, on_delete=models.PROTECT, related_name="actions")
    line = models.PositiveIntegerField(_("line of the list"))
    # Once among the imports that count, as above.
    action_id = models.CharField(_("identifier"), max_length=400, db_index=True)
    state = models.CharField(_("State"), max_length=10)
    instrument = models.CharField(_("instrument"), max_length=80)
    kind = models.CharField(_("kind of act"), max_length=40)
    source_id = models.CharField(_("source"), max_length=120)
    date = models.CharField(_("date, as far as it is stated"), max_length=10, blank=True)
    effective = models.DateField(_("date of effect"), null=True)
    as_of = models.CharField(_("source speaks up to"), max_length=10, blank=True)
    withdraws = models.CharField(_("withdraws"), max_length=40, blank=True)
    territory = models.CharField(_("territory"), max_length=300, blank=True)
    listed_as = models.CharField(_("listed as"), max_length=300, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("imported act")
        verbose_name_plural = _("imported acts")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "action_id"], name="treaties_act_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "instrument"], name="treaties_acts_of_pair"),
        ]

    def __str__(self) -> str:
        return self.action_id


class UnreadableRow(models.Model):
    """A row of an imported list that gave no act, and why."""

    append_only = True

    batch = models.ForeignKey(ImportBatch, on_delete=models.PROTECT, related_name="unreadable")
    line = models.PositiveIntegerField(_("line of the list"))
    text = models.CharField(_("row as printed"), max_length=500)
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("unreadable row")
        verbose_name_plural = _("unreadable rows")
        ordering: ClassVar = ["line", "pk"]

    def __str__(self) -> str:
        return f"{self.line}: {self.text}"
