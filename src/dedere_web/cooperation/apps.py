"""The cooperation app: says to the trail what it records."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from dedere_web.trail.histories import register_history
from dedere_web.trail.registry import register


class CooperationConfig(AppConfig):
    """What happens once, when the platform starts."""

    name = "dedere_web.cooperation"

    def ready(self) -> None:
        """Register the kind of record."""
        # Rows can be imported only once every app is there.
        from dedere_web.cooperation import histories  # noqa: PLC0415

        register_history("practice", histories.history_of_practice)
        register(
            kind="practice",
            label=_("recorded practice"),
            describe=histories.describe,
            values={"question": histories.question, "answer": histories.answer},
            untold=frozenset({"state"}),
            undoing=histories.UNDOING,
            actions={
                "recorded": _("A practice was recorded."),
                "corrected": _("A practice was corrected."),
                "undone": _("The entry before was taken back."),
            },
            fields={
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
