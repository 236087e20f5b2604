"""Recorded practice that editors add here. Nothing is edited: a correction is a further row."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RecordedPractice(models.Model):
    """What one source answers to one question about one State, as an editor recorded it."""

    append_only = True

    state = models.CharField(_("State"), max_length=10)
    question = models.CharField(_("question"), max_length=60)
    answer = models.CharField(_("answer"), max_length=20, blank=True)
    """Empty where the row only takes back the one that it ends."""
    instrument = models.CharField(_("instrument"), max_length=80, blank=True)
    since = models.CharField(_("applies since"), max_length=10, blank=True)
    until = models.CharField(_("applies until"), max_length=10, blank=True)
    as_of = models.CharField(_("source speaks up to"), max_length=10, blank=True)
    law = models.CharField(_("law"), max_length=300, blank=True)
    article = models.CharField(_("article"), max_length=120, blank=True)
    source_title = models.CharField(_("title of the source"), max_length=300)
    source_publisher = models.CharField(_("publisher of the source"), max_length=200)
    source_address = models.CharField(_("address of the source"), max_length=500, blank=True)
    note = models.TextField(_("note"), blank=True)
    ends = models.OneToOneField(
        "self",
        verbose_name=_("takes the place of"),
        null=True,
        on_delete=models.PROTECT,
        related_name="ended_by",
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("recorded practice")
        verbose_name_plural = _("recorded practices")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.state}: {self.question}"
