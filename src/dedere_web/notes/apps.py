"""The notes app: says to the trail what it records, and shows its panels on other pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from dedere_web.foundation.panels import Panel
from dedere_web.foundation.panels import register as register_panel
from dedere_web.trail.histories import register_history
from dedere_web.trail.registry import register as register_kind


class NotesConfig(AppConfig):
    """What happens once, when the platform starts."""

    name = "dedere_web.notes"

    def ready(self) -> None:
        """Register kinds of record and panels."""
        # Rows can be imported only once every app is there.
        from dedere_web.notes import exports, histories, panels, services  # noqa: PLC0415

        register_kind(
            kind=services.KIND,
            label=_("note"),
            actions={
                "written": _("The note was written."),
                "changed": _("The text was changed."),
                "undone": _("The change before was taken back."),
                "visibility-changed": _("It was changed who may read it."),
                "withdrawn": _("The note was withdrawn."),
                "brought-back": _("The note was brought back, and closed."),
                "file-added": _("A file was added."),
                "file-removed": _("A file was taken away."),
            },
            fields={
                "visibility": _("who may read it"),
                "withdrawn": _("withdrawn"),
                "title": _("title"),
                "text": _("text"),
                "file": _("file"),
                "name": _("name of the file"),
                "type": _("type of the file"),
                "size": _("size of the file"),
                "content": _("content of the file"),
            },
            values={"visibility": histories.visibility_in_words},
            untold=frozenset({"version", "subject"}),
            undoing=histories.UNDOING,
        )
        register_history("note", histories.history_of_note)
        register_kind(
            kind=exports.KIND,
            label=_("notes of an organisation"),
            actions={"exported": _("All notes were exported.")},
            fields={"notes": _("notes"), "files": _("files")},
        )
        register_panel(
            Panel(room="notes", kinds=panels.KINDS, draw=panels.draw_notes, is_confidential=True)
        )
