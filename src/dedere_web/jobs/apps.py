"""Work that is done beside the pages, and what the operator sees of it."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    """Tells the health and the counts of the platform about its jobs."""

    name = "dedere_web.jobs"
    verbose_name = _("jobs")

    def ready(self) -> None:
        """Register, where there is a queue to tell about."""
        if settings.JOBS == "inline":
            return
        # Rows can be imported only now that every app is loaded.
        from dedere_web.foundation import health, metrics  # noqa: PLC0415
        from dedere_web.jobs import selectors  # noqa: PLC0415

        health.register("worker", selectors.worker_report)
        metrics.register(selectors.job_counts)
