"""Rows about workers. The jobs themselves are rows of ``django_tasks_db``."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkerBeat(models.Model):
    """A worker, and when it last said that it lives."""

    worker = models.CharField(_("worker"), max_length=64, primary_key=True)
    began_at = models.DateTimeField(_("began"))
    seen_at = models.DateTimeField(_("last seen"))

    class Meta:
        verbose_name = _("sign of life of a worker")
        verbose_name_plural = _("signs of life of workers")

    def __str__(self) -> str:
        return self.worker
