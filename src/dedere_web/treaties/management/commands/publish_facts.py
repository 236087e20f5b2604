"""Makes the compiled facts agree with what the database holds; ``dedere serve`` calls it."""

from django.core.management.base import BaseCommand

from dedere_web.treaties import services


class Command(BaseCommand):
    """Compile the facts again where they and the rows of the imports differ."""

    def handle(self, **_: object) -> None:
        """Publish the facts if they differ."""
        services.publish_if_different()
