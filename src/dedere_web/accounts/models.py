"""Rows of people, of the organisations they work for, and of what each may do there."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

ALPHA_3 = RegexValidator(r"\A[A-Z]{3}\Z", _("Write the three letters of ISO 3166-1, like KEN."))


class People(BaseUserManager["User"]):
    """Finds a person by e-mail address; accounts are made by ``services``."""


class User(AbstractBaseUser):
    """A person who signs in by e-mail address. What the person may do is in ``policies``."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    joined_at = models.DateTimeField(_("joined"))

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = People()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints: ClassVar = [
            # One person, one address: 'A@x.org' and 'a@x.org' are the same.
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="accounts_email_in_lower_case"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email


class Kind(models.TextChoices):
    """What an organisation is."""

    STATE_BODY = "state-body", _("Body of a State")
    INTERNATIONAL = "international", _("International organisation")
    REGIONAL = "regional", _("Regional organisation")
    DONOR = "donor", _("Donor")
    PROVIDER = "provider", _("Provider of assistance")
    SECRETARIAT = "secretariat", _("Secretariat")


class Function(models.TextChoices):
    """What a body of a State does there."""

    MINISTRY = "ministry", _("Ministry")
    CENTRAL_AUTHORITY = "central-authority", _("Central authority")
    FOCAL_POINT = "focal-point", _("Focal point")
    PROSECUTION = "prosecution", _("Prosecution service")
    OTHER = "other", _("Another body")


class Role(models.TextChoices):
    """What a member may do in an organisation; each role may also do what those before it may."""

    READER = "reader", _("Reader")
    CONTRIBUTOR = "contributor", _("Contributor")
    APPROVER = "approver", _("Approver")
    ADMINISTRATOR = "administrator", _("Administrator")

    @property
    def rank(self) -> int:
        """Return how far the role reaches: 0 for a reader."""
        return list(Role).index(self)


class PlatformRole(models.TextChoices):
    """What a person may do on the platform beside every organisation."""

    EDITOR_OF_FACTS = "editor-of-facts", _("Editor of facts")
    PROGRAMME_OFFICER = "programme-officer", _("Programme officer")
    REPORT_DRAFTER = "report-drafter", _("Report drafter")
    OPERATOR = "operator", _("Operator")


class Organisation(models.Model):
    """A body that people work for and that owns what they write."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    function = models.CharField(_("function"), max_length=20, choices=Function, blank=True)
    state = models.CharField(_("State"), max_length=3, blank=True, validators=[ALPHA_3])
    created_at = models.DateTimeField(_("created"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            # What a State's bodies share must never reach one that is no body of it.
            models.CheckConstraint(
                condition=(Q(kind=Kind.STATE_BODY) & ~Q(state=""))
                | (~Q(kind=Kind.STATE_BODY) & Q(state="", function="")),
                name="accounts_a_body_has_a_state",
            ),
            models.UniqueConstraint(Lower("name"), "state", name="accounts_organisation_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person in an organisation, with a role, for a time. Ended ones stay, as history."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    since = models.DateField(_("since"))
    until = models.DateField(_("last day"), null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering: ClassVar = ["since", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "organisation"],
                condition=Q(ended_at=None),
                name="accounts_one_open_membership",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="accounts_membership_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.organisation} · {self.role}"


class PlatformGrant(models.Model):
    """A role on the platform that a person has or had."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="platform_grants"
    )
    role = models.CharField(_("role"), max_length=20, choices=PlatformRole)
    granted_at = models.DateTimeField(_("granted"))
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("platform role")
        verbose_name_plural = _("platform roles")
        ordering: ClassVar = ["granted_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "role"],
                condition=Q(ended_at=None),
                name="accounts_one_open_grant",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.role}"


class Invitation(models.Model):
    """A link, good once and for a time, by which a person comes in. Only its digest is kept."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="invitations"
    )
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=20, choices=Role, blank=True)
    platform_role = models.CharField(
        _("platform role"), max_length=20, choices=PlatformRole, blank=True
    )
    until = models.DateField(_("last day of the membership"), null=True, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(_("invited"))
    expires_at = models.DateTimeField(_("good until"))
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering: ClassVar = ["-created_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(~Q(role="") & Q(organisation__isnull=False) & Q(platform_role=""))
                | (Q(role="", organisation__isnull=True) & ~Q(platform_role="")),
                name="accounts_invitation_to_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} · {self.organisation or self.platform_role}"


class Tally(models.Model):
    """How often something was tried lately: the table in which Django keeps its cache.

    The shape is Django's (``createcachetable``). Every process counts here, so that a limit is one
    limit however many serve.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("tally")
        verbose_name_plural = _("tallies")

    def __str__(self) -> str:
        return self.cache_key
