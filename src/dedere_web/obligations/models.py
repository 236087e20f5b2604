"""Rows of assessments: what a State answers, what an expert says to it, what it plans to enact."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dedere_web.foundation.sealing import SealedTextField
from dedere_web.foundation.tenancy import OwnedRow, OwnedRows, Viewer, visible_rows

LONGEST_KEY = 200


class Stage(models.TextChoices):
    """How far an assessment is."""

    SELF = "self", _("Self-assessment")
    REVIEW = "review", _("Expert review")
    AGREED = "agreed", _("Agreed")
    REOPENED = "reopened", _("Reopened")


class AnswerChoice(models.TextChoices):
    """What can be answered."""

    UNKNOWN = "unknown", _("Not known yet")
    YES = "yes", _("Yes")
    PARTLY = "partly", _("In part")
    NO = "no", _("No")
    NOT_APPLICABLE = "not-applicable", _("Not applicable")


class RemarkKind(models.TextChoices):
    """Who speaks in a remark on an answer."""

    REVIEW = "review", _("Expert")
    COMMENT = "comment", _("Comment of the State")


class Progress(models.TextChoices):
    """How far a change of the law is."""

    PLANNED = "planned", _("Planned")
    DRAFT = "draft", _("Draft")
    BILL = "bill", _("Bill")
    ENACTED = "enacted", _("Enacted")
    IN_FORCE = "in-force", _("In force")


class Assessments(OwnedRows):
    """Assessments; the organisation that was asked to review one reads it too."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Return the assessments that a viewer may read."""
        rule = visible_rows(viewer)
        if viewer.organisations:
            rule |= Q(reviewer__in=viewer.organisations)
        return self.filter(rule)

    def with_people(self) -> Self:
        """Return the same with who owns and who reviews each: no further query."""
        return self.select_related("owner", "reviewer")


class Assessment(OwnedRow):
    """One assessment of the law and practice of a State on a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(_("State"), max_length=3)
    on = models.DateField(_("day"))
    """The day whose obligations are asked about."""
    stage = models.CharField(_("step"), max_length=10, choices=Stage, default=Stage.SELF)
    reviewer = models.ForeignKey(
        "accounts.Organisation",
        verbose_name=_("organisation that reviews"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    observations = SealedTextField(_("observations of the State"), blank=True)

    objects: ClassVar = Assessments.as_manager()

    class Meta(OwnedRow.Meta):
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering: ClassVar = ["-changed_at", "id"]

    def __str__(self) -> str:
        return str(self.id)


class Answer(models.Model):
    """The answer to one question of an assessment, its words under seal."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(_("question"), max_length=LONGEST_KEY)
    law = models.CharField(
        _("law"), max_length=15, choices=AnswerChoice, default=AnswerChoice.UNKNOWN
    )
    practice = models.CharField(
        _("practice"), max_length=15, choices=AnswerChoice, default=AnswerChoice.UNKNOWN
    )
    citation = SealedTextField(_("provisions of the law"), blank=True)
    evidence = SealedTextField(_("evidence"), blank=True)
    work = models.CharField(_("address of the law"), max_length=300, blank=True)
    expression = models.CharField(_("its version"), max_length=300, blank=True)
    provision = models.CharField(_("its provision"), max_length=200, blank=True)
    stale_since = models.DateTimeField(_("law amended at"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    changed_at = models.DateTimeField(_("changed at"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering: ClassVar = ["question"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assessment", "question"], name="obligations_one_answer_for_a_question"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["work"], name="obligations_answer_work")]

    def __str__(self) -> str:
        return self.question


class Remark(models.Model):
    """What an expert says to an answer, or the State to that; never changed, only followed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="remarks")
    question = models.CharField(_("question"), max_length=LONGEST_KEY)
    kind = models.CharField(_("who speaks"), max_length=10, choices=RemarkKind)
    text = SealedTextField(_("text"))
    written_at = models.DateTimeField(_("written at"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering: ClassVar = ["written_at", "id"]

    def __str__(self) -> str:
        return str(self.id)


class Bill(models.Model):
    """A change of the law on its way, and the question whose gap it would close."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="bills")
    question = models.CharField(_("question"), max_length=LONGEST_KEY, blank=True)
    title = SealedTextField(_("title"))
    progress = models.CharField(_("how far it is"), max_length=10, choices=Progress)
    expected = models.DateField(_("expected"), null=True, blank=True)
    amends = models.CharField(_("law that it amends"), max_length=300, blank=True)
    """The address by which answers cite that law."""
    version = models.PositiveIntegerField(_("version"), default=1)
    changed_at = models.DateTimeField(_("changed at"))

    class Meta:
        verbose_name = _("change of the law")
        verbose_name_plural = _("changes of the law")
        ordering: ClassVar = ["progress", "changed_at"]

    def __str__(self) -> str:
        return str(self.id)
