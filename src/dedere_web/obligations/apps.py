"""The obligations app: says to the trail what it records."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from dedere_web.trail.histories import register_history
from dedere_web.trail.registry import register as register_kind


class ObligationsConfig(AppConfig):
    """What happens once, when the platform starts."""

    name = "dedere_web.obligations"

    def ready(self) -> None:
        """Register kinds of record."""
        # Rows can be imported only once every app is there.
        from dedere_web.obligations import histories, services  # noqa: PLC0415

        register_kind(
            kind=services.KIND,
            label=_("assessment"),
            actions={
                "begun": _("The assessment was begun."),
                "answered": _("A question was answered."),
                "moved": _("The assessment was moved to another step."),
                "remarked": _("A remark was made on an answer."),
                "opened": _("It was decided who may read the assessment."),
                "observed": _("The observations of the State were changed."),
                "planned": _("It was said how far a change of the law is."),
            },
            fields={
                "state": _("State"),
                "on": _("day"),
                "question": _("question"),
                "law": _("law"),
                "practice": _("practice"),
                "stage": _("step"),
                "who": _("who speaks"),
                "visibility": _("who may read it"),
                "why": _("why"),
                "progress": _("how far it is"),
                "title": _("title"),
                "text": _("text"),
            },
            untold=frozenset({"version"}),
        )
        register_history("assessment", histories.history_of_assessment)
