"""The accounts app: says on which of its pages a history stands."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """What happens once, when the platform starts."""

    name = "dedere_web.accounts"

    def ready(self) -> None:
        """Register the pages that have a history."""
        # Rows can be imported only once every app is there.
        from dedere_web.accounts import histories  # noqa: PLC0415

        histories.register_all()
