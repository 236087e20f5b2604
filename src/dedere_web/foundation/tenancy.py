"""Who owns a row and who may read it: the one rule that every app with confidential rows repeats.

A query goes through ``visible_to(viewer)``; on PostgreSQL the database repeats the same rule, so
that a query that forgot it returns nothing (``tenancy_database``).
"""

import uuid
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Visibility(models.TextChoices):
    """Who may read a row, from everybody to its owner alone."""

    PUBLIC = "public", _("Everybody")
    PARTNERS = "partners", _("All organisations of this platform")
    STATE = "state", _("The organisations of our State")
    AUTHORITY = "authority", _("Our organisation alone")


@dataclass(frozen=True, slots=True)
class Viewer:
    """What decides about a person's reach: made by ``accounts.selectors.viewer_of``."""

    person: int | None
    organisations: frozenset[uuid.UUID]
    """Organisations whose confidential rows the person may read, by an active membership."""
    states: frozenset[str]
    """States, by alpha-3 code, whose bodies the person belongs to."""
    partner: bool
    """Whether the person belongs to any organisation that is active here."""
    platform_roles: frozenset[str]
    """Duties for the platform; none of them opens a confidential row."""


NOBODY = Viewer(
    person=None,
    organisations=frozenset(),
    states=frozenset(),
    partner=False,
    platform_roles=frozenset(),
)
"""A stranger: whoever did not sign in, or belongs to nothing."""


def visible_rows(viewer: Viewer) -> Q:
    """Return the rule as a condition on rows of an :class:`OwnedRow`.

    >>> visible_rows(NOBODY)
    <Q: (AND: ('visibility', 'public'))>
    """
    rule = Q(visibility=Visibility.PUBLIC.value)
    if viewer.organisations:
        rule |= Q(owner__in=viewer.organisations)
    if viewer.partner:
        rule |= Q(visibility=Visibility.PARTNERS.value)
    if viewer.states:
        rule |= Q(visibility=Visibility.STATE.value, owner_state__in=viewer.states - {""})
    return rule


class OwnedRows(models.QuerySet[Any]):
    """Rows that somebody owns."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Return the rows that a viewer may read: the one filter that every query uses."""
        return self.filter(visible_rows(viewer))


class OwnedRow(models.Model):
    """A row with an owner, a visibility, a version against lost updates, and who wrote it."""

    owner = models.ForeignKey(
        "accounts.Organisation",
        verbose_name=_("organisation that owns it"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    owner_state = models.CharField(_("State of the owner"), max_length=3, blank=True)
    """Copied from the owner where the owner is a body of a State, otherwise empty."""
    visibility = models.CharField(
        _("who may read it"),
        max_length=10,
        choices=Visibility.choices,
        default=Visibility.AUTHORITY,
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    created_at = models.DateTimeField(_("written at"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    changed_at = models.DateTimeField(_("changed at"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("changed by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = OwnedRows.as_manager()

    class Meta:
        abstract = True
        indexes: ClassVar = [
            models.Index(fields=["owner", "visibility"], name="%(app_label)s_%(class)s_owner"),
            models.Index(
                fields=["visibility", "owner_state"], name="%(app_label)s_%(class)s_seen"
            ),
        ]
