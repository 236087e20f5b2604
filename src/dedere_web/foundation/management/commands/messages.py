"""Collect every marked sentence, of the engine, the adapters and the platform, for translators."""

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """Django's own collector, which also looks for sentences marked with ``mark(...)``."""

    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=mark"]  # noqa: RUF012
