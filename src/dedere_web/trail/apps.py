"""The trail as an app: it hears of every sign-in, whichever page or package lets a person in."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    """Starts listening once the apps are there."""

    name = "dedere_web.trail"

    def ready(self) -> None:
        """Listen to the framework's own word on who signed in."""
        # The rows can be loaded only now.
        from dedere_web.trail import sign_ins  # noqa: PLC0415

        sign_ins.listen()
