"""Creates the account of an operator; ``dedere create-operator`` asks for what it needs."""

from django.core.management.base import BaseCommand

from dedere_web.accounts.services import create_operator


class Command(BaseCommand):
    """Create the account of a person who runs the platform."""

    # Never arguments: a password on a command line is read by everybody on the machine.
    stealth_options = ("email", "password", "name")

    def handle(self, *, email: str, password: str, name: str = "", **_: object) -> None:
        """Create the account and say so."""
        user = create_operator(email=email, password=password, name=name)
        self.stdout.write(
            f"{user.email} may now sign in and import lists. Set up a second factor at the first "
            "sign-in: organisations and roles open only with one."
        )
