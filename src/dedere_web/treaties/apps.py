"""The treaties app: says to the trail what it records."""

from django.apps import AppConfig


class TreatiesConfig(AppConfig):
    """What happens once, when the platform starts."""

    name = "dedere_web.treaties"

    def ready(self) -> None:
        """Register the kind of record and the pages on which its history stands."""
        # Rows can be imported only once every app is there.
        from dedere_web.treaties import histories  # noqa: PLC0415

        histories.register_all()
