"""Erases what was kept long enough; ``dedere person retention`` asks for what it needs."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from dedere_web.foundation import clock
from dedere_web.foundation.personal import Register, due
from dedere_web.trail import services


class Command(BaseCommand):
    """List or erase what is due."""

    stealth_options = ("dry_run", "register")

    def handle(self, *, dry_run: bool, register: Register, **_said: object) -> None:
        """Print what is due, or what was erased."""
        now = clock.now()
        found = due(register, now=now) if dry_run else services.end_retention(register, now=now)
        for one in found:
            self.stdout.write(
                _("%(model)s: %(rows)d rows, kept %(days)d days after %(since)s")
                % {
                    "model": one.model,
                    "rows": one.rows,
                    "days": one.kept.days,
                    "since": one.kept.since,
                }
            )
        if not found:
            self.stdout.write(_("Nothing is due."))
        elif dry_run:
            self.stdout.write(_("Dry run: nothing was erased."))
