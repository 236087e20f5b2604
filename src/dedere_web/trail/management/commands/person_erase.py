"""Erases one person; ``dedere person erase`` asks for what it needs."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from dedere_web.foundation.personal import Register, person_number
from dedere_web.trail import services


class Command(BaseCommand):
    """Take away everything that says who a person was."""

    stealth_options = ("who", "why", "register")

    def handle(self, *, who: str, why: str, register: Register, **_said: object) -> None:
        """Print what was erased, table by table."""
        person = person_number(who)
        erased = services.erase(register, person, why=why)
        for model, rows in erased.items():
            self.stdout.write(f"{model}: {rows}")
        self.stdout.write(
            _("Person %(number)d was erased; the trail keeps the number and nothing else.")
            % {"number": person}
        )
