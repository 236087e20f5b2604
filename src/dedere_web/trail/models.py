"""Rows of the trail. Nothing here is ever changed or removed; the database itself refuses it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Chain(models.Model):
    """One chain of entries: that of an organisation, or that of the platform itself.

    The row is the lock behind which the writers of a chain queue, and says how far it reaches.
    """

    name = models.CharField(_("chain"), max_length=36, primary_key=True)
    """The number of the organisation, or ``platform``."""
    length = models.PositiveBigIntegerField(_("entries"), default=0)
    head = models.CharField(_("hash of the last entry"), max_length=64)

    class Meta:
        verbose_name = _("chain of the trail")
        verbose_name_plural = _("chains of the trail")

    def __str__(self) -> str:
        return f"{self.name}: {self.length}"


class Entry(models.Model):
    """Who did what to which record, when and why, with the state before and after.

    A person is a number here and nothing else: erasing a person leaves the chain whole.
    """

    append_only = True

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveBigIntegerField(_("place in the chain"))
    at = models.DateTimeField(_("when"))
    actor = models.BigIntegerField(_("who"), null=True)
    """``None``: the operator at the command line, a task of the platform, or nobody known."""
    action = models.CharField(_("what was done"), max_length=60)
    kind = models.CharField(_("kind of record"), max_length=60)
    subject = models.CharField(_("number of the record"), max_length=120)
    # Canonical JSON as text: what is hashed is what is kept, on every database.
    before = models.TextField(_("before"))
    after = models.TextField(_("after"))
    why = models.TextField(_("why"), blank=True)
    previous = models.CharField(_("hash of the entry before"), max_length=64)
    hash = models.CharField(_("hash"), max_length=64)

    class Meta:
        verbose_name = _("entry of the trail")
        verbose_name_plural = _("entries of the trail")
        ordering: ClassVar = ["chain", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "number"], name="trail_one_entry_a_place"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["kind", "subject", "id"], name="trail_history"),
            models.Index(fields=["actor", "id"], name="trail_deeds"),
        ]

    def __str__(self) -> str:
        return f"{self.chain_id} {self.number}: {self.action} {self.kind} {self.subject}"
