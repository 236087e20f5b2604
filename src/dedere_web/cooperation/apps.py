"""The cooperation app: says to the trail what it records."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from dedere_web.trail.registry import register


class CooperationConfig(AppConfig):
    """What happens once, when the platform starts."""

    name = "dedere_web.cooperation"

    def ready(self) -> None:
        """Register the kind of record."""
        register(
            kind="practice",
            label=_("recorded practice"),
            actions={
                "recorded": _("A practice was recorded."),
                "corrected": _("A practice was corrected."),
            },
            fields={
                "practice": _("the entry before"),
                "state": _("State"),
                "question": _("question"),
                "answer": _("answer"),
                "instrument": _("instrument"),
                "since": _("applies since"),
                "until": _("applies until"),
                "as_of": _("version of the source"),
                "law": _("law"),
                "article": _("article"),
                "source_title": _("title of the source"),
                "source_publisher": _("publisher of the source"),
                "source_address": _("address of the source"),
                "note": _("note"),
            },
        )
