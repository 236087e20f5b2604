"""Everything about one person; ``dedere person export`` asks for what it needs."""

import json

from django.core.management.base import BaseCommand
from django.core.serializers.json import DjangoJSONEncoder

from dedere_web.foundation.personal import Register, export_person, person_number
from dedere_web.trail import services


class Command(BaseCommand):
    """Print what is kept about a person, as JSON."""

    stealth_options = ("who", "register")

    def handle(self, *, who: str, register: Register, **_said: object) -> None:
        """Print it, and let the trail know that it was handed out."""
        person = person_number(who)
        held = {"person": person, "holds": export_person(register, person)}
        services.record_about_person(person, "exported")
        self.stdout.write(
            json.dumps(held, indent=2, ensure_ascii=False, cls=DjangoJSONEncoder, default=str)
        )
