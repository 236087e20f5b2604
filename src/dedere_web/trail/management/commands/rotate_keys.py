"""Changes the key of sealed texts; ``dedere rotate-keys`` asks for what it needs."""

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dedere_web.foundation.keys import sealing_keys
from dedere_web.foundation.resealing import Resealed, add_key, forget_old_keys, reseal
from dedere_web.trail.registry import Subject, register
from dedere_web.trail.services import record

KIND = "sealing-key"

register(
    kind=KIND,
    label=gettext_lazy("key of sealed texts"),
    actions={"rotated": gettext_lazy("A new key was made and the sealed texts sealed again.")},
)


class Command(BaseCommand):
    """Make a key, and seal everything again under it."""

    stealth_options = ("reseal_only", "forget_old")

    def handle(self, *, reseal_only: bool, forget_old: bool, **_said: object) -> None:
        """Print what was sealed again, table by table."""
        newest = sealing_keys()[0] if reseal_only else add_key()
        resealed = []
        for field in reseal():
            resealed.append(field)
            self._say(field)
        with transaction.atomic():
            record(
                organisation=None,
                actor=None,
                action="rotated",
                subject=Subject(KIND, newest.id),
                after={field.context: field.done for field in resealed},
            )
        if forget_old:
            words = _("Forgot %(number)d old keys. Backups made before cannot be opened any more.")
            self.stdout.write(words % {"number": forget_old_keys(resealed)})
        self.stdout.write(_("The newest key is %(key)s.") % {"key": newest.id})

    def _say(self, field: Resealed) -> None:
        words = _("%(place)s: %(done)d sealed again, %(left)d could not be opened.")
        self.stdout.write(words % {"place": field.context, "done": field.done, "left": field.left})
